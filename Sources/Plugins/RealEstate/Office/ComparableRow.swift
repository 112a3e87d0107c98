import Foundation
import PluginKit

/// A comparable as its table has it.
struct ComparableRow: Sendable {
    let id: ComparableID
    let importID: ImportID
    let number: Int
    let listing: String
    /// `nil` where neither the file nor whoever sent it says.
    let priceKind: PriceKind?
    let price: Double?
    let day: ListingDay?
    let home: PropertyAttributes
    let flags: [ImportIssue]
    /// It waits for a person to say that it is right.
    let isHeld: Bool
    let since: Int?
    let until: Int?

    var isInUse: Bool { since != nil && until == nil }

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        importID = try row.id("import_id")
        number = try row.integer("number")
        listing = try row.text("listing")
        priceKind = PriceKind(rawValue: try row.text("price_kind"))
        price = try row.value("price")
        day = try row.value("day", as: String?.self).flatMap { ListingDay($0) }
        home = try PropertyAttributes(row)
        flags = try row.json("flags").decode()
        isHeld = try row.flag("is_held")
        since = try row.value("since")
        until = try row.value("until")
    }

    /// As the import checks see a row.
    var tableRow: ListingTable.Row {
        ListingTable.Row(
            number: number, id: listing, day: day, price: price, priceKind: priceKind, home: home, issues: [])
    }
}

extension PropertyAttributes {
    init(_ row: borrowing Row) throws(StorageError) {
        self.init()
        province = try row.text("province")
        district = try row.text("district")
        neighbourhood = try row.text("neighbourhood")
        latitude = try row.value("latitude")
        longitude = try row.value("longitude")
        grossArea = try row.value("gross_area")
        netArea = try row.value("net_area")
        rooms = try row.value("rooms")
        livingRooms = try row.value("living_rooms")
        totalRooms = try row.value("total_rooms")
        bathrooms = try row.value("bathrooms")
        age = try row.value("age")
        floor = try row.value("floor")
        floorCount = try row.value("floor_count")
        lotArea = try row.value("lot_area")
        deal = try row.value("deal")
        kind = try row.text("kind")
        let extra = try row.json("extra")
        if extra.text != "{}" { self.extra = try extra.decode() }
    }
}

/// A row on its way into the table, as the members of a JSON object.
struct NewComparable: Encodable, Sendable {
    let id: UUID
    let number: Int
    let listing: String
    let deal: String
    let priceKind: String
    let price: Double?
    let day: String?
    let province: String
    let district: String
    let neighbourhood: String
    let latitude: Double?
    let longitude: Double?
    let grossArea: Double?
    let netArea: Double?
    let rooms: Double?
    let livingRooms: Double?
    let totalRooms: Double?
    let bathrooms: Double?
    let age: Double?
    let floor: Double?
    let floorCount: Double?
    let lotArea: Double?
    let kind: String
    let extra: [String: String]
    let flags: [ImportIssue]
    let isHeld: Bool
    let isUsable: Bool

    /// - Parameter flags: what the checks said.
    init(_ row: ListingTable.Row, flags: [ImportIssue]) {
        let home = row.home
        id = ComparableID().uuid
        (number, listing) = (row.number, String(row.id.prefix(100)))
        deal = home.deal.rawValue
        priceKind = row.priceKind?.rawValue ?? ""
        (price, day) = (row.price, row.day?.description)
        (province, district, neighbourhood) = (home.province, home.district, home.neighbourhood)
        (latitude, longitude) = (home.latitude, home.longitude)
        (grossArea, netArea) = (home.grossArea, home.netArea)
        (rooms, livingRooms, totalRooms) = (home.rooms, home.livingRooms, home.totalRooms)
        (bathrooms, age, floor, floorCount) = (home.bathrooms, home.age, home.floor, home.floorCount)
        (lotArea, kind, extra) = (home.lotArea, home.kind, home.extra)
        self.flags = flags
        let isComplete = (price ?? 0) > 0 && FeatureSpace.area(home) != nil && !home.district.isEmpty
        isUsable = isComplete && !flags.contains(where: \.excludes)
        isHeld = isComplete && !isUsable
    }

    /// Rows as texts of JSON, so many of them that a statement is soon done.
    static func batches(_ rows: [NewComparable]) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try stride(from: 0, to: rows.count, by: 1_000).map { start in
            String(decoding: try encoder.encode(Array(rows[start..<min(start + 1_000, rows.count)])), as: UTF8.self)
        }
    }

    static func insert(_ batches: [String], of id: ImportID, _ session: borrowing PluginSession) throws {
        for batch in batches {
            try session.execute(
                """
                insert into realestate_comparables (tenant_id, import_id, id, number, listing, deal, price_kind, price,
                    day, province, district, neighbourhood, latitude, longitude, gross_area, net_area, rooms,
                    living_rooms, total_rooms, bathrooms, age, floor, floor_count, lot_area, kind, extra, flags,
                    is_held, is_usable)
                select \(session.tenant), \(id), r.* from jsonb_to_recordset(\(batch)::jsonb) as r (
                    id uuid, number integer, listing text, deal text, price_kind text, price double precision, day text,
                    province text, district text, neighbourhood text, latitude double precision,
                    longitude double precision, gross_area double precision, net_area double precision,
                    rooms double precision, living_rooms double precision, total_rooms double precision,
                    bathrooms double precision, age double precision, floor double precision,
                    floor_count double precision, lot_area double precision, kind text, extra jsonb, flags jsonb,
                    is_held boolean, is_usable boolean)
                """)
        }
    }
}
