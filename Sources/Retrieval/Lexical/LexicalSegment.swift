import Foundation

/// Rows as lexical search sees them, in one piece of bytes: which terms and content words they hold.
///
/// The bytes are written by ``LexicalSegment/build(_:)``, hold no pointers, and are read where they lie, be it in memory
/// or in a mapped file. They begin with a header of 64 bytes, little-endian as everything:
///
/// | bytes | |
/// |---|---|
/// | 0 ..< 8 | `kyn-lex1` |
/// | 8 ..< 16 | number of rows |
/// | 16 ..< 24 | sum of the rows' lengths |
/// | 24 ..< 40 | terms: number of keys, where the dictionary begins, bytes of its pages, bytes of its lists |
/// | 40 ..< 56 | content words: the same |
/// | 56 ..< 64 | bytes in all |
///
/// Then follow the rows' lengths (2 bytes each), both dictionaries, and ``PackedPostings/slack`` zeros.
struct LexicalSegment {
    let statistics: LexicalStatistics
    /// The length of each row, weighted by field, in halves of an occurrence.
    let lengths: UnsafePointer<UInt16>
    let terms: PostingsDictionary
    let vocabulary: Vocabulary

    var rowCount: Int { statistics.rows }

    /// Bytes that were not written as a segment, or were cut short.
    struct Damage: Error {}

    /// - Parameter bytes: aligned to 8; they have to outlive the segment and stay as they are. Whoever stores them
    ///   vouches for them with a checksum: bytes that were changed are read without harm, not without wrong answers.
    init(bytes: UnsafeRawBufferPointer) throws(Damage) {
        guard let start = bytes.baseAddress, UInt(bitPattern: start) % 8 == 0, bytes.count >= Header.byteCount,
            let header = Header(bytes), header.fits(bytes.count)
        else { throw Damage() }
        statistics = LexicalStatistics(rows: header.rowCount, length: header.length)
        // Bound to this type only, and even, see `Header.fits`.
        lengths = (start + Header.byteCount).assumingMemoryBound(to: UInt16.self)
        terms = PostingsDictionary(header.terms, in: bytes, rowCount: header.rowCount)
        vocabulary = Vocabulary(PostingsDictionary(header.words, in: bytes, rowCount: header.rowCount))
    }
}

// The bytes never change and outlive the segment, so that threads may share them.
extension LexicalSegment: @unchecked Sendable {}

extension LexicalSegment {
    struct Header {
        static let byteCount = 64
        private static let magic = [UInt8]("kyn-lex1".utf8)

        var rowCount: Int
        var length: Int
        var terms: PostingsDictionary.Layout
        var words: PostingsDictionary.Layout
        var size: Int

        init(
            rowCount: Int, length: Int, terms: PostingsDictionary.Layout, words: PostingsDictionary.Layout, size: Int
        ) {
            self.rowCount = rowCount
            self.length = length
            self.terms = terms
            self.words = words
            self.size = size
        }

        /// - Parameter bytes: at least ``byteCount``.
        init?(_ bytes: UnsafeRawBufferPointer) {
            guard bytes.starts(with: Header.magic) else { return nil }
            func half(_ offset: Int) -> Int {
                Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
            func number(_ offset: Int) -> Int { half(offset) | half(offset + 4) << 32 }
            func layout(_ offset: Int) -> PostingsDictionary.Layout {
                PostingsDictionary.Layout(
                    keyCount: half(offset), start: half(offset + 4), pagesSize: half(offset + 8),
                    listsSize: half(offset + 12))
            }
            self.init(
                rowCount: number(8), length: number(16), terms: layout(24), words: layout(40), size: number(56))
        }

        /// Whether every part lies within so many bytes.
        func fits(_ count: Int) -> Bool {
            size == count && (0...PackedPostings.rowLimit).contains(rowCount)
                && (0...rowCount * Int(BM25.greatestCount)).contains(length)
                && Header.byteCount + 2 * rowCount <= count - PackedPostings.slack
                && [terms, words].allSatisfy { $0.start >= Header.byteCount && $0.end <= count - PackedPostings.slack }
        }

        var bytes: [UInt8] {
            var bytes = Header.magic
            bytes.append(littleEndian: UInt64(rowCount))
            bytes.append(littleEndian: UInt64(length))
            for layout in [terms, words] {
                for part in [layout.keyCount, layout.start, layout.pagesSize, layout.listsSize] {
                    bytes.append(littleEndian: UInt32(part))
                }
            }
            bytes.append(littleEndian: UInt64(size))
            return bytes
        }
    }
}

/// A term as a key: words before grams, see ``PostingsDictionary``.
extension Term {
    var key: [UInt8] { [kind == .word ? 0 : 1] + text.utf8 }
}
