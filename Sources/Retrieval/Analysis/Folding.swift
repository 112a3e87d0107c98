import Foundation

/// Text as terms are made of it: lower-case the Turkish way, without marks, Latin letters in ASCII.
///
/// Users leave the marks out ("siparisim nerede") and keyboards mix `I`, `ı`, `İ` and `i`, so all four become `i`.
/// The form is NFKD with the marks dropped, which makes composed and decomposed text (`ş`, `s` + U+0327) and
/// compatibility forms (`ﬁ`, `²`, full-width letters) equal. Arabic keeps its letters, without vowel signs and with
/// the spelling variants of alef, ya and ta marbuta unified.
enum Folding {
    /// UTF-8 of the folded text. What is neither letter, digit nor ASCII becomes a space, except that dashes become
    /// `-`, apostrophes `'`, and currency signs their code.
    static func bytes(of text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count + 8)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                let byte = ascii[Int(scalar.value)]
                if byte == dollar { folded.append(contentsOf: " usd ".utf8) } else { folded.append(byte) }
            } else if scalar.value < 0x180 {
                folded.append(contentsOf: latin[Int(scalar.value) - 0x80])
            } else {
                folded.append(contentsOf: fold(scalar))
            }
        }
        return folded
    }

    private static let dollar = UInt8(ascii: "$")

    private static let ascii: [UInt8] = (0..<0x80).map { code in
        switch code {
        case 0x41...0x5A: UInt8(code + 0x20)
        case 0x60: UInt8(ascii: "'")
        case 0..<0x20, 0x7F: UInt8(ascii: " ")
        default: UInt8(code)
        }
    }

    /// U+0080 … U+017F, which holds every letter of Turkish and of its neighbours.
    private static let latin: [[UInt8]] = (0x80..<0x180).map { code in
        Unicode.Scalar(UInt32(code)).map { fold($0) } ?? []
    }

    private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
        if let replacement = replacements[scalar.value] { return Array(replacement.utf8) }
        var folded: [UInt8] = []
        for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
            for lower in part.properties.lowercaseMapping.unicodeScalars {
                if let replacement = replacements[lower.value] {
                    folded.append(contentsOf: replacement.utf8)
                } else if lower.value < 0x80 {
                    folded.append(ascii[Int(lower.value)])
                } else {
                    folded.append(contentsOf: plain(lower))
                }
            }
        }
        return folded
    }

    private static func plain(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .spacingMark:
            return []
        case .decimalNumber:
            let digit = Int(scalar.properties.numericValue ?? 0)
            return [UInt8(ascii: "0") + UInt8(digit)]
        case .dashPunctuation:
            return [UInt8(ascii: "-")]
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return Array(String(scalar).utf8)
        default:
            return [UInt8(ascii: " ")]
        }
    }

    /// What neither decomposition nor lower-casing brings to its plain form.
    private static let replacements: [UInt32: String] = [
        0x0131: "i", 0x00DF: "ss", 0x00E6: "ae", 0x00C6: "ae", 0x0153: "oe", 0x0152: "oe", 0x00F8: "o", 0x00D8: "o",
        0x0111: "d", 0x0110: "d", 0x0142: "l", 0x0141: "l", 0x00F0: "d", 0x00FE: "th",
        0x20BA: " tl ", 0x20AC: " eur ", 0x00A3: " gbp ", 0x066A: "%", 0x066B: ".", 0x066C: ",", 0x2044: "/",
        0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x00B4: "'", 0x2032: "'", 0x2212: "-", 0x00B7: " ",
        // Arabic: tatweel, final ya, ta marbuta.
        0x0640: "", 0x0649: "\u{064A}", 0x0629: "\u{0647}",
    ]
}
