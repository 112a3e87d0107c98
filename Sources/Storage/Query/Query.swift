/// SQL whose interpolated values are bound, never pasted.
///
///     let query: Query = "select title from documents where id = \(id)"     // … where id = $1
///
/// A query interpolated into another is spliced with its own values.
public struct Query: Sendable, ExpressibleByStringInterpolation {
    struct Binding: Sendable {
        let type: PostgresType
        let bytes: [UInt8]?
    }

    fileprivate enum Part: Sendable {
        case sql(String)
        case value(Binding)
    }

    private var parts: [Part]

    public init(stringLiteral sql: StaticString) { parts = [.sql(sql.description)] }

    public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ sql: StaticString) { parts.append(.sql(sql.description)) }

        /// A missing value is NULL.
        public mutating func appendInterpolation<Value: PostgresValue>(_ value: Value?) {
            parts.append(.value(Binding(type: Value.postgresType, bytes: value?.postgresBytes)))
        }

        public mutating func appendInterpolation(_ fragment: Query) { parts += fragment.parts }

        /// A name from the catalog, quoted. Names cannot be bound.
        mutating func appendInterpolation(identifier: String) {
            parts.append(.sql("\"" + identifier.replacing("\"", with: "\"\"") + "\""))
        }
    }

    /// The text with `$1 …` in the places of its values, and the values.
    func rendered() -> (sql: String, bindings: [Binding]) {
        var sql = ""
        var bindings: [Binding] = []
        for part in parts {
            switch part {
            case .sql(let text): sql += text
            case .value(let binding):
                bindings.append(binding)
                sql += "$\(bindings.count)"
            }
        }
        return (sql, bindings)
    }
}
