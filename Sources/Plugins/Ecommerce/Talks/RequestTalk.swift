import Foundation
import PluginKit

/// Wishes that people of the shop carry out: a cancellation, an invoice.
enum RequestTalk {
    static let cancel = Dialogue("cancel", for: ["iptal"]) { turn, session in
        let talk = ShopTalk.read(turn)
        guard talk != nil || turn.says(TalkWords.cancelWish) else { return nil }
        switch try OrderStep.next(turn, talk ?? ShopTalk(.number, intent: "iptal"), intents: ["iptal"], session) {
        case .none: return nil
        case .say(let step): return step
        case .found(let order): return try cancelled(order, turn, session)
        }
    }

    private static func cancelled(
        _ order: Order, _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let zone = session.timeZone
        let record = OrderWords.record(order, turn.language, in: zone)
        let card = try WireFormat.encode(OrderCard(order, turn.language, session))
        if order.status.isAtShop {
            try Requests.open(.cancel, for: order, of: turn.customer, session)
            return DialogueStep(
                .reply,
                turn.words(
                    "\(order.number) numaralı siparişiniz için iptal talebinizi aldık. Henüz kargoya verilmemiş; "
                        + "iptal edilince size haber vereceğiz.",
                    "We have your request to cancel order \(order.number). It has not been shipped yet; we will let "
                        + "you know once it is cancelled."), records: [record], card: card)
        }
        let days = try session.shop().returnDays
        let right = Fact.Record(table: "settings", id: "return_days", quote: "Cayma süresi: \(days) gün")
        let isOver = order.status == .cancelled || order.status == .returned
        let tail =
            isOver
            ? ""
            : turn.words(
                " Kargoya verilen sipariş iptal edilemez; teslimden itibaren \(days) gün içinde gerekçesiz iade "
                    + "edebilirsiniz. İade için “iade etmek istiyorum” yazabilirsiniz.",
                " What has been shipped can no longer be cancelled; you may return it within \(days) days of delivery "
                    + "without a reason. For that, write “I want to return my order”.")
        return DialogueStep(
            .reply, OrderWords.answer(order, turn.language, in: zone) + tail,
            records: isOver ? [record] : [record, right], card: card)
    }

    static let invoice = Dialogue("invoice", for: ["fatura"]) { turn, session in
        let talk = ShopTalk.read(turn)
        guard talk != nil || turn.says(TalkWords.invoiceWish) else { return nil }
        switch try OrderStep.next(turn, talk ?? ShopTalk(.number, intent: "fatura"), intents: ["fatura"], session) {
        case .none: return nil
        case .say(let step): return step
        case .found(let order):
            let record = OrderWords.record(order, turn.language, in: session.timeZone)
            let card = try WireFormat.encode(OrderCard(order, turn.language, session))
            if let link = order.invoiceUrl {
                return DialogueStep(
                    .reply,
                    turn.words(
                        "\(order.number) numaralı siparişinizin faturası: \(link)",
                        "The invoice of your order \(order.number): \(link)"),
                    records: [
                        record,
                        Fact.Record(table: "orders", id: order.id.description, quote: "\(order.number): \(link)"),
                    ], card: card)
            }
            try Requests.open(.invoice, for: order, of: turn.customer, session)
            return DialogueStep(
                .reply,
                turn.words(
                    "\(order.number) numaralı siparişinizin fatura talebini muhasebeye ilettik; hazır olunca size "
                        + "göndereceğiz.",
                    "We have passed your request for the invoice of order \(order.number) on; you will get it once it "
                        + "is ready."), records: [record], card: card)
        }
    }
}

/// What a customer asked for that somebody has to carry out.
struct ShopRequest: Encodable, Sendable {
    enum Kind: String, Codable, Sendable, CaseIterable, PostgresValue { case cancel, invoice }
    enum Status: String, Codable, Sendable, CaseIterable, PostgresValue { case open, done, rejected }

    let id: RequestID
    let kind: Kind
    let orderID: OrderID
    let orderNumber: String
    let conversation: String?
    let status: Status
    let note: String?
    let createdAt: Date
    let closedAt: Date?

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        kind = try row.value("kind")
        orderID = try row.id("order_id")
        orderNumber = try row.text("order_number")
        conversation = try row.value("conversation")
        status = try row.value("status")
        note = try row.value("note")
        createdAt = try row.date("created_at")
        closedAt = try row.value("closed_at")
    }

    static let kinds = [
        JSONSchema.Choice("cancel", LocalizedText(tr: "İptal", en: "Cancellation")),
        JSONSchema.Choice("invoice", LocalizedText(tr: "Fatura", en: "Invoice")),
    ]
    static let statuses = [
        JSONSchema.Choice("open", LocalizedText(tr: "Bekliyor", en: "Open")),
        JSONSchema.Choice("done", LocalizedText(tr: "Yapıldı", en: "Done")),
        JSONSchema.Choice("rejected", LocalizedText(tr: "Yapılamadı", en: "Not possible")),
    ]
}

enum Requests {
    /// The same wish for the same order is one request while it is open.
    static func open(
        _ kind: ShopRequest.Kind, for order: Order, of customer: TalkingCustomer, _ session: borrowing PluginSession
    ) throws {
        struct Told: Encodable {
            let requestId: RequestID
            let orderNumber: String
            let conversationId: String
        }
        try session.lock("request \(kind.rawValue) \(order.id)")
        let known = try session.count(
            """
            select count(*) as n from ecommerce_requests where tenant_id = \(session.tenant)
                and order_id = \(order.id) and kind = \(kind) and status = 'open'
            """)
        guard known == 0 else { return }
        let id = RequestID()
        try session.execute(
            """
            insert into ecommerce_requests (tenant_id, id, kind, order_id, conversation, status, created_at)
            values (\(session.tenant), \(id), \(kind), \(order.id), \(customer.conversation), 'open', \(session.now))
            """)
        try session.notify(
            kind == .cancel ? "cancel_requested" : "invoice_requested",
            Told(requestId: id, orderNumber: order.number, conversationId: customer.conversation))
    }

    private static func selection(_ session: borrowing PluginSession) -> Query {
        """
        select r.*, o.number as order_number from ecommerce_requests r
        join ecommerce_orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
        where r.tenant_id = \(session.tenant)
        """
    }

    static let routes = [
        PluginRoute(
            .get, "requests", "Cancellations and invoices that customers asked for, newest first",
            query: [
                .optional("kind", .choice(ShopRequest.kinds), LocalizedText(tr: "Tür", en: "Kind")),
                .optional("status", .choice(ShopRequest.statuses), LocalizedText(tr: "Durum", en: "Status")),
                .optional("cursor", .text(1...120), LocalizedText(tr: "Sayfa imi", en: "Cursor")),
            ]
        ) { call, session in
            let (kind, status, place) = (call.query["kind"], call.query["status"], try PageMark(call.query["cursor"]))
            let found = try session.all(
                """
                \(selection(session)) and (\(kind) is null or r.kind = \(kind))
                    and (\(status) is null or r.status = \(status))
                    and (\(place?.moment) is null or (r.created_at, r.id) < (\(place?.moment), \(place?.id)))
                order by r.created_at desc, r.id desc limit \(PageMark.size + 1)
                """, ShopRequest.init)
            return try PageMark.page(found) { ($0.createdAt, $0.id.uuid) }
        },
        PluginRoute(
            .post, "requests/{request_id}:close", "It was done, or cannot be",
            body: .object([
                .required(
                    "status", .choice(ShopRequest.statuses.filter { $0.value != "open" }),
                    LocalizedText(tr: "Sonuç", en: "Outcome")),
                .optional("note", .text(1...300), LocalizedText(tr: "Not", en: "Note")),
            ])
        ) { call, session in
            struct Input: Decodable {
                let status: ShopRequest.Status
                let note: String?
            }
            let id: RequestID = try call.id("request_id")
            let input: Input = try call.body()
            let changed = try session.execute(
                """
                update ecommerce_requests set status = \(input.status), note = \(input.note),
                    closed_at = \(session.now)
                where tenant_id = \(session.tenant) and id = \(id)
                """)
            guard changed == 1 else { throw PluginProblem.notFound }
            return try PluginReply(try session.first("\(selection(session)) and r.id = \(id)", ShopRequest.init))
        },
    ]
}
