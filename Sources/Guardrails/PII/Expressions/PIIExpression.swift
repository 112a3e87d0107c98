import Knowledge

/// A pattern that somebody outside of this project wrote, matched in time linear in the text.
///
/// A subset of regular expressions: signs, `.`, classes (`[a-z0-9]`, `[^…]`), `\d \w \s`, groups, `|`, `? * + {n,m}`.
/// There are no anchors, as a match begins and ends at the edges of words anyway, and neither look-around nor
/// back-references, which linear time rules out. Case, Turkish marks, invisible characters and other scripts' digits are
/// read as ``PIIScanner`` reads them: `ÜYE-\d{6}` finds `uye-１２３４５６`.
public struct PIIExpression: Hashable, Sendable {
    /// A match is at most so many characters long.
    public static let longestMatch = 128
    public static let longestPattern = 200
    static let mostStates = 500

    public let pattern: String
    private let readings: [Reading]
    /// The readings that a match begins with.
    private let first: [Int]

    /// A state of the automaton that reads a sign.
    private struct Reading: Hashable, Sendable {
        let set: CellSet
        /// What may be read next.
        let following: [Int]
        /// Whether a match may end behind it.
        let ends: Bool
    }

    /// - Throws: ``Failure`` with the place of what cannot be read.
    public init(_ pattern: String) throws(Failure) {
        var parser = PIIExpressionParser(pattern)
        let tree = try parser.parse()
        var builder = PIIExpressionBuilder()
        let start = try builder.build(tree, then: builder.accepting)
        let (first, isEmptyMatch) = builder.reach(start)
        guard !isEmptyMatch else {
            throw Failure(
                place: 0, tr: "Desen boş metne de uyuyor; en az bir karakter istemeli.",
                en: "The pattern fits an empty text as well; it has to ask for a character at least.")
        }
        self.pattern = pattern
        self.first = first
        readings = builder.states.map { state in
            guard case .reading(let set, let next) = state else {
                return Reading(set: CellSet(), following: [], ends: false)
            }
            let (following, ends) = builder.reach(next)
            return Reading(set: set, following: following, ends: ends)
        }
    }

    /// Why a pattern was refused, for who wrote it.
    public struct Failure: Error, Hashable, Sendable {
        /// The character of the pattern, from 0.
        public let place: Int
        public let detail: LocalizedText

        init(place: Int, tr: String, en: String) {
            self.place = place
            detail = LocalizedText(tr: tr, en: en)
        }
    }

    /// The end of the longest match that begins at a cell; `nil` where none does. At most ``longestMatch`` steps.
    func end(in cells: FoldedCells, from start: Int) -> Int? {
        var active = first
        var end: Int?
        var cell = start
        // The last cell at which a reading became active, so that none is so twice.
        var marks = [Int](repeating: -1, count: readings.count)
        while cell < cells.count, cell - start < Self.longestMatch, !active.isEmpty {
            let code = cells.codes[cell]
            var next: [Int] = []
            var ends = false
            for reading in active where readings[reading].set.contains(code) {
                ends = ends || readings[reading].ends
                for following in readings[reading].following where marks[following] != cell {
                    marks[following] = cell
                    next.append(following)
                }
            }
            active = next
            cell += 1
            if ends, !cells.isWordPart(cell) || !cells.isWordPart(cell - 1) { end = cell }
        }
        return end
    }

    /// What a match can begin with.
    var beginnings: CellSet {
        var all = CellSet()
        for reading in first { all.formUnion(readings[reading].set) }
        return all
    }
}

/// Which codes of ``FoldedCells`` a place accepts.
struct CellSet: Hashable, Sendable {
    private var words: [UInt64] = [0, 0, 0, 0]

    static let any: CellSet = {
        var all = CellSet()
        for code in 1...255 where UInt8(code) != UInt8(ascii: "\n") { all.insert(UInt8(code)) }
        return all
    }()
    static let digits = CellSet { $0.contains(.digit) }
    static let spaces = CellSet { $0.contains(.space) }
    static let wordParts: CellSet = {
        var all = CellSet { !$0.isDisjoint(with: [.letter, .digit]) }
        all.insert(UInt8(ascii: "_"))
        return all
    }()

    init() {}

    init(_ isMember: (CellClass) -> Bool) {
        for code in 0...255 where isMember(CellClass.table[code]) { insert(UInt8(code)) }
    }

    func contains(_ code: UInt8) -> Bool { words[Int(code >> 6)] & (1 << UInt64(code & 63)) != 0 }

    mutating func insert(_ code: UInt8) { words[Int(code >> 6)] |= 1 << UInt64(code & 63) }

    mutating func formUnion(_ other: CellSet) { for index in 0..<4 { words[index] |= other.words[index] } }

    /// Everything else but a line's end.
    var complement: CellSet {
        var result = CellSet()
        for index in 0..<4 { result.words[index] = ~words[index] & Self.any.words[index] }
        return result
    }
}
