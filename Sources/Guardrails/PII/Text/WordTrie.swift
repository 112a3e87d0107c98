/// Words over a–z, each with its senses, read letter by letter: one step a letter, however many words there are.
struct WordTrie: Sendable {
    /// 32 places a node, of which 26 are used; zero is no child, as nothing leads back to the root.
    private var children: [UInt16] = Array(repeating: 0, count: 32)
    private(set) var senses: [Sense] = [[]]
    private(set) var values: [Int16] = [0]

    static let root: UInt16 = 0

    /// The node after `code`, or zero.
    func step(_ node: UInt16, _ code: UInt8) -> UInt16 {
        let letter = code &- UInt8(ascii: "a")
        return letter < 26 ? children[Int(node) << 5 | Int(letter)] : 0
    }

    /// Words are separated by white space; what is no a–z after folding does not belong in one.
    mutating func insert(_ words: String, _ sense: Sense, value: Int16 = 0) {
        var node = Self.root
        for scalar in words.unicodeScalars {
            let code = UInt8(truncatingIfNeeded: ScalarFolding.folded(scalar.value))
            if code == UInt8(ascii: " ") || code == UInt8(ascii: "\n") {
                mark(node, sense, value)
                node = Self.root
            } else {
                node = child(of: node, code)
            }
        }
        mark(node, sense, value)
    }

    private mutating func mark(_ node: UInt16, _ sense: Sense, _ value: Int16) {
        guard node != Self.root else { return }
        senses[Int(node)].formUnion(sense)
        if value != 0 { values[Int(node)] = value }
    }

    private mutating func child(of node: UInt16, _ code: UInt8) -> UInt16 {
        let letter = code &- UInt8(ascii: "a")
        precondition(letter < 26, "a word of the lexicon has letters only")
        let place = Int(node) << 5 | Int(letter)
        if children[place] != 0 { return children[place] }
        precondition(senses.count < Int(UInt16.max), "the lexicon outgrew its nodes")
        let new = UInt16(senses.count)
        children[place] = new
        children.append(contentsOf: repeatElement(0, count: 32))
        senses.append([])
        values.append(0)
        return new
    }
}
