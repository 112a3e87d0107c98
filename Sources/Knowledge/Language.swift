/// The languages a tenant's customers write in, by their ISO 639-1 codes.
public enum Language: String, Sendable, Codable, CaseIterable {
    case turkish = "tr"
    case english = "en"
    case arabic = "ar"
}

/// A sentence for a person: Turkish first, English second.
public struct LocalizedText: Hashable, Sendable, Codable {
    public let tr: String
    public let en: String

    public init(tr: String, en: String) {
        self.tr = tr
        self.en = en
    }

    /// The text in the language asked for; Turkish where there is none of its own.
    public func text(in language: Language) -> String { language == .english ? en : tr }
}
