import Knowledge

/// Writes a quoted stretch as a sentence of a reply, with its citations.
struct Rendering {
    let language: Language

    /// The unit's own words after the reference, and, where these alone would not be understood, the column names or
    /// the heading they stand under.
    func sentence(_ index: Int, of units: [PassageUnit], in passage: Passage, _ part: QuestionPart) -> CitedSentence {
        let unit = units[index]
        let quote = citation(of: unit.range, unit.text, in: passage)
        var citations = [quote]
        var text = Self.folded(unit.text)
        if let header = unit.header {
            let names = units[header]
            citations.append(citation(of: names.range, names.text, in: passage))
            text = Self.row(unit.text, under: names.text) ?? "\(text) (\(Self.folded(names.text)))"
        } else if let heading = unit.heading, Self.helps(units[heading].text, unit.text, part) {
            citations.append(citation(of: units[heading].range, units[heading].text, in: passage))
            text = "\(Self.folded(units[heading].text)) – \(text)"
        } else if case .page = passage.source, let heading = passage.headings.last(where: { !$0.contains(" | ") }),
            unit.heading == nil,
            Self.helps(heading, unit.text, part), NumberMention.all(in: heading).isEmpty
        {
            text = "\(Self.folded(heading)) – \(text)"
        }
        return CitedSentence(
            text: "\(ReferenceForm.text(for: quote, in: language)): \(Self.parted(text))", citations: citations)
    }

    /// A scan often runs a sum into its currency: "780TL".
    private static func parted(_ text: String) -> String {
        text.replacing(#/([0-9])(TL|EUR|USD)\b/#) { "\($0.output.1) \($0.output.2)" }
    }

    /// Two sentences of one page as one, which names the page once.
    func joined(_ first: CitedSentence, _ second: CitedSentence) -> CitedSentence {
        var rest = ReferenceForm.strip(from: second.text, citations: second.citations)
        if rest.hasPrefix(": ") { rest = rest.dropFirst(2) }
        let ends = first.text.last.map { ".!?…".contains($0) } ?? false
        let citations = first.citations + second.citations.filter { !first.citations.contains($0) }
        return CitedSentence(text: first.text + (ends ? " " : "; ") + rest, citations: citations)
    }

    private func citation(of range: Range<Int>, _ text: String, in passage: Passage) -> Citation {
        switch passage.source {
        case .page(let document, let page, let span):
            let place = Span((span.start + range.lowerBound)..<(span.start + range.upperBound))
            return .page(document, page: page, span: place, quote: text)
        case .faq(let faq): return .faq(faq, span: Span(range), quote: text)
        }
    }

    /// "Zirkonyum kaplama – Ücret: 9.400 TL, Süre: 3 seans", where cells and column names pair up.
    private static func row(_ row: String, under header: String) -> String? {
        let cells = Self.cells(of: row)
        let names = Self.cells(of: header)
        guard cells.count == names.count, cells.count > 1 else { return nil }
        return cells[0] + " – " + zip(names, cells).dropFirst().map { "\($0): \($1)" }.joined(separator: ", ")
    }

    static func cells(of line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var spaces = 0
        for character in line {
            if character.isWhitespace {
                spaces += character == "\t" ? 2 : 1
                continue
            }
            if spaces > 1, !cell.isEmpty {
                cells.append(cell)
                cell = ""
            } else if spaces == 1 {
                cell.append(" ")
            }
            spaces = 0
            cell.append(character)
        }
        return cell.isEmpty ? cells : cells + [cell]
    }

    /// Whether the heading names something asked for that the unit itself leaves out.
    private static func helps(_ heading: String, _ unit: String, _ part: QuestionPart) -> Bool {
        let asked = QuestionTerms.terms(in: FoldedText(part.text + "\n" + part.context)).filter(\.isSubject)
        let own = FoldedText(unit).words.map(\.text)
        let above = FoldedText(heading).words.map(\.text)
        return asked.contains { term in
            let isThere = { (words: [String]) in words.contains { WordMatch.similarity(term.word, $0) > 0 } }
            return isThere(above) && !isThere(own)
        }
    }

    /// White space as one space: the only change a quote undergoes.
    static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
