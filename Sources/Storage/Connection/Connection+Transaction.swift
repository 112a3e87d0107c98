import CPq

extension Connection {
    /// Runs a body between `opening` and a commit. The opening statements travel with the body's first, and where it
    /// has none, nothing travels at all.
    ///
    /// - Parameter commits: `false` for a transaction that only reads: ``settle()`` ends it, after its caller has gone.
    func transact<Value>(
        opening: [Query], commits: Bool, _ body: (borrowing Transaction) throws -> Value
    ) throws -> Value {
        self.opening = opening
        let value = try body(Transaction(on: self))
        if commits { try commit() }
        return value
    }

    /// Brings the connection back to rest, whatever has happened on it.
    func settle() {
        opening = []
        guard isUsable, isInTransaction else { return }
        PQclear(PQexec(handle, "rollback"))
    }

    private func commit() throws(StorageError) {
        guard opening.isEmpty else { return }
        do throws(StorageError) {
            // A transaction in which something failed answers a commit with ROLLBACK, and no error.
            guard try perform(["commit"]).command == "COMMIT" else { throw StorageError(.aborted) }
        } catch {
            throw error.code == .connectionLost ? StorageError(.outcomeUnknown, sqlstate: error.sqlstate) : error
        }
    }
}
