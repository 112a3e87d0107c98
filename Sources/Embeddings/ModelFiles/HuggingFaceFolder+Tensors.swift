extension HuggingFaceFolder: ModelContents {
    func matrix(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix {
        try stored(name).checked(key(of: name))
    }

    func vector(_ name: TensorName) throws(EmbeddingError) -> [Float] { try matrix(name).floats() }

    func releasePages() { weights.mapping.release(weights.dataStart..<weights.mapping.bytes.count) }

    /// Over all that makes the vectors what they are: settings, tokenizer and the network's tensors.
    func contentID() throws(EmbeddingError) -> String {
        var hash = ContentHash(seed: 0)
        hash.add(try MappedFile(path: settingsPath))
        hash.add(try MappedFile(path: tokenizerPath))
        hash.add("\(pooling == .mean ? "mean" : "first") \(shape.positions)")
        hash.add(prefixes.query)
        hash.add(prefixes.passage)
        for name in TensorName.all(layers: shape.layers) {
            let matrix = try stored(name)
            hash.add(samplesOf: UnsafeRawBufferPointer(rebasing: weights.mapping.bytes[matrix.range]))
        }
        return hash.digits
    }

    /// Whatever the checkpoint was saved from: the bare network, one with a head, or the sentence-transformers module.
    static func tensorPrefix(_ weights: SafetensorsFile) throws(EmbeddingError) -> String {
        let table = "embeddings.word_embeddings.weight"
        for prefix in ["", "bert.", "roberta.", "0.auto_model."] where weights.tensors[prefix + table] != nil {
            return prefix
        }
        throw .foreign(weights.mapping.path, found: "no tensor \(table)")
    }

    /// A checkpoint of more layers than its settings say has settings of another model.
    func checkLayerCount() throws(EmbeddingError) {
        let key = key(of: .layer(shape.layers, .queryWeight))
        guard weights.tensors[key] == nil else { throw .tampered(weights.mapping.path, part: "tensor \(key)") }
    }

    /// A tensor of the size the network asks for; vectors are stored with one dimension.
    private func stored(_ name: TensorName) throws(EmbeddingError) -> StoredMatrix {
        let key = key(of: name)
        let path = weights.mapping.path
        guard let tensor = weights.tensors[key] else { throw .tampered(path, part: "no tensor \(key)") }
        let encoding: StoredMatrix.Encoding
        switch tensor.type {
        case "F32": encoding = .float32
        case "F16": encoding = .float16
        case "BF16": encoding = .bfloat16
        default: throw .foreign(path, found: "tensor \(key) is \(tensor.type)")
        }
        let (rows, columns) = name.size(in: shape)
        let storedRows = name == .positionTable ? storedPositions : rows
        guard tensor.shape == [storedRows, columns] || tensor.shape == [columns] && storedRows == 1 else {
            throw .tampered(path, part: "tensor \(key) is \(tensor.shape), not \([storedRows, columns])")
        }
        let bytes = tensor.range.count / storedRows * rows
        return StoredMatrix(
            encoding: encoding, rows: rows, columns: columns,
            range: tensor.range.lowerBound..<tensor.range.lowerBound + bytes, mapping: weights.mapping)
    }

    private func key(of name: TensorName) -> String {
        switch name {
        case .tokenTable: tensorPrefix + "embeddings.word_embeddings.weight"
        case .positionTable: tensorPrefix + "embeddings.position_embeddings.weight"
        case .typeTable: tensorPrefix + "embeddings.token_type_embeddings.weight"
        case .embeddingNormGain: tensorPrefix + "embeddings.LayerNorm.weight"
        case .embeddingNormShift: tensorPrefix + "embeddings.LayerNorm.bias"
        case .layer(let layer, let tensor): "\(tensorPrefix)encoder.layer.\(layer)." + Self.key(of: tensor)
        }
    }

    private static func key(of tensor: LayerTensor) -> String {
        switch tensor {
        case .queryWeight: "attention.self.query.weight"
        case .queryBias: "attention.self.query.bias"
        case .keyWeight: "attention.self.key.weight"
        case .valueWeight: "attention.self.value.weight"
        case .valueBias: "attention.self.value.bias"
        case .outputWeight: "attention.output.dense.weight"
        case .outputBias: "attention.output.dense.bias"
        case .attentionNormGain: "attention.output.LayerNorm.weight"
        case .attentionNormShift: "attention.output.LayerNorm.bias"
        case .expandWeight: "intermediate.dense.weight"
        case .expandBias: "intermediate.dense.bias"
        case .contractWeight: "output.dense.weight"
        case .contractBias: "output.dense.bias"
        case .outputNormGain: "output.LayerNorm.weight"
        case .outputNormShift: "output.LayerNorm.bias"
        }
    }
}
