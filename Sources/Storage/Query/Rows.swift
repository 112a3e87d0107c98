import CPq

/// The rows a query returned, lent to a closure. Owns the `PGresult` and clears it at the closure's end.
public struct Rows: ~Copyable {
    private let result: OpaquePointer

    init(owning result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    public var count: Int { Int(PQntuples(result)) }

    public borrowing func map<Value>(
        _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try read(Row(of: result, at: index))) }
        return values
    }

    public borrowing func first<Value>(
        _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        count == 0 ? nil : try read(Row(of: result, at: 0))
    }

    /// Of an `insert`, `update` or `delete`: how many rows it touched.
    var affected: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// The command's tag, such as `COMMIT`.
    var command: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }
}
