extension ModelFile: ModelContents {
    var pooling: Pooling { .mean }
    var firstPosition: Int { 0 }
    var vocabularySize: Int { pieces.count }

    func matrix(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix {
        let isTable = name == .positionTable || name == .typeTable
        return try stored(name, isTable ? .float32 : .fourBit)
    }

    func vector(_ name: TensorName) throws(EmbeddingError) -> [Float] { try stored(name, .float32).floats() }

    /// A tensor with the encoding and size the network asks for, and sound numbers.
    private func stored(
        _ name: TensorName, _ encoding: Encoding
    ) throws(EmbeddingError) -> StoredMatrix {
        let key = key(of: name)
        let (rows, columns) = name.size(in: shape)
        guard let tensor = tensors[key], tensor.encoding == encoding, tensor.count == rows * columns else {
            throw .tampered(mapping.path, part: "tensor \(key)")
        }
        let matrix = StoredMatrix(
            encoding: encoding == .float32 ? .float32 : .fourBit, rows: rows, columns: columns, range: tensor.range,
            mapping: mapping)
        return try matrix.checked(key)
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

    /// Over the file's size, all before the tensors, and the tensors. The token table, three quarters of the file, is
    /// the one so large that only samples are read.
    var contentID: String {
        var hash = ContentHash(seed: UInt64(mapping.bytes.count))
        hash.add(UnsafeRawBufferPointer(rebasing: mapping.bytes[..<dataStart]))
        for range in tensors.values.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            hash.add(samplesOf: UnsafeRawBufferPointer(rebasing: mapping.bytes[range]))
        }
        return hash.digits
    }
}
