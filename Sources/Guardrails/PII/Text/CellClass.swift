/// What kind of cell a code is; one table look-up.
struct CellClass: OptionSet, Sendable {
    let rawValue: UInt8

    static let letter = CellClass(rawValue: 1)
    static let digit = CellClass(rawValue: 2)
    static let space = CellClass(rawValue: 4)
    /// May stand between the digits of one number.
    static let separator = CellClass(rawValue: 8)
    /// May stand in the part of an e-mail address before the at sign.
    static let local = CellClass(rawValue: 16)
    /// May be read as a digit: o, l, i.
    static let lookAlike = CellClass(rawValue: 32)
    static let hexadecimal = CellClass(rawValue: 64)
    /// Ends what a word after a value may say of it.
    static let clauseEnd = CellClass(rawValue: 128)

    static let table: [CellClass] = (0..<256).map { code in
        var kind: CellClass = []
        switch UInt8(code) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), ScalarFolding.otherLetter: kind = [.letter, .local]
        case UInt8(ascii: "0")...UInt8(ascii: "9"): kind = [.digit, .local, .hexadecimal]
        case UInt8(ascii: " "), UInt8(ascii: "\n"): kind = [.space, .separator]
        case UInt8(ascii: "."), UInt8(ascii: "-"): kind = [.separator, .local]
        case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"): kind = .separator
        case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "%"): kind = .local
        default: break
        }
        if [",", ";", "!", "?", "\n", "|"].contains(Unicode.Scalar(UInt8(code))) { kind.insert(.clauseEnd) }
        if [UInt8(ascii: "o"), UInt8(ascii: "l"), UInt8(ascii: "i")].contains(UInt8(code)) { kind.insert(.lookAlike) }
        if (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(UInt8(code)) { kind.insert(.hexadecimal) }
        return kind
    }
}
