import Foundation

/// What the comparables say about a home's attributes: which are known, how they spread, which levels they have.
///
/// Learned once from the comparables; every home is then seen through it.
struct FeatureSpace: Sendable {
    /// A number of a home. Standardised; beyond the comparables' own range it stays at its end.
    struct Numeric: Sendable {
        let name: String
        let median: Double
        let spread: Double
        let low: Double
        let high: Double
        /// Where the slope may change, in standard units.
        let knots: [Double]
        let sometimesMissing: Bool

        /// In standard units; the median where unknown.
        func standard(_ value: Double) -> Double {
            value.isNaN ? 0 : (min(max(value, low), high) - median) / spread
        }
    }

    /// A word of a home. Levels that only one comparable has are kept: shrinkage decides what they are worth.
    struct Category: Sendable {
        let name: String
        let levels: [String: Int]
        /// Standard deviation that a level's effect on the log price has before any price is seen.
        let prior: Double
    }

    /// A home as numbers and level codes.
    struct Home: Sendable {
        /// Raw, `nan` where unknown, in the order of `numerics`.
        var values: [Double]
        /// −1 where the level is new, in the order of `categories`.
        var levels: [Int]
        /// Kilometres east and north; `nan` where unknown.
        var east: Double
        var north: Double
        var month: Int
        var area: Double
    }

    let numerics: [Numeric]
    let categories: [Category]
    let hasCoordinates: Bool
    let extraNumeric: [String]
    let extraWords: [String]
    private let rawPlaces: [Int]
    private let wordPlaces: [Int]
    private let latitude: Double
    private let longitude: Double

    static let areaName = "brut_m2"
    private static let placeNames = ["il", "ilce", "mahalle", "tip"]
    private static let numericNames = [
        areaName, "net_orani", "oda", "salon", "toplam_oda", "banyo", "bina_yasi", "kat", "kat_sayisi", "arsa_m2",
    ]

    init(_ homes: [PropertyAttributes]) {
        let count = max(homes.count, 1)
        let names = Set(homes.flatMap { $0.extra.keys }).sorted()
        var (numbers, words): ([String], [String]) = ([], [])
        for name in names {
            let values = homes.compactMap { $0.extra[name] }
            let readable = values.count { Double($0) != nil }
            if readable * 20 >= values.count * 19 { numbers.append(name) } else { words.append(name) }
        }
        (extraNumeric, extraWords) = (numbers, words)
        let located = homes.compactMap { home in
            home.latitude.flatMap { latitude in home.longitude.map { (latitude, $0) } }
        }
        hasCoordinates = located.count * 2 >= count
        latitude = Self.quantile(located.map(\.0).sorted(), 0.5)
        longitude = Self.quantile(located.map(\.1).sorted(), 0.5)
        let raw = homes.map { Self.raw($0, numbers) }
        numerics = (Self.numericNames + numbers).enumerated().compactMap { place, name in
            Self.numeric(name, raw.map { $0[place] })
        }
        let said = homes.map { Self.words($0, words) }
        categories = (Self.placeNames + words).enumerated().compactMap { place, name in
            var levels: [String: Int] = [:]
            for row in said where levels[row[place]] == nil { levels[row[place]] = levels.count }
            guard levels.count > 1, levels.count < max(4, homes.count * 3 / 4) || place < 3 else { return nil }
            let prior = ["il": 0.28, "ilce": 0.18, "mahalle": 0.1][name] ?? 0.085
            return Category(name: name, levels: levels, prior: prior)
        }
        rawPlaces = numerics.compactMap { (Self.numericNames + numbers).firstIndex(of: $0.name) }
        wordPlaces = categories.compactMap { (Self.placeNames + words).firstIndex(of: $0.name) }
    }

    func home(_ attributes: PropertyAttributes, month: Int) -> Home {
        let raw = Self.raw(attributes, extraNumeric)
        let words = Self.words(attributes, extraWords)
        let values = rawPlaces.map { raw[$0] }
        let levels = zip(categories, wordPlaces).map { $0.levels[words[$1]] ?? -1 }
        let scale = 111.2 * cos(latitude * .pi / 180)
        return Home(
            values: values, levels: levels,
            east: attributes.longitude.map { ($0 - longitude) * scale } ?? .nan,
            north: attributes.latitude.map { ($0 - latitude) * 111.2 } ?? .nan,
            month: month, area: Self.area(attributes) ?? .nan)
    }

    /// Brüt m², or what net m² usually means in it.
    static func area(_ home: PropertyAttributes) -> Double? {
        let area = home.grossArea ?? home.netArea.map { $0 / 0.82 }
        return area.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func raw(_ home: PropertyAttributes, _ extra: [String]) -> [Double] {
        let area = area(home)
        let ratio = home.netArea.flatMap { net in home.grossArea.map { net / $0 } }
        var values = [
            area.map { log($0) }, ratio, home.rooms, home.livingRooms, home.totalRooms, home.bathrooms, home.age,
            home.floor, home.floorCount, home.lotArea.map { log(1 + max($0, 0)) },
        ].map { $0 ?? .nan }
        for name in extra { values.append(home.extra[name].flatMap(Double.init) ?? .nan) }
        return values
    }

    private static func words(_ home: PropertyAttributes, _ extra: [String]) -> [String] {
        let district = "\(home.province)/\(home.district)"
        return [home.province, district, "\(district)/\(home.neighbourhood)", home.kind]
            + extra.map { home.extra[$0] ?? "" }
    }

    private static func numeric(_ name: String, _ values: [Double]) -> Numeric? {
        let known = values.filter { !$0.isNaN }.sorted()
        guard known.count >= 5 else { return nil }
        let mean = known.reduce(0, +) / Double(known.count)
        let spread = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)).squareRoot()
        guard spread > 1e-9 else { return nil }
        let median = quantile(known, 0.5)
        let (low, high) = (quantile(known, 0.005), quantile(known, 0.995))
        var knots: [Double] = []
        var distinct = 1
        for place in known.indices.dropFirst() where known[place] > known[place - 1] { distinct += 1 }
        if distinct > 4 {
            for share in [0.1, 0.35, 0.65, 0.9] {
                let knot = (quantile(known, share) - median) / spread
                let inside = knot > (low - median) / spread + 1e-6 && knot < (high - median) / spread - 1e-6
                if inside, knots.last.map({ knot > $0 + 1e-6 }) ?? true { knots.append(knot) }
            }
        }
        return Numeric(
            name: name, median: median, spread: spread, low: low, high: high, knots: knots,
            sometimesMissing: known.count < values.count)
    }

    static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        guard let last = sorted.last else { return .nan }
        let at = share * Double(sorted.count - 1)
        let below = Int(at)
        return below + 1 < sorted.count
            ? sorted[below] + (at - Double(below)) * (sorted[below + 1] - sorted[below]) : last
    }
}
