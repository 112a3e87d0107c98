import Foundation

/// A ridge regression of the log price a square metre on a home's attributes, robust to wrong prices.
///
/// Each coefficient has its own prior (Hoerl and Kennard 1970; levels of places and words are random effects), two
/// factors on the priors are chosen by generalised cross-validation (Golub, Heath and Wahba 1979), residuals are weighted
/// after Huber, and what lies beyond eight deviations has no say at all.
struct Hedonic: Sendable {
    let basis: HedonicBasis
    let coefficients: [Double]
    /// Median log price a square metre, which the priors are around.
    let centre: Double
    /// Robust standard deviation of the residuals, corrected for the parameters that the fit spent.
    let noise: Double
    /// Of each comparable, log price less its value here.
    let residuals: [Double]
    /// Of each comparable: how far its price is believed, 0…1.
    let trust: [Double]

    /// The penalty that was chosen; `nil` where the fit was a joint one.
    let penalty: Penalty?

    /// - Parameter known: the penalty of a fit to almost the same rows, which saves choosing it again.
    init(_ basis: HedonicBasis, dense: [[Double]], levels: [[Int]], target: [Double], known: Penalty? = nil) {
        self.basis = basis
        let centre = RatioStudy.median(target)
        var weights = [Double](repeating: 1, count: target.count)
        var penalty = known ?? Penalty(basis, variance: 0.04)
        var beta = [Double](repeating: 0, count: basis.count)
        var residuals = target.map { $0 - centre }
        var noise = 0.2
        let rounds = known == nil ? 4 : 2
        for round in 0..<rounds {
            var equations = NormalEquations(size: basis.count)
            for row in target.indices where weights[row] > 0 {
                equations.add(dense[row], levels[row], weight: weights[row], target: target[row] - centre)
            }
            // Fewer rows cannot choose: the factors would follow their noise.
            if round == 2, known == nil, target.count >= 100 { penalty = equations.chosen(from: penalty) }
            guard let fit = equations.solved(penalty) else { break }
            beta = fit.coefficients
            for row in target.indices {
                residuals[row] = target[row] - centre - Self.product(dense[row], levels[row], beta)
            }
            let left = max(0.2, 1 - fit.spent / Double(max(target.count, 1)))
            noise = max(1.4826 * RatioStudy.median(residuals.map(abs)) / left.squareRoot(), 0.02)
            penalty.variance = max(noise * noise, 0.0025)
            if round + 1 < rounds { weights = residuals.map { Self.weight($0 / noise) } }
        }
        self.centre = centre
        coefficients = beta
        self.noise = noise
        self.penalty = penalty
        self.residuals = residuals
        trust = residuals.map { Self.weight($0 / noise) }
    }

    /// As fitted together with what neighbours share.
    init(_ basis: HedonicBasis, _ joint: JointFit, dense: [[Double]], levels: [[Int]], target: [Double]) {
        self.basis = basis
        (centre, coefficients, noise, trust) = (joint.centre, joint.coefficients, joint.noise, joint.trust)
        penalty = nil
        residuals = target.indices.map { row in
            target[row] - joint.centre - Self.product(dense[row], levels[row], joint.coefficients)
        }
    }

    /// Log price a square metre.
    func value(_ home: FeatureSpace.Home) -> Double {
        centre + Self.product(basis.dense(home), basis.levels(home), coefficients)
    }

    /// The value taken apart by attribute, in the order of the basis; its first attribute holds the centre.
    func contributions(_ home: FeatureSpace.Home) -> [Double] {
        var parts = [Double](repeating: 0, count: basis.attributeNames.count)
        parts[0] = centre
        for (column, value) in basis.dense(home).enumerated() {
            parts[basis.attributes[column]] += value * coefficients[column]
        }
        for level in basis.levels(home) { parts[basis.attributes[level]] += coefficients[level] }
        return parts
    }

    /// How far a price is believed that lies so many deviations off.
    static func weight(_ deviation: Double) -> Double {
        let size = abs(deviation)
        return size <= 1.5 ? 1 : size < 8 ? 1.5 / size : 0
    }

    private static func product(_ dense: [Double], _ levels: [Int], _ beta: [Double]) -> Double {
        var sum = 0.0
        for column in dense.indices { sum += dense[column] * beta[column] }
        for level in levels { sum += beta[level] }
        return sum
    }
}

/// What a coefficient costs: the noise's variance over the coefficient's own, before any price is seen.
struct Penalty: Sendable {
    private let priors: [Double]
    private let denseCount: Int
    var variance: Double
    /// Factors on the standard deviations of numbers and of levels.
    var dense = 1.0
    var levels = 1.0

    init(_ basis: HedonicBasis, variance: Double) {
        priors = basis.priors
        denseCount = basis.denseCount
        self.variance = variance
    }

    subscript(_ column: Int) -> Double {
        let prior = priors[column] * (column == 0 ? 1 : column < denseCount ? dense : levels)
        return variance / (prior * prior)
    }
}

/// XᵀWX and XᵀWy of the hedonic regression, one triangle, column by column.
struct NormalEquations: Sendable {
    private let size: Int
    private var gram: [Double]
    private var right: [Double]
    private var squares = 0.0
    private var count = 0.0

    init(size: Int) {
        self.size = size
        gram = [Double](repeating: 0, count: size * size)
        right = [Double](repeating: 0, count: size)
    }

    mutating func add(_ dense: [Double], _ levels: [Int], weight: Double, target: Double) {
        squares += weight * target * target
        count += 1
        gram.withUnsafeMutableBufferPointer { gram in
            // Sound: columns and levels are below `size`, the matrix is `size × size`.
            for column in dense.indices {
                let scaled = weight * dense[column]
                if scaled == 0 { continue }
                for row in column..<dense.count { gram[column * size + row] += scaled * dense[row] }
                for level in levels { gram[column * size + level] += scaled }
                right[column] += scaled * target
            }
            for (place, column) in levels.enumerated() {
                for level in levels[place...] { gram[column * size + level] += weight }
                right[column] += weight * target
            }
        }
    }

    /// The coefficients, and how many parameters they are worth (the trace of the hat matrix).
    func solved(_ penalty: Penalty) -> (coefficients: [Double], spent: Double)? {
        var matrix = gram
        for column in 0..<size { matrix[column * size + column] += penalty[column] }
        guard let system = SymmetricSystem(matrix, size: size) else { return nil }
        let inverse = system.inverse()
        var spent = Double(size)
        for column in 0..<size { spent -= penalty[column] * inverse[column * size + column] }
        return (system.solved(right), spent)
    }

    /// The factors on the priors with the least generalised cross-validation error.
    func chosen(from start: Penalty) -> Penalty {
        var best = start
        var least = error(best)
        for factor in [0.5, 2.0] {
            var next = best
            next.levels = factor
            let value = error(next)
            if value < least { (best, least) = (next, value) }
        }
        for factor in [0.5, 2.0] {
            var next = best
            next.dense = factor
            let value = error(next)
            if value < least { (best, least) = (next, value) }
        }
        return best
    }

    private func error(_ penalty: Penalty) -> Double {
        guard let fit = solved(penalty), fit.spent < count else { return .infinity }
        let beta = fit.coefficients
        var rest = squares
        for column in 0..<size {
            rest -= 2 * beta[column] * right[column]
            rest += beta[column] * beta[column] * gram[column * size + column]
            var cross = 0.0
            for row in column + 1..<max(size, column + 1) { cross += gram[column * size + row] * beta[row] }
            rest += 2 * beta[column] * cross
        }
        let left = count - fit.spent
        return max(rest, 0) / (left * left)
    }
}
