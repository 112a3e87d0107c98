/// Passwords and keys: what follows the word for one, and what begins as the well-known kinds of keys do.
extension PIIScan {
    /// How keys of well-known services begin, in folded letters, by the first of them.
    private static let prefixes: [[[UInt8]]] = {
        let prefixes = [
            "sk-", "sk_live_", "sk_test_", "pk_live_", "ghp_", "gho_", "github_pat_", "glpat-", "akia", "xoxb-",
            "xoxp-", "aiza", "eyj", "kyn_", "hf_", "npm_", "ya29.",
        ].map { Array($0.utf8) }
        return (0..<256).map { code in prefixes.filter { Int($0[0]) == code } }
    }()

    mutating func findCredentials() {
        var window = SecretWindow()
        for index in tokens.indices {
            if tokens[index].has(.aboutSecret), tokens[index].isExact { readSecret(after: index, &window) }
            if tokens[index].isWord { readKey(at: index, &window) }
        }
    }

    private mutating func readSecret(after word: Int, _ window: inout SecretWindow) {
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
        guard cell < cells.count, !taken[cell] else { return }
        window.move(to: cell, in: cells)
        let isNamed = signs > 0
        guard window.count >= (isNamed ? 6 : 8), window.digits > 0, window.others > 0 || window.letters > 0 && isNamed,
            isNamed || window.letters > 0
        else { return }
        add(cell..<window.end, .credential, isNamed ? 0.8 : 0.6, "credential.named", evidence: word)
    }

    private mutating func readKey(at index: Int, _ window: inout SecretWindow) {
        let start = tokens[index].start
        let prefixes = Self.prefixes[Int(cells.codes[start])]
        guard !prefixes.isEmpty, !cells.isWordPart(start - 1), !taken[start] else { return }
        for prefix in prefixes where begins(at: start, with: prefix) {
            window.move(to: start, in: cells)
            guard window.count >= 20, window.digits > 1, window.letters > 4 else { continue }
            add(start..<window.end, .credential, 0.9, "credential.key")
            return
        }
    }

    private func begins(at cell: Int, with prefix: [UInt8]) -> Bool {
        guard cell + prefix.count < cells.count else { return false }
        for place in prefix.indices where cells.codes[cell + place] != prefix[place] { return false }
        return true
    }
}

/// A stretch of cells that may be a secret, with what it is made of. It slides along the text, so that many words for
/// secrets in front of one long stretch read it once.
private struct SecretWindow {
    private static let longest = 512

    private(set) var letters = 0
    private(set) var digits = 0
    private var start = 0
    private var stop = 0
    /// Points at the end, which belong to the sentence.
    private var points = 0

    /// The end of the secret.
    var end: Int { max(start, stop - points) }
    var count: Int { end - start }
    var others: Int { count - letters - digits }

    /// Moves to the stretch that begins at a cell.
    mutating func move(to cell: Int, in cells: FoldedCells) {
        if cell < start || cell >= stop {
            self = SecretWindow()
            start = cell
            stop = cell
        }
        while start < cell {
            count(cells.kind(start), -1)
            start += 1
        }
        while stop < cells.count, stop - start < Self.longest, Self.belongs(cells.codes[stop]) {
            count(cells.kind(stop), 1)
            points = cells.codes[stop] == UInt8(ascii: ".") ? points + 1 : 0
            stop += 1
        }
    }

    private mutating func count(_ kind: CellClass, _ step: Int) {
        if kind.contains(.letter) { letters += step } else if kind.contains(.digit) { digits += step }
    }

    private static func belongs(_ code: UInt8) -> Bool {
        switch code {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","): false
        default: true
        }
    }
}
