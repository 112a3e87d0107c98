import PluginKit

/// The places that an office's comparables lie in, and the kinds of homes that they are.
struct Places: Sendable {
    struct Place: Sendable {
        let province: String
        let district: String
        let neighbourhood: String
        let count: Int
    }

    let deal: PropertyAttributes.Deal
    let all: [Place]
    /// The most frequent first; an office's own `x_tip` where it has no column of the schema.
    private let kinds: [Kind]

    private struct Kind {
        let name: String
        let isOwn: Bool
        var count: Int
    }

    /// Of the model in memory, else of the comparables in use.
    init(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws {
        if let ready = try MarketSource.inMemory(deal, session) {
            self = ready.market.places
        } else {
            let all = try session.all(
                """
                select province, district, neighbourhood, count(*) as n from realestate_comparables
                where tenant_id = \(session.tenant) and deal = \(deal) and since is not null and until is null
                group by 1, 2, 3 order by 1, 2, 3
                """
            ) { row throws(StorageError) in
                Place(
                    province: try row.text("province"), district: try row.text("district"),
                    neighbourhood: try row.text("neighbourhood"), count: try row.integer("n"))
            }
            let kinds = try session.all(
                """
                select coalesce(nullif(kind, ''), extra ->> 'x_tip', '') as kind, kind = '' as is_own, count(*) as n
                from realestate_comparables
                where tenant_id = \(session.tenant) and deal = \(deal) and since is not null and until is null
                group by 1, 2 order by 3 desc, 1
                """
            ) { row throws(StorageError) in
                Kind(name: try row.text("kind"), isOwn: try row.flag("is_own"), count: try row.integer("n"))
            }
            (self.deal, self.all, self.kinds) = (deal, all, kinds)
        }
    }

    init(_ deal: PropertyAttributes.Deal, of homes: [PropertyAttributes]) {
        var counts: [[String]: Int] = [:]
        var kinds: [String: Kind] = [:]
        for home in homes {
            counts[[home.province, home.district, home.neighbourhood], default: 0] += 1
            let name = home.kind.isEmpty ? home.extra["x_tip"] ?? "" : home.kind
            kinds[name, default: Kind(name: name, isOwn: home.kind.isEmpty, count: 0)].count += 1
        }
        self.deal = deal
        all = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { names, count in
            Place(province: names[0], district: names[1], neighbourhood: names[2], count: count)
        }
        self.kinds = kinds.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    var count: Int { all.reduce(0) { $0 + $1.count } }

    /// A district, and whether it has enough comparables.
    struct District: Encodable, Sendable {
        let province: String?
        let district: String
        /// As refusals name it.
        let region: String
        let comparables: Int
        let isSupported: Bool
        let neighbourhoods: [String]
        let deal: String
    }

    var districts: [District] {
        let least = Support.leastOfDistrict(count)
        let groups = Dictionary(grouping: all) { Self.region($0.province, $0.district) }
        return groups.sorted { $0.key < $1.key }.map { region, places in
            let comparables = places.reduce(0) { $0 + $1.count }
            let province = places[0].province
            return District(
                province: province.isEmpty ? nil : province, district: places[0].district, region: region,
                comparables: comparables, isSupported: comparables >= least && count >= Support.leastComparables,
                neighbourhoods: places.map(\.neighbourhood).filter { !$0.isEmpty }, deal: deal.word)
        }
    }

    /// Homes that are nothing but their places.
    var homes: [PropertyAttributes] {
        all.map { place in
            var home = PropertyAttributes()
            (home.province, home.district, home.neighbourhood) = (place.province, place.district, place.neighbourhood)
            return home
        }
    }

    /// Writes places and kind as the comparables spell them, however they were typed.
    ///
    /// - Throws: ``Refusal`` for a district without comparables, ``PluginProblem`` where several provinces have it.
    func settle(_ home: inout PropertyAttributes) throws {
        guard count >= Support.leastComparables else { throw Refusal.notEnoughComparables(count) }
        let (district, province) = (Self.folded(home.district), Self.folded(home.province))
        let named = all.filter { place in
            Self.folded(place.district) == district && (province.isEmpty || Self.folded(place.province) == province)
        }
        guard let first = named.first else {
            throw Refusal.unsupportedRegion(
                Self.region(home.province, home.district), supported: districts.filter(\.isSupported).map(\.region))
        }
        let provinces = Set(named.map(\.province))
        guard provinces.count == 1 else {
            let names = provinces.sorted().joined(separator: ", ")
            throw PluginProblem.field(
                "/province", "ambiguous",
                LocalizedText(
                    tr: "“\(first.district)” ilçesi birden çok ilde var; ili belirtin: \(names).",
                    en: "Several provinces have a district “\(first.district)”; name the province: \(names)."))
        }
        (home.province, home.district) = (first.province, first.district)
        let neighbourhood = Self.folded(home.neighbourhood)
        if let known = named.first(where: { Self.folded($0.neighbourhood) == neighbourhood }) {
            home.neighbourhood = known.neighbourhood
        }
        settleKind(&home)
    }

    private func settleKind(_ home: inout PropertyAttributes) {
        guard let most = kinds.first(where: { !$0.name.isEmpty }) else { return }
        let wanted = ListingWords.fold(home.kind.isEmpty ? home.extra["x_tip"] ?? "" : home.kind)
        let kind = wanted.isEmpty ? most : kinds.first { ListingWords.fold($0.name) == wanted }
        guard let kind else { return }
        if kind.isOwn {
            home.extra["x_tip"] = kind.name
            home.kind = ""
        } else {
            home.kind = kind.name
        }
    }

    private static func region(_ province: String, _ district: String) -> String {
        province.isEmpty ? district : "\(province) / \(district)"
    }

    private static func folded(_ name: String) -> String {
        PlaceGazetteer.words(name).filter { !["mah", "mahallesi", "mh", "ilcesi"].contains($0) }.joined(separator: " ")
    }

    static let route = PluginRoute(
        .get, "places", "Districts that have comparables, and whether they are enough for a value",
        query: [.optional("deal", Words.deals, LocalizedText(tr: "İşlem", en: "Deal"))]
    ) { call, session in
        let wanted = call.query["deal"].flatMap { Words.deal($0) }.map { [$0] } ?? PropertyAttributes.Deal.allCases
        var districts: [District] = []
        for deal in wanted { districts += try Places(deal, session).districts }
        return try .list(districts)
    }
}
