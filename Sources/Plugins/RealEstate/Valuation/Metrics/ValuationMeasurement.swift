import Foundation

/// How good and how fast valuations of a workload are.
public struct ValuationMeasurement: Sendable, Encodable {
    public let comparables: Int
    public let subjects: Int
    public let refused: Int
    public let mdape: Double
    public let ppe10: Double
    public let ppe20: Double
    public let cod: Double
    public let prd: Double
    public let prb: Double
    public let coverage80: Double
    public let coverage90: Double
    public let width80: Double
    public let width90: Double
    /// The fastest of the rounds.
    public let fitSeconds: Double
    public let microsecondsMedian: Double
    public let microsecondsP99: Double

    /// - Returns: `nil` where no subject could be valued.
    public init?(_ workload: ValuationWorkload, rounds: Int, workers: Workers = Workers(2)) throws {
        let index = try PriceIndex(DelimitedText(workload.index))
        var best = Double.infinity
        var fitted: ValuationModel?
        for _ in 0..<max(1, rounds) {
            let start = ContinuousClock.now
            fitted = ValuationModel(comparables: workload.comparables, index: index, workers: workers)
            best = min(best, Self.seconds(since: start))
        }
        guard let model = fitted else { return nil }
        var ranges: [PriceRange] = []
        var prices: [Double] = []
        var times: [Double] = []
        for subject in workload.subjects {
            let start = ContinuousClock.now
            guard case .success(let value) = model.valuation(of: subject.home, on: subject.day) else { continue }
            times.append(Self.seconds(since: start) * 1e6)
            ranges.append(value.range)
            prices.append(subject.price)
        }
        guard !prices.isEmpty else { return nil }
        times.sort()
        let estimates = ranges.map(\.estimate)
        let study = RatioStudy(estimates: estimates, prices: prices)
        let eighty = RangeStudy(
            low: ranges.map(\.low80), high: ranges.map(\.high80), estimates: estimates, prices: prices)
        let ninety = RangeStudy(
            low: ranges.map(\.low90), high: ranges.map(\.high90), estimates: estimates, prices: prices)
        (comparables, subjects) = (workload.comparables.count, workload.subjects.count)
        refused = workload.subjects.count - prices.count
        (mdape, ppe10, ppe20) = (study.medianError, study.within10, study.within20)
        (cod, prd, prb) = (study.dispersion, study.priceRelatedDifferential, study.priceRelatedBias)
        (coverage80, width80) = (eighty.coverage, eighty.medianWidth)
        (coverage90, width90) = (ninety.coverage, ninety.medianWidth)
        fitSeconds = best
        microsecondsMedian = FeatureSpace.quantile(times, 0.5)
        microsecondsP99 = FeatureSpace.quantile(times, 0.99)
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
