import Foundation
import PluginKit

/// Orders from a shop's own system or from a sheet, so that nobody needs a marketplace. What is imported twice is written
/// once.
enum OrderImport {
    static let provider = "manual"
    static let most = 500

    struct Input: Codable {
        var number: String
        var status: OrderStatus = .created
        var customerName: String?
        var customerPhone: String?
        var customerEmail: String?
        var city: String?
        var orderedAt: Date?
        var deliveredAt: Date?
        var updatedAt: Date?
        var currency: String?
        var total: Double?
        var carrier: String?
        var trackingCode: String?
        var trackingUrl: String?
        var expectedOn: String?
        var invoiceUrl: String?
        var lines: [Line] = []

        struct Line: Codable {
            var sku: String?
            var name: String
            var size: String?
            var color: String?
            var quantity: Int
            var total: Double?
        }

        func notice(at now: Date) -> OrderNotice {
            OrderNotice(
                provider: provider, number: number, customerName: customerName,
                customerPhone: customerPhone.flatMap { PhoneNumber.normalised($0) }, customerEmail: customerEmail,
                city: city, orderedAt: orderedAt, totalMinor: total.map { Int(($0 * 100).rounded()) },
                currency: currency, invoiceUrl: invoiceUrl,
                parcels: [
                    Parcel(
                        id: "1", status: status, carrier: carrier, trackingCode: trackingCode,
                        trackingUrl: Withheld.link(trackingUrl), expectedOn: expectedOn, deliveredAt: deliveredAt,
                        modifiedAt: updatedAt ?? now,
                        lines: lines.map { line in
                            OrderLine(
                                sku: line.sku, name: line.name, size: line.size, color: line.color,
                                quantity: line.quantity, totalMinor: line.total.map { Int(($0 * 100).rounded()) })
                        })
                ])
        }
    }

    private static let line = JSONSchema.object([
        .optional("sku", .text(1...100), LocalizedText(tr: "Stok kodu", en: "SKU")),
        .required("name", .text(1...200), LocalizedText(tr: "Ürün", en: "Product")),
        .optional("size", .text(1...40), LocalizedText(tr: "Beden", en: "Size")),
        .optional("color", .text(1...40), LocalizedText(tr: "Renk", en: "Colour")),
        .optional("quantity", .integer(1...100_000), LocalizedText(tr: "Adet", en: "Pieces"), default: 1),
        .optional("total", .number(0...100_000_000), LocalizedText(tr: "Tutar (TL)", en: "Total (TRY)")),
    ])

    private static let order = JSONSchema.object([
        .required("number", .text(3...40), LocalizedText(tr: "Sipariş numarası", en: "Order number")),
        .optional("status", .choice(OrderStatus.choices), LocalizedText(tr: "Durum", en: "Status"), default: "created"),
        .optional("customer_name", .text(1...200), LocalizedText(tr: "Ad soyad", en: "Name")),
        .optional("customer_phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
        .optional("customer_email", .text(3...200), LocalizedText(tr: "E-posta", en: "E-mail")),
        .optional("city", .text(1...100), LocalizedText(tr: "Şehir", en: "City")),
        .optional("ordered_at", .format(.moment), LocalizedText(tr: "Sipariş zamanı", en: "Ordered at")),
        .optional("delivered_at", .format(.moment), LocalizedText(tr: "Teslim zamanı", en: "Delivered at")),
        .optional(
            "updated_at", .format(.moment),
            LocalizedText(tr: "Son değişiklik (boşsa şimdi)", en: "Last changed at (now if empty)")),
        .optional("currency", .text(3...3), LocalizedText(tr: "Para birimi", en: "Currency")),
        .optional("total", .number(0...100_000_000), LocalizedText(tr: "Tutar", en: "Total")),
        .optional("carrier", .text(1...100), LocalizedText(tr: "Kargo firması", en: "Carrier")),
        .optional("tracking_code", .text(1...100), LocalizedText(tr: "Takip numarası", en: "Tracking number")),
        .optional("tracking_url", .format(.url), LocalizedText(tr: "Takip bağlantısı", en: "Tracking link")),
        .optional("expected_on", .format(.date), LocalizedText(tr: "Tahmini teslim günü", en: "Expected on")),
        .optional("invoice_url", .format(.url), LocalizedText(tr: "Fatura bağlantısı", en: "Link to the invoice")),
        .optional("lines", .list(line, most: 100), LocalizedText(tr: "Ürünler", en: "Lines"), default: []),
    ])

    static let routes = [
        PluginRoute(
            .post, "orders", "Adds an order, or sets one that has its number", body: order, status: 201
        ) { call, session in
            let input: Input = try call.body()
            _ = try OrderCache.store([input.notice(at: session.now)], session)
            guard let order = try OrderCache.order(numbered: [input.number], session) else {
                throw PluginProblem.notFound
            }
            return try PluginReply(order)
        },
        PluginRoute(
            .post, "orders:import", "Adds or sets up to \(most) orders",
            body: .object([.required("orders", .list(order, most: most), LocalizedText(tr: "Siparişler", en: "Orders"))]
            )
        ) { call, session in
            struct Inputs: Decodable { let orders: [Input] }
            let inputs: Inputs = try call.body()
            let now = session.now
            return try PluginReply(["written": OrderCache.store(inputs.orders.map { $0.notice(at: now) }, session)])
        },
        PluginRoute(
            .post, "orders:import-csv",
            "Adds or sets the orders of a sheet, one line of goods in a row; all of it, or nothing",
            upload: .init(["text/csv"], mostBytes: 2 << 20), problems: ["invalid_file"]
        ) { call, session in
            let inputs = try OrderSheet.read(call.file, in: session.timeZone)
            let now = session.now
            return try PluginReply(["written": OrderCache.store(inputs.map { $0.notice(at: now) }, session)])
        },
    ]
}
