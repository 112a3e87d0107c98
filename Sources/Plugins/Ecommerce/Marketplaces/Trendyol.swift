import Foundation
import PluginKit

/// Orders of a Trendyol shop: pulled by when their packages last changed, and pushed by Trendyol's own webhook, whose body
/// is one package in the same form.
///
/// `GET /integration/order/sellers/{id}/orders` (Trendyol Marketplace API, order integration): windows of at most two
/// weeks, pages of 200, 10,000 packages in one window. Its clock may show a package late, so each window begins before
/// the last one's end, and what comes twice is written once.
enum Trendyol {
    static let id = "trendyol"
    static let address = "https://apigw.trendyol.com"

    static let pageSize = 200
    /// How many pages one turn fetches: what they hold is written in one transaction.
    static let pagesInTurn = 2
    /// The last page of a window that is handed out.
    static let lastPage = 49
    static let window: TimeInterval = 14 * 86_400
    static let overlap: TimeInterval = 600
    /// How far back the first turn looks.
    static let past: TimeInterval = 30 * 86_400

    static let connector = Connector(
        id, tr: "Trendyol", en: "Trendyol", every: .seconds(300),
        account: [
            .text("seller_id", tr: "Satıcı ID (Cari ID)", en: "Seller id"),
            .secret("api_key", tr: "API anahtarı", en: "API key"),
            .secret("api_secret", tr: "API gizli anahtarı", en: "API secret"),
            .address("address", tr: "API adresi", en: "Address of the API", default: address),
        ],
        check: { call in
            let now = call.now
            _ = try await page(0, from: now.addingTimeInterval(-3_600), to: now, size: 1, call)
            return .null
        },
        push: { value, session in
            let payload = Payload(value)
            let packages = payload.rows.isEmpty ? [payload] : payload.rows
            return try OrderCache.store(packages.compactMap(notice), session)
        },
        fetch: { call in try WireFormat.encode(try await turn(call)) },
        receive: FetchedOrders.receive)

    /// Where a turn begins: a window, and the page in it that comes next.
    struct Cursor: Codable, Equatable {
        var since: Date
        /// `nil` where a new window begins.
        var until: Date?
        var page = 0
    }

    private static func turn(_ call: ConnectorCall) async throws -> FetchedOrders {
        var cursor =
            (try? WireFormat.decode(call.cursor, as: Cursor.self))
            ?? Cursor(since: call.now.addingTimeInterval(-past))
        let until = cursor.until ?? min(call.now, cursor.since.addingTimeInterval(window))
        var orders: [OrderNotice] = []
        for _ in 0..<pagesInTurn {
            let answer = try await page(cursor.page, from: cursor.since, to: until, size: pageSize, call)
            let rows = answer.list("content")
            orders += rows.compactMap(notice)
            let pages = Int(answer.number("totalPages") ?? 0)
            if cursor.page + 1 >= pages || rows.isEmpty {
                cursor = Cursor(since: until.addingTimeInterval(-overlap))
                break
            }
            cursor.until = until
            // A package that changes meanwhile leaves the window, and pages counted by number would move over one. So the
            // next page begins where this one's last package was; by number only where all of it is of one second.
            let changes = rows.compactMap { $0.moment("lastModifiedDate") }
            if let last = changes.last, last > cursor.since, zip(changes, changes.dropFirst()).allSatisfy({ $0 <= $1 })
            {
                cursor = Cursor(since: last, until: until)
            } else {
                cursor.page += 1
                if cursor.page > lastPage { cursor = Cursor(since: cursor.since.addingTimeInterval(1), until: until) }
            }
        }
        let isBehind = cursor.until != nil || until < call.now
        return FetchedOrders(orders: orders, cursor: try WireFormat.encode(cursor), isBehind: isBehind)
    }

    private static func page(
        _ page: Int, from: Date, to: Date, size: Int, _ call: ConnectorCall
    ) async throws -> Payload {
        let milliseconds = { (moment: Date) in String(Int(moment.timeIntervalSince1970) * 1000) }
        let url =
            "\(call.secrets["address"] ?? address)/integration/order/sellers/\(call.pathPart("seller_id"))/orders"
            + "?startDate=\(milliseconds(from))&endDate=\(milliseconds(to))&page=\(page)&size=\(size)"
            + "&orderByField=PackageLastModifiedDate&orderByDirection=ASC"
        let response = try await call.accepted(
            ConnectorRequest(
                .get, url,
                headers: [
                    "Authorization": call.basic("api_key", "api_secret"),
                    "User-Agent": "\(call.secrets["seller_id"] ?? "") - SelfIntegration",
                    "Accept": "application/json",
                ]))
        let payload = try Payload(json: response.body)
        guard payload.text("totalPages") != nil else { throw ConnectorFailure(.unreadable, status: response.status) }
        return payload
    }

    /// A package as the documentation shows it; `nil` for what has no number.
    static func notice(_ package: Payload) -> OrderNotice? {
        guard let number = package.text("orderNumber"), let id = package.text("shipmentPackageId", "id"),
            let status = status(package.text("shipmentPackageStatus", "status"))
        else { return nil }
        let address = package.object("shipmentAddress")
        let name = [package.text("customerFirstName"), package.text("customerLastName")].compactMap { $0 }
        let histories = package.list("packageHistories")
        func happened(_ status: OrderStatus) -> Date? {
            histories.first { Self.status($0.text("status")) == status }?.moment("createdDate")
        }
        // `orderDate` alone counts its milliseconds on Istanbul's wall clock.
        let ordered = package.moment("orderDate")?.addingTimeInterval(-3 * 3_600)
        let modified = package.moment("lastModifiedDate") ?? histories.compactMap { $0.moment("createdDate") }.max()
        let lines = package.list("lines").map { line in
            let quantity = max(1, Int(line.number("quantity") ?? 1))
            return OrderLine(
                sku: line.text("merchantSku", "stockCode", "sku"), name: line.text("productName") ?? "—",
                size: line.text("productSize"), color: line.text("productColor"), quantity: quantity,
                totalMinor: line.minor("price", "lineUnitPrice", "amount").map { $0 * quantity })
        }
        let expected = package.moment("estimatedDeliveryEndDate", "agreedDeliveryDate")
        return OrderNotice(
            provider: Trendyol.id, number: number,
            customerName: Withheld.name(name.isEmpty ? address?.text("fullName") : name.joined(separator: " ")),
            customerPhone: Withheld.phone(address?.text("phone")),
            customerEmail: Withheld.email(package.text("customerEmail")), city: address?.text("city"),
            orderedAt: ordered, totalMinor: nil, currency: package.text("currencyCode"),
            invoiceUrl: Withheld.link(package.text("invoiceLink")),
            parcels: [
                Parcel(
                    id: id, status: status, carrier: carrier(package.text("cargoProviderName")),
                    trackingCode: package.text("cargoTrackingNumber"),
                    trackingUrl: Withheld.link(package.text("cargoTrackingLink")),
                    expectedOn: expected.map { CalendarDay($0, in: BusinessCalendar.istanbul).description },
                    shippedAt: happened(.shipped),
                    deliveredAt: happened(.delivered) ?? (status == .delivered ? modified : nil),
                    modifiedAt: modified ?? ordered ?? .distantPast, lines: lines)
            ])
    }

    /// “Yurtiçi Kargo Marketplace” to whoever waits for it is “Yurtiçi Kargo”.
    private static func carrier(_ name: String?) -> String? {
        name?.replacing(" Marketplace", with: "").trimmingCharacters(in: .whitespaces)
    }

    /// In the pull's spelling (`UnDelivered`) or the webhook's (`UNDELIVERED`, `AT_COLLECTION_POINT`).
    private static func status(_ word: String?) -> OrderStatus? {
        switch word?.lowercased().replacing("_", with: "") {
        case "awaiting": .awaiting
        case "created", "verified": .created
        case "picking", "invoiced", "readytoship", "repack", "unpacked": .preparing
        case "shipped": .shipped
        case "atcollectionpoint": .pickup
        case "delivered": .delivered
        case "undelivered": .undelivered
        case "returned", "undeliveredandreturned": .returned
        case "cancelled", "unsupplied": .cancelled
        default: nil
        }
    }
}
