import Knowledge

/// Which column of an FAQ file holds what, by the names in its header line.
struct FAQColumns {
    let id: Int?
    let category: Int?
    let language: Int?
    let question: Int
    let answer: Int
    let count: Int

    /// Other names of the columns, folded.
    private static let aliases: [String: Set<String>] = [
        "id": ["id", "no", "kod", "numara", "sira", "sira no"],
        "category": ["category", "kategori", "konu", "grup", "baslik", "topic"],
        "lang": ["lang", "language", "dil"],
        "question": ["question", "soru", "sorular", "sss", "q"],
        "answer": ["answer", "cevap", "cevaplar", "yanit", "a"],
    ]

    /// - Throws: ``FAQFileError`` `missingColumn` where question or answer is not among the names.
    init(header: [String]) throws(FAQFileError) {
        let names = header.map(Self.folded)
        func index(_ column: String) -> Int? {
            names.firstIndex { Self.aliases[column]?.contains($0) ?? false }
        }
        guard let question = index("question") else { throw FAQFileError(.missingColumn, field: "question") }
        guard let answer = index("answer") else { throw FAQFileError(.missingColumn, field: "answer") }
        self.question = question
        self.answer = answer
        id = index("id")
        category = index("category")
        language = index("lang")
        count = header.count
    }

    /// Lower case without Turkish letters, so that `SORU`, `Yanıt` and `DİL` are found by any spelling.
    static func folded(_ name: String) -> String {
        let plain: [Unicode.Scalar: Unicode.Scalar] = [
            "İ": "i", "I": "i", "ı": "i", "Ş": "s", "ş": "s", "Ğ": "g", "ğ": "g", "Ü": "u", "ü": "u", "Ö": "o",
            "ö": "o", "Ç": "c", "ç": "c",
        ]
        let scalars = name.unicodeScalars.map { plain[$0] ?? $0 }
        return String(scalars: scalars).lowercased().trimmed
    }

    /// A language by its code or its name; `nil` where it is none of ours.
    static func language(_ name: String) -> Language? {
        switch folded(name) {
        case "tr", "tr-tr", "turkce", "turkish": .turkish
        case "en", "en-us", "en-gb", "ingilizce", "english": .english
        case "ar", "arapca", "arabic": .arabic
        default: nil
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
