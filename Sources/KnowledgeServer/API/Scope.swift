import Knowledge

/// What a key may do.
enum Scope: String, Sendable, CaseIterable, Codable {
    case knowledgeRead = "knowledge:read"
    case knowledgeWrite = "knowledge:write"
    case assist
    case auditRead = "audit:read"
    case admin

    /// What an office's inbox needs.
    static let standard: [Scope] = [.knowledgeRead, .knowledgeWrite, .assist]

    /// Reads `assist,knowledge:read`; the standard scopes where nothing is said.
    static func list(_ text: String?) throws -> [Scope] {
        guard let text else { return standard }
        return try text.split(separator: ",").map { word in
            guard let scope = Scope(rawValue: String(word)) else {
                let known = allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError("there is no scope '\(word)'; there are: \(known)")
            }
            return scope
        }
    }
}
