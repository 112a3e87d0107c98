import Foundation

/// PostgreSQL's `timestamptz`: whole microseconds since 2000-01-01 00:00 UTC.
///
/// `Date` is a binary fraction; what has to come back exactly (a cursor) keeps this form instead.
struct Timestamp: Hashable, Sendable {
    let microseconds: Int64

    /// From 2000-01-01 to Foundation's reference date, 2001-01-01.
    private static let secondsToReferenceDate = 31_622_400.0

    init(microseconds: Int64) { self.microseconds = microseconds }

    init(_ date: Date) {
        let seconds = date.timeIntervalSinceReferenceDate + Self.secondsToReferenceDate
        microseconds = Int64((seconds * 1_000_000).rounded())
    }

    var date: Date {
        Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - Self.secondsToReferenceDate)
    }
}

extension Timestamp: PostgresValue {
    static var postgresType: PostgresType { .timestamptz }
    var postgresBytes: [UInt8]? { BigEndian.bytes(microseconds) }

    init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let bytes, type == .timestamptz, let value: Int64 = BigEndian.read(bytes) else { return nil }
        microseconds = value
    }
}

extension Date: PostgresValue {
    public static var postgresType: PostgresType { .timestamptz }
    public var postgresBytes: [UInt8]? { Timestamp(self).postgresBytes }

    public init?(postgresBytes bytes: UnsafeRawBufferPointer?, type: PostgresType) {
        guard let value = Timestamp(postgresBytes: bytes, type: type) else { return nil }
        self = value.date
    }
}
