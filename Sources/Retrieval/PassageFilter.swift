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

    /// The live rows that it admits; `nil` for all of the segment's.
    func rows(of part: Part) -> RowSet? {
        guard !isEmpty else { return part.live }
        let attributes = part.segment.attributes
        let size = part.segment.passages
        func rows(_ keys: some Sequence<Attributes.Key>) -> RowSet {
            var rows = RowSet(none: size)
            for key in keys { for row in attributes.rows(of: key) { rows.insert(Int(row)) } }
            return rows
        }
        var admitted = part.live ?? RowSet(all: size)
        if let documents { admitted.formIntersection(rows(documents.map(Attributes.Key.document))) }
        if let languages { admitted.formIntersection(rows(languages.map(Attributes.Key.language))) }
        if let tags { admitted.formIntersection(rows(tags.map(Attributes.Key.tag))) }
        switch sourceType {
        case .faq: admitted.formIntersection(rows([.faq]))
        case .document: admitted.subtract(rows([.faq]))
        case nil: break
        }
        return admitted
    }
}
