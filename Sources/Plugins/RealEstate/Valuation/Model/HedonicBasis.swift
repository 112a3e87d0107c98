/// The hedonic regression's view of a home: a short row of numbers, and one coefficient index a category.
struct HedonicBasis: Sendable {
    /// What the columns are about; "taban" first.
    let attributeNames: [String]
    /// For each column, the place of its attribute among the names.
    let attributes: [Int]
    /// Standard deviation of each coefficient before any price is seen.
    let priors: [Double]
    /// What each number's coefficient is before any price is seen, for fits to few of them.
    let means: [Double]
    let denseCount: Int
    private let space: FeatureSpace

    /// What a square metre loses where the area doubles, over log 2, and how far that varies (in standard units of the
    /// log area): homes that are larger cost less a square metre wherever they are sold.
    private static let areaElasticity = -0.25
    private static let areaPrior = 0.2

    static let base = "taban"
    static let place = "konum"
    static let date = "tarih"
    private let categoryStart: [Int]
    private let afterPlaces: Int
    /// First month and number of trend pieces of six months; none where an index brings prices to one month.
    private let trend: (first: Int, last: Int, pieces: Int)?

    var count: Int { priors.count }

    init(_ space: FeatureSpace, trend months: ClosedRange<Int>?) {
        self.space = space
        var attributes = [Self.base]
        var priors = [10.0]
        var means = [0.0]
        for numeric in space.numerics {
            let isArea = numeric.name == FeatureSpace.areaName
            let prior = isArea ? Self.areaPrior : 0.07
            means += [isArea ? Self.areaElasticity * numeric.spread : 0]
            means += [Double](repeating: 0, count: numeric.knots.count + (numeric.sometimesMissing ? 1 : 0))
            attributes += [String](repeating: numeric.name, count: 1 + numeric.knots.count)
            priors += [prior] + [Double](repeating: 0.05, count: numeric.knots.count)
            if numeric.sometimesMissing {
                attributes.append(numeric.name)
                priors.append(0.1)
            }
        }
        if let months, months.count > 1 {
            let pieces = max(1, min(8, months.count / 6))
            trend = (months.lowerBound, months.upperBound, pieces)
            means += [Double](repeating: 0, count: pieces)
            attributes += [String](repeating: Self.date, count: pieces)
            priors += [0.2] + [Double](repeating: 0.08, count: pieces - 1)
        } else {
            trend = nil
        }
        denseCount = attributes.count
        self.means = means
        var start: [Int] = []
        var afterPlaces = denseCount
        for category in space.categories {
            start.append(attributes.count)
            if ["il", "ilce", "mahalle"].contains(category.name) {
                afterPlaces = attributes.count + category.levels.count
            }
            attributes += [String](repeating: category.name, count: category.levels.count)
            priors += [Double](repeating: category.prior, count: category.levels.count)
        }
        categoryStart = start
        self.afterPlaces = afterPlaces
        var names: [String] = []
        self.attributes = attributes.map { name in
            if let place = names.firstIndex(of: name) { return place }
            names.append(name)
            return names.count - 1
        }
        for name in [Self.place, Self.date] where !names.contains(name) { names.append(name) }
        attributeNames = names
        self.priors = priors
    }

    /// Whether a column that is not dense is of a province, a district or a neighbourhood.
    func isPlace(_ column: Int) -> Bool { column < afterPlaces }

    /// Writes the dense columns of a home.
    func dense(_ home: FeatureSpace.Home) -> [Double] {
        var row = [1.0]
        row.reserveCapacity(denseCount)
        for (numeric, value) in zip(space.numerics, home.values) {
            let standard = numeric.standard(value)
            row.append(standard)
            for knot in numeric.knots { row.append(max(standard - knot, 0)) }
            if numeric.sometimesMissing { row.append(value.isNaN ? 1 : 0) }
        }
        if let trend {
            // Beyond the months seen the level stays: a trend carried on would be a guess.
            let month = min(max(home.month, trend.first), trend.last) - trend.first
            let length = Double(trend.last - trend.first) / Double(trend.pieces)
            for piece in 0..<trend.pieces { row.append(max(Double(month) - Double(piece) * length, 0) / 12) }
        }
        return row
    }

    /// Coefficient of each category's level; levels never seen have none.
    func levels(_ home: FeatureSpace.Home) -> [Int] {
        zip(categoryStart, home.levels).compactMap { $1 < 0 ? nil : $0 + $1 }
    }
}
