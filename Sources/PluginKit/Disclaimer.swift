/// A sentence that a niche puts under every reply it gives by itself.
public struct Disclaimer: Hashable, Sendable {
    /// Stable and dotted, as ids of rules are.
    public let id: String
    public let text: LocalizedText

    public init(id: String, text: LocalizedText) {
        self.id = id
        self.text = text
    }
}
