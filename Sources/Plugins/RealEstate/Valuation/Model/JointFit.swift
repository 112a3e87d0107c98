import Foundation

/// Hedonic regression and kriging fitted as one Gaussian process, for comparables so few that one cannot be had first and
/// the other from what it leaves over (Rasmussen and Williams 2006, chapter 2).
///
/// The covariance of two log prices is what their attributes, places and words share by the priors of the regression, and
/// what they share as neighbours. How strong each part is maximises the marginal likelihood times a prior around what
/// markets usually have: an office of fifty comparables stays near that, one of three hundred need not. Every comparable's
/// error with itself left out follows from the same factorisation (Sundararajan and Keerthi 2001).
struct JointFit: Sendable {
    let coefficients: [Double]
    let centre: Double
    let noise: Double
    let trust: [Double]
    let kernel: LocalComparables.Kernel
    /// Of each comparable, the log price less what all the others say of it.
    let errorsLeftOut: [Double]

    /// Comparables up to which it is fitted: time goes with the cube of their number.
    static let mostRows = 320

    /// Standard deviations of the parts, and over what neighbours differ; all in logs.
    struct Strengths: Sendable {
        var noise = 0.2
        /// Factors on the regression's priors, for numbers, for places and for other words.
        var dense = 1.0
        var places = 1.0
        var words = 1.0
        /// What neighbours share by place alone, and by place and attributes together.
        var place = 0.2
        var placeAndKind = 0.1
        var range = 3.0
        var kind = 0.7

        var kernel: LocalComparables.Kernel {
            let unit = noise * noise
            return LocalComparables.Kernel(
                place: place * place / unit, placeAndKind: placeAndKind * placeAndKind / unit, range: range, kind: kind)
        }
    }

    /// In the order in which they are chosen, with how far each usually lies from its start, in logs.
    private static let choices: [(path: WritableKeyPath<Strengths, Double> & Sendable, spread: Double)] = [
        (\.noise, 1), (\.dense, 0.5), (\.places, 0.5), (\.words, 0.5), (\.placeAndKind, 0.7), (\.place, 0.7),
        (\.range, 0.5), (\.kind, 0.3),
    ]

    /// - Parameter geometry: of every comparable to every other.
    init?(
        _ basis: HedonicBasis, dense: [[Double]], levels: [[Int]], target: [Double], located: Bool,
        geometry: LocalComparables.Geometry
    ) {
        let count = target.count
        let centre = RatioStudy.median(target)
        let left = target.indices.map { row in
            zip(dense[row], basis.means).reduce(target[row] - centre) { $0 - $1.0 * $1.1 }
        }
        let middle = RatioStudy.median(left)
        var start = Strengths()
        start.noise = max(0.05, 0.6 * 1.4826 * RatioStudy.median(left.map { abs($0 - middle) }))
        var parts = Covariance(basis, dense, levels, geometry, located: located, strengths: start)
        var weights = [Double](repeating: 1, count: count)
        var strengths = start
        var errors = [Double](repeating: 0, count: count)
        var pulls = errors
        for _ in 0..<2 {
            strengths = Self.chosen(from: strengths, around: start, &parts, weights, left)
            guard let system = parts.system(strengths, weights) else { return nil }
            pulls = system.solved(left)
            let inverse = system.inverse()
            errors = pulls.indices.map { pulls[$0] / inverse[$0 * count + $0] }
            // In units of what the fit expected of each.
            let sizes = errors.indices.map { abs(errors[$0]) * inverse[$0 * count + $0].squareRoot() }
            let unit = max(1.4826 * RatioStudy.median(sizes), 0.5)
            weights = sizes.map { Hedonic.weight($0 / unit) }
        }
        guard let system = parts.system(strengths, weights) else { return nil }
        pulls = system.solved(left)
        let inverse = system.inverse()
        errorsLeftOut = pulls.indices.map { pulls[$0] / inverse[$0 * count + $0] }
        coefficients = parts.coefficients(basis, dense, levels, pulls, strengths)
        (self.centre, noise, kernel, trust) = (centre, strengths.noise, strengths.kernel, weights)
    }

    private static func chosen(
        from start: Strengths, around usual: Strengths, _ parts: inout Covariance, _ weights: [Double], _ left: [Double]
    ) -> Strengths {
        func loss(_ strengths: Strengths, _ parts: inout Covariance) -> Double {
            guard let system = parts.system(strengths, weights) else { return .infinity }
            let pulls = system.solved(left)
            var sum = system.halfLogDeterminant
            for row in left.indices { sum += 0.5 * left[row] * pulls[row] }
            for (path, spread) in choices {
                let step = log(strengths[keyPath: path] / usual[keyPath: path]) / spread
                sum += 0.5 * step * step
            }
            return sum
        }
        var best = start
        var least = loss(best, &parts)
        for _ in 0..<2 {
            for (path, _) in choices {
                for factor in [1.5, 1 / 1.5] {
                    while true {
                        var next = best
                        next[keyPath: path] *= factor
                        let value = loss(next, &parts)
                        guard value < least - 1e-4 else { break }
                        (best, least) = (next, value)
                    }
                }
            }
        }
        return best
    }
}

/// The parts that the covariance of the comparables is the sum of, one triangle each, row by row.
private struct Covariance {
    private let count: Int
    private let base: Double
    private let dense: [Double]
    private let places: [Double]
    private let words: [Double]
    private let geometry: LocalComparables.Geometry
    private let located: Bool
    /// As of the last range and kind asked for: most steps change neither.
    private var near: [Double]
    private var alike: [Double]
    private var range: Double
    private var kind: Double

    init(
        _ basis: HedonicBasis, _ rows: [[Double]], _ levels: [[Int]], _ geometry: LocalComparables.Geometry,
        located: Bool, strengths: JointFit.Strengths
    ) {
        count = rows.count
        var dense = [Double](repeating: 0, count: count * count)
        var places = dense
        var words = dense
        let scaled = rows.map { row in row.indices.map { $0 == 0 ? 0 : row[$0] * basis.priors[$0] } }
        for i in rows.indices {
            for j in 0...i {
                var sum = 0.0
                for column in 1..<max(1, basis.denseCount) { sum += scaled[i][column] * scaled[j][column] }
                dense[i * count + j] = sum
                for level in levels[i] where levels[j].contains(level) {
                    let variance = basis.priors[level] * basis.priors[level]
                    if basis.isPlace(level) {
                        places[i * count + j] += variance
                    } else {
                        words[i * count + j] += variance
                    }
                }
            }
        }
        base = basis.priors[0] * basis.priors[0]
        (self.dense, self.places, self.words) = (dense, places, words)
        (self.geometry, self.located) = (geometry, located)
        (near, alike) = (dense, dense)
        (range, kind) = (.nan, .nan)
        settle(strengths)
    }

    /// Takes over the range and the kind.
    private mutating func settle(_ strengths: JointFit.Strengths) {
        if range != strengths.range {
            range = strengths.range
            for i in 0..<count {
                for j in 0...i {
                    let cell = i * count + j
                    near[cell] = geometry.shared[cell] + (located ? exp(-geometry.kilometres[cell] / range) : 0)
                }
            }
        }
        if kind != strengths.kind {
            kind = strengths.kind
            let scale = -0.5 / (kind * kind)
            for i in 0..<count {
                for j in 0...i { alike[i * count + j] = exp(scale * geometry.attributes[i * count + j]) }
            }
        }
    }

    mutating func system(_ strengths: JointFit.Strengths, _ weights: [Double]) -> SymmetricSystem? {
        settle(strengths)
        let noise = strengths.noise * strengths.noise
        let (ofDense, ofPlaces) = (strengths.dense * strengths.dense, strengths.places * strengths.places)
        let ofWords = strengths.words * strengths.words
        let (alone, together) = (
            strengths.place * strengths.place, strengths.placeAndKind * strengths.placeAndKind
        )
        var matrix = [Double](repeating: 0, count: count * count)
        for i in 0..<count {
            for j in 0...i {
                let cell = i * count + j
                let general = base + ofDense * dense[cell] + ofPlaces * places[cell] + ofWords * words[cell]
                // LAPACK's lower triangle, column by column.
                matrix[j * count + i] = general + near[cell] * (alone + together * alike[cell])
            }
            matrix[i * count + i] += noise / max(weights[i], LocalComparables.leastTrust)
        }
        return SymmetricSystem(matrix, size: count)
    }

    /// What the regression's coefficients are expected to be, given the prices.
    func coefficients(
        _ basis: HedonicBasis, _ rows: [[Double]], _ levels: [[Int]], _ pulls: [Double],
        _ strengths: JointFit.Strengths
    ) -> [Double] {
        var beta = [Double](repeating: 0, count: basis.count)
        for row in rows.indices {
            for column in rows[row].indices { beta[column] += rows[row][column] * pulls[row] }
            for level in levels[row] { beta[level] += pulls[row] }
        }
        for column in beta.indices {
            let factor =
                column == 0
                ? 1
                : column < basis.denseCount
                    ? strengths.dense : basis.isPlace(column) ? strengths.places : strengths.words
            let prior = basis.priors[column] * factor
            beta[column] *= prior * prior
            if column < basis.denseCount { beta[column] += basis.means[column] }
        }
        return beta
    }
}
