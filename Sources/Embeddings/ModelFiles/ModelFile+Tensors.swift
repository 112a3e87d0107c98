import CEmbeddingKernels

extension ModelFile {
    /// A tensor by its name, with the encoding and size the network asks for.
    func tensor(_ name: String, _ encoding: Encoding, count: Int) throws(EmbeddingError) -> Tensor {
        guard let tensor = tensors[name], tensor.encoding == encoding, tensor.count == count else {
            throw .tampered(mapping.path, part: "tensor \(name)")
        }
        return tensor
    }

    /// The numbers of an unpacked tensor.
    func floats(_ name: String, count: Int) throws(EmbeddingError) -> [Float] {
        let tensor = try tensor(name, .float32, count: count)
        let bytes = UnsafeRawBufferPointer(rebasing: mapping.bytes[tensor.range])
        // Aligned: the mapping starts on a page and the tensor on a 64-byte boundary.
        let values = Array(bytes.assumingMemoryBound(to: Float.self))
        guard ek_all_finite(values, count) else { throw .tampered(mapping.path, part: "numbers of \(name)") }
        return values
    }

    /// Writes a packed `[outputs × inputs]` tensor, times `factor`, as columns of an unpacked `[inputs × …]` matrix.
    func unpack(
        _ name: String, outputs: Int, inputs: Int, factor: Float = 1, into matrix: inout WeightMatrix,
        column: Int = 0
    ) throws(EmbeddingError) {
        let tensor = try tensor(name, .fourBit, count: outputs * inputs)
        precondition(matrix.inputs == inputs && column + outputs <= matrix.outputs)
        let stride = matrix.outputs
        // The precondition bounds what is written; the directory's check bounds what is read.
        matrix.values.withUnsafeMutableBufferPointer { values in
            ek_dequantize_transposed(
                mapping.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self) + tensor.range.lowerBound,
                outputs, inputs, factor, values.baseAddress! + column, stride)
        }
    }

    /// Gives back the memory of the packed tensors once the layers are unpacked; token rows return as they are used.
    func releaseTensors() { mapping.release(dataStart..<mapping.bytes.count) }

    /// 48 bits over the file's size and contents; of a tensor above a mebibyte only one kibibyte in 256 is read.
    ///
    /// Says which vectors belong together. The token table, three quarters of the file, is the one tensor so large, so
    /// this costs a few milliseconds. It is no proof against a forger.
    var contentID: String {
        let base = mapping.bytes.baseAddress!
        var state = ek_hash(UInt64(mapping.bytes.count), base, dataStart)
        for range in tensors.values.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let isLarge = range.count > 1 << 20
            for start in stride(from: range.lowerBound, to: range.upperBound, by: isLarge ? 1 << 18 : range.count) {
                let length = isLarge ? min(1 << 10, range.upperBound - start) : range.count
                state = ek_hash(state, base + start, length)
            }
        }
        let digits = String(state, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
    }
}
