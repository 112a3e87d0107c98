/// An open transaction, lent to a closure: what the sessions of tenants and of the operator are made of.
struct Transaction: ~Copyable {
    let connection: Connection

    // Inlined into a closure that is then specialised, this crashes the optimiser of Swift 6.3.1.
    @inline(never)
    init(on connection: Connection) { self.connection = connection }

    borrowing func query<Value>(
        _ query: Query, _ read: (borrowing Rows) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        let rows = try connection.perform([query])
        return try read(rows)
    }

    /// The first row, read; `nil` where there is none.
    borrowing func queryFirst<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        try self.query(query) { rows throws(StorageError) in try rows.first(read) }
    }

    /// Every row, read.
    borrowing func queryAll<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> [Value] {
        try self.query(query) { rows throws(StorageError) in try rows.map(read) }
    }

    @discardableResult
    borrowing func execute(_ query: Query) throws(StorageError) -> Int { try connection.perform([query]).affected }

    /// All of them in one round trip for each 256, which bounds what libpq buffers.
    borrowing func execute(_ queries: [Query]) throws(StorageError) {
        var rest = queries[...]
        while !rest.isEmpty {
            _ = try connection.perform(Array(rest.prefix(256)))
            rest = rest.dropFirst(256)
        }
    }

    /// SQL without parameters, several statements at once.
    borrowing func script(_ sql: String) throws(StorageError) { try connection.performScript(sql) }
}
