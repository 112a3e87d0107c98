import Foundation

/// From signals to a probability: a logistic regression, and a tenant's own scale on top of it.
///
/// The regression's constants were fitted once by penalised maximum likelihood (standardised signals, L2 = 10, weights
/// not below 0, vectors of multilingual-e5-small). "Answered" means that one of the first three hits is a right source.
/// Same language: the questions of `corpora/` that no rule settles before retrieval, typed properly and, with less
/// weight, without Turkish letters and misspelt; ``OutOfDomainQuestions/turkish`` asked at each of its tenants with
/// weight 0.3; and with weight 0.1 known-item queries over a large manual, half of whose misses are near ones.
/// `benchmarks/ranking` measures it. Across languages: 83 English and Arabic questions at three small knowledge
/// bases, which separate far less, so that the number is cautious there. All weights are positive: more evidence never
/// lowers the number.
public struct ConfidenceModel: Hashable, Sendable, Codable {
    /// Calibrates for any tenant, before its own FAQ can.
    public static let `default` = ConfidenceModel(scale: 1, shift: 0)

    /// Applied to the regression's log-odds.
    private let scale: Float
    private let shift: Float

    /// In [0, 1]; never falls when a signal rises.
    public func confidence(_ signals: ConfidenceSignals) -> Float {
        1 / (1 + exp(-(scale * ConfidenceModel.logOdds(signals) + shift)))
    }

    /// Fits a tenant's scale to its own questions.
    ///
    /// Its answerable questions and those far from its business are brought to where the same two kinds stand at the
    /// knowledge bases that the regression was fitted on. A regression on the tenant's two kinds would not do: neither
    /// holds a near miss, so that it would learn to be sure of itself. The fewer questions, the nearer to ``default``.
    /// - Parameters:
    ///   - positives: signals of questions the tenant can answer.
    ///   - negatives: signals of questions it cannot, as ``OutOfDomainQuestions/turkish``.
    /// - Returns: ``default`` where either side is empty.
    public static func fit(positives: [ConfidenceSignals], negatives: [ConfidenceSignals]) -> ConfidenceModel {
        guard !positives.isEmpty, !negatives.isEmpty else { return .default }
        let high = mean(positives.map(logOdds))
        let low = mean(negatives.map(logOdds))
        let distance = usualLogOdds.answerable - usualLogOdds.outOfDomain
        let wanted = high > low ? distance / (high - low) : scaleRange.upperBound
        let scale = min(max(wanted, scaleRange.lowerBound), scaleRange.upperBound)
        let shift = (usualLogOdds.answerable + usualLogOdds.outOfDomain - scale * (high + low)) / 2
        let count = Float(min(positives.count, negatives.count))
        let trust = count / (count + patience)
        return ConfidenceModel(scale: 1 + trust * (scale - 1), shift: trust * shift)
    }

    // MARK: Regression

    private struct Weights {
        let bias: Float
        let dense: Float
        let lexical: Float
        let coverage: Float
        let gap: Float
    }

    private static let sameLanguage = Weights(bias: -25.86, dense: 27.32, lexical: 3.36, coverage: 0.35, gap: 17.1)
    private static let crossLingual = Weights(bias: -19.91, dense: 24.18, lexical: 8, coverage: 0, gap: 0)

    private static func logOdds(_ signals: ConfidenceSignals) -> Float {
        let weights = signals.isCrossLingual ? crossLingual : sameLanguage
        let evidence = weights.dense * signals.dense + weights.lexical * signals.lexical
        return weights.bias + evidence + weights.coverage * signals.coverage + weights.gap * signals.gap
    }

    // MARK: A tenant's scale

    /// The mean log-odds of FAQ questions asked of their knowledge base without themselves, and of out-of-domain
    /// questions, over the tenants of `corpora/`.
    private static let usualLogOdds: (answerable: Float, outOfDomain: Float) = (2.76, -1.41)
    /// How many questions of each kind it takes to come half way from the default, which at eight invented tenants of
    /// 20 to 100 passages was as well calibrated as any fit to their 15 or 30 questions.
    private static let patience: Float = 100
    /// A negative or vanishing scale would turn the order round or erase it.
    private static let scaleRange: ClosedRange<Float> = 0.5...2

    private static func mean(_ values: [Float]) -> Float { values.reduce(0, +) / Float(values.count) }
}
