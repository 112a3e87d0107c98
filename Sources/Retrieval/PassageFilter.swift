import Knowledge

/// Which passages take part in a search. Every condition that is given has to hold.
public struct PassageFilter: Hashable, Sendable {
    public enum SourceType: String, Sendable, Codable, CaseIterable {
        case document
        case faq
    }

    /// Parts of one of these documents; no FAQ entry is.
    public var documents: Set<DocumentID>?
    public var languages: Set<Language>?
    public var sourceType: SourceType?
    /// Those that carry one of these tags.
    public var tags: Set<String>?

    /// Admits every passage.
    public init(
        documents: Set<DocumentID>? = nil, languages: Set<Language>? = nil, sourceType: SourceType? = nil,
        tags: Set<String>? = nil
    ) {
        self.documents = documents
        self.languages = languages
        self.sourceType = sourceType
        self.tags = tags
    }

    public var isEmpty: Bool { self == PassageFilter() }

    func admits(_ entry: IndexEntry) -> Bool {
        if let documents, !(entry.document.map(documents.contains) ?? false) { return false }
        if let languages, !languages.contains(entry.language) { return false }
        if let sourceType, sourceType != (entry.document == nil ? .faq : .document) { return false }
        if let tags, tags.isDisjoint(with: entry.tags) { return false }
        return true
    }
}
