/// A value that travels to PostgreSQL as a bound parameter and comes back as a column, in the binary format.
public protocol PostgresValue: Sendable {
    /// What a parameter of this type is declared as.
    static var postgresType: PostgresType { get }
    /// The binary format; `nil` is NULL.
    var postgresBytes: [UInt8]? { get }
    /// Reads a column; `bytes` is `nil` for NULL. `nil` where the column holds something else.
    init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType)
}

extension Optional: PostgresValue where Wrapped: PostgresValue {
    public static var postgresType: PostgresType { Wrapped.postgresType }

    public var postgresBytes: [UInt8]? { self?.postgresBytes }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard bytes != nil else {
            self = .none
            return
        }
        guard let value = Wrapped(postgresBytes: bytes, type: type) else { return nil }
        self = value
    }
}

extension PostgresValue where Self: RawRepresentable, RawValue == String {
    public static var postgresType: PostgresType { .text }

    public var postgresBytes: [UInt8]? { Array(rawValue.utf8) }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let text = String(postgresBytes: bytes, type: type) else { return nil }
        self.init(rawValue: text)
    }
}
