/// Vectors as rows of one block of memory.
struct RetrievalMatrix: Sendable, Equatable {
    private(set) var values: [Float]
    let columns: Int

    var rows: Int { columns == 0 ? 0 : values.count / columns }

    /// - Precondition: the values fill whole rows.
    init(_ values: [Float], columns: Int) {
        precondition(columns > 0 && values.count.isMultiple(of: columns), "the values do not fill whole rows")
        self.values = values
        self.columns = columns
    }

    subscript(row: Int) -> [Float] { Array(values[row * columns..<(row + 1) * columns]) }

    func rows(_ rows: some Collection<Int>) -> RetrievalMatrix {
        var picked: [Float] = []
        picked.reserveCapacity(rows.count * columns)
        for row in rows { picked += values[row * columns..<(row + 1) * columns] }
        return RetrievalMatrix(picked, columns: columns)
    }

    /// The product of one row with one row of another matrix: their cosine where both are of unit length.
    func product(_ row: Int, _ other: RetrievalMatrix, _ otherRow: Int) -> Float {
        precondition(columns == other.columns)
        // Sound: both buffers live as long as the closures, and the offsets stay within the rows.
        return values.withUnsafeBytes { left in
            other.values.withUnsafeBytes { right in
                let stride = MemoryLayout<Float>.stride
                let (leftStart, rightStart) = (row * columns * stride, otherRow * columns * stride)
                var sums = SIMD16<Float>()
                let whole = columns / 16 * 16
                for column in Swift.stride(from: 0, to: whole, by: 16) {
                    let offset = column * stride
                    sums +=
                        left.loadUnaligned(fromByteOffset: leftStart + offset, as: SIMD16<Float>.self)
                        * right.loadUnaligned(fromByteOffset: rightStart + offset, as: SIMD16<Float>.self)
                }
                var sum = sums.sum()
                for column in whole..<columns {
                    sum += values[row * columns + column] * other.values[otherRow * columns + column]
                }
                return sum
            }
        }
    }

    /// Every row scaled to unit length, and whether one had not been.
    ///
    /// - Returns: `nil` where a row has no direction: zero, infinite or not a number.
    func unitRows() -> (matrix: RetrievalMatrix, changed: Bool)? {
        var scaled = self
        var changed = false
        for row in 0..<rows {
            let norm = product(row, self, row).squareRoot()
            guard norm.isFinite, norm > 0 else { return nil }
            guard abs(norm - 1) > 1e-4 else { continue }
            changed = true
            for place in row * columns..<(row + 1) * columns { scaled.values[place] /= norm }
        }
        return (scaled, changed)
    }
}
