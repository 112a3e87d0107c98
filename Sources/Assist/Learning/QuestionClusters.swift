import Foundation

/// Puts questions that nobody could answer together, one after the other: a question joins the nearest cluster that is
/// near enough, else it begins one of its own. The same questions in the same order give the same clusters.
public struct QuestionClusters: Sendable {
    public struct Cluster: Sendable, Equatable {
        public let id: UUID
        /// Unit vector: the middle of its questions.
        public let centroid: [Float]
        public let count: Int

        public init(id: UUID, centroid: [Float], count: Int) {
            self.id = id
            self.centroid = centroid
            self.count = count
        }
    }

    /// Cosine from which a question belongs to a cluster. In multilingual-e5-small's space nine of ten questions then lie
    /// among their own, and a thing that is asked in four ways makes two clusters.
    public static let similarity: Float = 0.9

    private let clusters: [Cluster]

    public init(_ clusters: [Cluster]) { self.clusters = clusters }

    /// The cluster that a question joins, as it is with it; `nil` where none is near enough. Among equals, the first.
    public func joined(by vector: [Float], similarity: Float = QuestionClusters.similarity) -> Cluster? {
        var best: (cluster: Cluster, similarity: Float)?
        for cluster in clusters {
            let found = UnitVectors.similarity(cluster.centroid, vector)
            if found >= similarity, found > best?.similarity ?? -1 { best = (cluster, found) }
        }
        return best.map { best in
            Cluster(
                id: best.cluster.id,
                centroid: UnitVectors.middle(of: best.cluster.centroid, count: best.cluster.count, with: vector),
                count: best.cluster.count + 1)
        }
    }
}
