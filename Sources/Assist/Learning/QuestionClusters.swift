import Foundation
import Knowledge

/// Puts questions that nobody could answer together, one after the other: a question joins the nearest cluster that is
/// near enough, else it begins one of its own. The same questions in the same order give the same clusters.
public struct QuestionClusters: Sendable {
    public struct Cluster: Sendable, Equatable {
        public let id: UUID
        /// Unit vector: the middle of its questions.
        public let centroid: [Float]
        public let count: Int
        /// Questions of it, as many as are looked at for their words.
        public let questions: [String]

        public init(id: UUID, centroid: [Float], count: Int, questions: [String] = []) {
            self.id = id
            self.centroid = centroid
            self.count = count
            self.questions = questions
        }
    }

    /// Cosine from which a question belongs to a cluster by its meaning alone.
    ///
    /// Chosen for multilingual-e5-small, whose unlike questions still have cosines around 0.8.
    public static let similarity: Float = 0.91
    /// Cosine from which it belongs where it also names what half of the cluster's questions name.
    public static let similarityWithWord: Float = 0.84

    private let clusters: [Cluster]

    public init(_ clusters: [Cluster]) { self.clusters = clusters }

    /// The cluster that a question joins, as it is with it; `nil` where none is near enough. Among equals, the first; one
    /// that shares a word goes before one that is a little nearer.
    public func joined(
        by vector: [Float], asking question: String = "", similarity: Float = QuestionClusters.similarity
    ) -> Cluster? {
        let words = Self.words(of: question)
        var best: (cluster: Cluster, similarity: Float)?
        for cluster in clusters {
            let found = UnitVectors.similarity(cluster.centroid, vector)
            let isNear = found >= similarity
            guard isNear || found >= Self.similarityWithWord else { continue }
            let sharesWord = Self.share(words, cluster.questions)
            guard isNear || sharesWord else { continue }
            let weight = sharesWord ? found + Self.headStart : found
            if weight > best?.similarity ?? -1 { best = (cluster, weight) }
        }
        return best.map { best in
            Cluster(
                id: best.cluster.id,
                centroid: UnitVectors.middle(of: best.cluster.centroid, count: best.cluster.count, with: vector),
                count: best.cluster.count + 1, questions: best.cluster.questions + [question])
        }
    }

    private static let headStart: Float = 0.05

    /// Whether one of the words is named by half of the questions.
    private static func share(_ words: [String], _ questions: [String]) -> Bool {
        guard !words.isEmpty, !questions.isEmpty else { return false }
        let named = questions.map(Self.words)
        return words.contains { word in
            let count = named.count { own in own.contains { WordMatch.similarity(word, $0) > 0 } }
            return count * 2 >= questions.count
        }
    }

    private static func words(of question: String) -> [String] {
        QuestionTerms.terms(in: FoldedText(question)).filter(\.isSubject).map(\.word)
    }
}
