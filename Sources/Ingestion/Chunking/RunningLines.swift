import Knowledge

/// Headers and footers: lines that return on most pages at the same height, the same but for the page's number.
struct RunningLines {
    private var spans: [Int: [Span]] = [:]

    /// - Parameter bodySize: the font size of most of the text.
    init(_ pages: [PageEdges], bodySize: Float) {
        var sightings: [String: [Sighting]] = [:]
        for page in pages {
            for line in page.lines {
                let sighting = Sighting(page: page.number, span: line.span, height: line.height)
                sightings[line.text, default: []].append(sighting)
                // A title with a number (`Paket 1`, `Paket 2`) is not a footer: it is set larger or bolder.
                guard !line.isBold, line.size <= 1.1 * bodySize else { continue }
                for key in line.numbered { sightings[key, default: []].append(sighting) }
            }
        }
        for group in sightings.values {
            for sighting in group {
                let same = group.filter { abs($0.height - sighting.height) < 0.012 }
                if Self.returns(on: Set(same.map(\.page)), of: pages.count) {
                    spans[sighting.page, default: []].append(sighting.span)
                }
            }
        }
    }

    func contains(_ line: TextLine, page: Int) -> Bool { spans[page]?.contains(line.span) ?? false }

    private struct Sighting {
        let page: Int
        let span: Span
        let height: Float
    }

    /// On most pages, or on (nearly) all odd or all even ones.
    private static func returns(on pages: Set<Int>, of count: Int) -> Bool {
        if pages.count >= 2 && 2 * pages.count > count { return true }
        return [0, 1].contains { parity in
            let all = (count + parity) / 2
            return all >= 3 && 5 * pages.count { $0 % 2 == parity } >= 4 * all
        }
    }
}

/// The lines of a page that may be its header or footer.
struct PageEdges {
    struct Line {
        let text: String
        /// The text with one of its numbers told by its distance to the page's number: the same on every page for
        /// `Sayfa 3 / 12`, whatever page the count starts on.
        let numbered: [String]
        let span: Span
        /// Of the line's middle, as a share of the page's.
        let height: Float
        let size: Float
        let isBold: Bool
    }

    let number: Int
    let lines: [Line]

    /// The first and last three lines of prose that lie within 15 % of the page's upper or lower edge.
    init(_ page: PageView) {
        number = page.number
        let prose = page.extracted.blocks.filter { $0.kind == .paragraph }.flatMap(\.lines)
        let sorted = prose.sorted { $0.box.midY < $1.box.midY }
        let margin = 0.15 * page.page.height
        let top = sorted.prefix(3).filter { $0.box.midY < margin }
        let bottom = sorted.suffix(3).filter { $0.box.midY > page.page.height - margin }
        lines = (top + bottom).map { line in
            let text = page.folded(line.span)
            let style = page.style(of: line.span)
            return Line(
                text: text, numbered: Self.numbered(text, page: page.number), span: line.span,
                height: line.box.midY / max(1, page.page.height), size: style.size, isBold: style.isBold)
        }
    }

    private static func numbered(_ text: String, page: Int) -> [String] {
        text.matches(of: /\d{1,5}/).compactMap { match in
            guard let number = Int(match.output) else { return nil }
            return text[..<match.range.lowerBound] + "{\(number - page)}" + text[match.range.upperBound...]
        }
    }
}
