import Foundation

/// Finds rows that look wrong by what the other rows say; reads no label and changes no value.
///
/// The level of a row's surroundings is the median log price a square metre of its district, adjusted for area by the
/// file's own slope. A whole quarter of the rows may be wrong by a factor of a hundred: a median over all of them would
/// be drawn to that side, so the level is taken in two passes, the second without what the first found.
public struct ImportChecks: Sendable {
    /// Issues of each row, by its place in the table.
    public private(set) var issues: [[ImportIssue]]

    public init(_ rows: [ListingTable.Row]) {
        issues = rows.map(\.issues)
        checkAttributes(rows)
        checkDuplicates(rows)
        checkPriceKinds(rows)
        for deal in PropertyAttributes.Deal.allCases {
            checkPrices(rows, rows.indices.filter { rows[$0].home.deal == deal }, deal: deal)
        }
    }

    /// Whether the row may be a comparable as it stands.
    public func isUsable(_ row: Int) -> Bool { !issues[row].contains(where: \.excludes) }

    private mutating func note(
        _ row: Int, _ kind: ImportIssue.Kind, _ column: String, _ value: String, _ fix: String? = nil
    ) {
        issues[row].append(ImportIssue(kind, column, value, suggestion: fix))
    }

    private mutating func checkAttributes(_ rows: [ListingTable.Row]) {
        for (row, listing) in rows.enumerated() {
            let home = listing.home
            func said(_ number: Double) -> String { number.formatted(.number.grouping(.never)) }
            if (listing.price ?? 0) <= 0 { note(row, .missing, "fiyat", "") }
            guard let area = home.grossArea ?? home.netArea else {
                note(row, .missing, "brut_m2", "")
                continue
            }
            if area < 20 || area > 1000 { note(row, .area, "brut_m2", said(area)) }
            if let net = home.netArea, let gross = home.grossArea, net > gross {
                note(row, .netAboveGross, "net_m2", "\(said(net)) > \(said(gross))", "brüt ile net yer değiştirmiş")
            }
            if let age = home.age, age > 150 || age < -2 { note(row, .age, "bina_yasi", said(age)) }
            if let rooms = home.rooms, rooms > 12 || rooms * 5 > max(area, 20) {
                note(row, .rooms, "oda", said(rooms))
            } else if let salon = home.livingRooms, salon > 6 {
                note(row, .rooms, "salon", said(salon))
            }
            if let floor = home.floor, let count = home.floorCount, floor > count, count > 0 {
                note(row, .floor, "kat", "\(said(floor)) > \(said(count))")
            }
        }
    }

    /// Everything equal but the id: the same listing twice.
    private mutating func checkDuplicates(_ rows: [ListingTable.Row]) {
        struct Key: Hashable {
            let price: Double?
            let day: String?
            let text: [String]
            let numbers: [Double?]
            let extra: [String: String]
        }
        var seen: [Key: String] = [:]
        for (row, listing) in rows.enumerated() {
            let home = listing.home
            let key = Key(
                price: listing.price, day: listing.day?.description,
                text: [home.province, home.district, home.neighbourhood, home.deal.rawValue, home.kind],
                numbers: [
                    home.latitude, home.longitude, home.grossArea, home.netArea, home.rooms, home.livingRooms,
                    home.totalRooms, home.bathrooms, home.age, home.floor, home.floorCount, home.lotArea,
                ], extra: home.extra)
            if let first = seen[key] { note(row, .duplicate, "id", first) } else { seen[key] = listing.id }
        }
    }

    /// Asking prices, agreed ones and those of deeds lie at different levels: a file has the kind that most of its rows
    /// have, and the others wait for a person. A file that says nothing is taken to have one kind.
    private mutating func checkPriceKinds(_ rows: [ListingTable.Row]) {
        for deal in PropertyAttributes.Deal.allCases {
            let members = rows.indices.filter { rows[$0].home.deal == deal && rows[$0].price != nil }
            let counts = Dictionary(grouping: members.compactMap { rows[$0].priceKind }, by: \.self).mapValues(\.count)
            let most = PriceKind.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
            guard let most, counts[most] != nil else { continue }
            for row in members {
                guard let kind = rows[row].priceKind else {
                    note(row, .missing, "fiyat_turu", "")
                    continue
                }
                if kind != most { note(row, .otherPriceKind, "fiyat_turu", kind.rawValue) }
            }
        }
    }

    private mutating func checkPrices(
        _ rows: [ListingTable.Row], _ members: [Int], deal: PropertyAttributes.Deal
    ) {
        let priced = members.filter { (rows[$0].price ?? 0) > 0 && (rows[$0].home.grossArea ?? 0) > 0 }
        guard priced.count >= 10 else { return }
        let sound = priced.filter { row in
            !issues[row].contains { [.area, .duplicate, .otherPriceKind].contains($0.kind) }
        }
        var levels = MarketLevels(rows, sound.isEmpty ? priced : sound)
        // Twice: what the first pass finds far off no longer bends the medians of the second.
        for _ in 0..<2 {
            let near = sound.filter { abs(levels.deviation(of: rows[$0])) < 1.6 }
            if near.count >= 10 { levels = MarketLevels(rows, near) }
        }
        for row in priced {
            let deviation = levels.deviation(of: rows[row])
            let price = rows[row].price ?? 0
            let said = price.formatted(.number.grouping(.never))
            guard abs(deviation) > levels.limit else { continue }
            let hundredfold = [10.0, 100, 1000].min { abs(log($0) + deviation) < abs(log($1) + deviation) } ?? 100
            if deviation < 0, deviation + log(hundredfold) < 1.2 {
                let meant = (price * hundredfold).formatted(.number.grouping(.never))
                note(row, .scale, "fiyat", said, "\(meant) olabilir")
            } else if deal == .rent, deviation > 2.2 {
                note(row, .otherMarket, "fiyat", said)
            } else if deal == .sale, deviation < -3.5 {
                note(row, .otherMarket, "fiyat", said)
            } else {
                note(row, .priceOutlier, "fiyat", said)
            }
        }
    }
}

/// Median log price a square metre by place, over an area slope.
private struct MarketLevels {
    private var overall = 0.0
    private var byDistrict: [String: (level: Double, count: Int)] = [:]
    private var byNeighbourhood: [String: (level: Double, count: Int)] = [:]
    private var slope = 0.0
    /// Deviation from the level beyond which a price is not believed.
    private(set) var limit = 1.4

    init(_ rows: [ListingTable.Row], _ members: [Int]) {
        var bySize: [Int: [Double]] = [:]
        for row in members { bySize[Self.sizeClass(rows[row]), default: []].append(Self.logUnitPrice(rows[row])) }
        overall = Self.median(members.map { Self.logUnitPrice(rows[$0]) })
        slope = Self.slope(of: bySize)
        func levels(_ key: (ListingTable.Row) -> String) -> [String: (level: Double, count: Int)] {
            var groups: [String: [Double]] = [:]
            for row in members { groups[key(rows[row]), default: []].append(adjusted(rows[row]) - overall) }
            return groups.mapValues { (Self.median($0) * Double($0.count) / Double($0.count + 3), $0.count) }
        }
        byDistrict = levels(Self.district)
        byNeighbourhood = levels(Self.neighbourhood)
        let spread = Self.median(members.map { abs(deviation(of: rows[$0])) }) * 1.4826
        limit = min(max(4.2 * spread, 1.05), 2.2)
    }

    /// Log distance of the row's price a square metre from what its place has.
    func deviation(of row: ListingTable.Row) -> Double {
        var level = byDistrict[Self.district(row)]?.level ?? 0
        if let near = byNeighbourhood[Self.neighbourhood(row)], near.count >= 5 {
            level += (near.level - level) * Double(near.count) / Double(near.count + 10)
        }
        return adjusted(row) - overall - level
    }

    private func adjusted(_ row: ListingTable.Row) -> Double {
        Self.logUnitPrice(row) - slope * (log((row.home.grossArea ?? 100) / 110))
    }

    private static func logUnitPrice(_ row: ListingTable.Row) -> Double {
        log((row.price ?? 1) / min(max(row.home.grossArea ?? 100, 20), 1000))
    }

    private static func district(_ row: ListingTable.Row) -> String { "\(row.home.province)|\(row.home.district)" }

    private static func neighbourhood(_ row: ListingTable.Row) -> String {
        "\(district(row))|\(row.home.neighbourhood)"
    }

    private static func sizeClass(_ row: ListingTable.Row) -> Int {
        Int((log(min(max(row.home.grossArea ?? 100, 20), 1000) / 110) * 4).rounded())
    }

    /// Slope of the medians of the size classes, each weighted by its rows.
    private static func slope(of classes: [Int: [Double]]) -> Double {
        let points = classes.filter { $0.value.count >= 5 }
            .map { (x: Double($0.key) / 4, y: median($0.value), weight: Double($0.value.count)) }
            .sorted { $0.x < $1.x }
        let weight = points.reduce(0) { $0 + $1.weight }
        guard points.count >= 3, weight > 0 else { return 0 }
        let meanX = points.reduce(0) { $0 + $1.weight * $1.x } / weight
        let meanY = points.reduce(0) { $0 + $1.weight * $1.y } / weight
        let spread = points.reduce(0) { $0 + $1.weight * ($1.x - meanX) * ($1.x - meanX) }
        let joint = points.reduce(0) { $0 + $1.weight * ($1.x - meanX) * ($1.y - meanY) }
        return spread > 0 ? min(max(joint / spread, -0.6), 0.6) : 0
    }

    private static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
