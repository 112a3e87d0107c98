import CEmbeddingKernels
import COpenBLAS

/// A dense layer's weights in panels of sixteen outputs: four bits a weight where the file has four, fp32 elsewhere.
///
/// `@unchecked Sendable`: the memory is written in `init` only and freed with the object.
final class DenseWeights: @unchecked Sendable {
    let inputs: Int
    let outputs: Int
    /// Whether products with eight-bit activations can be computed.
    let isFourBit: Bool
    private let panels: UnsafeMutableRawPointer
    private let sums: UnsafeMutablePointer<Float>

    /// - Parameter matrices: `[outputs × inputs]`, whose outputs follow each other; widths are multiples of 32.
    init(_ matrices: [StoredMatrix]) {
        let inputs = matrices[0].columns
        self.inputs = inputs
        outputs = matrices.reduce(0) { $0 + $1.rows }
        isFourBit = matrices.allSatisfy { $0.encoding == .fourBit }
        precondition(inputs % 32 == 0 && matrices.allSatisfy { $0.rows % 32 == 0 && $0.columns == inputs })
        let weights = inputs * outputs
        let bytes =
            isFourBit ? weights / 512 * MemoryLayout<ek_block>.stride : weights * MemoryLayout<Float>.stride
        panels = .allocate(byteCount: bytes, alignment: 64)
        sums = .allocate(capacity: outputs)
        sums.initialize(repeating: 0, count: outputs)
        var first = 0
        for matrix in matrices {
            if isFourBit { pack(matrix, at: first) } else { copy(matrix, at: first) }
            first += matrix.rows
        }
        var view = view
        ek_sum_weights(&view, sums)
    }

    deinit {
        panels.deallocate()
        sums.deallocate()
    }

    /// What the kernels read; valid as long as this object.
    var view: ek_weights {
        ek_weights(
            inputs: inputs, outputs: outputs,
            blocks: isFourBit ? UnsafePointer(panels.assumingMemoryBound(to: ek_block.self)) : nil,
            panels: isFourBit ? nil : UnsafePointer(panels.assumingMemoryBound(to: Float.self)), sums: sums)
    }

    private func pack(_ matrix: StoredMatrix, at first: Int) {
        // Inside the memory: `first` and the rows are multiples of the panels' sixteen outputs.
        ek_pack(
            matrix.bytes, matrix.rows, inputs,
            panels.assumingMemoryBound(to: ek_block.self) + first * inputs / 512)
    }

    private func copy(_ matrix: StoredMatrix, at first: Int) {
        var row = [Float](repeating: 0, count: inputs)
        for index in 0..<matrix.rows {
            row.withUnsafeMutableBufferPointer { matrix.copyRow(index, into: $0.baseAddress!) }
            ek_pack_floats(row, first + index, 1, inputs, panels.assumingMemoryBound(to: Float.self))
        }
    }
}
