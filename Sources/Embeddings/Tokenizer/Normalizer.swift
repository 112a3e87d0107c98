/// What is done to a text before it is split into words: steps in their order.
struct Normalizer: Sendable {
    /// A packed character map's entry for one code point.
    struct Rule: Sendable {
        let scalar: Unicode.Scalar
        /// Empty deletes the code point.
        let replacement: [Unicode.Scalar]
    }

    enum Step: Sendable {
        case characterMap(CharacterMap)
        case bert(BertNormalizer)
        case form(NormalForm)
        case stripAccents
        case lowercase
        /// White space at the ends.
        case strip(left: Bool, right: Bool)
        /// All occurrences, from the left, of one text that is not empty.
        case replace(String, with: String)
        /// Two or more spaces.
        case replaceSpaces(with: String)

        func apply(to text: String) -> String {
            switch self {
            case .characterMap(let map): map.apply(to: text)
            case .bert(let normalizer): normalizer.apply(to: text)
            case .form(let form): form.apply(to: text)
            case .stripAccents: text.removing(\.isReferenceMark)
            case .lowercase: text.lowercasedByCodePoint()
            case .strip(let left, let right): text.stripped(left: left, right: right)
            case .replace(let old, let new): text.replacing(old, with: new)
            case .replaceSpaces(let new): text.replacingRunsOfSpaces(with: new)
            }
        }
    }

    private let steps: [Step]

    init(_ steps: [Step]) { self.steps = steps }

    func normalize(_ text: String) -> String { steps.reduce(text) { $1.apply(to: $0) } }
}

extension String {
    /// Byte by byte: to `String` itself, composed and decomposed letters are equal.
    fileprivate func replacing(_ old: String, with new: String) -> String {
        let old = Array(old.utf8)
        var result: [UInt8] = []
        var rest = Array(utf8)[...]
        while let first = rest.first {
            if rest.starts(with: old) {
                result += new.utf8
                rest = rest.dropFirst(old.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    fileprivate func replacingRunsOfSpaces(with new: String) -> String {
        var result: [UInt8] = []
        var rest = Array(utf8)[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == UInt8(ascii: " ") }.count
            if run > 1 { result += new.utf8 } else { result.append(first) }
            rest = rest.dropFirst(max(run, 1))
        }
        return String(decoding: result, as: UTF8.self)
    }

    fileprivate func stripped(left: Bool, right: Bool) -> String {
        var rest = unicodeScalars[...]
        if left { rest = rest.drop(while: \.isWhitespace) }
        if right { while let last = rest.last, last.isWhitespace { rest.removeLast() } }
        return String(rest)
    }
}
