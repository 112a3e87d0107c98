import Foundation
import PluginKit

/// The orders as agents look at them. An agent may search by telephone; a reply is never made from it.
enum OrderRoutes {
    static let all =
        [
            PluginRoute(
                .get, "orders", "Orders, the last changed first",
                query: [
                    .optional("number", .text(3...40), LocalizedText(tr: "Sipariş numarası", en: "Order number")),
                    .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
                    .optional("status", .choice(OrderStatus.choices), LocalizedText(tr: "Durum", en: "Status")),
                    .optional("provider", .text(1...40), LocalizedText(tr: "Pazaryeri", en: "Marketplace")),
                    .optional("cursor", .text(1...120), LocalizedText(tr: "Sayfa imi", en: "Cursor")),
                ], list),
            PluginRoute(.get, "orders/{order_id}", "One order") { call, session in
                guard let order = try OrderCache.order(call.id("order_id"), session) else {
                    throw PluginProblem.notFound
                }
                return try PluginReply(order)
            },
            PluginRoute(
                .get, "order-card", "The order that a conversation is about, for its side; null where none is known",
                query: [
                    .optional(
                        "conversation_id", .text(1...100), LocalizedText(tr: "Konuşma", en: "Conversation"))
                ]
            ) { call, session in
                struct Answer: Encodable { let card: JSONValue }
                let order = try call.query["conversation_id"].flatMap { try OrderCache.order(of: $0, session) }
                return try PluginReply(
                    Answer(card: order.map { try WireFormat.encode(OrderCard($0, call.language, session)) } ?? .null))
            },
            PluginRoute(
                .post, "order-links", "An agent says which order a conversation is about", body: linkSchema,
                problems: ["no_such_order"]
            ) { call, session in
                let input: Link = try call.body()
                guard let order = try OrderCache.order(numbered: [input.orderNumber], session) else {
                    throw PluginProblem(
                        status: 422, code: "no_such_order",
                        title: LocalizedText(tr: "Sipariş bulunamadı", en: "No such order"),
                        detail: LocalizedText(
                            tr: "Bu numarayla bir sipariş yok; numarayı denetleyin ya da siparişi içe aktarın.",
                            en: "There is no order of this number; check it, or import the order."),
                        errors: [
                            SchemaBreach(
                                pointer: "/order_number", code: "unknown",
                                detail: LocalizedText(tr: "Bilinmeyen numara.", en: "Unknown number."))
                        ])
                }
                try OrderCache.link(input.conversationId, to: order.id, by: "agent", session)
                return try PluginReply(OrderCard(order, call.language, session))
            },
            PluginRoute(
                .post, "order-links:remove", "Forgets which order a conversation is about",
                body: .object([
                    .required("conversation_id", .text(1...100), LocalizedText(tr: "Konuşma", en: "Conversation"))
                ]), status: 204
            ) { call, session in
                struct Input: Decodable { let conversationId: String }
                let input: Input = try call.body()
                try session.execute(
                    """
                    delete from ecommerce_order_links
                    where tenant_id = \(session.tenant) and conversation = \(input.conversationId)
                    """)
                return .none
            },
        ] + OrderImport.routes

    private struct Link: Decodable {
        let conversationId: String
        let orderNumber: String
    }

    private static let linkSchema = JSONSchema.object([
        .required("conversation_id", .text(1...100), LocalizedText(tr: "Konuşma", en: "Conversation")),
        .required("order_number", .text(3...40), LocalizedText(tr: "Sipariş numarası", en: "Order number")),
    ])

    private static let list: PluginRoute.Handler = { call, session in
        let place = try PageMark(call.query["cursor"])
        let number = call.query["number"].map(OrderNumbers.key)
        let (phone, status, provider) = (call.query["phone"], call.query["status"], call.query["provider"])
        let found = try session.all(
            """
            select * from ecommerce_orders where tenant_id = \(session.tenant)
                and (\(number) is null or number_key = \(number)) and (\(phone) is null or customer_phone = \(phone))
                and (\(status) is null or status = \(status)) and (\(provider) is null or provider = \(provider))
                and (\(place?.moment) is null or (modified_at, id) < (\(place?.moment), \(place?.id)))
            order by modified_at desc, id desc limit \(PageMark.size + 1)
            """, Order.init)
        return try PageMark.page(found) { ($0.modifiedAt, $0.id.uuid) }
    }

    /// How well the cache answers.
    static let card = DashboardCard("orders", tr: "Siparişler", en: "Orders") { session in
        let week = session.now.addingTimeInterval(-7 * 86_400)
        return [
            .init(tr: "Kargoda", en: "On their way", try count(session, "status in ('shipped', 'pickup')")),
            .init(tr: "Teslim edilemeyen", en: "Not delivered", try count(session, "status = 'undelivered'")),
            .init(
                tr: "Son 7 günde verilen", en: "Placed in the last 7 days",
                try count(session, "ordered_at >= \(week) and ordered_at <= \(session.now)")),
        ]
    }

    private static func count(_ session: borrowing PluginSession, _ condition: Query) throws -> Double {
        Double(
            try session.count(
                "select count(*) as n from ecommerce_orders where tenant_id = \(session.tenant) and \(condition)"))
    }
}
