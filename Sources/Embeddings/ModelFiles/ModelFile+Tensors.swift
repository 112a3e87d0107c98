import CEmbeddingKernels

extension ModelFile: ModelContents {
    var pooling: Pooling { .mean }
    var firstPosition: Int { 0 }

    func matrix(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix {
        let (rows, columns) = name.size(in: shape)
        let isPositions = name == .positionTable || name == .typeTable
        let tensor = try tensor(key(of: name), isPositions ? .float32 : .fourBit, count: rows * columns)
        return StoredMatrix(
            encoding: isPositions ? .float32 : .fourBit, rows: rows, columns: columns, range: tensor.range,
            mapping: mapping)
    }

    func vector(_ name: TensorName) throws(EmbeddingError) -> [Float] {
        let key = key(of: name)
        let count = name.size(in: shape).columns
        let tensor = try tensor(key, .float32, count: count)
        let bytes = UnsafeRawBufferPointer(rebasing: mapping.bytes[tensor.range])
        // Aligned: the mapping starts on a page and the tensor on a 64-byte boundary.
        let values = Array(bytes.assumingMemoryBound(to: Float.self))
        guard ek_all_finite(values, count) else { throw .tampered(mapping.path, part: "numbers of \(key)") }
        return values
    }

    /// A tensor by its name in the file, with the encoding and size the network asks for.
    private func tensor(_ name: String, _ encoding: Encoding, count: Int) throws(EmbeddingError) -> Tensor {
        guard let tensor = tensors[name], tensor.encoding == encoding, tensor.count == count else {
            throw .tampered(mapping.path, part: "tensor \(name)")
        }
        return tensor
    }

    private func key(of name: TensorName) -> String {
        switch name {
        case .tokenTable: "emb.word"
        case .positionTable: "emb.pos"
        case .typeTable: "emb.type"
        case .embeddingNormGain: "emb.ln.w"
        case .embeddingNormShift: "emb.ln.b"
        case .layer(let layer, let tensor): "l\(layer)." + key(of: tensor)
        }
    }

    private func key(of tensor: LayerTensor) -> String {
        switch tensor {
        case .queryWeight: "q.w"
        case .queryBias: "q.b"
        case .keyWeight: "k.w"
        case .valueWeight: "v.w"
        case .valueBias: "v.b"
        case .outputWeight: "ao.w"
        case .outputBias: "ao.b"
        case .attentionNormGain: "aln.w"
        case .attentionNormShift: "aln.b"
        case .expandWeight: "fi.w"
        case .expandBias: "fi.b"
        case .contractWeight: "fo.w"
        case .contractBias: "fo.b"
        case .outputNormGain: "oln.w"
        case .outputNormShift: "oln.b"
        }
    }

    /// Gives back the memory of the packed tensors once the layers are unpacked; token rows return as they are used.
    func releasePages() { mapping.release(dataStart..<mapping.bytes.count) }

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
