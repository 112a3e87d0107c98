import Knowledge

/// One reading of a text: scalars in, findings out, in windows of bounded size.
///
/// Everything is found within a window of ``window`` scalars, which then moves on to a quiet place (a gap between words,
/// after a sentence where there is one) that leaves ``lookahead`` scalars for what comes next. Where it moves depends on
/// the text alone, so a text that comes in pieces and one that comes at once are read alike, and time is linear in both.
struct PIIScan {
    static let window = 2048
    static let lookahead = 256

    /// A finding in cells of the window.
    struct Found {
        var cells: Range<Int>
        var type: PIIType
        var score: Double
        var rule: String
        /// The token that spoke for it.
        var evidence: Int?
    }

    var cells = FoldedCells()
    var tokens: [Token] = []
    var found: [Found] = []
    /// The cells that belong to a finding already.
    var taken: [Bool] = []
    /// Places of signs that begin something, so that nobody has to search for them.
    var atSigns: [Int] = []
    var colons: [Int] = []
    var summary: Sense = []
    var hasDigits = false
    var hasCapitals = false
    var number = NumberBuffer()

    let lexicon = Lexicon.shared
    let registry: PIIRegistry
    /// What was found so far, in the order of the text.
    private(set) var findings: [PIIFinding] = []
    /// The scalars of the window as they came; kept only where a recogniser of the registry reads them.
    private(set) var original: [UInt32] = []

    init(registry: PIIRegistry) { self.registry = registry }

    mutating func read(_ scalar: UInt32) {
        cells.append(scalar)
        if !registry.isEmpty { original.append(scalar) }
        if cells.pending >= Self.window { advance() }
    }

    /// Reads the rest; afterwards ``findings`` is complete.
    mutating func finish() {
        guard cells.pending > 0 else { return }
        recognise()
        emit(before: cells.count)
        cells.drop(before: cells.count)
        original.removeAll(keepingCapacity: true)
    }

    /// Ready for another text.
    mutating func reset() {
        cells.removeAll()
        original.removeAll(keepingCapacity: true)
        findings.removeAll(keepingCapacity: true)
    }

    /// Where what was read stops being open: findings before it are final.
    var settled: Int { Int(cells.origin) }

    mutating func takeFindings() -> [PIIFinding] {
        defer { findings.removeAll(keepingCapacity: true) }
        return findings
    }

    private mutating func advance() {
        recognise()
        let cut = quietCell()
        emit(before: cut)
        let origin = Int(cells.origin)
        cells.drop(before: cut)
        if !registry.isEmpty { original.removeFirst(Int(cells.origin) - origin) }
    }

    private mutating func recognise() {
        found.removeAll(keepingCapacity: true)
        taken.removeAll(keepingCapacity: true)
        taken.append(contentsOf: repeatElement(false, count: cells.count))
        readTokens()
        findEmails()
        findCredentials()
        findIBANs()
        findDates()
        findAddressesOfMachines()
        if hasDigits || summary.contains(.numeral) { findNumbers() }
        if hasDigits { findPlatesAndPassports() }
        findAddresses()
        findPersons()
        findHealth()
        if !registry.isEmpty { askRegistry() }
    }

    /// Adds a finding unless its place is taken; recognisers run from the surest to the least sure.
    @discardableResult
    mutating func add(
        _ range: Range<Int>, _ type: PIIType, _ score: Double, _ rule: String, evidence: Int? = nil
    ) -> Bool {
        guard !range.isEmpty, !isTaken(range) else { return false }
        for cell in range { taken[cell] = true }
        found.append(Found(cells: range, type: type, score: score, rule: rule, evidence: evidence))
        return true
    }

    func isTaken(_ range: Range<Int>) -> Bool {
        for cell in range where taken[cell] { return true }
        return false
    }

    private mutating func emit(before cut: Int) {
        let sorted = found.count > 1 ? found.sorted { $0.cells.lowerBound < $1.cells.lowerBound } : found
        for one in sorted where one.cells.lowerBound < cut {
            let range = one.cells.lowerBound..<min(one.cells.upperBound, cut)
            findings.append(
                PIIFinding(
                    type: one.type, span: Span(cells.scalars(of: range)), score: one.score, rule: one.rule,
                    evidence: one.evidence.map { Span(cells.scalars(of: tokens[$0].start..<tokens[$0].end)) }))
        }
    }

    /// Where the next window begins: the last quiet cell that leaves the lookahead.
    private func quietCell() -> Int {
        let limitScalar = cells.origin + Int32(Self.window - Self.lookahead)
        var limit = cells.count
        while limit > 0, cells.sources[limit - 1].start >= limitScalar { limit -= 1 }
        guard limit > 1 else { return max(limit, min(1, cells.count)) }
        var gap: Int?
        var cell = limit - 1
        while cell > limit / 2 {
            if !taken[cell], cells.kind(cell).contains(.space) {
                if cells.codes[cell] == UInt8(ascii: "\n") || Self.endsSentence(cells.codes[cell - 1]) { return cell }
                if gap == nil { gap = cell }
            }
            cell -= 1
        }
        if let gap { return gap }
        // What is longer than half of a window is cut, as time is linear only if windows move on by as much.
        let straddling = found.first {
            $0.cells.contains(limit) && $0.cells.lowerBound > limit / 2 && $0.cells.lowerBound < limit
        }
        return straddling?.cells.lowerBound ?? limit
    }

    private static func endsSentence(_ code: UInt8) -> Bool {
        code == UInt8(ascii: ".") || code == UInt8(ascii: "!") || code == UInt8(ascii: "?") || code == UInt8(ascii: ";")
    }
}
