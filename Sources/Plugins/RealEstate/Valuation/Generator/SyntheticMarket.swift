import Foundation

/// A seeded market of invented homes: every coefficient is known, so a model's regret is too.
///
/// log price = place + building + home + index + noise; the terms and their sizes are in the initialisers below. The
/// noise is Student t with 4 degrees of freedom scaled to a standard deviation of 0.09. Everything made from it carries
/// ``label``.
public struct SyntheticMarket: Sendable {
    /// Shown wherever the data are.
    public static let label = "SENTETİK VERİDİR"

    /// The last month of the index.
    static let lastMonth = 2026 * 12
    static let months = 36

    let seed: UInt64
    private var random: SplitMix64
    private var spareNormal: Double?
    private var buildings: [Building] = []
    /// Log index by province, from the first month; 0 in the last.
    private(set) var index: [[Double]] = []
    private(set) var rentIndex: [Double] = []
    private var monthWeights: [Double] = []

    private struct Building: Sendable {
        let province: Int
        let district: Int
        let neighbourhood: Int
        let latitude: Double
        let longitude: Double
        let builtYear: Int
        let floors: Int
        let elevator: Bool
        let estate: Bool
        let parking: Bool
        let strengthened: Bool
        let sea: Bool
        /// Log price a square metre of the place and the building.
        let level: Double
    }

    /// A waves-only description of a smooth field over the map.
    private struct Field: Sendable {
        var waves: [(x: Double, y: Double, phase: Double)] = []
        let amplitude: Double

        func value(_ x: Double, _ y: Double) -> Double {
            waves.reduce(0) { $0 + cos($1.x * x + $1.y * y + $1.phase) } * amplitude
        }
    }

    public init(seed: UInt64 = 34) {
        self.seed = seed
        random = SplitMix64(seed: seed)
        makeIndex()
        makeBuildings()
    }

    /// Listings drawn from the market, oldest first.
    public mutating func listings(_ count: Int, deal: PropertyAttributes.Deal = .sale) -> [PricedListing] {
        var drawn = (0..<count).map { _ in draw(deal: deal, month: randomMonth()).listing }
        for (province, district, listings) in SyntheticPlaces.thin where count >= 1000 {
            for _ in 0..<listings {
                var listing = draw(deal: deal, month: randomMonth()).listing
                listing.home.province = province
                listing.home.district = district
                listing.home.neighbourhood = "Merkez"
                (listing.home.latitude, listing.home.longitude) = (nil, nil)
                drawn.append(listing)
            }
        }
        drawn.sort { $0.day < $1.day }
        for place in drawn.indices { drawn[place].id = "S\(seed)-\(place + 1)" }
        return drawn
    }

    /// Homes to be valued in the last month, each with the value that the market's own formula gives, without noise.
    public mutating func subjects(_ count: Int, deal: PropertyAttributes.Deal = .sale) -> [PricedListing] {
        (0..<count).map { place in
            var (listing, value) = draw(deal: deal, month: Self.months - 1)
            listing.id = "T\(seed)-\(place + 1)"
            listing.price = value
            return listing
        }
    }

    /// The index of one province as a table of `ay,endeks`, the first month being 100.
    public func indexTable(province: Int = 0, deal: PropertyAttributes.Deal = .sale) -> String {
        let series = deal == .rent ? rentIndex : index[province]
        var text = "ay,endeks\n"
        for (month, value) in series.enumerated() {
            let number = Self.lastMonth - Self.months + 1 + month
            let name = "\(number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)"
            text += "\(name),\(String(format: "%.3f", 100 * exp(value - series[0])))\n"
        }
        return text
    }

    private mutating func normal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        let radius = (-2 * log(1 - random.unit())).squareRoot()
        let angle = 2 * Double.pi * random.unit()
        spareNormal = radius * sin(angle)
        return radius * cos(angle)
    }

    /// Student t with 4 degrees of freedom, of unit variance.
    private mutating func studentT4() -> Double {
        let z = normal()
        let chi = (0..<4).reduce(0.0) { sum, _ in
            let part = normal()
            return sum + part * part
        }
        return z / (chi / 4).squareRoot() / 2.0.squareRoot()
    }

    private mutating func makeIndex() {
        var growth = 0.022
        var common = [0.0]
        for _ in 1..<Self.months {
            growth = 0.022 + 0.35 * (growth - 0.022) + 0.006 * normal()
            common.append((common.last ?? 0) + growth)
        }
        for _ in SyntheticPlaces.provinces {
            var drift = 0.0
            var series: [Double] = []
            for value in common {
                drift += 0.003 * normal()
                series.append(value + drift)
            }
            let last = series.last ?? 0
            index.append(series.map { $0 - last })
        }
        rentIndex = (0..<Self.months).map { 0.026 * Double($0 - Self.months + 1) }
        let season = [0.8, 0.9, 1.2, 1.3, 1.3, 1.0, 0.8, 0.9, 1.2, 1.2, 0.9, 0.7]
        monthWeights = (0..<Self.months).map { season[(Self.lastMonth - Self.months + 1 + $0) % 12] }
    }

    private mutating func randomMonth() -> Int {
        var left = random.unit() * monthWeights.reduce(0, +)
        for (month, weight) in monthWeights.enumerated() {
            left -= weight
            if left < 0 { return month }
        }
        return Self.months - 1
    }

    private mutating func makeBuildings() {
        for (provinceIndex, province) in SyntheticPlaces.provinces.enumerated() {
            for (districtIndex, district) in province.districts.enumerated() {
                let districtLevel = province.level + 0.35 * normal()
                // An exponential kernel of range 600 m: its spectrum in the plane is a Cauchy.
                var field = Field(amplitude: 0.10 * (2.0 / 160).squareRoot())
                for _ in 0..<160 {
                    let scale = max(abs(normal()), 0.02) * 0.6
                    field.waves.append((normal() / scale, normal() / scale, 2 * Double.pi * random.unit()))
                }
                for neighbourhood in district.neighbourhoods.indices {
                    let level = districtLevel + 0.15 * normal()
                    let (centreX, centreY) = (1.8 * normal(), 1.8 * normal())
                    for place in 0..<60 {
                        let estate = place < 4
                        let (x, y) = (centreX + 0.4 * normal(), centreY + 0.4 * normal())
                        let age = random.unit() < 0.25 ? random.unit() * 5 : min(gamma2(11), 60)
                        let built = 2026 - Int(age)
                        let floors =
                            estate
                            ? 10 + random.index(16) : built < 2000 ? 4 + random.index(3) : 5 + random.index(8)
                        buildings.append(
                            Building(
                                province: provinceIndex, district: districtIndex, neighbourhood: neighbourhood,
                                latitude: district.latitude + y / 111.2,
                                longitude: district.longitude + x / (111.2 * cos(district.latitude * .pi / 180)),
                                builtYear: built, floors: floors,
                                elevator: floors > 6 || random.unit() < (built < 2000 ? 0.25 : 0.8), estate: estate,
                                parking: random.unit() < (estate ? 0.9 : built < 2005 ? 0.1 : 0.4),
                                strengthened: random.unit() < 0.08, sea: random.unit() < 0.07,
                                level: level + field.value(x, y) + 0.06 * normal()))
                    }
                }
            }
        }
    }

    /// Gamma of shape 2.
    private mutating func gamma2(_ scale: Double) -> Double {
        -scale * (log(1 - random.unit()) + log(1 - random.unit()))
    }

    /// One listing, and what the formula says it is worth without noise.
    private mutating func draw(deal: PropertyAttributes.Deal, month: Int) -> (listing: PricedListing, value: Double) {
        let building = buildings[random.index(buildings.count)]
        let province = SyntheticPlaces.provinces[building.province]
        let district = province.districts[building.district]
        let rooms = roomCount()
        let gross = max(25, (28 + 30 * Double(rooms.rooms + rooms.livingRooms - 1) + 10 * normal()).rounded())
        let basement = random.unit() < 0.06
        let floor = basement ? -1 - random.index(2) : random.index(building.floors + 1)
        let age = Double(max(0, (Self.lastMonth - Self.months + 1 + month) / 12 - building.builtYear))
        let bathrooms = rooms.rooms >= 3 && random.unit() < 0.6 ? 2.0 : 1.0
        let (south, tenant) = (random.unit() < 0.4, random.unit() < 0.15)
        let (shared, noCredit) = (random.unit() < 0.03, random.unit() < 0.08)
        var worth = building.level + log(gross) - 0.15 * log(gross / 110) - 0.012 * min(age, 30)
        if age == 0 { worth += 0.05 }
        if building.builtYear <= 1999, !building.strengthened { worth -= 0.10 }
        if basement { worth -= 0.12 }
        if floor == 0 { worth -= 0.05 }
        if floor == building.floors, !building.elevator { worth -= 0.04 }
        if building.elevator, floor >= 3 { worth += 0.06 }
        if building.estate { worth += 0.07 }
        if building.parking { worth += 0.05 }
        if bathrooms > 1 { worth += 0.04 }
        if building.sea { worth += 0.15 }
        if south { worth += 0.05 }
        if tenant { worth -= 0.04 }
        if shared { worth -= 0.15 }
        if noCredit { worth -= 0.06 }
        if deal == .rent {
            worth -= log(165) + 0.15 * (building.level - province.level)
            worth += rentIndex[month]
        } else {
            worth += index[building.province][month]
        }
        let noise = 0.09 * studentT4() + (deal == .rent ? 0.12 * normal() : 0)
        var home = PropertyAttributes()
        home.province = province.name
        home.district = district.name
        home.neighbourhood = district.neighbourhoods[building.neighbourhood]
        if random.unit() >= 0.4 {
            home.latitude = (building.latitude * 1e6).rounded() / 1e6
            home.longitude = (building.longitude * 1e6).rounded() / 1e6
        }
        home.grossArea = gross
        let net = (gross * min(max(0.82 + 0.04 * normal(), 0.65), 0.97)).rounded()
        if random.unit() >= 0.15 { home.netArea = net }
        (home.rooms, home.livingRooms) = (Double(rooms.rooms), Double(rooms.livingRooms))
        home.bathrooms = bathrooms
        home.age = age
        (home.floor, home.floorCount) = (Double(floor), Double(building.floors))
        home.deal = deal
        home.kind = "daire"
        home.extra = [
            "x_site": building.estate ? "evet" : "hayır", "x_asansor": building.elevator ? "evet" : "hayır",
            "x_otopark": building.parking ? "kapalı" : "yok", "x_manzara": building.sea ? "deniz" : "yok",
            "x_cephe": south ? "güney" : "diğer", "x_kullanim": tenant ? "kiracılı" : "boş",
            "x_tapu": shared ? "hisseli" : "kat mülkiyeti", "x_kredi": noCredit ? "uygun değil" : "uygun",
        ]
        let number = Self.lastMonth - Self.months + 1 + month
        // Days stay within every month.
        let day = ListingDay(year: number / 12, month: number % 12 + 1, day: 1 + random.index(28))
        guard let day else { preconditionFailure("the generator's months lie between 2023 and 2026") }
        let price = (exp(worth + noise) / 100).rounded() * 100
        return (PricedListing(id: "", day: day, price: max(price, 100), home: home), exp(worth))
    }

    private mutating func roomCount() -> (rooms: Int, livingRooms: Int) {
        switch random.unit() {
        case ..<0.04: (1, 0)
        case ..<0.22: (1, 1)
        case ..<0.55: (2, 1)
        case ..<0.88: (3, 1)
        case ..<0.97: (4, 1)
        default: (5 + random.index(2), 1)
        }
    }
}
