/// A set of rows below a fixed number.
struct Bitmap: Hashable, Sendable {
    private(set) var words: [UInt64]
    /// Rows there are, in the set or not.
    let size: Int

    init(empty size: Int) {
        self.size = size
        words = [UInt64](repeating: 0, count: Bitmap.wordCount(size))
    }

    init(full size: Int) {
        self.size = size
        words = [UInt64](repeating: .max, count: Bitmap.wordCount(size))
        if size % 64 != 0 { words[words.count - 1] = (1 << UInt64(size % 64)) - 1 }
    }

    /// - Returns: `nil` unless the words fit the size.
    init?(words: [UInt64], size: Int) {
        guard words.count == Bitmap.wordCount(size) else { return nil }
        if size % 64 != 0, words[words.count - 1] >> UInt64(size % 64) != 0 { return nil }
        self.words = words
        self.size = size
    }

    static func wordCount(_ size: Int) -> Int { (size + 63) / 64 }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }

    mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

    mutating func remove(_ row: Int) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }

    mutating func formIntersection(_ other: Bitmap) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: Bitmap) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: Bitmap) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// Ascending.
    var rows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(count)
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                rows.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return rows
    }
}
