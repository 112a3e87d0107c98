import Foundation

/// Ranges from errors on comparables that the model did not see (Papadopoulos et al. 2002, Lei et al. 2018).
///
/// An error is measured in logs and in units of a home's own scale, where such a scale makes ranges narrower in the
/// median; it holds whatever the scale is, since its quantiles are of the errors themselves.
struct ConformalRange: Sendable, Equatable {
    /// |log error| ÷ scale that so many comparables stay below.
    let reach80: Double
    let reach90: Double
    let usesScale: Bool
    /// Comparables whose errors were measured.
    let count: Int
    /// The median |log error| of them.
    let typical: Double

    init(errors: [Double], scales: [Double], margin: Double) {
        func reaches(_ sizes: [Double]) -> (Double, Double) {
            let sorted = sizes.sorted()
            let count = Double(max(1, sorted.count))
            func at(_ level: Double) -> Double {
                FeatureSpace.quantile(sorted, min(1, (level + margin) * (count + 1) / count))
            }
            return (at(0.8), at(0.9))
        }
        let plain = reaches(errors.map(abs))
        let scaled = reaches(zip(errors, scales).map { abs($0) / $1 })
        let median = RatioStudy.median(scales)
        usesScale = errors.count >= 150 && scaled.1 * median < 0.98 * plain.1
        (reach80, reach90) = usesScale ? scaled : plain
        count = errors.count
        typical = RatioStudy.median(errors.map(abs))
    }

    /// Logs below and above the estimate.
    struct Reach: Sendable, Equatable {
        let below: Double
        let above: Double
    }

    /// What the price level may have done since it was last known adds to what the errors say.
    func reaches(scale: Double, drift: (growth: Double, spread: Double)) -> (eighty: Reach, ninety: Reach) {
        let factor = usesScale ? scale : 1
        func reach(_ errors: Double, _ deviations: Double) -> Reach {
            let scatter = deviations * drift.spread
            let half = (errors * errors * factor * factor + scatter * scatter).squareRoot()
            let toward = 0.75 * abs(drift.growth)
            let away = max(half - 0.5 * abs(drift.growth), 0)
            return drift.growth >= 0
                ? Reach(below: away, above: half + toward) : Reach(below: half + toward, above: away)
        }
        return (reach(reach80, 1.2816), reach(reach90, 1.6449))
    }
}
