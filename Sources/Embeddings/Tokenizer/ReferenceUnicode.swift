import Foundation

// Hugging Face's library has Unicode tables of several ages, and ids are equal only with the same: general categories
// are those of Unicode 8, normal forms those of Unicode 9. What came later is an unassigned code point to them. The
// code points named one by one have changed their category since.

extension Unicode.Scalar {
    private func isOlder(than version: Int) -> Bool { properties.age.map { $0.major < version } ?? false }

    /// Control, format or private use.
    var isReferenceControl: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        return switch properties.generalCategory {
        case .control, .privateUse: true
        case .format: isOlder(than: 9)
        default: false
        }
    }

    var isReferencePunctuation: Bool {
        if isASCII {
            return switch value {
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
            default: false
            }
        }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return isOlder(than: 9)
        default: return value == 0x166D || value == 0x111C9
        }
    }

    var isReferenceNonspacingMark: Bool {
        if value < 0x300 { return false }
        switch value {
        case 0x1885, 0x1886, 0xA9BD, 0x111C9: return false
        case 0x1734, 0x1171E: return true
        default: return properties.generalCategory == .nonspacingMark && isOlder(than: 9)
        }
    }

    /// A mark of any kind, of Unicode 9.
    var isReferenceMark: Bool {
        if value < 0x300 { return false }
        switch value {
        case 0x111C9: return false
        case 0x1CF2, 0x1CF3: return true
        default: break
        }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: isOlder(than: 10)
        default: false
        }
    }

    /// Takes no part in normalising. These Hangul next to the modern ones do not either, but Foundation composes them.
    fileprivate var isInert: Bool {
        switch value {
        case ..<0x370: false
        case 0x1113, 0x1176, 0x11A7, 0x11C3: true
        default: !isOlder(than: 10)
        }
    }
}

/// A Unicode normal form, of Unicode 9.
enum NormalForm: Sendable {
    case nfc, nfd, nfkc, nfkd

    func apply(to text: String) -> String {
        switch self {
        case .nfd: apply(to: text) { $0.decomposedStringWithCanonicalMapping }
        case .nfkd: apply(to: text) { $0.decomposedStringWithCompatibilityMapping }
        // In two steps: in one, Foundation composes neither a Hangul syllable with a last consonant after it nor
        // half-width kana with a voicing mark.
        case .nfc: apply(to: NormalForm.nfd.apply(to: text)) { $0.precomposedStringWithCanonicalMapping }
        case .nfkc: NormalForm.nfc.apply(to: NormalForm.nfkd.apply(to: text))
        }
    }

    /// Converts what stands between inert code points.
    private func apply(to text: String, _ convert: (String) -> String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = ""
        var rest = text.unicodeScalars[...]
        while let inert = rest.firstIndex(where: \.isInert) {
            result += convert(String(rest[..<inert]))
            result.unicodeScalars.append(rest[inert])
            rest = rest[rest.index(after: inert)...]
        }
        return result + convert(String(rest))
    }
}
