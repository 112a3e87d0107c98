import Foundation
import PluginKit

/// Orders of a Hepsiburada shop, put together from the lists of its order management (OMS): what was paid, what was
/// packed, shipped, delivered, not delivered and cancelled, each within a window of time.
///
/// The lists tell parts of an order each, so every row becomes a notice of what it knows, and the cache puts them
/// together. A window that holds more than a turn may fetch is halved. Tracking codes are asked for parcel by parcel.
enum Hepsiburada {
    static let id = "hepsiburada"
    static let address = "https://oms-external.hepsiburada.com"

    static let pageSize = 50
    static let pagesOfList = 5
    static let trackedInTurn = 20
    static let window: TimeInterval = 86_400
    static let smallestWindow: TimeInterval = 900
    static let overlap: TimeInterval = 900
    /// The lists go back a month.
    static let past: TimeInterval = 28 * 86_400

    static let connector = Connector(
        id, tr: "Hepsiburada", en: "Hepsiburada", every: .seconds(300),
        account: [
            .text("merchant_id", tr: "Mağaza ID (Merchant ID)", en: "Merchant id"),
            .text("user_name", tr: "Entegratör kullanıcı adı", en: "Integrator's user name"),
            .secret("service_key", tr: "Servis anahtarı", en: "Service key"),
            .address("address", tr: "API adresi", en: "Address of the API", default: address),
        ],
        check: { call in
            _ = try await page("orders/merchantid/\(call.pathPart("merchant_id"))", ["limit=1", "offset=0"], call)
            return .null
        },
        push: { value, session in
            let payload = Payload(value)
            let rows = payload.rows.isEmpty ? [payload] : payload.rows
            let now = session.now
            return try OrderCache.store(rows.flatMap { pushed($0, at: now) }, session)
        },
        fetch: { call in try WireFormat.encode(try await turn(call)) },
        receive: FetchedOrders.receive)

    struct Cursor: Codable, Equatable {
        var since: Date
        /// Seconds.
        var window: Double
    }

    private static func turn(_ call: ConnectorCall) async throws -> FetchedOrders {
        var cursor =
            (try? WireFormat.decode(call.cursor, as: Cursor.self))
            ?? Cursor(since: call.now.addingTimeInterval(-past), window: window)
        let until = min(call.now, cursor.since.addingTimeInterval(cursor.window))
        var notices: [OrderNotice] = []
        var shipped: [String: OrderNotice] = [:]
        for list in List.allCases {
            guard let rows = try await all(list, from: cursor.since, to: until, call) else {
                cursor.window = max(smallestWindow, cursor.window / 2)
                // Nothing of this window is lost: it is asked for again, and is shorter.
                return FetchedOrders(
                    orders: [], cursor: try WireFormat.encode(cursor), isBehind: true)
            }
            let found = rows.flatMap { list.notices($0, at: until) }
            notices += found
            if list == .shipped { for notice in found { shipped[notice.parcels[0].id] = notice } }
        }
        notices += try await tracked(Array(shipped.values.sorted { $0.number < $1.number }), call)
        let isBehind = until < call.now
        let next = until.addingTimeInterval(-overlap)
        // A window as short as the overlap would begin where it began.
        cursor = Cursor(since: isBehind && next <= cursor.since ? until : next, window: window)
        return FetchedOrders(orders: notices, cursor: try WireFormat.encode(cursor), isBehind: isBehind)
    }

    /// `nil` where there is more than a turn fetches and the window can still be halved.
    private static func all(
        _ list: List, from: Date, to: Date, _ call: ConnectorCall
    ) async throws -> [Payload]? {
        var rows: [Payload] = []
        let path = list.path(call.pathPart("merchant_id"))
        for page in 0..<pagesOfList {
            let size = list == .packages ? 10 : pageSize
            var query = ["limit=\(size)", "offset=\(page * size)"]
            if list == .packages {
                query.append("timespan=\(max(1, Int((call.now.timeIntervalSince(from) / 3_600).rounded(.up))))")
            } else {
                query += ["begindate=\(written(from))", "enddate=\(written(to))"]
            }
            let found = try await Self.page(path, query, call).rows
            rows += found
            if found.count < size { return rows }
        }
        return to.timeIntervalSince(from) > smallestWindow && list != .packages ? nil : rows
    }

    /// Where each shipped parcel is followed.
    private static func tracked(_ shipped: [OrderNotice], _ call: ConnectorCall) async throws -> [OrderNotice] {
        var notices: [OrderNotice] = []
        for notice in shipped.prefix(trackedInTurn) {
            let path = "packages/merchantid/\(call.pathPart("merchant_id"))/packagenumber/\(notice.parcels[0].id)"
            let answer: Payload
            do { answer = try await page(path, [], call) } catch let failure as ConnectorFailure
                where failure.status == 404
            { continue }
            let row = answer.rows.first ?? answer
            var parcel = notice.parcels[0]
            parcel.carrier = row.text("cargoCompany") ?? parcel.carrier
            parcel.trackingCode = row.text("trackingInfoCode", "barcode") ?? parcel.trackingCode
            parcel.trackingUrl = Withheld.link(row.text("trackingInfoUrl")) ?? parcel.trackingUrl
            parcel.expectedOn =
                row.moment("estimatedArrivalDate", zone: BusinessCalendar.istanbul)
                .map { CalendarDay($0, in: BusinessCalendar.istanbul).description } ?? parcel.expectedOn
            if row.text("status")?.lowercased() == "delivered" { parcel.status = .delivered }
            notices.append(OrderNotice(provider: id, number: notice.number, parcels: [parcel]))
        }
        return notices
    }

    private static func page(_ path: String, _ query: [String], _ call: ConnectorCall) async throws -> Payload {
        let url =
            "\(call.secrets["address"] ?? address)/\(path)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        let response = try await call.accepted(
            ConnectorRequest(
                .get, url,
                headers: [
                    "Authorization": call.basic("merchant_id", "service_key"),
                    "User-Agent": call.secrets["user_name"] ?? "", "Accept": "application/json",
                ]))
        return try Payload(json: response.body)
    }

    /// `2026-11-20%2009:15`, on Istanbul's wall clock.
    private static func written(_ moment: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = BusinessCalendar.istanbul
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        let time = WallTime(hour: parts.hour ?? 0, minute: parts.minute ?? 0)?.description ?? "00:00"
        return "\(CalendarDay(moment, in: BusinessCalendar.istanbul))%20\(time)"
    }

    /// What the service sends by itself: a new order with its goods, or what became of a package.
    private static func pushed(_ row: Payload, at now: Date) -> [OrderNotice] {
        let list: List =
            if row.moment("deliveredDate", "receivedDate") != nil {
                .delivered
            } else if row.moment("undeliveredDate") != nil {
                .undelivered
            } else if row.moment("cancelDate") != nil {
                .cancelled
            } else if row.moment("shippedDate") != nil {
                .shipped
            } else if row.text("packageNumber") != nil {
                .packages
            } else { .orders }
        return list.notices(row, at: now)
    }
}
