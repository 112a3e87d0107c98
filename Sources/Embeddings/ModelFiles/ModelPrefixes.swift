/// What a model was trained to read before a text, for each role the text can have.
public struct ModelPrefixes: Sendable, Equatable {
    public let query: String
    public let passage: String

    /// E5's (Wang et al. 2022, arXiv:2212.03533).
    static let e5 = ModelPrefixes(query: "query: ", passage: "passage: ")
    static let none = ModelPrefixes(query: "", passage: "")

    public subscript(kind: TextKind) -> String {
        switch kind {
        case .query: query
        case .passage: passage
        case .raw: ""
        }
    }
}
