import CRetrievalKernels

/// A term's postings as they lie in a segment, see ``PackedPostings``.
///
/// Points into the segment's bytes, which outlive it. `bytes` lies within them with ``PackedPostings/slack`` behind it;
/// whatever else the bytes say is checked where it is used, so that damage costs hits and never memory.
struct PostingList {
    /// How many rows hold the term.
    let count: Int
    let bytes: UnsafeRawBufferPointer

    /// The rows of the segment.
    let rowCount: Int

    var isShort: Bool { count < PackedPostings.blockSize }
    var blockCount: Int { (count + PackedPostings.blockSize - 1) / PackedPostings.blockSize }
}

/// What is known of a block before it is unpacked.
struct PostingBlock {
    /// The row before the block's first, all ones for none.
    let before: UInt32
    /// The last row, or one that no row of the block lies behind.
    let last: UInt32
    let count: UInt8
    let gapBits: UInt8
    let form: PackedPostings.ValueForm
    /// Where the block begins in the list's bytes.
    let offset: UInt32
    /// 255: or more. 0: not known.
    let greatestValue: UInt8
    let leastRatio: UInt8
}

extension PostingList {
    /// Walks the blocks of a list; ends early where the bytes are damaged.
    struct Blocks: Sequence, IteratorProtocol {
        private let list: PostingList
        private var index = 0
        private var offset: Int
        private var before = UInt32.max

        init(_ list: PostingList) {
            self.list = list
            offset = list.isShort ? 1 : list.blockCount * PackedPostings.entrySize
        }

        mutating func next() -> PostingBlock? {
            guard index < list.blockCount, offset <= list.bytes.count else { return nil }
            let count = Swift.min(list.count - index * PackedPostings.blockSize, PackedPostings.blockSize)
            let block: PostingBlock
            if list.isShort {
                let header = list.bytes[0]
                block = PostingBlock(
                    before: before, last: UInt32(list.rowCount - 1), count: UInt8(count), gapBits: header >> 3,
                    form: PackedPostings.ValueForm.short[Int(header & 7)], offset: UInt32(offset), greatestValue: 0,
                    leastRatio: 0)
            } else {
                let entry = UInt64(
                    littleEndian: list.bytes.loadUnaligned(
                        fromByteOffset: index * PackedPostings.entrySize, as: UInt64.self))
                block = PostingBlock(
                    before: before, last: UInt32(truncatingIfNeeded: entry), count: UInt8(count),
                    gapBits: UInt8(truncatingIfNeeded: entry >> 32),
                    form: PackedPostings.ValueForm(UInt8(truncatingIfNeeded: entry >> 40)), offset: UInt32(offset),
                    greatestValue: UInt8(truncatingIfNeeded: entry >> 48),
                    leastRatio: UInt8(truncatingIfNeeded: entry >> 56))
            }
            offset += PackedPostings.size(count: count, gapBits: Int(block.gapBits), valueBits: block.form.bits)
            let isOrdered = before == .max || block.last > before
            guard block.gapBits <= 24, block.form.bits <= 16, offset <= list.bytes.count, isOrdered,
                block.last < list.rowCount
            else {
                index = list.blockCount
                return nil
            }
            before = block.last
            index += 1
            return block
        }
    }

    var blocks: Blocks { Blocks(self) }

    /// Unpacks a block's rows; returns how many they are, 0 where they are damaged.
    ///
    /// - Parameter rows: room for ``PackedPostings/blockSize``.
    func unpackRows(of block: PostingBlock, into rows: UnsafeMutablePointer<UInt32>) -> Int {
        let count = Int(block.count)
        // Within the list: `Blocks` gives no other block.
        let packed = start(of: block)
        if count == PackedPostings.blockSize {
            PostingLoops.best.rows(packed, UInt32(block.gapBits), block.before, rows)
        } else {
            rk_postings_tail_rows(packed, UInt32(block.gapBits), block.before, count, rows)
        }
        // Rows ascend by construction, so the last bounds them all.
        let last = rows[count - 1]
        return last == block.last || isShort && last < block.last ? count : 0
    }

    /// Unpacks a block's values, in halves of an occurrence.
    func unpackValues(of block: PostingBlock, into values: UnsafeMutablePointer<UInt32>) {
        let count = Int(block.count)
        let packed = start(of: block)
        let (gapBits, form) = (Int(block.gapBits), block.form)
        if count == PackedPostings.blockSize {
            PostingLoops.best.values(
                packed + PackedPostings.blockSize / 8 * gapBits, UInt32(form.bits), UInt32(form.shift), values)
        } else {
            rk_postings_tail_values(packed, UInt32(gapBits), UInt32(form.bits), UInt32(form.shift), count, values)
        }
    }

    private func start(of block: PostingBlock) -> UnsafePointer<UInt8> {
        // A list that has a block has bytes, so the buffer has an address.
        (bytes.baseAddress! + Int(block.offset)).assumingMemoryBound(to: UInt8.self)
    }

    /// Hands each block's rows to `body`; the pointer is good for the call only.
    func forEachBlockOfRows(_ body: (UnsafePointer<UInt32>, Int) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PackedPostings.blockSize) { rows in
            // Not empty, so it has an address.
            let rows = rows.baseAddress!
            for block in blocks { body(rows, unpackRows(of: block, into: rows)) }
        }
    }
}

/// The loops for this processor.
enum PostingLoops {
    static let best = rk_postings_kernels_here().pointee
}
