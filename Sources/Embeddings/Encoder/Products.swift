import CEmbeddingKernels
import COpenBLAS

/// Activations times weights, by our own kernels where the processor has them and by OpenBLAS elsewhere.
struct Products: Sendable {
    /// Outputs that are unpacked at a time for OpenBLAS.
    static let unpackedOutputs = 128

    let kernels: ek_kernels

    /// Whether activations of eight bits can be multiplied.
    var hasQuantized: Bool { kernels.multiply_quantized != nil }

    /// `y = x[rows × inputs] · weights`, in blocks of `columns` outputs: `[outputs / columns × rows × columns]`.
    /// - Parameters:
    ///   - columns: `nil` for all, which makes `[rows × outputs]`; else `EK_COLUMNS`.
    ///   - scratch: the workspace's, of ``scratchBytes(for:texts:headSize:)``.
    func multiply(
        _ x: UnsafePointer<Float>, _ weights: DenseWeights, into y: UnsafeMutablePointer<Float>, rows: Int,
        columns: Int? = nil, scratch: UnsafeMutableRawPointer
    ) {
        var view = weights.view
        let columns = columns ?? weights.outputs
        if let multiply = kernels.multiply { return multiply(&view, x, rows, y, columns, scratch) }
        let unpacked = scratch.assumingMemoryBound(to: Float.self)
        let step = min(Self.unpackedOutputs, columns)
        for first in stride(from: 0, to: weights.outputs, by: step) {
            let count = min(step, weights.outputs - first)
            ek_unpack(&view, first, count, unpacked)
            cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(count), Int32(weights.inputs), 1, x,
                Int32(weights.inputs), unpacked, Int32(count), 0,
                y + first / columns * rows * columns + first % columns,
                Int32(columns))
        }
    }

    /// The same for quantised rows; the weights are four-bit.
    func multiply(
        _ x: QuantizedRows, _ weights: DenseWeights, into y: UnsafeMutablePointer<Float>, rows: Int,
        columns: Int? = nil, scratch: UnsafeMutableRawPointer
    ) {
        var view = weights.view
        kernels.multiply_quantized(
            &view, x.bytes, x.scales, x.offsets, rows, y, columns ?? weights.outputs, scratch)
    }

    /// Bytes of scratch memory for products and for attention over texts of up to `tokens` tokens.
    func scratchBytes(for shape: NetworkShape) -> Int {
        let attention = ek_scratch_bytes(shape.positions, shape.width / shape.heads)
        let unpacked = max(shape.width, shape.inner) * Self.unpackedOutputs * MemoryLayout<Float>.stride
        return kernels.multiply == nil ? max(attention, unpacked) : attention
    }
}

/// Rows of eight-bit activations, each with its scale and offset; the memory is the workspace's.
struct QuantizedRows {
    let bytes: UnsafeMutablePointer<UInt8>
    let scales: UnsafeMutablePointer<Float>
    let offsets: UnsafeMutablePointer<Float>
}
