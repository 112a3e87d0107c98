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
    private let context: PIIContext
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
        self.context = PIIContext(context)
        self.check = check
    }

    public func candidates(in text: PIIText) -> [PIICandidate] {
        guard let first = pattern.first else { return [] }
        let cells = text.cells
        var spans: [Span] = []
        var cell = 0
        while cell < cells.count {
            guard Self.fits(first, cells.codes[cell]), !cells.isWordPart(cell - 1), let end = match(cells, from: cell)
            else {
                cell += 1
                continue
            }
            let scalars = cells.scalars(of: cell..<end)
            spans.append(Span(scalars.lowerBound - Int(cells.origin)..<scalars.upperBound - Int(cells.origin)))
            cell = end
        }
        return context.filter(spans, in: text).map { PIICandidate(type: type, span: $0, score: score) }
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
}
