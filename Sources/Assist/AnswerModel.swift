import Foundation
import Knowledge

/// What the features of a stretch are worth: which one answers, and how surely.
///
/// All three are linear in ``AnswerFeatures``: a score that needs no vector picks the few stretches worth a closer look, a
/// second one chooses among those, and a logistic regression says how surely the chosen one answers. The weights are
/// those that `benchmarks/answers/tools/fit.py` prints; what they reach at a tenant that they were not fitted on stands in
/// `benchmarks/answers/README.md`.
enum AnswerModel {
    static func score(_ features: AnswerFeatures) -> Float { dot(ranking, features.values) }

    static func closeScore(_ features: AnswerFeatures) -> Float { dot(closeRanking, closeValues(features)) }

    /// - Parameters:
    ///   - scores: of every stretch that was looked at closely, best first.
    ///   - retrieval: the calibrated confidence of the list they come from.
    static func confidence(_ features: AnswerFeatures, among scores: [Float], retrieval: Float) -> Float {
        let best = scores.first ?? 0
        // How clearly it stands out: its share where the scores are read as log-odds, and its lead.
        let share = 1 / max(1, scores.reduce(0) { $0 + exp($1 - best) })
        let lead = scores.count > 1 ? min(3, best - scores[1]) : 3
        let sum = dot(certainty, closeValues(features) + [retrieval, share, best, lead]) + bias
        return 1 / (1 + exp(-sum))
    }

    private static func closeValues(_ features: AnswerFeatures) -> [Float] {
        features.values + [features.likeness ?? usualLikeness]
    }

    private static func dot(_ weights: [Float], _ values: [Float]) -> Float {
        zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static let ranking: [Float] = [2.58, 1.7, 2.5, 2.67, -1.17, 1.02, -1.02, 0.8, -0.8, 0.78, -0.31, -1.64, 0.15, -0.17, 0.78, 0.6, 0.82, 0.38]
    private static let closeRanking: [Float] = [2.58, 1.7, 2.5, 2.67, -1.17, 1.02, -1.02, 0.8, -0.8, 0.78, -0.31, -1.64, 0.15, -0.17, 0.78, 0.6, 0.82, 0.38, 1]
    private static let certainty: [Float] = [-0.04, 0.45, -0.4, -0.26, -0.41, -0.62, -0.4, 0.27, -0.06, 0.34, -0.59, -0.51, 0.06, 1.32, -0.38, -0.09, 0.62,
        0.4, 0, 0.95, 0.64, 0.84, 0]
    private static let bias: Float = -5.25
    private static let usualLikeness: Float = 0.7
}
