/// What a text is to the search. E5 was trained with a prefix for each role (Wang et al. 2022, arXiv:2212.03533).
public enum TextKind: String, Sendable, CaseIterable {
    /// What is searched for: `query: …`
    case query
    /// What is found: `passage: …`
    case passage
    /// Taken as it is.
    case raw

    var prefix: String {
        switch self {
        case .query: "query: "
        case .passage: "passage: "
        case .raw: ""
        }
    }
}
