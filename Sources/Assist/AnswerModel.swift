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
        let sum = dot(certainty, closeValues(features) + [retrieval, share, best, lead]) + bias - doubt(features)
        return 1 / (1 + exp(-sum))
    }

    /// What speaks against an answer however well its words fit: it measures something else, it is about another number
    /// of things, or nothing here speaks of what a short question names. Too rare to be fitted; in log-odds.
    static func doubt(_ features: AnswerFeatures) -> Float {
        var doubt: Float = 0
        if features.lacksMeasure { doubt += 3 }
        if features.holdsNumber == false { doubt += 3 }
        if features.isBrief, !features.isForeign { doubt += features.unknown }
        return doubt
    }

    private static func closeValues(_ features: AnswerFeatures) -> [Float] {
        features.values + [features.likeness ?? usualLikeness]
    }

    private static func dot(_ weights: [Float], _ values: [Float]) -> Float {
        zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static let ranking: [Float] = [
        2.62, 1.65, 2.75, 2.83, -1.15, 1.18, -1.18, 0.88, -0.88, 0.79, -0.39, -1.78, -0.01, 0.01, 0.73, 0.46, 1.25,
        0.50,
    ]
    private static let closeRanking: [Float] = [
        1.23, 0.77, 1.81, 1.93, -0.52, 0.68, -0.68, 0.69, -0.69, 0.73, -0.34, -1.39, 0.00, -0.02, 0.11, 0.48, 0.72,
        0.19, 1.96,
    ]
    private static let certainty: [Float] = [
        0.76, 2.42, 0.99, 1.10, -1.74, -0.46, -2.47, 1.51, 0.26, 2.33, -0.16, -1.16, 0.05, 1.87, -0.21, -0.08, 2.76,
        1.08, 0.38, 1.00, 3.82, 0.22, 0.25,
    ]
    private static let bias: Float = -6.93
    /// The mean where it was looked at.
    private static let usualLikeness: Float = 0.62
}
