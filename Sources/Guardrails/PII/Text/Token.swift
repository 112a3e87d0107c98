/// A run of letters or a run of digits.
struct Token {
    enum Kind: UInt8 {
        case word
        case digits
    }

    var start: Int
    var end: Int
    var kind: Kind
    /// What the word is known for; empty for digits.
    var senses: Sense = []
    /// Where the known part of a word ends, before its ending.
    var stemEnd: Int
    /// Of a cardinal: what it is worth; of a month: which.
    var value: Int16 = 0
    /// The whole word is in the lexicon, without an ending.
    var isExact = false
    var isCapital = false
    var isAllCapitals = false
    /// Follows an apostrophe after a letter or digit: an ending, not a word.
    var isEnding = false
    /// A clause ended between the token before and this one.
    var followsClause = false
    /// Part of a date, an IP address or a price: no part of another number.
    var isSpoken = false

    var count: Int { end - start }
    var isWord: Bool { kind == .word }
    var isDigits: Bool { kind == .digits }

    func has(_ sense: Sense) -> Bool { !senses.isDisjoint(with: sense) }
}
