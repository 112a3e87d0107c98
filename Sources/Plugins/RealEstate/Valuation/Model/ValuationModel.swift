import COpenBLAS
import Foundation

/// A fitted valuation: the estimate, its ranges, and the comparables it stands on.
///
/// The same comparables, index and settings give the same model, bit for bit, on any number of threads.
public struct ValuationModel: Sendable {
    /// The comparables in use, oldest first as given.
    public let comparables: [PricedListing]
    public let support: Support
    let point: PointModel
    let range: ConformalRange
    let index: PriceIndex?
    /// The month that prices are brought to.
    let month: Int
    /// Mean |residual| over all comparables.
    let meanResidual: Double
    private let drift: LevelDrift

    private static let singleThreadedBLAS: Void = openblas_set_num_threads(1)

    /// Comparables from which errors of the newest stand for those to come; below it every one is left out in turn.
    static let rowsForTimeSplit = 3000

    /// - Returns: `nil` where there are fewer than ``Support/leastComparables``.
    public init?(comparables: [PricedListing], index: PriceIndex? = nil, workers: Workers = Workers(2)) {
        _ = Self.singleThreadedBLAS
        let rows = comparables.filter { $0.price > 0 && FeatureSpace.area($0.home) != nil }
        guard rows.count >= Support.leastComparables else { return nil }
        let months = rows.map(\.day.monthNumber)
        let last = months.max() ?? 0
        let target = rows.map { row in
            let level = index.map { $0.level(last) - $0.level(row.day.monthNumber) } ?? 0
            return log(row.price / (FeatureSpace.area(row.home) ?? 1)) + level
        }
        let fitting = Fitting(
            encoded: EncodedHomes(rows.map(\.home), months: months, trend: index == nil), target: target)
        let all = Array(rows.indices)
        let errors: Fitting.Errors
        if rows.count >= Self.rowsForTimeSplit {
            let splits = Self.splits(months)
            // The calibrating and the final models do not need each other, so each has a thread.
            let fits = workers.map(splits.count + 1) { fitting.model(of: $0 == 0 ? all : splits[$0 - 1].kept) }
            point = fits[0]
            errors = zip(splits, fits.dropFirst()).reduce(into: Fitting.Errors()) { sum, part in
                sum.add(fitting.errors(of: part.0.held, by: part.1, workers: workers))
            }
        } else {
            point = fitting.model(of: all)
            errors =
                point.errorsLeftOut.map { Fitting.Errors(errors: $0, scales: $0.map { _ in 1 }) }
                ?? fitting.crossValidated(like: point, workers: workers)
        }
        // A little more where prices move on after the calibration, and where few errors were measured or not the newest.
        let ahead = months.min() != last
        let isMeasuredInTime = rows.count >= Self.rowsForTimeSplit
        let margin = rows.count <= JointFit.mostRows || ahead && !isMeasuredInTime ? 0.01 : ahead ? 0.005 : 0
        range = ConformalRange(errors: errors.errors, scales: errors.scales, margin: margin)
        self.comparables = rows
        self.index = index
        month = last
        meanResidual = Fitting.meanSize(point.residuals)
        support = Support(rows.map(\.home))
        drift = Self.drift(index, point, months, fitting.encoded.homes.first)
    }

    /// The newest eighth or so is held out; where all are of one month, two seeded draws are.
    private static func splits(_ months: [Int]) -> [(kept: [Int], held: [Int])] {
        var random = SplitMix64(seed: 11)
        let dated = months.min() != months.max()
        let order = random.permutation(months.count).sorted { (months[$0], 0) < (months[$1], 0) }
        let size = months.count * 12 / 100
        return (0..<(dated ? 1 : 2)).map { part in
            let held = order.suffix(size * (part + 1)).prefix(size)
            let kept = order.prefix(months.count - size * (part + 1)) + order.suffix(size * part)
            return (kept.sorted(), Array(held.prefix(2000)))
        }
    }

    /// Median error, of one, on comparables that the model did not see.
    public var medianError: Double { exp(range.typical) - 1 }

    /// The same for the same comparables, index and settings: what tells that a model was fitted anew as it was.
    public var fingerprint: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for value in point.residuals + [range.reach80, range.reach90, meanResidual] {
            // FNV-1a over eight bytes at a time.
            hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    /// What a home is worth in a month, in logs.
    func estimate(_ home: PropertyAttributes, month subject: Int) -> PointModel.Estimate {
        point.estimate(home, month: subject)
    }

    /// Log price level of a month over the one that the model speaks of.
    func level(_ subject: Int) -> Double { index.map { $0.level(subject) - $0.level(month) } ?? 0 }

    /// Logs by which the ranges reach below and above the estimate.
    func reaches(_ estimate: PointModel.Estimate, month subject: Int) -> (
        eighty: ConformalRange.Reach, ninety: ConformalRange.Reach
    ) {
        let scale = point.errorsLeftOut != nil ? 1 : Fitting.scale(estimate.rows, point.residuals, mean: meanResidual)
        return range.reaches(scale: scale, drift: drift.run(to: subject))
    }

    /// Of the index, or else of the model's own trend over the last year.
    private static func drift(_ index: PriceIndex?, _ point: PointModel, _ months: [Int], _ home: FeatureSpace.Home?)
        -> LevelDrift
    {
        let last = months.max() ?? 0
        if let index {
            let (growth, spread) = index.growth
            return LevelDrift(lastKnown: index.lastMonth, growth: growth, spread: spread)
        }
        let span = min(12, last - (months.min() ?? last))
        guard span >= 3, var home else { return LevelDrift(lastKnown: last, growth: 0, spread: 0.01) }
        home.month = last
        let now = point.hedonic.value(home)
        home.month = last - span
        return LevelDrift(
            lastKnown: last, growth: (now - point.hedonic.value(home)) / Double(span), spread: 0.005)
    }
}

/// How far the price level may have run since it was last known.
///
/// The estimate carries the last level forward. What the level usually does in so many months belongs to the range: three
/// quarters of the usual growth to the side it points to, half of it off the other, and its scatter to both. So the
/// range holds whether or not the growth goes on.
struct LevelDrift: Sendable, Equatable {
    let lastKnown: Int
    /// Mean growth a month, and the standard deviation around it.
    let growth: Double
    let spread: Double

    func run(to month: Int) -> (growth: Double, spread: Double) {
        let months = Double(max(0, month - lastKnown))
        return (growth * months, spread * months.squareRoot())
    }
}

/// The rows that models are fitted to, and errors on those left out.
struct Fitting: Sendable {
    let encoded: EncodedHomes
    let target: [Double]

    struct Errors: Sendable {
        var errors: [Double] = []
        var scales: [Double] = []

        mutating func add(_ other: Errors) {
            errors += other.errors
            scales += other.scales
        }
    }

    func model(of rows: [Int], like known: PointModel? = nil) -> PointModel {
        PointModel(
            encoded, rows: rows, target: rows.map { target[$0] },
            settings: PointModel.Settings(rows: known?.residuals.count ?? rows.count), like: known)
    }

    func errors(of rows: [Int], by model: PointModel, workers: Workers) -> Errors {
        let mean = Self.meanSize(model.residuals)
        let parts = workers.map(max(1, rows.count / 64)) { part in
            var found = Errors()
            for place in stride(from: part, to: rows.count, by: max(1, rows.count / 64)) {
                let row = rows[place]
                let estimate = model.estimate(encoded.homes[row])
                found.errors.append(target[row] - estimate.value)
                found.scales.append(Self.scale(estimate.rows, model.residuals, mean: mean))
            }
            return found
        }
        return parts.reduce(into: Errors()) { $0.add($1) }
    }

    /// Errors on folds left out in turn, of as many comparables as time allows. The choices of kernel and penalty are
    /// taken over.
    func crossValidated(like known: PointModel, workers: Workers) -> Errors {
        var random = SplitMix64(seed: 5)
        let (folds, most) = (4, target.count < 1500 ? 300 : 1200)
        let order = random.permutation(target.count)
        let parts = workers.map(folds) { fold in
            let held = order.indices.filter { $0 % folds == fold }.map { order[$0] }
            let kept = order.indices.filter { $0 % folds != fold }.map { order[$0] }.sorted()
            let fold = model(of: kept, like: known)
            return errors(of: Array(held.prefix(most / folds)), by: fold, workers: Workers(1))
        }
        return parts.reduce(into: Errors()) { $0.add($1) }
    }

    /// Mean |residual| of the neighbours over that of all, drawn half way to 1.
    static func scale(_ rows: [Int], _ residuals: [Double], mean: Double) -> Double {
        let near = rows.reduce(0) { $0 + min(abs(residuals[$1]), 4 * mean) }
        let weight = 20.0
        return (near + weight * mean) / (Double(rows.count) + weight) / mean
    }

    static func meanSize(_ residuals: [Double]) -> Double {
        max(residuals.reduce(0) { $0 + abs($1) } / Double(max(1, residuals.count)), 1e-6)
    }
}
