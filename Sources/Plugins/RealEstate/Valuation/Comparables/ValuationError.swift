/// Why the valuation's files could not be used.
public enum ValuationError: Error, Equatable, CustomStringConvertible {
    case badMapping(String)
    case missingColumn(String)
    case badIndex(String)

    public var description: String {
        switch self {
        case .badMapping(let detail): "mapping: \(detail)"
        case .missingColumn(let name): "the file has no column '\(name)'"
        case .badIndex(let detail): "index: \(detail)"
        }
    }
}
