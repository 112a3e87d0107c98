/// A stretch of text after folding: one cell a visible character, each knowing which scalars it came from.
///
/// This is the only place where text is changed; everything that is found is found here, and its span is read back from
/// the cells' ends.
struct FoldedCells {
    private(set) var codes: [UInt8] = []
    private(set) var isUpper: [Bool] = []
    /// The scalar of each cell, and the end of the scalars that belong to it, counted from the start of the text.
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []
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
            isUpper.append(folded & ScalarFolding.upper != 0)
            starts.append(scalars)
            ends.append(scalars + 1)
        } else if folded & ScalarFolding.mark != 0, let last = ends.indices.last, ends[last] == scalars {
            ends[last] = scalars + 1
        }
        scalars += 1
    }

    /// The scalars of a range of cells.
    func scalars(of cells: Range<Int>) -> Range<Int> {
        cells.isEmpty ? 0..<0 : Int(starts[cells.lowerBound])..<Int(ends[cells.upperBound - 1])
    }

    func kind(_ cell: Int) -> CellClass {
        cell >= 0 && cell < codes.count ? classes[Int(codes[cell])] : []
    }

    /// Forgets the cells before `cell`, which begins the rest.
    mutating func drop(before cell: Int) {
        origin = cell < codes.count ? starts[cell] : scalars
        codes.removeFirst(cell)
        isUpper.removeFirst(cell)
        starts.removeFirst(cell)
        ends.removeFirst(cell)
    }

    mutating func removeAll() {
        codes.removeAll(keepingCapacity: true)
        isUpper.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        scalars = 0
        origin = 0
    }

    func isWordPart(_ cell: Int) -> Bool {
        guard cell >= 0, cell < codes.count else { return false }
        return !classes[Int(codes[cell])].isDisjoint(with: [.letter, .digit])
            || codes[cell] == UInt8(ascii: "_")
    }
}
