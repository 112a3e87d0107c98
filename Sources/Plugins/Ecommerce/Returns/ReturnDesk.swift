import Foundation
import PluginKit

/// A wish to send goods back, what was offered instead, and how it ended.
struct ReturnCase: Encodable, Sendable {
    enum Action: String, Codable, Sendable, CaseIterable, PostgresValue {
        case exchangeOffered = "exchange_offered"
        case couponOffered = "coupon_offered"
        case returnStarted = "return_started"
    }

    enum Outcome: String, Codable, Sendable, CaseIterable, PostgresValue {
        /// Offered, and not decided.
        case open
        case exchanged, coupon
        case returned
        /// They kept what they had for another reason.
        case kept
    }

    let id: ReturnID
    let conversation: String?
    let orderID: OrderID?
    let orderNumber: String?
    let customerPhone: String?
    let originalIntent: String
    let reason: ReturnReason?
    let actionTaken: Action
    let outcome: Outcome
    let wasDeflected: Bool?
    let exchangeProduct: String?
    let couponCode: String?
    let savedMinor: Int?
    let createdAt: Date
    let decidedAt: Date?

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        conversation = try row.value("conversation")
        orderID = try row.value("order_id")
        orderNumber = try row.value("order_number")
        customerPhone = try row.value("customer_phone")
        originalIntent = try row.text("original_intent")
        reason = try row.value("reason")
        actionTaken = try row.value("action_taken")
        outcome = try row.value("outcome")
        wasDeflected = try row.value("was_deflected")
        exchangeProduct = try row.value("exchange_product")
        couponCode = try row.value("coupon_code")
        savedMinor = try row.value("saved_minor")
        createdAt = try row.date("created_at")
        decidedAt = try row.value("decided_at")
    }
}

extension ReturnCase.Action {
    static let choices = [
        JSONSchema.Choice("exchange_offered", LocalizedText(tr: "Değişim önerildi", en: "Exchange offered")),
        JSONSchema.Choice("coupon_offered", LocalizedText(tr: "Kupon önerildi", en: "Coupon offered")),
        JSONSchema.Choice("return_started", LocalizedText(tr: "İade başlatıldı", en: "Return started")),
    ]
}

extension ReturnCase.Outcome {
    static let choices = [
        JSONSchema.Choice("open", LocalizedText(tr: "Bekliyor", en: "Open")),
        JSONSchema.Choice("exchanged", LocalizedText(tr: "Değişim", en: "Exchanged")),
        JSONSchema.Choice("coupon", LocalizedText(tr: "Kupon", en: "Coupon")),
        JSONSchema.Choice("returned", LocalizedText(tr: "İade", en: "Returned")),
        JSONSchema.Choice("kept", LocalizedText(tr: "Vazgeçti", en: "Kept")),
    ]
}

enum ReturnDesk {
    static func open(
        _ action: ReturnCase.Action, for order: Order, of customer: TalkingCustomer, reason: ReturnReason?,
        intent: String, _ session: borrowing PluginSession
    ) throws -> ReturnID {
        // The same wish in the same talk is one case, however often it is said.
        let known = try session.first(
            """
            select * from ecommerce_return_deflections where tenant_id = \(session.tenant)
                and conversation = \(customer.conversation) and order_id = \(order.id) and outcome = 'open'
            """, ReturnCase.init)
        let id = known?.id ?? ReturnID()
        try session.execute(
            """
            insert into ecommerce_return_deflections (tenant_id, id, conversation, order_id, order_number,
                customer_phone, original_intent, reason, action_taken, outcome, created_at)
            values (\(session.tenant), \(id), \(customer.conversation), \(order.id), \(order.number),
                \(customer.phone), \(intent), \(reason), \(action), 'open', \(session.now))
            on conflict (tenant_id, id) do update set reason = coalesce(excluded.reason,
                ecommerce_return_deflections.reason), action_taken = excluded.action_taken
            """)
        return id
    }

    /// - Parameter product: what it is exchanged for.
    static func decide(
        _ id: ReturnID, _ outcome: ReturnCase.Outcome, product: String? = nil, coupon: String? = nil,
        saved: Int? = nil, _ session: borrowing PluginSession
    ) throws {
        let action: ReturnCase.Action? = outcome == .returned ? .returnStarted : nil
        let deflected: Bool? = outcome == .open ? nil : outcome != .returned
        try session.execute(
            """
            update ecommerce_return_deflections set outcome = \(outcome), was_deflected = \(deflected),
                action_taken = coalesce(\(action), action_taken), exchange_product = coalesce(\(product),
                exchange_product), coupon_code = coalesce(\(coupon), coupon_code),
                saved_minor = \(outcome == .returned ? nil : saved), decided_at = \(session.now)
            where tenant_id = \(session.tenant) and id = \(id)
            """)
        if outcome == .returned { try session.cancel(FollowUp.job.name, key: id.description) }
    }

    /// An order whose return was talked away came back all the same: nothing was saved.
    static func cameBack(_ order: OrderID, _ session: borrowing PluginSession) throws {
        let cases = try session.all(
            """
            select * from ecommerce_return_deflections where tenant_id = \(session.tenant) and order_id = \(order)
                and outcome in ('open', 'exchanged', 'coupon', 'kept')
            """, ReturnCase.init)
        // Goods that are exchanged go back as well; the exchange stands.
        for found in cases where found.outcome != .exchanged { try decide(found.id, .returned, session) }
    }

    static func find(_ id: ReturnID, _ session: borrowing PluginSession) throws -> ReturnCase? {
        try session.first(
            "select * from ecommerce_return_deflections where tenant_id = \(session.tenant) and id = \(id)",
            ReturnCase.init)
    }

    static let routes = [
        PluginRoute(
            .get, "returns", "Wishes to send goods back, newest first",
            query: [
                .optional(
                    "outcome", .choice(ReturnCase.Outcome.choices), LocalizedText(tr: "Sonuç", en: "Outcome")),
                .optional("cursor", .text(1...120), LocalizedText(tr: "Sayfa imi", en: "Cursor")),
            ]
        ) { call, session in
            let (outcome, place) = (call.query["outcome"], try PageMark(call.query["cursor"]))
            let found = try session.all(
                """
                select * from ecommerce_return_deflections where tenant_id = \(session.tenant)
                    and (\(outcome) is null or outcome = \(outcome))
                    and (\(place?.moment) is null or (created_at, id) < (\(place?.moment), \(place?.id)))
                order by created_at desc, id desc limit \(PageMark.size + 1)
                """, ReturnCase.init)
            return try PageMark.page(found) { ($0.createdAt, $0.id.uuid) }
        },
        PluginRoute(.get, "returns/{return_id}", "One wish to send goods back") { call, session in
            guard let found = try find(call.id("return_id"), session) else { throw PluginProblem.notFound }
            return try PluginReply(found)
        },
        PluginRoute(
            .post, "returns/{return_id}:decide", "How it ended, as an agent knows it",
            body: .object([
                .required(
                    "outcome", .choice(ReturnCase.Outcome.choices.filter { $0.value != "open" }),
                    LocalizedText(tr: "Sonuç", en: "Outcome"))
            ])
        ) { call, session in
            struct Input: Decodable { let outcome: ReturnCase.Outcome }
            let id: ReturnID = try call.id("return_id")
            let input: Input = try call.body()
            guard let before = try find(id, session) else { throw PluginProblem.notFound }
            let order = try before.orderID.flatMap { try OrderCache.order($0, session) }
            try decide(id, input.outcome, saved: order?.totalMinor, session)
            return try PluginReply(try find(id, session))
        },
    ]

    private static let days = 30.0

    /// Of customers who wanted to send something back, how many did not have to.
    static let card = DashboardCard("return_deflection", tr: "İade dönüşümü", en: "Return deflection") { session in
        struct Sums {
            let all: Int
            let decided: Int
            let deflected: Int
            let saved: Int
        }
        let since = session.now.addingTimeInterval(-days * 86_400)
        let sums = try session.first(
            """
            select count(*) as n, count(was_deflected) as decided, count(*) filter (where was_deflected) as deflected,
                coalesce(sum(saved_minor) filter (where was_deflected), 0)::bigint as saved
            from ecommerce_return_deflections
            where tenant_id = \(session.tenant) and created_at >= \(since) and original_intent = 'iade'
            """
        ) { row throws(StorageError) in
            Sums(
                all: try row.integer("n"), decided: try row.integer("decided"),
                deflected: try row.integer("deflected"), saved: try row.integer("saved"))
        }
        guard let sums else { return [] }
        return [
            .init(tr: "Son 30 günde iade talebi", en: "Wishes to return in 30 days", Double(sums.all)),
            .init(
                tr: "İadeye dönüşmeyen", en: "Deflected",
                sums.all == 0 ? nil : Double(sums.deflected) / Double(sums.all),
                .share),
            .init(tr: "Henüz sonuçlanmayan", en: "Not decided yet", Double(sums.all - sums.decided)),
            .init(tr: "Korunan ciro (TL)", en: "Revenue kept (TRY)", Double(sums.saved) / 100),
        ]
    }
}

/// A day after an exchange the customer is asked how it went.
enum FollowUp {
    struct Payload: Codable {
        let phone: String
        let language: String
        let number: String
    }

    static let job = ScheduledJob("exchange_followup") { call, session in
        guard let id = ReturnID(call.key) else { return }
        let payload: Payload = try call.payload()
        guard let found = try ReturnDesk.find(id, session), found.outcome == .exchanged else { return }
        try session.send(
            TemplatedMessage(
                "exchange_followup", to: payload.phone, language: Language(rawValue: payload.language) ?? .turkish,
                values: ["shop": try session.shopName(), "number": payload.number], key: "exchange/\(id)",
                expires: session.now.addingTimeInterval(3 * 86_400)))
    }

    static func plan(
        _ id: ReturnID, for customer: TalkingCustomer, number: String, _ language: Language,
        _ session: borrowing PluginSession
    ) throws {
        guard let phone = customer.phone.flatMap({ PhoneNumber.normalised($0) }) else { return }
        let moment = session.now.addingTimeInterval(Double(try session.shop().followUpHours) * 3_600)
        try session.schedule(
            job.name, key: id.description, at: moment,
            Payload(phone: phone, language: language.rawValue, number: number))
    }
}
