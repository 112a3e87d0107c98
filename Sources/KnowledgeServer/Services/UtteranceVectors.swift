import CCrypto
import Embeddings
import Foundation
import Knowledge

/// The sentence vectors of the niches' utterances, kept on disk: thousands of texts that change with a release only.
///
/// A cache beside the model file, which every installation of that model shares, or in the data folder where the model's
/// folder may not be written: one file for each model, records of a digest and a vector. What cannot be read is encoded
/// again. Tenants' own texts never come here, so deleting a tenant leaves nothing.
actor UtteranceVectors {
    /// Few enough that questions are answered in between.
    private static let batch = 64
    private static let digestBytes = 32

    private let embedder: TextEmbedder
    private let path: String

    init(embedder: TextEmbedder, modelPath: String, dataDirectory: String) {
        self.embedder = embedder
        let name = Self.digest(of: embedder.model.identifier).prefix(8).map { String($0 >> 4, radix: 16) }.joined()
        let beside = (modelPath as NSString).deletingLastPathComponent
        let folder = FileManager.default.isWritableFile(atPath: beside) ? beside : dataDirectory
        path = "\(folder)/utterances-\(name).cache"
    }

    /// One unit vector for each text, as a query.
    func vectors(of texts: [String]) async throws -> [[Float]] {
        var known = read()
        let digests = texts.map(Self.digest)
        var seen: Set<Data> = []
        let missing = zip(texts, digests).filter { known[$0.1] == nil && seen.insert($0.1).inserted }
        if !missing.isEmpty {
            for start in stride(from: 0, to: missing.count, by: Self.batch) {
                let part = missing[start..<min(start + Self.batch, missing.count)]
                let matrix = try await embedder.encode(part.map(\.0), as: .query, priority: .bulk, mode: .fast)
                for (row, entry) in part.enumerated() { known[entry.1] = Array(matrix[row: row]) }
            }
            // Other texts of this file are another niche's, or an older release's; the latter are few.
            try? write(known)
        }
        return digests.map { known[$0] ?? [] }
    }

    private func read() -> [Data: [Float]] {
        let width = embedder.model.dimension * MemoryLayout<Float>.size
        let record = Self.digestBytes + width
        guard let data = FileManager.default.contents(atPath: path), data.count.isMultiple(of: record) else {
            return [:]
        }
        var vectors: [Data: [Float]] = [:]
        for start in stride(from: 0, to: data.count, by: record) {
            let vector = data[(start + Self.digestBytes)..<(start + record)].withUnsafeBytes { bytes in
                // Unaligned loads of as many floats as the record has room for.
                (0..<embedder.model.dimension).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
            }
            guard abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 0.01 else { return [:] }
            vectors[Data(data[start..<(start + Self.digestBytes)])] = vector
        }
        return vectors
    }

    private func write(_ vectors: [Data: [Float]]) throws {
        var data = Data()
        for (digest, vector) in vectors {
            data.append(digest)
            vector.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        try PrivateFile.write(data, to: path)
    }

    private static func digest(of text: String) -> Data {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: digestBytes)
        _ = SHA256(bytes, bytes.count, &digest)
        return Data(digest)
    }
}
