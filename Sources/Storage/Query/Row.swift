import CPq
import Foundation
import Knowledge

/// One row, lent to a closure. It points into its ``Rows``, which outlive it: a borrowed value that cannot be copied
/// cannot leave the closure.
public struct Row: ~Copyable {
    private let result: OpaquePointer
    private let index: Int32

    init(of result: OpaquePointer, at index: Int) {
        self.result = result
        self.index = Int32(index)
    }

    /// - Throws: ``StorageError`` with code `decoding` when there is no such column, or it holds another type or NULL.
    public borrowing func value<Value: PostgresValue>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(StorageError) -> Value {
        let field = PQfnumber(result, column)
        guard field >= 0 else { throw StorageError(.decoding, subject: "no column \(column)") }
        let columnType = PostgresType(oid: PQftype(result, field))
        guard let value = Value(postgresBytes: cell(field), type: columnType) else {
            throw StorageError(.decoding, subject: "column \(column) as \(type)")
        }
        return value
    }

    /// libpq keeps the bytes until the result is cleared.
    private borrowing func cell(_ field: Int32) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, index, field) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, index, field), count: Int(PQgetlength(result, index, field)))
    }
}

extension Row {
    public borrowing func text(_ column: String) throws(StorageError) -> String { try value(column) }
    public borrowing func texts(_ column: String) throws(StorageError) -> [String] { try value(column) }
    public borrowing func integer(_ column: String) throws(StorageError) -> Int { try value(column) }
    public borrowing func real(_ column: String) throws(StorageError) -> Float { try value(column) }
    public borrowing func flag(_ column: String) throws(StorageError) -> Bool { try value(column) }
    public borrowing func bytes(_ column: String) throws(StorageError) -> Data { try value(column) }
    public borrowing func date(_ column: String) throws(StorageError) -> Date { try value(column) }
    public borrowing func json(_ column: String) throws(StorageError) -> JSON { try value(column) }

    public borrowing func id<Entity: Identified>(_ column: String) throws(StorageError) -> Identifier<Entity> {
        try value(column)
    }
}
