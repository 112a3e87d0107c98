import CEmbeddingKernels

extension StoredMatrix {
    var rowBytes: Int {
        switch encoding {
        case .float32: columns * 4
        case .float16, .bfloat16: columns * 2
        case .fourBit: columns / EK_BLOCK_WEIGHTS * EK_BLOCK_BYTES
        }
    }

    /// Writes a row as fp32.
    /// - Parameter numbers: room for `columns` numbers.
    func copyRow(_ row: Int, into numbers: UnsafeMutablePointer<Float>) { copyRows(row..<row + 1, into: numbers) }

    /// Writes consecutive rows as fp32.
    /// - Parameter numbers: room for `rows × columns` numbers.
    func copyRows(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Float>) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= self.rows, "a row lies in the matrix")
        // Inside the mapping: whoever makes a stored matrix has compared its size with its range.
        let source = bytes + rows.lowerBound * rowBytes
        let count = rows.count * columns
        switch encoding {
        case .float32: UnsafeMutableRawPointer(numbers).copyMemory(from: source, byteCount: count * 4)
        case .float16: ek_float16_to_float(source, count, numbers)
        case .bfloat16: ek_bfloat16_to_float(source, count, numbers)
        case .fourBit: ek_dequantize(source, count, numbers)
        }
    }

    /// The whole matrix as fp32, for the small ones.
    func floats() -> [Float] {
        [Float](unsafeUninitializedCapacity: rows * columns) { buffer, count in
            if let start = buffer.baseAddress { copyRows(0..<rows, into: start) }
            count = rows * columns
        }
    }

    /// Itself, once all its numbers have been looked at: a flipped bit in an exponent or a NaN is damage that can be
    /// seen, for the weights of an encoder stay below a hundred.
    func checked(_ name: String) throws(EmbeddingError) -> StoredMatrix {
        let count = rows * columns
        let largest =
            switch encoding {
            case .float32: ek_largest_float32(bytes, count)
            case .float16: ek_largest_float16(bytes, count)
            case .bfloat16: ek_largest_bfloat16(bytes, count)
            // A weight is up to eight times its block's scale.
            case .fourBit: ek_largest_scale(bytes, count / EK_BLOCK_WEIGHTS) * 8
            }
        guard largest < 1024 else { throw .tampered(mapping.path, part: "numbers of \(name)") }
        return self
    }

    var bytes: UnsafePointer<UInt8> {
        mapping.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self) + range.lowerBound
    }
}
