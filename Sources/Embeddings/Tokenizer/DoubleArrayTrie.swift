/// A trie over bytes in one array (Aoe 1989): the child of a node for a byte lies at the node's offset xor the byte, and
/// says which byte it is for.
struct DoubleArrayTrie {
    private let units: [UInt32]
    /// Where the values count from.
    private let base: Int

    /// - Parameter bytes: the trie's size in bytes, its units, then what its values point into.
    init?(_ bytes: [UInt8]) {
        func word(_ position: Int) -> UInt32 {
            bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard bytes.count >= 8 else { return nil }
        let size = Int(word(0))
        guard size >= 4, size % 4 == 0, size <= bytes.count - 4 else { return nil }
        units = stride(from: 4, to: 4 + size, by: 4).map(word)
        base = 4 + size
    }

    /// All keys of at most `longest` bytes, and where in `bytes` their values point.
    /// - Returns: `nil` where nodes share children, so that it is no tree.
    func entries(longest: Int) -> [(key: [UInt8], value: Int)]? {
        var found: [(key: [UInt8], value: Int)] = []
        var waiting = [(node: children(of: units[0]), key: [UInt8]())]
        var nodes = 1
        while let (node, key) = waiting.popLast() {
            for byte in UInt8.min...UInt8.max where byte != 0 {
                let place = node ^ Int(byte)
                guard units.indices.contains(place), units[place] & 0x8000_00FF == UInt32(byte) else { continue }
                nodes += 1
                guard nodes <= units.count else { return nil }
                let below = place ^ children(of: units[place])
                let longer = key + [byte]
                if units[place] & 0x100 != 0, units.indices.contains(below) {
                    found.append((longer, base + Int(units[below] & 0x7FFF_FFFF)))
                }
                if longer.count < longest { waiting.append((below, longer)) }
            }
        }
        return found
    }

    /// The offset is shifted by eight bits more where bit 9 says so.
    private func children(of unit: UInt32) -> Int { Int(unit >> 10) << Int((unit & 0x200) >> 6) }
}
