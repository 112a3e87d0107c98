import Foundation

/// What the features of a stretch are worth: which one answers, and how surely.
///
/// Both are linear in ``AnswerFeatures/values``. The weights were fitted on the questions of invented tenants
/// (`corpora`, a small development set and two of `benchmarks/answers`): the ranker by the conditional logit of the
/// stretches that hold the answer among all that were found, the confidence by a logistic regression on whether the
/// best one does, both with a ridge and cross-validated by tenant. The other two tenants of `benchmarks/answers` were never fitted on.
enum AnswerModel {
    static func score(_ features: AnswerFeatures) -> Float { dot(ranking, features.values) }

    /// - Parameters:
    ///   - scores: of every stretch that was looked at.
    ///   - retrieval: the calibrated confidence of the list they come from.
    static func confidence(_ features: AnswerFeatures, score: Float, among scores: [Float], retrieval: Float) -> Float {
        // How clearly it stands out: its share where the scores are read as log-odds.
        let share = 1 / max(1, scores.reduce(0) { $0 + exp($1 - score) })
        let sum =
            dot(certainty, features.values) + 0.95 * retrieval + 0.64 * share + 0.84 * score - 5.25
            - doubt(features)
        return 1 / (1 + exp(-sum))
    }

    /// What speaks against an answer however well its words fit: it measures something else, it is about another number
    /// of things, or nothing here speaks of what a short question names. Too rare to be fitted; in log-odds.
    private static func doubt(_ features: AnswerFeatures) -> Float {
        var doubt: Float = 0
        if features.lacksMeasure { doubt += 3.5 }
        if features.holdsNumber == false { doubt += 4.5 }
        if features.isBrief, !features.isForeign { doubt += 1.6 * features.unknown }
        return doubt
    }

    private static func dot(_ weights: [Float], _ values: [Float]) -> Float {
        zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static let ranking: [Float] = [
        2.58, 1.7, 2.5, 2.67, -1.17, 1.02, -1.02, 0.8, -0.8, 0.78, -0.31, -1.64, 0.15, -0.17, 0.78, 0.6, 0.82, 0.38,
    ]
    private static let certainty: [Float] = [
        -0.04, 0.45, -0.4, -0.26, -0.41, -0.62, -0.4, 0.27, -0.06, 0.34, -0.59, -0.51, 0.06, 1.32, -0.38, -0.09, 0.62,
        0.4,
    ]
}
