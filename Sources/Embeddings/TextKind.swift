/// What a text is to the search: many models read another prefix for each role (``ModelPrefixes``).
public enum TextKind: String, Sendable, CaseIterable {
    /// What is searched for.
    case query
    /// What is found.
    case passage
    /// Taken as it is.
    case raw
}
