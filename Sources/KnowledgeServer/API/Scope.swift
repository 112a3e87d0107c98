import Knowledge

/// What a key may do.
struct Scope: RawRepresentable, Hashable, Sendable, CaseIterable, Codable {
    let rawValue: String

    static let knowledgeRead = Scope("knowledge:read")
    static let knowledgeWrite = Scope("knowledge:write")
    static let assist = Scope("assist")
    /// Sees personal data in conversations; who has not sees it masked. An admin has it too.
    static let piiRead = Scope("pii:read")
    static let auditRead = Scope("audit:read")
    static let admin = Scope("admin")

    /// Everything that a niche's own routes do.
    static func plugin(_ id: String) -> Scope { Scope("plugin:" + id) }

    static var allCases: [Scope] {
        [knowledgeRead, knowledgeWrite, assist, piiRead, auditRead, admin] + Niches.ids.map(plugin)
    }

    /// `nil` for a scope that there is not.
    init?(rawValue: String) {
        guard Self.allCases.contains(where: { $0.rawValue == rawValue }) else { return nil }
        self.init(rawValue)
    }

    private init(_ rawValue: String) { self.rawValue = rawValue }

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
