import CRetrievalKernels
import Foundation

/// How the rows of a term, and how often each holds it, lie in bytes.
///
/// Postings come in blocks of 128. A row is stored as its distance from the one before, less one; distances and values
/// take as many bits each as the block's greatest needs. A full block lies in four lanes, so that four values are
/// unpacked at a time; what remains lies in one stream of bits.
///
/// - A list shorter than a block: a byte (bits of a distance, times 8, plus the number of a value form), the stream.
/// - A longer list: an entry of eight bytes for each block, then the blocks. An entry has the last row (4 bytes), the
///   bits of a distance, the bits of a value (high bit: all values are even and stored halved), the greatest value (255:
///   or more), and the least length of a row divided by its value (on a logarithmic scale, rounded down). The last
///   two bound what any row of the block can score, whatever the average length.
enum PackedPostings {
    static let blockSize = Int(RK_POSTINGS_BLOCK)
    static let entrySize = 8
    /// Distances of 24 bits cannot overflow 32 within a block.
    static let rowLimit = 1 << 24
    /// The loops may read this far behind a list.
    static let slack = 16

    /// Stored bits of a value, and by how much it is shifted.
    struct ValueForm: Hashable {
        let code: UInt8

        init(_ code: UInt8) { self.code = code }

        init(bits: Int, shift: Int) { code = UInt8(bits) | UInt8(shift) << 7 }

        var bits: Int { Int(code & 0x7F) }
        var shift: Int { Int(code >> 7) }

        /// The least bits that hold all values.
        init(for values: some Sequence<UInt16>) {
            var greatest: UInt16 = 1
            var odd: UInt16 = 0
            for value in values {
                greatest = max(greatest, value)
                odd |= value & 1
            }
            let shift = odd == 0 ? 1 : 0
            self.init(bits: bitWidth(of: UInt32(greatest) >> UInt32(shift) - 1), shift: shift)
        }

        /// Those that a short list can have.
        static let short = [
            ValueForm(bits: 0, shift: 1), ValueForm(bits: 1, shift: 1), ValueForm(bits: 2, shift: 1),
            ValueForm(bits: 4, shift: 1), ValueForm(bits: 1, shift: 0), ValueForm(bits: 2, shift: 0),
            ValueForm(bits: 4, shift: 0), ValueForm(bits: 16, shift: 0),
        ]

        func store(_ value: UInt16) -> UInt32 { UInt32(value) >> UInt32(shift) - 1 }
    }

    static func bitWidth(of value: UInt32) -> Int { UInt32.bitWidth - value.leadingZeroBitCount }

    /// Bytes of a block of `count` postings.
    static func size(count: Int, gapBits: Int, valueBits: Int) -> Int { (count * (gapBits + valueBits) + 7) / 8 }

    /// Lengths divided by values, on a scale of sixteen steps to a doubling.
    enum Ratio {
        static let steps: Float = 16
        static let values: [Float] = (0..<256).map { powf(2, Float($0) / steps) }

        /// The greatest code whose value is not above the quotient of two positive numbers.
        static func code(length: UInt16, value: UInt16) -> UInt8 {
            let quotient = max(Float(length) / Float(value), 1)
            var code = min(Int(log2f(quotient) * steps), 255)
            while code > 0 && values[code] > quotient { code -= 1 }
            return UInt8(code)
        }
    }
}

extension PackedPostings {
    /// One term's postings, rows ascending.
    struct List {
        let rows: ArraySlice<UInt32>
        let values: ArraySlice<UInt16>
    }

    /// Appends a list; shorter than a block or not, see above.
    static func append(_ list: List, lengths: [UInt16], to bytes: inout [UInt8]) {
        if list.rows.count < blockSize {
            appendShort(list, to: &bytes)
        } else {
            appendLong(list, lengths: lengths, to: &bytes)
        }
    }

    private static func appendShort(_ list: List, to bytes: inout [UInt8]) {
        let gaps = gaps(of: list.rows, before: nil)
        let gapBits = bitWidth(of: gaps.max() ?? 0)
        let needed = ValueForm(for: list.values)
        let number = ValueForm.short.firstIndex { $0.bits >= needed.bits && $0.shift <= needed.shift }
        // An odd value fits the last form, an even one below 32 one of the first four.
        let code = number ?? ValueForm.short.count - 1
        bytes.append(UInt8(gapBits << 3 | code))
        appendStream(gaps, bits: gapBits, list.values, ValueForm.short[code], to: &bytes)
    }

    private static func appendLong(_ list: List, lengths: [UInt16], to bytes: inout [UInt8]) {
        var blocks: [UInt8] = []
        var before: UInt32?
        for start in stride(from: 0, to: list.rows.count, by: blockSize) {
            let rows = list.rows.dropFirst(start).prefix(blockSize)
            let values = list.values.dropFirst(start).prefix(blockSize)
            let gaps = gaps(of: rows, before: before)
            let gapBits = bitWidth(of: gaps.max() ?? 0)
            let form = ValueForm(for: values)
            let last = rows[rows.endIndex - 1]
            bytes.append(littleEndian: last)
            bytes.append(UInt8(gapBits))
            bytes.append(form.code)
            bytes.append(UInt8(min(values.max() ?? 0, 255)))
            bytes.append(zip(rows, values).map { Ratio.code(length: lengths[Int($0)], value: $1) }.min() ?? 0)
            if rows.count == blockSize {
                appendLanes(gaps, bits: gapBits, to: &blocks)
                appendLanes(values.map(form.store), bits: form.bits, to: &blocks)
            } else {
                appendStream(gaps, bits: gapBits, values, form, to: &blocks)
            }
            before = last
        }
        bytes.append(contentsOf: blocks)
    }

    /// Distances less one; row 0 lies one behind the beginning.
    private static func gaps(of rows: ArraySlice<UInt32>, before: UInt32?) -> [UInt32] {
        var next = before.map { $0 + 1 } ?? 0
        return rows.map { row in
            defer { next = row + 1 }
            return row - next
        }
    }

    private static func appendStream(
        _ gaps: [UInt32], bits: Int, _ values: ArraySlice<UInt16>, _ form: ValueForm, to bytes: inout [UInt8]
    ) {
        var word: UInt64 = 0
        var filled = 0
        func flush(to bytes: inout [UInt8], downTo least: Int) {
            while filled > least {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
                filled = max(filled - 8, 0)
            }
        }
        for gap in gaps {
            word |= UInt64(gap) << UInt64(filled)
            filled += bits
            flush(to: &bytes, downTo: 7)
        }
        for value in values {
            word |= UInt64(form.store(value)) << UInt64(filled)
            filled += form.bits
            flush(to: &bytes, downTo: 7)
        }
        flush(to: &bytes, downTo: 0)
    }

    private static func appendLanes(_ values: [UInt32], bits: Int, to bytes: inout [UInt8]) {
        var words = [UInt32](repeating: 0, count: 4 * bits)
        for (index, value) in values.enumerated() where bits > 0 {
            let (lane, at) = (index % 4, index / 4 * bits)
            let wide = UInt64(value) << UInt64(at % 32)
            words[at / 32 * 4 + lane] |= UInt32(truncatingIfNeeded: wide)
            if at % 32 + bits > 32 { words[(at / 32 + 1) * 4 + lane] |= UInt32(wide >> 32) }
        }
        for word in words { bytes.append(littleEndian: word) }
    }
}

extension [UInt8] {
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// Seven bits a byte, lowest first; the high bit says that more follow.
    mutating func append(varint value: Int) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
