/// Markup inside a paragraph: emphasis, code, links, escapes. What is no markup stays as it is.
struct MarkdownInline {
    private enum Piece {
        case text(String)
        /// A run of `*` or `_` that may begin or end emphasis.
        case mark(String, opens: Bool, closes: Bool)
    }

    private let source: [Unicode.Scalar]
    /// The closing bracket of each opening one.
    private let brackets: [Int: Int]
    /// Where to go on after the closing bracket of a link.
    private var linkEnds: [Int: Int] = [:]
    private var index = 0
    private var pieces: [Piece] = []
    private var pending = String.UnicodeScalarView()

    static func text(_ markdown: String) -> FlowText {
        var reader = MarkdownInline(markdown)
        while reader.index < reader.source.count { reader.read(reader.source[reader.index]) }
        reader.flush()
        return reader.styled()
    }

    private init(_ markdown: String) {
        source = Array(markdown.unicodeScalars)
        var open: [Int] = []
        var brackets: [Int: Int] = [:]
        for (index, scalar) in source.enumerated() where index == 0 || source[index - 1] != "\\" {
            if scalar == "[" { open.append(index) }
            if scalar == "]", let start = open.popLast() { brackets[start] = index }
        }
        self.brackets = brackets
    }

    // MARK: Reading

    private mutating func read(_ scalar: Unicode.Scalar) {
        if let end = linkEnds[index] {
            index = end
            return
        }
        switch scalar {
        case "\\": readEscape()
        case "`": readCode()
        case "*", "_": readMark(scalar)
        case "\n": readLineEnd()
        case "<": readTag()
        case "&": readEntity()
        case "[", "!": readBracket(scalar)
        case "~" where peek(1) == "~": index += 2
        default: take(scalar)
        }
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        source.indices.contains(index + offset) ? source[index + offset] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        pending.append(scalar)
        index += 1
    }

    private mutating func flush() {
        if !pending.isEmpty { pieces.append(.text(String(pending))) }
        pending = .init()
    }

    private mutating func readEscape() {
        index += 1
        guard let next = peek(0) else { return pending.append("\\") }
        // A backslash at the end of a line is a line break; before a letter it is itself.
        if next.isASCII, next.properties.generalCategory != .control, !next.isWordlike, next != " " {
            take(next)
        } else if next != "\n" {
            pending.append("\\")
        } else {
            take("\n")
        }
    }

    private mutating func readCode() {
        let ticks = source[index...].prefix { $0 == "`" }.count
        var end = index + ticks
        while end < source.count {
            let run = source[end...].prefix { $0 == "`" }.count
            if run == ticks { break }
            end += max(1, run)
        }
        guard end < source.count else {
            for _ in 0..<ticks { take("`") }
            return
        }
        for scalar in source[(index + ticks)..<end] { pending.append(scalar == "\n" ? " " : scalar) }
        index = end + ticks
    }

    /// Markup of HTML is not printed; `<br>` is a line break, and an address in angle brackets is itself.
    private mutating func readTag() {
        let tag = source[index...].prefix(300)
        guard let end = tag.firstIndex(of: ">"), let first = peek(1) else { return take("<") }
        let name = String(scalars: source[(index + 1)..<end])
        if name.contains(":") || name.contains("@"), !name.contains(where: \.isWhitespace) {
            pending.append(contentsOf: name.unicodeScalars)
        } else if name.lowercased().hasPrefix("br") {
            pending.append("\n")
        } else if !(first.isASCII && first.properties.isAlphabetic) && first != "/" && first != "!" {
            return take("<")
        }
        index = end + 1
    }

    private mutating func readEntity() {
        let names: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
            "hellip": "…", "euro": "€",
        ]
        let name = source[(index + 1)...].prefix(8).prefix { $0 != ";" }
        guard peek(name.count + 1) == ";" else { return take("&") }
        let text = String(scalars: name)
        let number =
            text.hasPrefix("#x")
            ? UInt32(text.dropFirst(2), radix: 16)
            : text.hasPrefix("#") ? UInt32(text.dropFirst()) : nil
        guard let scalar = names[text] ?? number.flatMap(Unicode.Scalar.init), scalar != "\0" else { return take("&") }
        pending.append(scalar)
        index += name.count + 2
    }

    /// A line's end is a space, unless two spaces stand before it.
    private mutating func readLineEnd() {
        let isBreak = pending.suffix(2).elementsEqual("  ".unicodeScalars)
        while pending.last == " " || pending.last == "\t" { pending.removeLast() }
        pending.append(isBreak ? "\n" : " ")
        index += 1
        while peek(0) == " " || peek(0) == "\t" { index += 1 }
    }

    // MARK: Links

    /// `[text](address)`, `![text](address)`, `[text][name]`: the text is what is printed.
    private mutating func readBracket(_ scalar: Unicode.Scalar) {
        let start = scalar == "!" ? index + 1 : index
        guard start < source.count, source[start] == "[", let close = brackets[start], let end = linkEnd(after: close)
        else { return take(scalar) }
        linkEnds[close] = end
        index = start + 1
    }

    private func linkEnd(after close: Int) -> Int? {
        guard close + 1 < source.count else { return nil }
        switch source[close + 1] {
        case "(":
            var depth = 0
            for (offset, scalar) in source[(close + 1)...].prefix(2_000).enumerated() {
                if scalar == "(" { depth += 1 }
                if scalar == ")" { depth -= 1 }
                if depth == 0 { return close + 2 + offset }
            }
            return nil
        case "[": return brackets[close + 1].map { $0 + 1 }
        default: return nil
        }
    }

    // MARK: Emphasis

    private mutating func readMark(_ scalar: Unicode.Scalar) {
        let count = source[index...].prefix(3).prefix { $0 == scalar }.count
        let before = index > 0 ? source[index - 1] : " "
        let after = peek(count) ?? " "
        // Inside a word an underscore is a letter.
        let isInside = scalar == "_" && before.isWordlike && after.isWordlike
        let opens = !after.properties.isWhitespace && !isInside
        let closes = !before.properties.isWhitespace && !isInside
        flush()
        let mark = String(repeating: String(Character(scalar)), count: count)
        pieces.append(.mark(mark, opens: opens, closes: closes))
        index += count
    }

    /// Pairs the marks; those without a partner are text.
    private func styled() -> FlowText {
        var partner: [Int: Int] = [:]
        var open: [(piece: Int, mark: String)] = []
        var waiting: [String: Int] = [:]
        for (index, piece) in pieces.enumerated() {
            guard case .mark(let mark, let opens, let closes) = piece else { continue }
            if closes, waiting[mark, default: 0] > 0 {
                while let last = open.popLast() {
                    waiting[last.mark, default: 0] -= 1
                    if last.mark == mark {
                        partner[last.piece] = index
                        partner[index] = last.piece
                        break
                    }
                }
            } else if opens {
                open.append((index, mark))
                waiting[mark, default: 0] += 1
            }
        }
        var text = FlowText()
        var bold = 0
        var italic = 0
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .text(let words): text.append(words, bold: bold > 0, italic: italic > 0)
            case .mark(let mark, _, _):
                guard let other = partner[index] else {
                    text.append(mark, bold: bold > 0, italic: italic > 0)
                    continue
                }
                let step = other > index ? 1 : -1
                if mark.count >= 2 { bold += step }
                if mark.count != 2 { italic += step }
            }
        }
        return text
    }
}
