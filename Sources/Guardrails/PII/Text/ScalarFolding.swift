/// What one Unicode scalar becomes in a ``FoldedCells``: a small code, so that everything after it reads tables of 256.
///
/// Letters lose case and marks as in Turkish (I, ı, İ, i are one), full-width and mathematical forms become ASCII,
/// digits of every script become 0–9, look-alikes of Cyrillic and Greek become Latin, invisible characters vanish.
enum ScalarFolding {
    /// A letter outside a–z.
    static let otherLetter: UInt8 = 0x80
    /// A picture, a mark, a sign.
    static let otherSymbol: UInt8 = 0x81

    /// The low byte is the code; zero means that the scalar leaves no cell.
    static let upper: UInt16 = 0x100
    /// A mark that belongs to the cell before it.
    static let mark: UInt16 = 0x200

    /// Every scalar of the basic plane, folded once.
    static let table: [UInt16] = (0..<0x10000).map { fold(UInt32($0)) }

    static func folded(_ scalar: UInt32) -> UInt16 { scalar < 0x10000 ? table[Int(scalar)] : fold(scalar) }

    private static func fold(_ value: UInt32) -> UInt16 {
        if value < 0x80 { return ascii(value) }
        guard let scalar = Unicode.Scalar(value) else { return UInt16(otherSymbol) }
        if let letter = latin[scalar] { return letter }
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xE0000...0xE01EF:
            return 0
        case 0xFE00...0xFE0F: return mark
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x1680: return 0x20
        case 0x85, 0x2028, 0x2029: return 0x0A
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return ascii(0x2D)
        case 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032: return ascii(0x27)
        case 0xAB, 0xBB, 0x201C...0x201F: return ascii(0x22)
        case 0x2024, 0x3002: return ascii(0x2E)
        case 0x20A0...0x20CF, 0xA2...0xA5: return ascii(0x24)
        case 0xFF01...0xFF5E: return ascii(value - 0xFEE0)
        case 0xB2, 0xB3: return ascii(value - 0xB0 + 0x30)
        case 0xB9: return ascii(0x31)
        case 0x2460...0x2468: return ascii(value - 0x2460 + 0x31)
        case 0x24B6...0x24CF: return ascii(value - 0x24B6 + 0x41)
        case 0x24D0...0x24E9: return ascii(value - 0x24D0 + 0x61)
        case 0x1D400...0x1D6A3: return mathematical(value)
        case 0x1D7CE...0x1D7FF: return ascii(0x30 + (value - 0x1D7CE) % 10)
        case 0x3400...0x9FFF, 0xAC00...0xD7A3: return UInt16(otherLetter)
        case 0x1F000...0x1FAFF: return UInt16(otherSymbol)
        default: return general(scalar)
        }
    }

    private static func ascii(_ value: UInt32) -> UInt16 {
        switch value {
        case 0x41...0x5A: return UInt16(value | 0x20) | upper
        case 0x0A...0x0D: return 0x0A
        case 0x60: return 0x27
        case 0...0x1F, 0x7F: return 0x20
        default: return UInt16(value)
        }
    }

    private static func mathematical(_ value: UInt32) -> UInt16 {
        let place = (value - 0x1D400) % 52
        return ascii(place < 26 ? 0x41 + place : 0x61 + place - 26)
    }

    private static func general(_ scalar: Unicode.Scalar) -> UInt16 {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return mark
        case .format: return 0
        case .spaceSeparator: return 0x20
        case .dashPunctuation: return 0x2D
        default: break
        }
        if properties.numericType != nil, let number = properties.numericValue, (0...9).contains(number),
            number == number.rounded()
        {
            return 0x30 + UInt16(number)
        }
        guard properties.isAlphabetic else { return UInt16(otherSymbol) }
        return UInt16(otherLetter) | (properties.isUppercase ? upper : 0)
    }

    /// Letters that are read as Latin ones, a row for each: the letter, then what folds to it.
    private static let latin: [Unicode.Scalar: UInt16] = {
        let rows = [
            "aâàáäãåāăąаαɑª", "cçćčĉсϲ", "dďđԁ", "eêèéëēĕėęěеε", "fƒ", "gğĝġģɡ", "hĥħһ", "iıîìíïĩīĭįіι", "jĵј", "kķκк",
            "lĺļľłӏ", "m", "nñńņňη", "oöôòóõøōŏőоοº", "pрρ", "qԛ", "rŕŗř", "sşßśŝšșѕ", "tţťŧțтτ", "uüûùúũūŭůűųυ", "vνѵ",
            "wŵԝ",
            "xхχ", "yýÿŷуγ", "zźżž",
        ]
        let capitals = [
            "aÂÀÁÄÃÅĀĂĄАΑ", "bВΒ", "cÇĆČĈСϹ", "dĎĐ", "eÊÈÉËĒĔĖĘĚЕΕ", "gĞĜĠĢ", "hĤĦНΗ", "iİÎÌÍÏĨĪĬĮІΙ", "jĴЈ", "kĶКΚ",
            "lĹĻĽŁ",
            "mМΜ", "nÑŃŅŇΝ", "oÖÔÒÓÕØŌŎŐОΟ", "pРΡ", "rŔŖŘ", "sŞŚŜŠȘЅ", "tŢŤŦȚТΤ", "uÜÛÙÚŨŪŬŮŰŲ", "wŴ", "xХΧ", "yÝŶУΥ",
            "zŹŻŽΖ",
        ]
        var table: [Unicode.Scalar: UInt16] = [:]
        for (rows, flag) in [(rows, UInt16(0)), (capitals, upper)] {
            for row in rows {
                let scalars = Array(row.unicodeScalars)
                for scalar in scalars.dropFirst() where !scalar.isASCII {
                    table[scalar] = UInt16(scalars[0].value) | flag
                }
            }
        }
        return table
    }()
}
