import PluginKit

/// What is known of a home, in the units of the comparables schema; `nil` is unknown, never a default.
public struct PropertyAttributes: Sendable, Equatable, Codable {
    public var province = ""
    public var district = ""
    public var neighbourhood = ""
    /// WGS84 degrees.
    public var latitude: Double?
    public var longitude: Double?
    /// Brüt m².
    public var grossArea: Double?
    /// Net m².
    public var netArea: Double?
    public var rooms: Double?
    public var livingRooms: Double?
    /// All rooms, where a source counts them together.
    public var totalRooms: Double?
    /// A half bath counts 0.5.
    public var bathrooms: Double?
    /// Years.
    public var age: Double?
    /// Negative below ground, 0 at ground level.
    public var floor: Double?
    public var floorCount: Double?
    public var lotArea: Double?
    /// Sale or rent; never mixed.
    public var deal = Deal.sale
    /// Daire, villa …; empty where the source has one kind only.
    public var kind = ""
    /// Attributes that a tenant's own columns (`x_…`) define, as they were written.
    public var extra: [String: String] = [:]

    public init() {}

    /// Prices of the two are never compared with each other.
    public enum Deal: String, Sendable, Equatable, Codable, CaseIterable {
        case sale = "satilik"
        case rent = "kiralik"
    }
}

/// A home with its price and day: what the office knows of the market.
public struct PricedListing: Sendable, Equatable, Codable {
    public var id: String
    public var day: ListingDay
    /// In the file's currency; a month's rent where the deal is rent.
    public var price: Double
    public var home: PropertyAttributes

    public init(id: String, day: ListingDay, price: Double, home: PropertyAttributes) {
        (self.id, self.day, self.price, self.home) = (id, day, price, home)
    }
}

/// A day of the listing, compared by year, month and day.
public struct ListingDay: Sendable, Equatable, Codable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    public init(_ day: CalendarDay) { (year, month, self.day) = (day.year, day.month, day.day) }

    /// Reads `2025-02-13`, `2025-02`, `13.02.2025` and `13/02/2025`.
    public init?(_ text: String) {
        let day = text.prefix { $0 != " " && $0 != "T" }
        let parts = day.split(whereSeparator: { "-./".contains($0) }).map { Int($0) }
        guard parts.count >= 2, parts.count <= 3, !parts.contains(nil) else { return nil }
        let numbers = parts.compactMap(\.self)
        if numbers[0] >= 1900 {
            self.init(year: numbers[0], month: numbers[1], day: numbers.count == 3 ? numbers[2] : 15)
        } else if numbers.count == 3 {
            self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        } else {
            return nil
        }
    }

    /// Months since year 0, so that months can be subtracted.
    public var monthNumber: Int { year * 12 + month - 1 }

    public static func < (left: ListingDay, right: ListingDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }
}
