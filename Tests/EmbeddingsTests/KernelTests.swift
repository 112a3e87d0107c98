import CEmbeddingKernels
import COpenBLAS
import Foundation
import Testing

@testable import Embeddings

/// Every kernel of every instruction set this processor has, against plain loops in Double.
@Suite struct `The kernels of` {
    static let sets = InstructionSet.allCases.filter(\.isAvailable)
    private static let scratchBytes = 1 << 21

    @Test(arguments: sets, [(32, 32), (64, 96), (384, 160), (1536, 64), (800, 32)])
    func `an instruction set multiply four-bit weights`(set: InstructionSet, size: (inputs: Int, outputs: Int)) {
        var random = Random(seed: 1)
        let weights = TestWeights(inputs: size.inputs, outputs: size.outputs, isFourBit: true, &random)
        check(set, weights, &random)
    }

    @Test(arguments: sets, [(32, 32), (96, 64), (384, 96)])
    func `an instruction set multiply fp32 weights`(set: InstructionSet, size: (inputs: Int, outputs: Int)) {
        var random = Random(seed: 2)
        check(set, TestWeights(inputs: size.inputs, outputs: size.outputs, isFourBit: false, &random), &random)
    }

    private func check(_ set: InstructionSet, _ weights: TestWeights, _ random: inout Random) {
        let products = Products(kernels: set.kernels)
        for rows in rowCounts(weights) {
            let x = random.floats(rows * weights.inputs)
            var y = [Float](repeating: .nan, count: rows * weights.outputs)
            withScratch { products.multiply(x, weights.dense, into: &y, rows: rows, scratch: $0) }
            let error = weights.largestError(of: y) { row, input in Double(x[row * weights.inputs + input]) }
            #expect(error < 1e-4, "\(rows) rows")
            var inBlocks = [Float](repeating: .nan, count: y.count)
            withScratch {
                products.multiply(
                    x, weights.dense, into: &inBlocks, rows: rows, columns: Int(EK_COLUMNS), scratch: $0)
            }
            #expect(largestDifference(inBlocks, blocks(of: y, rows: rows).map(Double.init)) < 1e-4)
        }
    }

    @Test(
        arguments: sets.filter { $0.kernels.multiply_quantized != nil }, [(32, 32), (384, 160), (1536, 64), (800, 32)])
    func `an instruction set multiply activations of eight bits`(
        set: InstructionSet, size: (inputs: Int, outputs: Int)
    ) {
        var random = Random(seed: 3)
        let weights = TestWeights(inputs: size.inputs, outputs: size.outputs, isFourBit: true, &random)
        for rows in rowCounts(weights) {
            let x = random.floats(rows * weights.inputs)
            let quantized = Quantized(x, rows: rows, set)
            let y = quantized.product(with: weights, set)
            let error = weights.largestError(of: y) { row, input in quantized[row, input] }
            #expect(error < 1e-4, "\(rows) rows")
        }
    }

    @Test(arguments: sets.filter { $0.kernels.multiply_quantized != nil }, [UInt8(0x00), 0xFF, 0x08])
    func `an instruction set keep the largest integer sums`(set: InstructionSet, nibbles: UInt8) {
        let weights = TestWeights(inputs: 384, outputs: 32, nibbles: nibbles)
        // One zero a row: all else becomes 255.
        let x = (0..<7 * 384).map { Float($0 % 384 == 0 ? 0 : 1) }
        let quantized = Quantized(x, rows: 7, set)
        #expect(quantized.bytes[1] == 255)
        let error = weights.largestError(of: quantized.product(with: weights, set)) { quantized[$0, $1] }
        #expect(error < 1e-3)
    }

    @Test(arguments: sets.filter { $0.kernels.quantize != nil })
    func `an instruction set round activations to the nearest of 256 steps`(set: InstructionSet) {
        var random = Random(seed: 4)
        let x = random.floats(9 * 64) + [Float](repeating: 3, count: 64)
        let quantized = Quantized(x, rows: 10, set)
        for (index, value) in x.enumerated() {
            let row = index / 64
            let error = abs(quantized[row, index % 64] - Double(value))
            #expect(error <= Double(quantized.scales[row]) * 0.501 + 1e-6)
        }
    }

    @Test(arguments: sets, [32, 64])
    func `an instruction set attend`(set: InstructionSet, size: Int) {
        var random = Random(seed: 5)
        let heads = 3
        let width = heads * size
        for count in [1, 2, 3, 12, 13, 31, 32, 33, 65, 130] {
            let projections = random.floats(count * 3 * width).map { $0 * 2 }
            let bias = random.floats(width)
            var result = [Float](repeating: .nan, count: count * width)
            withScratch {
                set.kernels.attend(blocks(of: projections, rows: count), count, count, heads, size, bias, &result, $0)
            }
            let expected = attention(projections, count: count, heads: heads, size: size, bias: bias)
            #expect(largestDifference(result, expected) < 1e-5, "\(count) tokens")
        }
    }

    @Test(arguments: sets)
    func `an instruction set let one key have all the attention where its score is far above`(set: InstructionSet) {
        let size = 32
        var projections = [Float](repeating: 0, count: 3 * 3 * size)
        for token in 0..<3 {
            for d in 0..<size {
                projections[token * 3 * size + d] = 30
                projections[token * 3 * size + size + d] = token == 1 ? 30 : -30
                projections[token * 3 * size + 2 * size + d] = Float(token)
            }
        }
        var result = [Float](repeating: .nan, count: 3 * size)
        let bias = [Float](repeating: 0, count: size)
        withScratch { set.kernels.attend(blocks(of: projections, rows: 3), 3, 3, 1, size, bias, &result, $0) }
        #expect(result.allSatisfy { $0 == 1 })
    }

    @Test(arguments: sets)
    func `an instruction set compute GELU by the error function`(set: InstructionSet) {
        let x = (0..<3200).map { Float($0 - 1600) / 100 }
        let bias = [Float](repeating: 0.25, count: 3200)
        var result = x
        set.kernels.add_gelu(&result, bias, 1, 3200)
        let expected = x.map { value in
            let sum = Double(value + 0.25)
            return sum * 0.5 * erfc(-sum / 2.0.squareRoot())
        }
        #expect(largestDifference(result, expected) < 2e-6)
        guard let quantizing = set.kernels.add_gelu_quantize else { return }
        var same = x
        var bytes = [UInt8](repeating: 0, count: 3200)
        var scale: Float = 0
        var offset: Float = 0
        quantizing(&same, bias, 1, 3200, &bytes, &scale, &offset)
        #expect(same == result)
        #expect(zip(bytes, expected).allSatisfy { abs(Double(scale) * Double($0) + Double(offset) - $1) < 0.04 })
    }

    @Test(arguments: sets)
    func `an instruction set normalise rows`(set: InstructionSet) {
        var random = Random(seed: 6)
        let (rows, width) = (5, 96)
        let x = random.floats(rows * width)
        let delta = random.floats(rows * width)
        let (bias, gain, shift) = (random.floats(width), random.floats(width), random.floats(width))
        var result = x
        set.kernels.add_layer_norm(&result, delta, bias, rows, width, gain, shift, 1e-5)
        let expected = (0..<rows).flatMap { row -> [Double] in
            let sums = (0..<width).map { Double(x[row * width + $0] + delta[row * width + $0] + bias[$0]) }
            let mean = sums.reduce(0, +) / Double(width)
            let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
            return (0..<width).map {
                (sums[$0] - mean) / (variance + 1e-5).squareRoot() * Double(gain[$0]) + Double(shift[$0])
            }
        }
        #expect(largestDifference(result, expected) < 1e-5)
    }

    @Test(arguments: sets)
    func `an instruction set give the mean at unit length, and zeros for zeros`(set: InstructionSet) {
        let rows: [Float] = [Float](repeating: 3, count: 32) + [Float](repeating: -1, count: 32)
        var result = [Float](repeating: .nan, count: 32)
        set.kernels.mean_unit(rows, 2, 32, &result)
        #expect(result.allSatisfy { abs($0 - 1 / Float(32).squareRoot()) < 1e-6 })
        set.kernels.mean_unit([Float](repeating: 0, count: 32), 1, 32, &result)
        #expect(result.allSatisfy { $0 == 0 })
    }

    /// Around the heights of all tiles and blocks, as far as debug builds are quick.
    private func rowCounts(_ weights: TestWeights) -> [Int] {
        [1, 2, 5, 6, 7, 11, 12, 13, 25, 37, 193, 385].filter { $0 * weights.inputs <= 40_000 }
    }

    private func withScratch(_ body: (UnsafeMutableRawPointer) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: Self.scratchBytes, alignment: 64) { body($0.baseAddress!) }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers in every run.
private struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Numbers in -1…1.
    mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float(Int64(bitPattern: next()) >> 40) / Float(1 << 23) }
    }
}

/// A stored matrix, its packed form and its numbers.
private struct TestWeights {
    let inputs: Int
    let outputs: Int
    let dense: DenseWeights
    /// `[outputs × inputs]`
    let values: [Float]

    init(inputs: Int, outputs: Int, isFourBit: Bool, _ random: inout Random) {
        let count = inputs * outputs
        var bytes: [UInt8] = []
        if isFourBit {
            for _ in 0..<count / 32 {
                // A half with an exponent that makes it 0.008 to 0.03, of either sign.
                bytes += [
                    UInt8(truncatingIfNeeded: random.next()), 0x20 | UInt8(truncatingIfNeeded: random.next()) & 0x87,
                ]
                for _ in 0..<16 { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
            }
        } else {
            bytes = random.floats(count).withUnsafeBytes { Array($0) }
        }
        self.init(bytes, isFourBit ? .fourBit : .float32, inputs: inputs, outputs: outputs)
    }

    /// Four-bit weights that are all the same, each with the scale 1.
    init(inputs: Int, outputs: Int, nibbles: UInt8) {
        let block = [0x00, 0x3C] + [UInt8](repeating: nibbles, count: 16)
        self.init((0..<inputs * outputs / 32).flatMap { _ in block }, .fourBit, inputs: inputs, outputs: outputs)
    }

    private init(_ bytes: [UInt8], _ encoding: StoredMatrix.Encoding, inputs: Int, outputs: Int) {
        self.inputs = inputs
        self.outputs = outputs
        let path = FileManager.default.temporaryDirectory.appending(path: "kaynak-weights-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            try Data(bytes).write(to: URL(filePath: path))
            let matrix = StoredMatrix(
                encoding: encoding, rows: outputs, columns: inputs, range: 0..<bytes.count,
                mapping: try MappedFile(path: path))
            dense = DenseWeights([matrix])
            values = (0..<outputs).flatMap { row in
                [Float](unsafeUninitializedCapacity: inputs) { buffer, count in
                    matrix.copyRow(row, into: buffer.baseAddress!)
                    count = inputs
                }
            }
        } catch {
            fatalError("test weights: \(error)")
        }
    }

    /// How far `y` is from the product of `x(row, input)` and the weights, anywhere; OpenBLAS multiplies in Double.
    func largestError(of y: [Float], _ x: (Int, Int) -> Double) -> Double {
        let rows = y.count / outputs
        let left = (0..<rows).flatMap { row in (0..<inputs).map { x(row, $0) } }
        let right = values.map(Double.init)
        var product = [Double](repeating: 0, count: y.count)
        let depth = Int32(inputs)
        cblas_dgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(outputs), depth, 1, left, depth, right, depth,
            0, &product, Int32(outputs))
        return largestDifference(y, product)
    }
}

/// Activations in eight bits, as the kernel makes them.
private struct Quantized {
    let rows: Int
    let width: Int
    var bytes: [UInt8]
    var scales: [Float]
    var offsets: [Float]

    init(_ x: [Float], rows: Int, _ set: InstructionSet) {
        self.rows = rows
        width = x.count / rows
        bytes = [UInt8](repeating: 0, count: x.count)
        scales = [Float](repeating: .nan, count: rows)
        offsets = scales
        set.kernels.quantize(x, rows, width, &bytes, &scales, &offsets)
    }

    subscript(row: Int, column: Int) -> Double {
        Double(scales[row]) * Double(bytes[row * width + column]) + Double(offsets[row])
    }

    func product(with weights: TestWeights, _ set: InstructionSet) -> [Float] {
        var view = weights.dense.view
        var y = [Float](repeating: .nan, count: rows * weights.outputs)
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 64) { scratch in
            set.kernels.multiply_quantized(
                &view, bytes, scales, offsets, rows, &y, weights.outputs, scratch.baseAddress!)
        }
        return y
    }
}

/// Softmax((Q + bias)·Kᵀ / √size)·V, head by head.
private func attention(_ projections: [Float], count: Int, heads: Int, size: Int, bias: [Float]) -> [Double] {
    let width = heads * size
    var result = [Double](repeating: 0, count: count * width)
    for head in 0..<heads {
        func number(_ token: Int, _ part: Int, _ d: Int) -> Double {
            Double(projections[token * 3 * width + part * width + head * size + d])
        }
        for token in 0..<count {
            let scores = (0..<count).map { key in
                (0..<size).reduce(0.0) { sum, d in
                    sum + (number(token, 0, d) + Double(bias[head * size + d])) * number(key, 1, d)
                } / Double(size).squareRoot()
            }
            let largest = scores.max()!
            let weights = scores.map { exp($0 - largest) }
            let total = weights.reduce(0, +)
            for d in 0..<size {
                let sum = (0..<count).reduce(0.0) { $0 + weights[$1] * number($1, 2, d) }
                result[token * width + head * size + d] = sum / total
            }
        }
    }
    return result
}

/// A row-major matrix in blocks of 32 columns.
private func blocks(of matrix: [Float], rows: Int) -> [Float] {
    let width = matrix.count / rows
    let columns = Int(EK_COLUMNS)
    var result: [Float] = []
    for first in stride(from: 0, to: width, by: columns) {
        for row in 0..<rows { result += matrix[row * width + first..<row * width + first + columns] }
    }
    return result
}

private func largestDifference(_ left: [Float], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { max($0, $1.0.isNaN ? .infinity : abs(Double($1.0) - $1.1)) }
}
