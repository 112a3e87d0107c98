/// Where the comparables can speak, and where they cannot.
public struct Support: Sendable, Equatable {
    /// Fewer comparables are no basis for any value.
    public static let leastComparables = 30

    /// Districts with enough comparables, as "İstanbul / Kadıköy", in alphabetical order.
    public let regions: [String]
    public let kinds: [String]
    public let deals: [PropertyAttributes.Deal]
    private let districts: Set<String>
    private let deedKinds: Set<String>
    private let kindColumn: Bool
    private let smallestArea: Double
    private let largestArea: Double

    init(_ homes: [PropertyAttributes]) {
        var byDistrict: [String: Int] = [:]
        var byKind: [String: Int] = [:]
        for home in homes {
            byDistrict[Self.district(home), default: 0] += 1
            byKind[Self.kind(home), default: 0] += 1
        }
        let least = Self.leastOfDistrict(homes.count)
        districts = Set(byDistrict.filter { $0.value >= least }.keys)
        deedKinds = Set(byKind.keys)
        kindColumn = byKind.keys.contains { !$0.isEmpty }
        regions = districts.sorted()
        kinds = byKind.keys.filter { !$0.isEmpty }.sorted()
        deals = PropertyAttributes.Deal.allCases.filter { deal in homes.contains { $0.deal == deal } }
        let areas = homes.compactMap(FeatureSpace.area).sorted()
        smallestArea = (areas.first ?? 0) * 0.6
        largestArea = (areas.last ?? 0) * 1.6
    }

    /// How many comparables a district needs where there are so many in all.
    static func leastOfDistrict(_ comparables: Int) -> Int { min(10, max(3, comparables / 20)) }

    /// Why no value can be given; `nil` where one can.
    public func refusal(_ home: PropertyAttributes) -> Refusal? {
        if !deals.contains(home.deal) { return .foreignDeal(home.deal, supported: deals) }
        if !districts.contains(Self.district(home)) {
            return .unsupportedRegion(Self.district(home), supported: regions)
        }
        if kindColumn, !deedKinds.contains(Self.kind(home)) {
            return .foreignKind(Self.kind(home), supported: kinds)
        }
        guard let area = FeatureSpace.area(home) else { return .missingArea }
        if area < smallestArea || area > largestArea {
            return .areaBeyondComparables(area, smallest: smallestArea / 0.6, largest: largestArea / 1.6)
        }
        return nil
    }

    private static func district(_ home: PropertyAttributes) -> String {
        home.province.isEmpty ? home.district : "\(home.province) / \(home.district)"
    }

    /// The kind of home, in the schema's column or the tenant's own `x_tip`.
    private static func kind(_ home: PropertyAttributes) -> String {
        home.kind.isEmpty ? home.extra["x_tip"] ?? "" : home.kind
    }
}

/// Why no value is given: the reason, what is supported, and never a number of liras.
public enum Refusal: Sendable, Equatable {
    case unsupportedRegion(String, supported: [String])
    case foreignKind(String, supported: [String])
    case foreignDeal(PropertyAttributes.Deal, supported: [PropertyAttributes.Deal])
    case notEnoughComparables(Int)
    case missingArea
    case areaBeyondComparables(Double, smallest: Double, largest: Double)

    public var code: String {
        switch self {
        case .unsupportedRegion: "unsupported_region"
        case .foreignKind: "unsupported_type"
        case .foreignDeal: "unsupported_deal"
        case .notEnoughComparables: "not_enough_comparables"
        case .missingArea: "missing_area"
        case .areaBeyondComparables: "area_beyond_comparables"
        }
    }

    public var sentence: String {
        switch self {
        case .unsupportedRegion(let region, let supported):
            "Desteklenmeyen bölge: \(region). Desteklenen ilçeler: \(supported.joined(separator: ", "))."
        case .foreignKind(let kind, let supported):
            "“\(kind)” türünde emsal yok. Emsali olan türler: \(supported.joined(separator: ", "))."
        case .foreignDeal(let deal, let supported):
            "Emsaller \(supported.map(\.turkish).joined(separator: ", ")); \(deal.turkish) için değer verilemez."
        case .notEnoughComparables(let count):
            "Yeterli emsal yok: \(count) emsal var, en az \(Support.leastComparables) gerekir."
        case .missingArea: "Brüt ya da net m² bilinmeden değer verilemez."
        case .areaBeyondComparables(let area, let smallest, let largest):
            "\(Int(area)) m², emsallerin \(Int(smallest))–\(Int(largest)) m² aralığının çok dışında."
        }
    }
}

extension PropertyAttributes.Deal {
    public var turkish: String { self == .sale ? "satılık" : "kiralık" }
}
