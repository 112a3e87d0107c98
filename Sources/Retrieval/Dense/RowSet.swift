/// Some of an index's passages: those that a filter admits and that are not deleted.
struct RowSet: Sendable, Equatable {
    static let wordBits = UInt64.bitWidth

    /// How many passages the index has.
    let rowCount: Int
    /// How many are in the set.
    private(set) var count: Int
    /// Row r is bit r mod 64 of word r / 64; no bit is set behind the last row.
    private(set) var words: [UInt64]

    /// No passage of an index of that many.
    init(none rowCount: Int) {
        self.rowCount = rowCount
        count = 0
        words = [UInt64](repeating: 0, count: (rowCount + RowSet.wordBits - 1) / RowSet.wordBits)
    }

    /// Every passage of an index of that many.
    init(all rowCount: Int) {
        self.init(none: rowCount)
        count = rowCount
        for index in words.indices { words[index] = .max }
        let rest = rowCount % RowSet.wordBits
        if rest > 0 { words[words.count - 1] = (1 << UInt64(rest)) - 1 }
    }

    /// - Returns: `nil` where the words are not as ``words`` describes.
    init?(words: [UInt64], of rowCount: Int) {
        self.init(all: rowCount)
        guard words.count == self.words.count, zip(words, self.words).allSatisfy({ $0 & ~$1 == 0 }) else { return nil }
        self.words = words
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    init(of rowCount: Int, where admits: (Int) -> Bool) {
        self.init(none: rowCount)
        for row in 0..<rowCount where admits(row) { insert(row) }
    }

    func contains(_ row: Int) -> Bool { words[row / RowSet.wordBits] >> UInt64(row % RowSet.wordBits) & 1 == 1 }

    mutating func insert(_ row: Int) {
        precondition(row < rowCount)
        let bit: UInt64 = 1 << UInt64(row % RowSet.wordBits)
        if words[row / RowSet.wordBits] & bit == 0 { count += 1 }
        words[row / RowSet.wordBits] |= bit
    }

    mutating func remove(_ row: Int) {
        precondition(row < rowCount)
        let bit: UInt64 = 1 << UInt64(row % RowSet.wordBits)
        if words[row / RowSet.wordBits] & bit != 0 { count -= 1 }
        words[row / RowSet.wordBits] &= ~bit
    }

    mutating func formIntersection(_ other: RowSet) {
        precondition(rowCount == other.rowCount)
        count = 0
        for index in words.indices {
            words[index] &= other.words[index]
            count += words[index].nonzeroBitCount
        }
    }

    mutating func subtract(_ other: RowSet) {
        precondition(rowCount == other.rowCount)
        count = 0
        for index in words.indices {
            words[index] &= ~other.words[index]
            count += words[index].nonzeroBitCount
        }
    }
}

extension RowSet: Sequence {
    /// The rows in ascending order.
    func makeIterator() -> AnyIterator<Int> {
        var index = -1
        var left: UInt64 = 0
        return AnyIterator {
            while left == 0 {
                index += 1
                guard index < words.count else { return nil }
                left = words[index]
            }
            defer { left &= left - 1 }
            return index * RowSet.wordBits + left.trailingZeroBitCount
        }
    }
}
