extension Pool {
    /// Runs a body in one transaction on a connection's own queue.
    ///
    /// A transaction that only reads answers its caller first and is ended after; there is nothing it could lose.
    /// - Throws: what the body throws, ``StorageError``, or `CancellationError` when the calling task was cancelled.
    func transaction<Value: Sendable>(
        opening: [Query], commits: Bool = true, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let connection = try await take()
        let work = connection.cancellation.begin()
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    connection.queue.async {
                        let outcome = Result { try connection.transact(opening: opening, commits: commits, body) }
                        connection.cancellation.end()
                        if commits { connection.settle() }
                        continuation.resume(with: outcome)
                        connection.settle()
                        self.giveBack(connection.isUsable ? connection : nil)
                    }
                }
            } onCancel: {
                connection.cancellation.cancel(work)
            }
        } catch let error as StorageError where error.code == .cancelled {
            throw CancellationError()
        }
    }

    /// Statements that cannot stand in a transaction.
    func run(script: String) async throws {
        let connection = try await take()
        defer { giveBack(connection.isUsable ? connection : nil) }
        try await connection.onQueue { try connection.performScript(script) }
    }
}
