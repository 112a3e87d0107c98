import Foundation

/// Kriging among the comparables nearest in place and attributes.
///
/// What the general model leaves over is correlated between neighbours: the covariance of two homes is
/// `place + placeAndKind · exp(−½ attribute distance²)` times how near they are (a sum of an exponential in distance
/// and of shares for the same neighbourhood, district and market), in units of the noise. Weights are those of the best
/// linear predictor (Cressie 1993, chapter 3); a comparable whose price is not believed has more noise.
struct LocalComparables: Sendable {
    struct Kernel: Sendable, Equatable {
        /// Variance shared by place alone, and by place and attributes together, over that of the noise.
        var place = 0.1
        var placeAndKind = 0.3
        /// Kilometres over which the correlation falls to 1/e.
        var range = 0.8
        /// Attribute distance, in mean standard deviations, at which it falls to 0.6.
        var kind = 0.7
    }

    /// Where a home lies and what it is like, ready to be compared.
    struct Point: Sendable {
        let east: Double
        let north: Double
        let district: Int32
        let neighbourhood: Int32
        let month: Int
        let features: [Float]
        let words: [Int32]
    }

    static let neighbours = 28
    /// A price that is not believed counts as one of so small a weight.
    static let leastTrust = 0.02

    /// Where a point lies, without what it is like.
    private struct Place {
        let east: Double
        let north: Double
        let district: Int32
        let neighbourhood: Int32

        init(_ point: Point) {
            (east, north) = (point.east, point.north)
            (district, neighbourhood) = (point.district, point.neighbourhood)
        }
    }

    private let places: [Place]
    private let features: [Float]
    private let words: [Int32]
    private let width: Int
    private let wordCount: Int
    private let located: Bool
    let trust: [Double]

    init(_ points: [Point], located: Bool, trust: [Double]) {
        places = points.map(Place.init)
        features = points.flatMap(\.features)
        words = points.flatMap(\.words)
        width = points.first?.features.count ?? 0
        wordCount = points.first?.words.count ?? 0
        self.located = located
        self.trust = trust
    }

    static func point(_ home: FeatureSpace.Home, _ space: FeatureSpace) -> Point {
        var features: [Float] = []
        let scale = 1 / Double(max(1, space.numerics.count)).squareRoot()
        for (numeric, value) in zip(space.numerics, home.values) {
            features.append(Float(numeric.standard(value) * scale * (numeric.name == FeatureSpace.areaName ? 1.4 : 1)))
        }
        var (district, neighbourhood): (Int32, Int32) = (0, 0)
        var words: [Int32] = []
        for (category, level) in zip(space.categories, home.levels) {
            switch category.name {
            case "il": break
            case "ilce": district = Int32(level)
            case "mahalle": neighbourhood = Int32(level)
            default: words.append(Int32(level))
            }
        }
        return Point(
            east: home.east, north: home.north, district: district, neighbourhood: neighbourhood, month: home.month,
            features: features, words: words)
    }

    /// The comparables nearest to the point, nearest first; ties go to the earlier row.
    func nearest(to point: Point, excluding row: Int? = nil, count: Int = neighbours) -> [Int] {
        var best = NearestRows(count)
        let place = Place(point)
        let wordCost = wordCount == 0 ? Float(0) : 0.5 / Float(wordCount + width)
        // Sound: rows are below `places.count`, each with `width` features and `wordCount` words.
        features.withUnsafeBufferPointer { features in
            words.withUnsafeBufferPointer { words in
                for other in places.indices where other != row && trust[other] > 0 {
                    var distance = placeDistance(place, places[other])
                    if distance >= best.limit { continue }
                    let start = other * width
                    for column in 0..<width {
                        let step = features[start + column] - point.features[column]
                        distance += step * step
                    }
                    for word in 0..<wordCount where words[other * wordCount + word] != point.words[word] {
                        distance += wordCost
                    }
                    best.offer(other, distance)
                }
            }
        }
        return best.rows
    }

    private func placeDistance(_ one: Place, _ other: Place) -> Float {
        let (east, north) = (one.east - other.east, one.north - other.north)
        let squared = east * east + north * north
        if located, !squared.isNaN { return Float(min(squared, 100)) }
        if one.district != other.district { return 9 }
        return one.neighbourhood == other.neighbourhood ? 0 : 0.5
    }

    /// Kilometres between the point and a comparable; `nil` where one has no coordinates.
    func kilometres(_ point: Point, _ row: Int) -> Double? {
        let (east, north) = (point.east - places[row].east, point.north - places[row].north)
        let squared = east * east + north * north
        return squared.isNaN ? nil : squared.squareRoot()
    }

    /// 0…1: 1 where every attribute is the same.
    func similarity(_ point: Point, _ row: Int) -> Double {
        let geometry = geometry(point, [row])
        return exp(-0.5 * geometry.attributes[1])
    }

    /// Distances between homes that the covariance is made of; they do not depend on the kernel.
    struct Geometry {
        let rows: [Int]
        /// The lower triangle of `[rows × rows]`, then of the point to each row.
        let kilometres: [Double]
        let shared: [Double]
        let attributes: [Double]
        let trust: [Double]
    }

    func geometry(_ point: Point, _ rows: [Int]) -> Geometry {
        let count = rows.count
        let cells = (count + 1) * count
        var kilometres = [Double](repeating: 0, count: cells)
        var shared = kilometres
        var attributes = kilometres
        // One block of features and words for all: the rows', then the point's.
        var block: [Float] = []
        var levels: [Int32] = []
        block.reserveCapacity((count + 1) * width)
        for row in rows {
            block += features[row * width..<(row + 1) * width]
            levels += words[row * wordCount..<(row + 1) * wordCount]
        }
        block += point.features
        levels += point.words
        let wordCost = 0.5 / Double(max(1, wordCount + width))
        for i in 0...count {
            let one = i < count ? places[rows[i]] : Place(point)
            for j in 0..<(i < count ? i + 1 : count) {
                let other = places[rows[j]]
                let (east, north) = (one.east - other.east, one.north - other.north)
                let squared = east * east + north * north
                var sum: Float = 0
                for column in 0..<width {
                    let step = block[i * width + column] - block[j * width + column]
                    sum += step * step
                }
                var differing = 0
                for word in 0..<wordCount where levels[i * wordCount + word] != levels[j * wordCount + word] {
                    differing += 1
                }
                let sameDistrict = one.district == other.district
                let sameNeighbourhood = sameDistrict && one.neighbourhood == other.neighbourhood
                let cell = i * count + j
                kilometres[cell] = located && !squared.isNaN ? squared.squareRoot() : i == j ? 0 : .infinity
                shared[cell] = 0.1 + (sameDistrict ? 0.2 : 0) + (sameNeighbourhood ? (located ? 0.2 : 0.7) : 0)
                attributes[cell] = Double(sum) + Double(differing) * wordCost
            }
        }
        return Geometry(
            rows: rows, kilometres: kilometres, shared: shared, attributes: attributes, trust: rows.map { trust[$0] })
    }

    /// The weight of each row's residual, and the share of the local variance that they leave unexplained.
    func weights(_ geometry: Geometry, _ kernel: Kernel) -> (weights: [Double], unexplained: Double) {
        let count = geometry.rows.count
        guard count > 0 else { return ([], 1) }
        var covariance = [Double](repeating: 0, count: count * count)
        var right = [Double](repeating: 0, count: count)
        let attributeScale = -0.5 / (kernel.kind * kernel.kind)
        for i in 0...count {
            for j in 0..<(i < count ? i + 1 : count) {
                let cell = i * count + j
                let near = geometry.shared[cell] + (located ? exp(-geometry.kilometres[cell] / kernel.range) : 0)
                let value =
                    near * (kernel.place + kernel.placeAndKind * exp(attributeScale * geometry.attributes[cell]))
                if i < count { covariance[j * count + i] = value } else { right[j] = value }
            }
        }
        for i in 0..<count { covariance[i * count + i] += 1 / max(geometry.trust[i], Self.leastTrust) }
        guard let system = SymmetricSystem(covariance, size: count) else {
            return ([Double](repeating: 0, count: count), 1)
        }
        let weights = system.solved(right)
        let full = (located ? 1.5 : 1.0) * (kernel.place + kernel.placeAndKind)
        let explained = zip(weights, right).reduce(0) { $0 + $1.0 * $1.1 }
        return (weights, full > 0 ? max(0, 1 - explained / full) : 1)
    }
}

/// The nearest rows seen so far, in order.
private struct NearestRows {
    private(set) var rows: [Int] = []
    private var distances: [Float] = []
    private let most: Int
    private(set) var limit = Float.infinity

    init(_ most: Int) {
        self.most = most
        rows.reserveCapacity(most + 1)
        distances.reserveCapacity(most + 1)
    }

    mutating func offer(_ row: Int, _ distance: Float) {
        guard distance < limit else { return }
        var at = distances.count
        while at > 0, distances[at - 1] > distance { at -= 1 }
        rows.insert(row, at: at)
        distances.insert(distance, at: at)
        if rows.count > most {
            rows.removeLast()
            distances.removeLast()
        }
        if rows.count == most { limit = distances[most - 1] }
    }
}
