import Knowledge

/// How a reply names its source: "fiyat-listesi.pdf sayfa 3'e göre", "SSS'ye göre", "According to the FAQ".
public enum ReferenceForm {
    /// The words before the colon of a cited sentence.
    public static func text(for citation: Citation, in language: Language) -> String {
        switch (citation, language) {
        case (.page(let document, let page, _, _), .turkish):
            "\(document.filename) sayfa \(page)'\(TurkishSuffix.dative(of: page)) göre"
        case (.page(let document, let page, _, _), .english): "According to \(document.filename), page \(page)"
        case (.page(let document, let page, _, _), .arabic): "بحسب \(document.filename)، الصفحة \(page)"
        case (.faq, .turkish): "SSS'ye göre"
        case (.faq, .english): "According to the FAQ"
        case (.faq, .arabic): "بحسب الأسئلة الشائعة"
        }
    }

    /// The sentence without its reference, where it begins with one in any language.
    static func strip(from text: String, citations: [Citation]) -> Substring {
        for citation in citations {
            for language in Language.allCases {
                let reference = self.text(for: citation, in: language)
                if text.hasPrefix(reference) { return text.dropFirst(reference.count) }
            }
        }
        return text[...]
    }
}
