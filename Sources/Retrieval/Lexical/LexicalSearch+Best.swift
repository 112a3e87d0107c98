import CRetrievalKernels

extension LexicalSearch {
    /// The rows of a segment with the greatest BM25, best first, ties in the order of the rows; only rows that hold a
    /// term of the query.
    ///
    /// Block-max MaxScore (Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", 2011) in windows of
    /// rows: what a term can add at most to a row of the window is known from its blocks. Where all terms together
    /// cannot reach the worst score kept, nothing is unpacked. Else the terms that add least are set apart as long as
    /// they cannot reach it on their own; the others are added up over the whole window, those set apart only in blocks
    /// with rows that may still get there.
    /// - Parameter admitting: bit `row % 64` of word `row / 64` says whether a row takes part; `nil`: all do.
    func best(_ limit: Int, in segment: Int = 0, admitting: [UInt64]? = nil) -> [TopK.Scored] {
        guard limit > 0, segments[segment].rowCount > 0 else { return [] }
        if let rows = admitting.flatMap(LexicalSearch.fewRows) {
            var kept = TopK(limit: limit)
            for (row, score) in zip(rows, scores(of: rows, in: segment)) where score > 0 { kept.offer(score, row) }
            return kept.sorted()
        }
        return WindowedScan(self, segment: segment, limit: limit).run(admitting: admitting)
    }
}

extension LexicalSearch {
    /// The rows of a bitmap, where they are so few that scoring each is faster than a scan.
    private static func fewRows(_ bitmap: [UInt64]) -> [Int32]? {
        guard bitmap.reduce(0, { $0 + $1.nonzeroBitCount }) <= 256 else { return nil }
        var rows: [Int32] = []
        for (index, word) in bitmap.enumerated() {
            var rest = word
            while rest != 0 {
                rows.append(Int32(64 * index + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return rows
    }
}

/// One run of ``LexicalSearch/best(_:in:admitting:)``.
private struct WindowedScan: ~Copyable {
    /// Rows whose sums are held at a time: few enough for the first-level cache, many enough to pass blocks by.
    static let windowSize = 4096

    private let search: LexicalSearch
    private let segment: LexicalSegment
    private var kept: TopK
    private var scans: [TermScan] = []
    /// Indices of `scans` that have rows in the window, the one that adds least first.
    private var order: [Int] = []
    private let sums: UnsafeMutablePointer<UInt32>
    /// The rows of the window that may be among the best, counted from its beginning.
    private let candidates: UnsafeMutablePointer<UInt32>
    private let memory: UnsafeMutablePointer<UInt32>

    init(_ search: LexicalSearch, segment number: Int, limit: Int) {
        self.search = search
        segment = search.segments[number]
        kept = TopK(limit: limit)
        let found = search.terms.compactMap { term in term.lists[number].map { (term.weight, $0) } }
        memory = .allocate(capacity: 2 * WindowedScan.windowSize + 2 * PackedPostings.blockSize * found.count)
        sums = memory
        candidates = memory + WindowedScan.windowSize
        for (index, (weight, list)) in found.enumerated() {
            let room = memory + 2 * WindowedScan.windowSize + 2 * PackedPostings.blockSize * index
            scans.append(TermScan(list, weight: weight, norm: search.norm, lengths: segment.lengths, room: room))
        }
    }

    deinit { memory.deallocate() }

    consuming func run(admitting: [UInt64]?) -> [TopK.Scored] {
        for first in stride(from: 0, to: segment.rowCount, by: WindowedScan.windowSize) {
            let end = min(first + WindowedScan.windowSize, segment.rowCount)
            scan(UInt32(first)..<UInt32(end), admitting)
        }
        return kept.sorted().map { ($0.score * search.unit, $0.row) }
    }

    private mutating func scan(_ window: Range<UInt32>, _ admitting: [UInt64]?) {
        // What a row has to reach: an equal score loses to an earlier row.
        let threshold = kept.least.map { UInt32($0) + 1 } ?? 1
        order.removeAll(keepingCapacity: true)
        var bound: UInt32 = 0
        for index in scans.indices {
            scans[index].enter(window)
            if scans[index].bound > 0 {
                order.append(index)
                bound += scans[index].bound
            }
        }
        guard bound >= threshold else { return }
        if let admitting, !WindowedScan.admits(admitting, window) { return }
        order.sort { scans[$0].bound < scans[$1].bound }

        var apart = 0
        var rest: UInt32 = 0
        while rest + scans[order[apart]].bound < threshold {
            rest += scans[order[apart]].bound
            apart += 1
        }
        sums.update(repeating: 0, count: window.count)
        for index in order[apart...] { scans[index].add(window, to: sums) }
        // A row that holds none of these terms cannot get there.
        var count = PostingLoops.best.reaching(sums, window.count, max(threshold - min(rest, threshold), 1), candidates)
        if let admitting { count = keep(count, of: window, in: admitting) }
        while apart > 0, count > 0 {
            apart -= 1
            let index = order[apart]
            rest -= scans[index].bound
            scans[index].add(window, to: sums, candidates: candidates, count: count)
            count = rk_postings_keep(sums, threshold - min(rest, threshold), candidates, count)
        }
        for index in 0..<count {
            let row = candidates[index]
            kept.offer(Float(sums[Int(row)]), Int32(window.lowerBound + row))
        }
    }

    /// Drops the candidates that are not admitted, and returns how many are left.
    private func keep(_ count: Int, of window: Range<UInt32>, in words: [UInt64]) -> Int {
        var kept = 0
        for index in 0..<count {
            let row = window.lowerBound + candidates[index]
            candidates[kept] = candidates[index]
            kept += Int(words[Int(row / 64)] >> UInt64(row % 64) & 1)
        }
        return kept
    }

    /// Whether any row of the window is admitted.
    private static func admits(_ words: [UInt64], _ window: Range<UInt32>) -> Bool {
        words[Int(window.lowerBound / 64)..<Int((window.upperBound + 63) / 64)].contains { $0 != 0 }
    }
}

/// A term's way through the windows.
private struct TermScan {
    private struct Block {
        let block: PostingBlock
        /// What the term adds at most to a row of the block, in units.
        let bound: UInt32
    }

    private let list: PostingList
    private let weight: Float
    private let norm: BM25.Norm
    private let lengths: UnsafePointer<UInt16>
    private var blocks: [Block] = []
    /// The first block that reaches into the window.
    private var front = 0
    /// What the term adds at most to a row of the window.
    private(set) var bound: UInt32 = 0

    /// The block that is unpacked, its rows and what the term adds to them.
    private var current = -1
    private var count = 0
    private let rows: UnsafeMutablePointer<UInt32>
    private let impacts: UnsafeMutablePointer<UInt32>

    /// - Parameter room: for two blocks of numbers.
    init(
        _ list: PostingList, weight: Float, norm: BM25.Norm, lengths: UnsafePointer<UInt16>,
        room: UnsafeMutablePointer<UInt32>
    ) {
        self.list = list
        self.weight = weight
        self.norm = norm
        self.lengths = lengths
        rows = room
        impacts = room + PackedPostings.blockSize
        blocks.reserveCapacity(list.blockCount)
        for block in list.blocks { blocks.append(Block(block: block, bound: bound(of: block))) }
        if list.isShort, let block = blocks.first {
            // A short list says nothing about itself; it is soon unpacked.
            unpack(0)
            let greatest = (0..<count).map { impacts[$0] }.max() ?? 0
            blocks[0] = Block(block: block.block, bound: greatest)
        }
    }

    private func bound(of block: PostingBlock) -> UInt32 {
        let ratio = PackedPostings.Ratio.values[Int(block.leastRatio)]
        let flat = block.greatestValue == 255 || block.greatestValue == 0 ? 0 : norm.flat / Float(block.greatestValue)
        // Above what rounding may add.
        return UInt32(weight / (1 + flat + norm.slope * ratio) * 1.00001) + 1
    }

    /// Moves on to a window behind the one before.
    mutating func enter(_ window: Range<UInt32>) {
        while front < blocks.count, blocks[front].block.last < window.lowerBound { front += 1 }
        bound = 0
        var index = front
        while index < blocks.count, blocks[index].block.before &+ 1 < window.upperBound {
            bound = max(bound, blocks[index].bound)
            index += 1
        }
    }

    /// Adds what the term adds to the rows of the window; `sums` begin with the window.
    mutating func add(_ window: Range<UInt32>, to sums: UnsafeMutablePointer<UInt32>) {
        var index = front
        while index < blocks.count, blocks[index].block.before &+ 1 < window.upperBound {
            unpack(index)
            addUnpacked(window, to: sums)
            index += 1
        }
    }

    /// The same in blocks that reach over one of the candidates, which ascend.
    mutating func add(
        _ window: Range<UInt32>, to sums: UnsafeMutablePointer<UInt32>, candidates: UnsafePointer<UInt32>, count: Int
    ) {
        var index = front
        var next = 0
        while index < blocks.count, blocks[index].block.before &+ 1 < window.upperBound {
            let block = blocks[index].block
            while next < count, window.lowerBound + candidates[next] < block.before &+ 1 { next += 1 }
            guard next < count else { return }
            if window.lowerBound + candidates[next] <= block.last {
                unpack(index)
                addUnpacked(window, to: sums)
            }
            index += 1
        }
    }

    private mutating func unpack(_ index: Int) {
        guard index != current else { return }
        current = index
        let block = blocks[index].block
        count = list.unpackRows(of: block, into: rows)
        list.unpackValues(of: block, into: impacts)
        PostingLoops.best.weigh(rows, count, lengths, weight, norm.flat, norm.slope, impacts)
    }

    private func addUnpacked(_ window: Range<UInt32>, to sums: UnsafeMutablePointer<UInt32>) {
        guard count > 0 else { return }
        let start = rows[0] >= window.lowerBound ? 0 : PostingLoops.best.place(rows, window.lowerBound)
        let end = rows[count - 1] < window.upperBound ? count : PostingLoops.best.place(rows, window.upperBound)
        guard start < end else { return }
        rk_postings_add(rows + start, impacts + start, end - start, window.lowerBound, sums)
    }
}
