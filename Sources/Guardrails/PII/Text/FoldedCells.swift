/// A stretch of text after folding: one cell a visible character, each knowing which scalars it came from.
///
/// This is the only place where text is changed; everything that is found is found here, and its span is read back from
/// the cells' ends.
struct FoldedCells {
    /// Where a cell comes from, in scalars from the start of the text.
    struct Source {
        let start: Int32
        /// Marks that belong to the cell included.
        var end: Int32
        let isUpper: Bool
    }

    private(set) var codes: [UInt8] = []
    private(set) var sources: [Source] = []
    /// Scalars that were read, those without a cell included.
    private(set) var scalars: Int32 = 0
    /// The scalar at which the kept part begins.
    private(set) var origin: Int32 = 0

    /// At hand, as a look at a global for every scalar costs more than the look at the table.
    private let folding = ScalarFolding.table
    private let classes = CellClass.table

    var count: Int { codes.count }
    /// Scalars from the kept part's start on.
    var pending: Int { Int(scalars - origin) }

    mutating func append(_ scalar: UInt32) {
        let folded = scalar < 0x10000 ? folding[Int(scalar)] : ScalarFolding.folded(scalar)
        let code = UInt8(truncatingIfNeeded: folded)
        if code != 0 {
            codes.append(code)
            sources.append(Source(start: scalars, end: scalars + 1, isUpper: folded & ScalarFolding.upper != 0))
        } else if folded & ScalarFolding.mark != 0, let last = sources.indices.last, sources[last].end == scalars {
            sources[last].end = scalars + 1
        }
        scalars += 1
    }

    /// The scalars of a range of cells.
    func scalars(of cells: Range<Int>) -> Range<Int> {
        cells.isEmpty ? 0..<0 : Int(sources[cells.lowerBound].start)..<Int(sources[cells.upperBound - 1].end)
    }

    func kind(_ cell: Int) -> CellClass {
        cell >= 0 && cell < codes.count ? classes[Int(codes[cell])] : []
    }

    /// Forgets the cells before `cell`, which begins the rest.
    mutating func drop(before cell: Int) {
        origin = cell < codes.count ? sources[cell].start : scalars
        codes.removeFirst(cell)
        sources.removeFirst(cell)
    }

    mutating func removeAll() {
        codes.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        scalars = 0
        origin = 0
    }

    func isWordPart(_ cell: Int) -> Bool {
        guard cell >= 0, cell < codes.count else { return false }
        return !classes[Int(codes[cell])].isDisjoint(with: [.letter, .digit])
            || codes[cell] == UInt8(ascii: "_")
    }
}
