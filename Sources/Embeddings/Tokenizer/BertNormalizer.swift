/// BERT's normaliser: no control characters, one kind of space, ideographs apart, no accents, small letters.
struct BertNormalizer: Sendable {
    let cleansText: Bool
    let spacesIdeographs: Bool
    let stripsAccents: Bool
    let lowercases: Bool

    func apply(to text: String) -> String {
        var result = cleansText || spacesIdeographs ? separated(text) : text
        if stripsAccents {
            result = NormalForm.nfd.apply(to: result).removing(\.isReferenceNonspacingMark)
        }
        return lowercases ? result.lowercasedByCodePoint() : result
    }

    private func separated(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if cleansText, Self.isRemoved(scalar) {
                continue
            } else if cleansText, scalar.isWhitespace {
                result.append(" ")
            } else if spacesIdeographs, Self.isIdeograph(scalar) {
                result.append(contentsOf: [" ", scalar, " "])
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The replacement character, and controls but those that are white space to everyone.
    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": false
        case "\u{FFFD}": true
        default: scalar.isReferenceControl
        }
    }

    /// The blocks that BERT's first tokenizer named. One begins at U+2B920 there, and so it does here.
    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}

extension String {
    func removing(_ isRemoved: (Unicode.Scalar) -> Bool) -> String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !isRemoved($0) }))
    }

    /// Each code point by itself: no final sigma, `İ` as `i` and a dot.
    func lowercasedByCodePoint() -> String {
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isASCII {
                let isCapital = ("A"..."Z").contains(scalar)
                result.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            } else {
                result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }
}
