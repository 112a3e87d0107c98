import Embeddings
import Foundation
import HTTPServer
import Knowledge

/// What is to be embedded, in the four forms of OpenAI's API: a text, texts, token ids, lists of token ids.
struct EmbeddingInput: Decodable, Sendable {
    enum Element: Sendable {
        case text(String)
        /// Any numbers, so that the one that is no id can be named.
        case tokenIDs([Double])

        /// Bytes or ids: how much work counting its tokens is.
        var size: Int {
            switch self {
            case .text(let text): text.utf8.count
            case .tokenIDs(let ids): ids.count
            }
        }
    }

    static let mostElements = 2_048
    static let mostTokens = 100_000
    /// More is not counted: what would still fit the model's window is made of blanks.
    static let mostBytes = 64 << 10

    let elements: [Element]
    /// The request has a list of them.
    let isList: Bool

    init(from decoder: any Decoder) throws {
        let whole = try decoder.singleValueContainer()
        if let text = try Self.unlessOther({ try whole.decode(String.self) }) {
            elements = [.text(text)]
            isList = false
            return
        }
        // The first element tells which form is meant, so that a wrong one further on is named where it stands.
        var list = try decoder.unkeyedContainer()
        if list.isAtEnd {
            elements = []
            isList = true
            return
        }
        if try Self.unlessOther({ try list.decode(String.self) }) != nil {
            elements = try whole.decode([String].self).map(Element.text)
            isList = true
        } else if try Self.unlessOther({ try list.decode(Double.self) }) != nil {
            elements = [.tokenIDs(try whole.decode([Double].self))]
            isList = false
        } else {
            elements = try whole.decode([[Double]].self).map(Element.tokenIDs)
            isList = true
        }
    }

    /// The value, or `nil` where something of another type stands.
    private static func unlessOther<Value>(_ decode: () throws -> Value) throws -> Value? {
        do { return try decode() } catch DecodingError.typeMismatch { return nil }
    }

    /// Refuses what can be refused without a tokenizer.
    func check(as kind: TextKind, vocabularySize: Int) throws(Problem) {
        guard !elements.isEmpty else {
            throw APIProblem.field("/input", "empty", tr: "En az bir girdi gerekir.", en: "There must be an input.")
        }
        guard elements.count <= Self.mostElements else {
            throw APIProblem.field(
                "/input", "too_many",
                tr: "Bir istekte en çok \(Self.mostElements) girdi olur; bunda \(elements.count) var. İsteği bölün.",
                en: "A request has at most \(Self.mostElements) inputs; this has \(elements.count). Split the request.")
        }
        for (index, element) in elements.enumerated() {
            guard element.size > 0 else {
                throw problem(
                    at: index, "empty", tr: "boş girdinin vektörü olmaz; çıkarın.",
                    en: "an empty input has no vector; leave it out.")
            }
            switch element {
            case .text(let text): try check(text, at: index)
            case .tokenIDs(let ids): try check(ids, as: kind, at: index, vocabularySize)
            }
        }
    }

    private func check(_ text: String, at index: Int) throws(Problem) {
        guard text.utf8.count <= Self.mostBytes else {
            throw problem(
                at: index, "text_too_long",
                tr: "metin \(text.utf8.count) bayt; en çok \(Self.mostBytes) bayt olabilir. Metni bölün.",
                en: "the text has \(text.utf8.count) bytes; at most \(Self.mostBytes) are taken. Split the text.")
        }
    }

    private func check(
        _ ids: [Double], as kind: TextKind, at index: Int, _ vocabularySize: Int
    ) throws(Problem) {
        guard kind == .raw else {
            throw APIProblem.field(
                "/input_type", "needs_text",
                tr: "Ön ek yalnızca metne eklenir; metin gönderin ya da input_type değerini raw yapın.",
                en: "A prefix can only be added to text; send text, or make input_type raw.")
        }
        let isUnknown = { (id: Double) in !(Int(exactly: id).map { (0..<vocabularySize).contains($0) } ?? false) }
        if let place = ids.firstIndex(where: isUnknown) {
            let id = Int(exactly: ids[place]).map(String.init) ?? "\(ids[place])"
            let last = vocabularySize - 1
            throw problem(
                at: index, place: place, "unknown_token",
                tr: "\(id) bu modelin sözlüğünde yok; belirteç numaraları 0 ile \(last) arasındadır.",
                en: "\(id) is not in this model's vocabulary; token ids lie between 0 and \(last).")
        }
    }

    /// An element as the ids the model reads, with its `<s>` and `</s>`.
    /// - Throws: ``Problem`` for what the model's window does not hold; nothing is ever cut.
    func tokenIDs(at index: Int, as kind: TextKind, model: EmbeddingModel) throws(Problem) -> [Int32] {
        let ids: [Int32]
        switch elements[index] {
        case .text(let text): ids = model.tokenIDs(of: text, as: kind)
        case .tokenIDs(let given): ids = Self.bracketed(given.map { Int32($0) }, model)
        }
        guard ids.count <= model.maxTokens else {
            throw problem(
                at: index, "text_too_long",
                tr: "\(ids.count) belirteç var; model en çok \(model.maxTokens) belirteç okur. Metni bölün.",
                en: "there are \(ids.count) tokens; the model reads at most \(model.maxTokens). Split the text.")
        }
        return ids
    }

    /// A tokenizer gives a text's ids with or without the two that enclose it; the model knows them enclosed only.
    private static func bracketed(_ ids: [Int32], _ model: EmbeddingModel) -> [Int32] {
        let empty = model.tokenIDs(of: "", as: .raw)
        return (ids.first == empty.first ? [] : empty.prefix(1)) + ids + (ids.last == empty.last ? [] : empty.suffix(1))
    }

    /// Refuses more tokens than one request may have.
    static func check(tokens: Int) throws(Problem) {
        guard tokens <= mostTokens else {
            throw APIProblem.field(
                "/input", "too_many_tokens",
                tr: "Bir istekte toplam en çok \(mostTokens) belirteç olabilir; bunda daha fazlası var. İsteği bölün.",
                en: "A request has at most \(mostTokens) tokens in total; this has more. Split the request.")
        }
    }

    private func problem(at index: Int, place: Int? = nil, _ code: String, tr: String, en: String) -> Problem {
        let element = isList ? "/input/\(index)" : "/input"
        let pointer = place.map { "\(element)/\($0)" } ?? element
        let name = OpenAIProblem.parameter(element)
        return APIProblem.field(pointer, code, tr: "\(name): \(tr)", en: "\(name): \(en)")
    }
}
