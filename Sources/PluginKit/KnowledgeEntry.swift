/// A question and its answer that a niche brings: a tenant takes them into its FAQ with one call, and may change them
/// there as its own.
public struct KnowledgeEntry: Sendable {
    /// Stable: taken in again, the entry is the same.
    public let id: String
    public let question: String
    public let answer: String
    public let category: String
    public let language: Language

    public init(id: String, question: String, answer: String, category: String, language: Language) {
        self.id = id
        self.question = question
        self.answer = answer
        self.category = category
        self.language = language
    }
}
