import Knowledge

/// Which columns a person says hold what: by the name in the header, or by the letter a spreadsheet shows above the
/// column. What is left out is found by its name.
public struct FAQMapping: Sendable, Equatable {
    public var id: String?
    public var category: String?
    public var language: String?
    public var question: String?
    public var answer: String?

    public static let automatic = FAQMapping()

    public init(
        id: String? = nil, category: String? = nil, language: String? = nil, question: String? = nil,
        answer: String? = nil
    ) {
        self.id = id
        self.category = category
        self.language = language
        self.question = question
        self.answer = answer
    }
}

/// Which column of an FAQ file holds what.
struct FAQColumns {
    let id: Int?
    let category: Int?
    let language: Int?
    let question: Int
    let answer: Int
    let count: Int
    private let header: [String]

    /// Other names of the columns, folded.
    private static let aliases: [String: Set<String>] = [
        "id": ["id", "no", "kod", "numara", "sira", "sira no", "external_id"],
        "category": ["category", "kategori", "konu", "grup", "baslik", "topic"],
        "lang": ["lang", "language", "dil"],
        "question": ["question", "questions", "soru", "sorular", "soru metni", "musteri sorusu", "sss", "q"],
        "answer": ["answer", "answers", "cevap", "cevaplar", "cevap metni", "yanit", "yanitlar", "a"],
    ]

    /// - Throws: ``FAQFileError`` `missingColumn` where question or answer is not among the names, `unknownColumn`
    ///   where the mapping names a column that is not there.
    init(header: [String], mapping: FAQMapping = .automatic) throws(FAQFileError) {
        let names = header.map(Self.folded)
        func index(_ column: String, _ wanted: String?) throws(FAQFileError) -> Int? {
            guard let wanted, !wanted.trimmed.isEmpty else {
                return names.firstIndex { Self.aliases[column]?.contains($0) ?? false }
            }
            if let index = names.firstIndex(of: Self.folded(wanted)) { return index }
            if let index = Self.index(ofLetters: wanted.trimmed), names.indices.contains(index) { return index }
            let known = header.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: ", ")
            throw FAQFileError(.unknownColumn, field: wanted.trimmed, names: known)
        }
        guard let question = try index("question", mapping.question) else {
            throw FAQFileError(.missingColumn, field: "question")
        }
        guard let answer = try index("answer", mapping.answer) else {
            throw FAQFileError(.missingColumn, field: "answer")
        }
        self.question = question
        self.answer = answer
        id = try index("id", mapping.id)
        category = try index("category", mapping.category)
        language = try index("lang", mapping.language)
        count = header.count
        self.header = header
    }

    /// The name of each column that is used, as the file has it, by what it holds.
    var names: [String: String] {
        let columns = ["id": id, "category": category, "lang": language, "question": question, "answer": answer]
        return columns.compactMapValues { index in index.map { header[$0].trimmed } }
    }

    /// `A` is 0, `AB` is 27.
    private static func index(ofLetters letters: String) -> Int? {
        guard (1...2).contains(letters.utf8.count) else { return nil }
        var index = 0
        for letter in letters.uppercased().utf8 {
            guard (0x41...0x5A).contains(letter) else { return nil }
            index = index * 26 + Int(letter) - 0x40
        }
        return index - 1
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

    /// What two spellings of one question have in common: neither case nor spaces nor the marks at its end count.
    static func key(question: String) -> String {
        let words = folded(question).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(words.reversed().drop { "?!.… ".contains($0) }.reversed())
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
