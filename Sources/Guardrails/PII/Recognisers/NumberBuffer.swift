/// A run of digit groups, written or spoken, that may be one number or several: "0532 599", "beş yüz kırk bir".
struct NumberBuffer {
    struct Group {
        var cells: Range<Int>
        /// The tokens that it came from, first and last.
        var tokens: (Int, Int)
        /// Where its digits begin in ``NumberBuffer/digits``.
        var offset: Int
        var count: Int
        var isSpelled: Bool
        /// A plus sign stands before it.
        var hasPlus = false

        var end: Int { offset + count }
    }

    var digits: [UInt8] = []
    var groups: [Group] = []

    var isEmpty: Bool { groups.isEmpty }

    mutating func removeAll() {
        digits.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
    }
}
