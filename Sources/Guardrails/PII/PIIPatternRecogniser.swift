import Knowledge

/// Numbers and codes of one form, such as a customer number `M-######`.
///
/// In the pattern `#` is a digit of any script, `?` a letter, a space an optional separator (space, `-`, `.`, `/`); all else
/// stands for itself, whatever its case. A match begins and ends at the edge of a word. Time is linear in the text.
public struct PIIPatternRecogniser: PIIRecogniser {
    public let id: String
    public let type: PIIType
    public let score: Double
    private let pattern: [UInt8]
    /// Folded words of which one has to stand within eight words before or four after; empty where none is needed.
    private let context: Set<String>
    private let check: (@Sendable ([UInt8]) -> Bool)?

    /// - Parameter check: decides over the digits of a match.
    public init(
        id: String, type: PIIType, pattern: String, context: [String] = [], score: Double = 0.8,
        check: (@Sendable ([UInt8]) -> Bool)? = nil
    ) {
        self.id = id
        self.type = type
        self.score = score
        self.pattern = pattern.unicodeScalars.map { UInt8(truncatingIfNeeded: ScalarFolding.folded($0.value)) }
        self.context = Set(context.map(FoldedText.fold))
        self.check = check
    }

    public func candidates(in text: PIIText) -> [PIICandidate] {
        guard let first = pattern.first else { return [] }
        let cells = text.cells
        var candidates: [PIICandidate] = []
        var cell = 0
        while cell < cells.count {
            guard Self.fits(first, cells.codes[cell]), !cells.isWordPart(cell - 1), let end = match(cells, from: cell)
            else {
                cell += 1
                continue
            }
            let scalars = cells.scalars(of: cell..<end)
            let span = Span(scalars.lowerBound - Int(cells.origin)..<scalars.upperBound - Int(cells.origin))
            if context.isEmpty || isNamed(span, in: text) {
                candidates.append(PIICandidate(type: type, span: span, score: score))
            }
            cell = end
        }
        return candidates
    }

    private static func fits(_ sign: UInt8, _ code: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "#"): CellClass.table[Int(code)].contains(.digit)
        case UInt8(ascii: "?"): CellClass.table[Int(code)].contains(.letter)
        default: sign == code
        }
    }

    private func match(_ cells: FoldedCells, from start: Int) -> Int? {
        var cell = start
        var digits: [UInt8] = []
        for sign in pattern {
            guard cell < cells.count else { return nil }
            let code = cells.codes[cell]
            if sign == UInt8(ascii: " ") {
                if cells.kind(cell).contains(.separator) { cell += 1 }
                continue
            }
            guard Self.fits(sign, code) else { return nil }
            if cells.kind(cell).contains(.digit) { digits.append(code - 48) }
            cell += 1
        }
        guard !cells.isWordPart(cell), check?(digits) ?? true else { return nil }
        return cell
    }

    private func isNamed(_ span: Span, in text: PIIText) -> Bool {
        let words = FoldedText(text.text).words
        let place = words.partitioningIndex { $0.span.start >= span.start }
        return words[max(0, place - 8)..<min(words.count, place + 6)].contains { context.contains($0.text) }
    }
}
