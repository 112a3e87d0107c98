/// A table of 256 characters.
enum CodePage: Sendable, CaseIterable {
    /// Western Europe: what programs take for granted that know nothing of Turkish.
    case windows1252
    case windows1254
    case macTurkish

    /// The letters of Turkish beyond ASCII, and the marks that Turkish texts use.
    static let turkish: Set<Unicode.Scalar> = [
        "ç", "ğ", "ı", "ö", "ş", "ü", "Ç", "Ğ", "İ", "Ö", "Ş", "Ü", "â", "î", "û", "Â", "Î", "Û", "–", "—", "‘", "’",
        "“", "”", "…", "•", "€", "«", "»", "°", "½", "\u{A0}",
    ]

    /// What a byte stands for. One without a meaning stands for the control character of its own number.
    func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80 else { return Unicode.Scalar(byte) }
        switch self {
        case .windows1252: return Self.western(byte)
        case .windows1254: return Self.windowsTurkish[byte] ?? Self.western(byte)
        case .macTurkish: return Self.macintosh[Int(byte) - 0x80]
        }
    }

    /// Every byte by the characters it stands for in either Windows table, or by the control character of its number.
    static let windowsBytes: [Unicode.Scalar: UInt8] = {
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            bytes[Unicode.Scalar(byte)] = byte
            bytes[CodePage.windows1252.scalar(byte)] = byte
            bytes[CodePage.windows1254.scalar(byte)] = byte
        }
        return bytes
    }()

    private static func western(_ byte: UInt8) -> Unicode.Scalar {
        guard byte < 0xA0 else { return Unicode.Scalar(byte) }
        return high[Int(byte) - 0x80] ?? Unicode.Scalar(byte)
    }

    /// 0x80…0x9F of code page 1252, as Unicode's mapping table CP1252.TXT has them.
    private static let high: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]

    /// Where code page 1254 differs from 1252 (CP1254.TXT); ž, which it lacks, is left in.
    private static let windowsTurkish: [UInt8: Unicode.Scalar] = [
        0xD0: "Ğ", 0xDD: "İ", 0xDE: "Ş", 0xF0: "ğ", 0xFD: "ı", 0xFE: "ş",
    ]

    /// 0x80…0xFF, as Unicode's mapping table TURKISH.TXT has them; 0xF0 is Apple's logo.
    private static let macintosh = Array(
        ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸĞğİıŞş"
            + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙ\u{F8A0}ˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
}
