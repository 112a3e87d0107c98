import Foundation
import PluginKit

/// An amount on the wire: `{amount_minor, currency}`.
struct LiraBody: Codable, Hashable, Sendable {
    let amountMinor: Int
    let currency: String

    /// To the lira.
    init(_ liras: Double) { (amountMinor, currency) = (Int(liras.rounded()) * 100, "TRY") }
}

/// A comparable as routes show it.
struct ComparableBody: Encodable, Sendable {
    struct Flag: Encodable, Sendable {
        let code: String
        let attribute: String
        let detail: String
    }

    /// Whether it counts, and why not.
    enum State: String, Encodable, Sendable {
        case inUse = "in_use"
        /// It looks wrong, and waits for a person.
        case held
        /// Part of a file that was only looked through.
        case dry
        /// What it lacks cannot be accepted.
        case unusable
        case removed
    }

    let id: ComparableID
    let importID: ImportID
    let row: Int
    let listing: String
    let deal: String
    let priceKind: String?
    let price: LiraBody?
    let date: String?
    let state: State
    let home: HomeBody
    let flags: [Flag]
    /// All that was found, as one text.
    let remarks: String
    /// That it is invented, where it is.
    let notice: String?

    /// - Parameter synthetic: the files whose rows are invented.
    init(_ row: ComparableRow, synthetic: Set<ImportID>, _ language: Language) {
        (id, importID, self.row, listing) = (row.id, row.importID, row.number, row.listing)
        (deal, priceKind) = (row.home.deal.word, row.priceKind?.word)
        (price, date) = (row.price.map { LiraBody($0) }, row.day?.description)
        home = HomeBody(row.home)
        flags = row.flags.map {
            Flag(code: $0.kind.rawValue, attribute: $0.column, detail: $0.text.text(in: language))
        }
        remarks = flags.map(\.detail).joined(separator: " ")
        notice = synthetic.contains(row.importID) ? SyntheticMarket.label : nil
        if row.until != nil {
            state = .removed
        } else if row.since != nil {
            state = .inUse
        } else if row.isHeld {
            state = .held
        } else {
            state = row.flags.contains(where: \.excludes) ? .unusable : .dry
        }
    }
}

/// A home as routes show and take it.
struct HomeBody: Codable, Sendable {
    let province: String?
    let district: String
    let neighbourhood: String?
    let kind: String?
    let latitude: Double?
    let longitude: Double?
    let grossArea: Double?
    let netArea: Double?
    let rooms: String?
    let bathrooms: Double?
    let age: Double?
    let floor: Double?
    let floorCount: Double?
    let extra: [String: String]?

    init(_ home: PropertyAttributes) {
        func said(_ text: String) -> String? { text.isEmpty ? nil : text }
        (province, district, neighbourhood) = (said(home.province), home.district, said(home.neighbourhood))
        (kind, latitude, longitude) = (said(home.kind), home.latitude, home.longitude)
        (grossArea, netArea, bathrooms) = (home.grossArea, home.netArea, home.bathrooms)
        rooms = home.roomsText
        (age, floor, floorCount) = (home.age, home.floor, home.floorCount)
        extra = home.extra.isEmpty ? nil : home.extra
    }
}

extension PropertyAttributes {
    /// `3+1`.
    var roomsText: String? {
        func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
        guard let rooms else { return totalRooms.map(number) }
        return livingRooms.map { "\(number(rooms))+\(number($0))" } ?? number(rooms)
    }
}

/// Routes of single comparables.
enum Comparables {
    static let routes = [
        PluginRoute(
            .get, "comparables", "Comparables of imported files, the newest first",
            query: Page.query + [
                .optional("district", .text(1...100), LocalizedText(tr: "İlçe", en: "District")),
                .optional("deal", Words.deals, LocalizedText(tr: "İşlem", en: "Deal")),
                .optional(
                    "state",
                    .choice([
                        .init("in_use", LocalizedText(tr: "Kullanımda", en: "In use")),
                        .init("held", LocalizedText(tr: "Bekliyor", en: "Waiting")),
                        .init("removed", LocalizedText(tr: "Çıkarıldı", en: "Removed")),
                    ]), LocalizedText(tr: "Durum", en: "State")),
            ], list),
        PluginRoute(.get, "comparables/{comparable_id}", "One comparable") { call, session in
            try PluginReply(body(of: call.id("comparable_id"), call.language, session))
        },
        PluginRoute(
            .post, "comparables/{comparable_id}:accept", "Takes a comparable into use that was flagged",
            problems: ["not_held"]
        ) { call, session in
            let row = try find(call.id("comparable_id"), session)
            let isImported = try ComparableImport.find(row.importID, session).state == .imported
            guard isImported, row.isHeld, row.since == nil else {
                throw PluginProblem.conflict(
                    "not_held",
                    LocalizedText(
                        tr:
                            "Bu emsal onay beklemiyor; yalnız içe aktarılmış bir dosyanın işaretli satırları onaylanır.",
                        en: "This comparable does not wait; only flagged rows of an imported file are accepted."))
            }
            let revision = try Market.nextRevision(row.home.deal, session)
            try session.execute(
                """
                update realestate_comparables set since = \(revision), is_held = false
                where tenant_id = \(session.tenant) and id = \(row.id)
                """)
            return try PluginReply(body(of: row.id, call.language, session))
        },
        PluginRoute(.delete, "comparables/{comparable_id}", "Takes a comparable out of use", status: 204) {
            call, session in
            let row = try find(call.id("comparable_id"), session)
            guard row.until == nil else { return .none }
            let revision = try Market.nextRevision(row.home.deal, session)
            try session.execute(
                """
                update realestate_comparables set until = \(revision), is_held = false
                where tenant_id = \(session.tenant) and id = \(row.id)
                """)
            return .none
        },
    ]

    private static let list: PluginRoute.Handler = { call, session in
        let language = call.language
        let (district, state) = (call.query["district"], call.query["state"])
        let deal = call.query["deal"].flatMap { Words.deal($0) }
        return try Page(call).reply(
            { try ComparableID($0) ?? Page.refusal() },
            { (last: ComparableID?, limit) in
                let synthetic = try ComparableImport.synthetic(session)
                return try session.all(
                    """
                    select c.* from realestate_comparables c
                    join realestate_imports i on i.tenant_id = c.tenant_id and i.id = c.import_id and i.state <> 'dry'
                    where c.tenant_id = \(session.tenant) and (\(last) is null or c.id < \(last))
                        and (\(district) is null or c.district = \(district)) and (\(deal) is null or c.deal = \(deal))
                        and case \(state) when 'in_use' then c.since is not null and c.until is null
                            when 'held' then c.is_held and c.until is null when 'removed' then c.until is not null
                            else true end
                    order by c.id desc limit \(limit)
                    """, ComparableRow.init
                ).map { ComparableBody($0, synthetic: synthetic, language) }
            }, { $0.id.description })
    }

    private static func body(
        of id: ComparableID, _ language: Language, _ session: borrowing PluginSession
    ) throws -> ComparableBody {
        try ComparableBody(find(id, session), synthetic: ComparableImport.synthetic(session), language)
    }

    private static func find(_ id: ComparableID, _ session: borrowing PluginSession) throws -> ComparableRow {
        let row = try session.first(
            "select * from realestate_comparables where tenant_id = \(session.tenant) and id = \(id)",
            ComparableRow.init)
        guard let row else { throw PluginProblem.notFound }
        return row
    }
}
