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
        2.82, 2.18, 3.27, 3.25, -0.51, 1.35, -1.35, 0.91, -0.91, 0.73, -0.52, -2.13, 0.00, 0.14, 0.48, 0.77, 2.30,
        0.56,
    ]
    private static let closeRanking: [Float] = [
        1.23, 0.87, 2.09, 2.08, -0.32, 0.97, -0.97, 0.72, -0.72, 0.67, -0.49, -1.66, 0.04, 0.18, -0.02, 0.93, 1.21,
        0.23, 2.91,
    ]
    private static let certainty: [Float] = [
        0.22, 1.28, 1.26, 0.94, -1.06, -0.58, -2.92, 0.85, -1.32, 0.69, -0.83, -0.35, 1.21, 1.70, 0.07, -0.44, 6.99,
        -0.57, 0.74, 1.86, 3.42, 0.15, 0.24,
    ]
    private static let bias: Float = -6.51
    /// The mean where it was looked at.
    private static let usualLikeness: Float = 0.63
}
