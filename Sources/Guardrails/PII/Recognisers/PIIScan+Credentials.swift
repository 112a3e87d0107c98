/// Passwords and keys: what follows the word for one, and what begins as the well-known kinds of keys do.
extension PIIScan {
    /// How keys of well-known services begin, in folded letters.
    private static let prefixes: [[UInt8]] = [
        "sk-", "sk_live_", "sk_test_", "pk_live_", "ghp_", "gho_", "github_pat_", "glpat-", "akia", "xoxb-", "xoxp-",
        "aiza",
        "eyj", "kyn_", "hf_", "npm_", "ya29.",
    ].map { Array($0.utf8) }

    mutating func findCredentials() {
        for index in tokens.indices {
            if tokens[index].has(.aboutSecret), tokens[index].isExact { readSecret(after: index) }
            if tokens[index].isWord { readKey(at: index) }
        }
    }

    private mutating func readSecret(after word: Int) {
        var cell = tokens[word].end
        var signs = 0
        while cell < cells.count, cell - tokens[word].end < 4 {
            let code = code(cell)
            if code == UInt8(ascii: ":") || code == UInt8(ascii: "=") {
                signs += 1
            } else if code != UInt8(ascii: " "), code != UInt8(ascii: "\"") {
                break
            }
            cell += 1
        }
        let end = secretEnd(from: cell)
        let shape = shape(cell..<end)
        let isNamed = signs > 0
        guard end - cell >= (isNamed ? 6 : 8), shape.digits > 0, shape.others > 0 || shape.letters > 0 && isNamed,
            isNamed || shape.letters > 0
        else { return }
        add(cell..<end, .credential, isNamed ? 0.8 : 0.6, "credential.named", evidence: word)
    }

    private func secretEnd(from cell: Int) -> Int {
        var end = cell
        while end < cells.count, end - cell < 512, !cells.kind(end).contains(.space), code(end) != UInt8(ascii: "\""),
            code(end) != UInt8(ascii: "'"), code(end) != UInt8(ascii: ",")
        {
            end += 1
        }
        while end > cell, !cells.isWordPart(end - 1), code(end - 1) == UInt8(ascii: ".") { end -= 1 }
        return end
    }

    private func shape(_ range: Range<Int>) -> (letters: Int, digits: Int, others: Int) {
        var shape = (letters: 0, digits: 0, others: 0)
        for cell in range {
            let kind = cells.kind(cell)
            if kind.contains(.letter) {
                shape.letters += 1
            } else if kind.contains(.digit) {
                shape.digits += 1
            } else {
                shape.others += 1
            }
        }
        return shape
    }

    private mutating func readKey(at index: Int) {
        let start = tokens[index].start
        switch code(start) {
        case UInt8(ascii: "s"), UInt8(ascii: "p"), UInt8(ascii: "g"), UInt8(ascii: "a"), UInt8(ascii: "x"),
            UInt8(ascii: "e"),
            UInt8(ascii: "k"), UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "y"):
            break
        default: return
        }
        guard !cells.isWordPart(start - 1), !taken[start] else { return }
        for prefix in Self.prefixes where begins(at: start, with: prefix) {
            let end = secretEnd(from: start)
            let shape = shape(start..<end)
            guard end - start >= 20, shape.digits > 1, shape.letters > 4 else { continue }
            add(start..<end, .credential, 0.9, "credential.key")
            return
        }
    }

    private func begins(at cell: Int, with prefix: [UInt8]) -> Bool {
        guard cell + prefix.count < cells.count else { return false }
        for place in prefix.indices where cells.codes[cell + place] != prefix[place] { return false }
        return true
    }
}
