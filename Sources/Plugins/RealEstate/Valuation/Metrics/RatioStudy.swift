import Foundation

/// The figures by which valuations are judged, as in the IAAO Standard on Ratio Studies (2013); ratio = estimate ÷ price.
public struct RatioStudy: Sendable, Equatable {
    /// Median of |ratio − 1|, in percent.
    public let medianError: Double
    /// Percent of estimates within 10 % and 20 % of the price.
    public let within10: Double
    public let within20: Double
    public let medianRatio: Double
    /// Coefficient of dispersion: mean distance from the median ratio, in percent of it.
    public let dispersion: Double
    /// Price-related differential: mean ratio ÷ ratio of the sums; above 1, dear homes are valued too low.
    public let priceRelatedDifferential: Double
    /// Price-related bias: change of the ratio, as a share of the median, where the value doubles.
    public let priceRelatedBias: Double

    /// - Precondition: equally many positive prices and estimates, at least one.
    public init(estimates: [Double], prices: [Double]) {
        let ratios = zip(estimates, prices).map { $0 / $1 }
        let errors = ratios.map { abs($0 - 1) }
        let count = Double(ratios.count)
        let median = Self.median(ratios)
        medianError = 100 * Self.median(errors)
        within10 = 100 * Double(errors.count { $0 <= 0.1 }) / count
        within20 = 100 * Double(errors.count { $0 <= 0.2 }) / count
        medianRatio = median
        dispersion = 100 * ratios.reduce(0) { $0 + abs($1 - median) } / count / median
        priceRelatedDifferential = ratios.reduce(0, +) / count / (estimates.reduce(0, +) / prices.reduce(0, +))
        let values = zip(estimates, prices).map { log2(0.5 * $0 / median + 0.5 * $1) }
        let mean = values.reduce(0, +) / count
        let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let joint = zip(values, ratios).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - median) / median }
        priceRelatedBias = spread > 0 ? joint / spread : 0
    }

    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

/// How well ranges hold, and how wide they are.
public struct RangeStudy: Sendable, Equatable {
    /// Percent of prices inside.
    public let coverage: Double
    /// Median width in percent of the estimate.
    public let medianWidth: Double

    public init(low: [Double], high: [Double], estimates: [Double], prices: [Double]) {
        let inside = prices.indices.count { low[$0] <= prices[$0] && prices[$0] <= high[$0] }
        coverage = 100 * Double(inside) / Double(max(prices.count, 1))
        medianWidth = RatioStudy.median(prices.indices.map { 100 * (high[$0] - low[$0]) / estimates[$0] })
    }
}
