import Embeddings

// Field names become snake_case in the encoder.

extension EmbeddingReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kaynak, model, hardware, versions, settings, peaks, residentBytes, results, underLoad
        case memory = "resident_after_1000_texts_bytes"
    }

    private struct Versions: Encodable {
        let kaynak = Version.current
        let blas = MachinePeak.blas
    }

    private struct Peaks: Encodable {
        /// The figures are one core's.
        let threads = 1
        let fmaGflops: Double
        let sgemmGflops: Double
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Version.current, forKey: .kaynak)
        try container.encode(model, forKey: .model)
        try container.encode(hardware, forKey: .hardware)
        try container.encode(Versions(), forKey: .versions)
        try container.encode(settings, forKey: .settings)
        try container.encodeIfPresent(
            peaks.map { Peaks(fmaGflops: $0.fma.rounded(toPlaces: 2), sgemmGflops: $0.sgemm.rounded(toPlaces: 2)) },
            forKey: .peaks)
        try container.encodeIfPresent(memory?.total, forKey: .residentBytes)
        try container.encodeIfPresent(memory, forKey: .memory)
        try container.encode(results, forKey: .results)
        if !underLoad.isEmpty { try container.encode(underLoad, forKey: .underLoad) }
    }
}

extension EmbeddingReport.Result: Encodable {
    private enum CodingKeys: String, CodingKey {
        case mode, threads, workload
    }

    /// One flat object: what was measured, and its figures.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(mode.rawValue, forKey: .mode)
        try container.encode(threads, forKey: .threads)
        try container.encode(workload, forKey: .workload)
        switch figures {
        case .throughput(let throughput): try throughput.encode(to: encoder)
        case .latency(let latency): try latency.encode(to: encoder)
        }
    }
}
