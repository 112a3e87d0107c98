import Foundation

/// The estimate without its range: a general model of the log price a square metre, and the comparables around the home.
///
/// estimate = general + Σ weight × (comparable's log price − its own general value).
struct PointModel: Sendable {
    struct Settings: Sendable {
        /// Rows from which trees are worth growing.
        var leastRowsForTrees = 400
        var trees = BoostedTrees.Settings()
        /// How much of the trees' value counts in the estimate, and in what the comparables are compared by.
        var treeShare = 1.0
        var treeShareOfComparables = 0.5
        /// How much the comparables count.
        var localShare = 1.0

        /// Trees and their leaves for so many rows: more data bear more of both.
        init(rows: Int) {
            trees.trees = rows < 1500 ? 80 : rows < 10_000 ? 300 : 400
            if rows < 1500 { (treeShare, treeShareOfComparables, trees.rowShare) = (0.7, 0.35, 0.5) }
            trees.rate = rows < 1500 ? 0.09 : 0.05
            trees.leaves = rows < 10_000 ? 8 : 15
            tuningRows = rows < 3000 ? min(80, rows) : 200
        }

        var tuningRows: Int
    }

    let space: FeatureSpace
    let hedonic: Hedonic
    let trees: BoostedTrees?
    let local: LocalComparables
    let kernel: LocalComparables.Kernel
    let settings: Settings
    /// Of each comparable, log price less its general value.
    let residuals: [Double]
    /// Of each comparable, what the others say of it less its price, where so few allow it.
    let errorsLeftOut: [Double]?
    private let levelMeans: [[Double]]
    private let treeColumns: [Int]

    /// - Parameters:
    ///   - rows: the homes to fit to, each with its target.
    ///   - known: a fit to almost the same rows, whose choices are taken over.
    init(_ encoded: EncodedHomes, rows: [Int], target: [Double], settings: Settings, like known: PointModel? = nil) {
        let space = encoded.space
        let homes = rows.map { encoded.homes[$0] }
        let points = rows.map { encoded.points[$0] }
        let (dense, levels) = (rows.map { encoded.dense[$0] }, rows.map { encoded.levels[$0] })
        let joint = known == nil ? Self.joint(encoded, rows, points, dense, levels, target) : nil
        let hedonic =
            joint.map { Hedonic(encoded.basis, $0, dense: dense, levels: levels, target: target) }
            ?? Hedonic(encoded.basis, dense: dense, levels: levels, target: target, known: known?.hedonic.penalty)
        errorsLeftOut = joint?.errorsLeftOut
        treeColumns = Self.treeColumns(space, encoded.basis.attributeNames)
        levelMeans = Self.levelMeans(space, homes, target: target, trust: hedonic.trust)
        var residuals = hedonic.residuals
        var trees: BoostedTrees?
        if homes.count >= settings.leastRowsForTrees {
            let columns = Self.columns(homes, space, levelMeans)
            let data = BinnedColumns(columns, most: homes.count < 2500 ? 32 : homes.count < 12_000 ? 64 : 128)
            var tuned = settings.trees
            tuned.bound = max(2 * hedonic.noise, 0.05)
            let (grown, left) = BoostedTrees.grown(on: data, target: residuals, settings: tuned)
            let share = settings.treeShareOfComparables
            for row in homes.indices { residuals[row] = (1 - share) * residuals[row] + share * left[row] }
            trees = grown
        }
        let local = LocalComparables(points, located: space.hasCoordinates, trust: hedonic.trust)
        kernel =
            known?.kernel ?? joint?.kernel
            ?? Self.tuned(local, points, residuals, noise: hedonic.noise, rows: settings.tuningRows)
        (self.space, self.hedonic, self.trees, self.local) = (space, hedonic, trees, local)
        (self.settings, self.residuals) = (settings, residuals)
    }

    /// Few comparables are fitted to in one.
    private static func joint(
        _ encoded: EncodedHomes, _ rows: [Int], _ points: [LocalComparables.Point], _ dense: [[Double]],
        _ levels: [[Int]], _ target: [Double]
    ) -> JointFit? {
        guard rows.count <= JointFit.mostRows, let first = points.first else { return nil }
        let located = encoded.space.hasCoordinates
        let all = LocalComparables(points, located: located, trust: [Double](repeating: 1, count: points.count))
        return JointFit(
            encoded.basis, dense: dense, levels: levels, target: target, located: located,
            geometry: all.geometry(first, Array(points.indices)))
    }

    struct Estimate: Sendable {
        let hedonic: Double
        let trees: Double
        let rows: [Int]
        let weights: [Double]
        let local: Double
        let unexplained: Double
        var value: Double { hedonic + trees + local }
    }

    func estimate(_ attributes: PropertyAttributes, month: Int) -> Estimate {
        estimate(space.home(attributes, month: month))
    }

    func estimate(_ home: FeatureSpace.Home) -> Estimate {
        let point = LocalComparables.point(home, space)
        let rows = local.nearest(to: point)
        let (weights, unexplained) = local.weights(local.geometry(point, rows), kernel)
        var sum = 0.0
        for (row, weight) in zip(rows, weights) { sum += weight * residuals[row] }
        let grown = trees.map { $0.value($0.bins(Self.row(home, space, levelMeans))) } ?? 0
        return Estimate(
            hedonic: hedonic.value(home), trees: settings.treeShare * grown, rows: rows,
            weights: weights.map { $0 * settings.localShare }, local: settings.localShare * sum,
            unexplained: unexplained)
    }

    // MARK: Taken apart

    /// The general value by attribute, with so much of the trees; it adds up to the value that the estimate uses.
    func contributions(_ home: FeatureSpace.Home, treeShare: Double) -> [Double] {
        var parts = hedonic.contributions(home)
        guard let trees else { return parts }
        let (start, columns) = trees.contributions(trees.bins(Self.row(home, space, levelMeans)))
        parts[0] += treeShare * start
        for (column, name) in treeColumns.enumerated() { parts[name] += treeShare * columns[column] }
        return parts
    }

    /// For each column the trees see, the place of its attribute among the basis's names.
    private static func treeColumns(_ space: FeatureSpace, _ names: [String]) -> [Int] {
        let columns =
            space.numerics.map(\.name) + space.categories.map(\.name)
            + (space.hasCoordinates ? [String](repeating: HedonicBasis.place, count: 4) : []) + [HedonicBasis.date]
        return columns.map { name in names.firstIndex(of: name) ?? 0 }
    }

    // MARK: What the trees see

    private static func levelMeans(
        _ space: FeatureSpace, _ homes: [FeatureSpace.Home], target: [Double], trust: [Double]
    ) -> [[Double]] {
        let centre = RatioStudy.median(target)
        return space.categories.indices.map { category in
            var sums = [Double](repeating: 0, count: space.categories[category].levels.count)
            var counts = sums
            for (row, home) in homes.enumerated() where home.levels[category] >= 0 {
                sums[home.levels[category]] += trust[row] * (target[row] - centre)
                counts[home.levels[category]] += trust[row]
            }
            return zip(sums, counts).map { $0 / ($1 + 10) }
        }
    }

    private static func row(_ home: FeatureSpace.Home, _ space: FeatureSpace, _ means: [[Double]]) -> [Double] {
        var row = home.values
        for (category, level) in home.levels.enumerated() { row.append(level < 0 ? .nan : means[category][level]) }
        if space.hasCoordinates {
            row += [home.east, home.north, home.east + home.north, home.east - home.north]
        }
        row.append(Double(home.month))
        return row
    }

    private static func columns(
        _ homes: [FeatureSpace.Home], _ space: FeatureSpace, _ means: [[Double]]
    ) -> [[Double]] {
        let rows = homes.map { row($0, space, means) }
        return (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
    }

    // MARK: How far neighbours speak for each other

    /// The kernel that predicts comparables best from their neighbours, each left out in turn.
    private static func tuned(
        _ local: LocalComparables, _ points: [LocalComparables.Point], _ residuals: [Double], noise: Double,
        rows most: Int
    ) -> LocalComparables.Kernel {
        var random = SplitMix64(seed: 7)
        let sample = Array(random.permutation(points.count).filter { local.trust[$0] > 0 }.prefix(most))
        let geometries = sample.map { row in
            local.geometry(points[row], local.nearest(to: points[row], excluding: row, count: 24))
        }
        var least = Double.infinity
        func loss(_ kernel: LocalComparables.Kernel) -> Double {
            var sum = 0.0
            for (row, geometry) in zip(sample, geometries) {
                let (weights, _) = local.weights(geometry, kernel)
                var value = 0.0
                for (other, weight) in zip(geometry.rows, weights) { value += weight * residuals[other] }
                sum += min(abs(residuals[row] - value), 4 * noise)
                // Worse already; by how much does not matter.
                if sum > least { break }
            }
            return sum
        }
        var best = LocalComparables.Kernel()
        least = loss(best)
        let steps: [(WritableKeyPath<LocalComparables.Kernel, Double>, Double)] = [
            (\.placeAndKind, 3), (\.place, 3), (\.range, 2.5), (\.kind, 1.7),
        ]
        for (path, factor) in steps {
            for step in [factor, 1 / factor] {
                while true {
                    var next = best
                    next[keyPath: path] *= step
                    guard (0.003...20).contains(next[keyPath: path]) else { break }
                    let value = loss(next)
                    guard value < least * 0.9995 else { break }
                    (best, least) = (next, value)
                }
            }
        }
        return best
    }
}
