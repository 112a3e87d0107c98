import Knowledge

/// A line that says what the text below it is about.
struct Heading {
    /// On one line.
    let text: String
    /// As the page has it.
    let printed: String
    let span: Span
    let page: Int
    let boxes: [Box]
    private let size: Float
    private let isBold: Bool
    /// `2.1.3` is 3; 0 without a number.
    private let depth: Int
    /// A heading with a price or a date in it is itself something to quote.
    let hasFigure: Bool

    /// Reads a block as a heading; `nil` where it is ordinary text.
    init?(_ block: TextBlock, on page: PageView, bodySize: Float) {
        guard block.kind == .paragraph, block.lines.count <= 3, block.lines.allSatisfy({ $0.cells.count == 1 }) else {
            return nil
        }
        let text = page.folded(block.span)
        let style = page.style(of: block.span)
        let number = Numbering(text)
        guard Self.isShortTitle(text) else { return nil }
        let isLarge = style.size > 1.12 * bodySize
        let isShort = block.lines.count == 1 && text.count <= 90
        let isFormal = number?.isFormal ?? false
        // "3.3 Şunlar iade alınmaz:" announces a list; it is part of it.
        let isTitle = style.isBold || Self.isShouted(text) || (isFormal && text.last != ":")
        let stands = isShort && isTitle && style.size >= 0.95 * bodySize
        guard isLarge || stands else { return nil }
        self.text = text
        span = block.span
        self.page = page.number
        size = style.size
        isBold = style.isBold
        depth = number?.depth ?? 0
        hasFigure = text.dropFirst(number?.length ?? 0).contains(where: \.isNumber)
        printed = page.text(block.span.range)
        boxes = page.page.lineBoxes(in: block.span)
    }

    private static func isShortTitle(_ text: String) -> Bool {
        guard text.count <= 150, text.contains(where: \.isLetter), let last = text.last,
            let first = text.unicodeScalars.first
        else { return false }
        return !".,;".contains(last) && !first.isBullet && !first.properties.isLowercase
    }

    private static func isShouted(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 3 && text.count <= 60 && letters.allSatisfy(\.isUppercase)
    }

    /// Whether this heading opens a part of what stands under the other.
    func isBelow(_ other: Heading) -> Bool {
        if abs(size - other.size) > 0.4 { return size < other.size }
        if depth > 0, other.depth > 0 { return depth > other.depth }
        return other.isBold && !isBold
    }
}

/// The number at the start of a heading: `3.`, `2.1`, `2.1.3)`, `Madde 4`, `BÖLÜM 2`.
private struct Numbering {
    /// In characters.
    let length: Int
    /// `2.1.3` is 3.
    let depth: Int
    /// More than the number of a list item.
    let isFormal: Bool

    private static let divisions: Set<String> = ["madde", "bölüm", "ek", "section", "article", "annex"]

    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return nil }
        let groups = words[0].drop { $0 == "(" }.split(whereSeparator: { ".)".contains($0) })
        if Self.divisions.contains(words[0].lowercased()), words[1].first?.isNumber ?? false {
            length = words[0].count + 1 + words[1].count
            depth = 1
            isFormal = true
        } else if !groups.isEmpty, groups.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isNumber) }) {
            length = words[0].count
            depth = groups.count
            isFormal = groups.count > 1
        } else {
            return nil
        }
    }
}
