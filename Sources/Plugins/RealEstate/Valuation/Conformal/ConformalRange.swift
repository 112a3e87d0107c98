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
    }

    /// Half widths in logs; what the price level may have done since it was last known adds to them.
    func halfWidths(scale: Double, drift: Double) -> (eighty: Double, ninety: Double) {
        let factor = usesScale ? scale : 1
        func widened(_ reach: Double, _ deviations: Double) -> Double {
            (reach * reach * factor * factor + deviations * deviations * drift * drift).squareRoot()
        }
        return (widened(reach80, 1.2816), widened(reach90, 1.6449))
    }
}
