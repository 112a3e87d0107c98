import Embeddings
import Foundation

/// Texts as token ids, on which this project and others are measured alike.
struct EmbeddingWorkload: Sendable, Encodable {
    enum Name: String, CaseIterable, Sendable, Encodable {
        /// Passages, as ingestion cuts them.
        case bulk128 = "bulk-128"
        /// Short and long together.
        case bulkMixed = "bulk-mixed"
        /// What people type into a search field.
        case query

        var texts: Int { self == .query ? 64 : 256 }

        /// Tokens of a text, `<s>` and `</s>` included.
        var lengths: ClosedRange<Int> {
            switch self {
            case .bulk128: 80...176
            case .bulkMixed: 8...400
            case .query: 8...12
            }
        }
    }

    /// Of the texts that are measured.
    static let seed: UInt64 = 1

    let name: Name
    let texts: [[Int32]]

    var tokens: Int { texts.reduce(0) { $0 + $1.count } }

    /// - Parameters:
    ///   - count: how many texts; without it, the workload's own number.
    ///   - seed: the same texts for the same seed, whatever other workloads are made.
    init(_ name: Name, texts count: Int? = nil, of model: EmbeddingModel, seed: UInt64 = seed) {
        self.name = name
        var random = SplitMix64(seed: seed)
        let lengths = Self.lengths(count ?? name.texts, in: name.lengths, &random)
        texts = lengths.map { length in
            [model.frame.first] + (2..<length).map { _ in Int32(random.next(in: Self.content(of: model))) }
                + [model.frame.last]
        }
    }

    /// The vocabulary without the special tokens, which lie at its ends.
    static func content(of model: EmbeddingModel) -> ClosedRange<Int> { 4...model.vocabularySize - 2 }

    /// All lengths equally often, as far as they go, so that their mean is the range's middle; in random order.
    private static func lengths(_ count: Int, in range: ClosedRange<Int>, _ random: inout SplitMix64) -> [Int] {
        var lengths = (0..<count).map { range.lowerBound + (2 * $0 + 1) * range.count / (2 * count) }
        for last in lengths.indices.reversed() { lengths.swapAt(last, random.next(in: 0...last)) }
        return lengths
    }
}

/// All workloads, as `--workload-output` writes them.
struct WorkloadFile: Sendable, Encodable {
    let seed: UInt64
    let workloads: [EmbeddingWorkload]

    init(of model: EmbeddingModel) {
        seed = EmbeddingWorkload.seed
        workloads = EmbeddingWorkload.Name.allCases.map { EmbeddingWorkload($0, of: model) }
    }
}
