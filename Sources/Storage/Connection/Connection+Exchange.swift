import CPq

/// Statements and their answers. All of it blocks; all of it runs on the connection's queue.
extension Connection {
    /// Sends the statements, and what waits in `opening` ahead of them, in one round trip; returns the last's rows.
    ///
    /// A connection that was lost while it lay idle shows only now. Where these are the first statements of a
    /// transaction, nothing can have been committed, so they are repeated once on a fresh connection.
    func perform(_ queries: [Query]) throws(StorageError) -> Rows {
        try refuseIfCancelled()
        let first = opening
        opening = []
        do {
            return try exchange(first + queries)
        } catch {
            guard error.code == .connectionLost, !first.isEmpty else { throw error }
            try open()
            return try exchange(first + queries)
        }
    }

    /// Several statements as one text and without parameters, by the simple protocol: migrations.
    func performScript(_ sql: String) throws(StorageError) {
        if !opening.isEmpty { _ = try perform([]) }
        try refuseIfCancelled()
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(result) }
    }

    private func refuseIfCancelled() throws(StorageError) {
        if cancellation.isCancelled { throw StorageError(.cancelled) }
    }

    /// Pipeline mode (PostgreSQL manual 34.5): every statement is sent before the first answer is read. After a failed
    /// statement the server skips the rest, up to the synchronisation point that ends the batch.
    ///
    /// The blocking interface is safe here: while libpq waits to send it also reads, so neither side can starve.
    private func exchange(_ queries: [Query]) throws(StorageError) -> Rows {
        guard isUsable, PQenterPipelineMode(handle) == 1 else { throw StorageError(.connectionLost) }
        defer { PQexitPipelineMode(handle) }
        for query in queries { try send(query) }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        var last: OpaquePointer?
        var failed: StorageError?
        // Each statement's results end with nil, and the synchronisation point's own result stands alone.
        for _ in 0...queries.count {
            while let result = PQgetResult(handle) {
                switch PQresultStatus(result) {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                    PQclear(last)
                    last = result
                case PGRES_PIPELINE_SYNC, PGRES_PIPELINE_ABORTED:
                    PQclear(result)
                default:
                    failed = failed ?? failure(result)
                    PQclear(result)
                }
            }
        }
        guard let last, failed == nil, isUsable else {
            PQclear(last)
            throw failed ?? lost()
        }
        return Rows(owning: last)
    }

    private func send(_ query: Query) throws(StorageError) {
        let (sql, bindings) = query.rendered()
        let types = bindings.map { $0.type.oid }
        let lengths = bindings.map { Int32($0.bytes?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: bindings.count)
        // One buffer for all values; the byte at its end gives an empty value an address too, as nil would be NULL.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(bindings.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        let offsets = bindings.map { binding -> Int? in
            guard let value = binding.bytes else { return nil }
            defer { bytes += value }
            return bytes.count
        }
        bytes.append(0)
        let sent = bytes.withUnsafeBufferPointer { buffer -> Int32 in
            let base = UnsafeRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.map { base + $0 } }
            // libpq copies everything before it returns. The 1 at the end asks for binary results.
            return PQsendQueryParams(handle, sql, Int32(bindings.count), types, values, lengths, formats, 1)
        }
        guard sent == 1 else { throw lost() }
    }

    /// The server refuses a statement by a result; a lost connection yields one too, and then shows in the status.
    private func failure(_ result: OpaquePointer?) -> StorageError {
        let error = StorageError(result: result)
        if error.sqlstate == "57014", cancellation.isCancelled { return StorageError(.cancelled, sqlstate: "57014") }
        return isUsable ? error : StorageError(.connectionLost, sqlstate: error.sqlstate)
    }

    /// Nothing was sent, or only half of it: the connection is of no further use.
    private func lost() -> StorageError {
        defer { close() }
        return StorageError(isUsable ? .statement : .connectionLost)
    }
}
