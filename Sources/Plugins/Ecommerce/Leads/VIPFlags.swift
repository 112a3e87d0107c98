import Foundation
import PluginKit

/// A customer whom sales should know of.
struct VIPFlag: Encodable, Sendable {
    enum Kind: String, Codable, Sendable, CaseIterable, PostgresValue {
        case b2bSignal = "b2b_signal"
        case highValue = "high_value"
        case repeatCustomer = "repeat_customer"
    }

    let id: FlagID
    let subject: String
    let customerName: String?
    let customerPhone: String?
    let flagType: Kind
    let signalText: String
    let salesNotified: Bool
    let handledAt: Date?
    let createdAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        subject = try row.text("subject")
        customerName = try row.value("customer_name")
        customerPhone = try row.value("customer_phone")
        flagType = try row.value("flag_type")
        signalText = try row.text("signal_text")
        salesNotified = try row.flag("sales_notified")
        handledAt = try row.value("handled_at")
        createdAt = try row.date("created_at")
    }
}

extension VIPFlag.Kind {
    static let choices = [
        JSONSchema.Choice("b2b_signal", LocalizedText(tr: "Toptan / kurumsal", en: "Wholesale")),
        JSONSchema.Choice("high_value", LocalizedText(tr: "Değerli sipariş", en: "High value")),
        JSONSchema.Choice("repeat_customer", LocalizedText(tr: "Sadık müşteri", en: "Repeat customer")),
    ]
}

enum VIPFlags {
    /// What in a message speaks of a company, a reseller or many pieces; `nil` for everybody else.
    static func b2bSignal(in text: String, from pieces: Int) -> String? {
        let folded = FoldedText(text)
        if let match = words.matches(in: folded).first {
            return folded.words[match.words].map(\.text).joined(separator: " ")
        }
        for (word, next) in zip(folded.words, folded.words.dropFirst()) {
            let digits = word.text.filter { $0.isNumber }
            guard let count = Int(digits), digits.count >= word.text.count - 1, (pieces...1_000_000).contains(count),
                units.contains(where: { next.text.hasPrefix($0) })
            else { continue }
            return "\(word.text) \(next.text)"
        }
        return nil
    }

    private static let units = ["adet", "aded", "tane", "koli", "palet", "pieces", "units", "pcs"]
    private static let words = PhraseSet([
        "toptan*", "kurumsal fatura*", "kurumsal alim*", "kurumsal siparis*", "sirketimiz icin", "firmamiz icin",
        "magazam icin", "dukkanim icin", "bayilik*", "bayi olmak", "bayiniz olmak", "toplu alim*", "toplu siparis*",
        "koliyle", "palet*", "promosyon urun*", "wholesale", "bulk order*", "in bulk", "reseller*", "for our company",
        "corporate order*",
    ])

    static func raise(
        _ kind: VIPFlag.Kind, _ signal: String, _ customer: TalkingCustomer, alerting: Bool,
        _ session: borrowing PluginSession
    ) throws {
        struct Told: Encodable {
            let flagId: FlagID
            let flagType: String
            let conversationId: String
            let signal: String
        }
        let id = FlagID()
        let isNew = try session.execute(
            """
            insert into ecommerce_vip_flags (tenant_id, id, subject, customer_name, customer_phone, flag_type,
                signal_text, sales_notified, created_at)
            values (\(session.tenant), \(id), \(customer.conversation), \(customer.name), \(customer.phone), \(kind),
                \(String(signal.prefix(200))), \(alerting), \(session.now))
            on conflict (tenant_id, subject, flag_type) do nothing
            """)
        guard isNew == 1 else { return }
        try session.notify(
            kind == .b2bSignal ? "b2b_lead" : "vip_customer",
            Told(flagId: id, flagType: kind.rawValue, conversationId: customer.conversation, signal: signal))
        guard alerting, let phone = try session.shop().salesPhone else { return }
        try session.send(
            TemplatedMessage(
                "b2b_alert", to: phone, language: .turkish,
                values: ["shop": try session.shopName(), "signal": signal], key: "flag/\(id)"))
    }

    /// Somebody talks to us whose order is worth a look.
    static func scan(_ order: Order, _ customer: TalkingCustomer, _ session: borrowing PluginSession) throws {
        let shop = try session.shop()
        if let total = order.totalMinor, order.currency == "TRY", total >= shop.highValueLira * 100 {
            try raise(.highValue, "\(order.number)", customer, alerting: false, session)
        }
        guard order.customerPhone != nil || order.customerEmail != nil else { return }
        let orders = try session.count(
            """
            select count(*) as n from ecommerce_orders where tenant_id = \(session.tenant)
                and (customer_phone = \(order.customerPhone) or customer_email = \(order.customerEmail))
            """)
        if orders >= shop.repeatOrders {
            try raise(.repeatCustomer, "\(orders)", customer, alerting: false, session)
        }
    }

    static let routes = [
        PluginRoute(
            .get, "vip-flags", "Customers whom sales should know of, newest first",
            query: [
                .optional("type", .choice(VIPFlag.Kind.choices), LocalizedText(tr: "Tür", en: "Kind")),
                .optional("cursor", .text(1...120), LocalizedText(tr: "Sayfa imi", en: "Cursor")),
            ]
        ) { call, session in
            let (kind, place) = (call.query["type"], try PageMark(call.query["cursor"]))
            let found = try session.all(
                """
                select * from ecommerce_vip_flags where tenant_id = \(session.tenant)
                    and (\(kind) is null or flag_type = \(kind))
                    and (\(place?.moment) is null or (created_at, id) < (\(place?.moment), \(place?.id)))
                order by created_at desc, id desc limit \(PageMark.size + 1)
                """, VIPFlag.init)
            return try PageMark.page(found) { ($0.createdAt, $0.id.uuid) }
        },
        PluginRoute(.post, "vip-flags/{flag_id}:handle", "Sales has taken it up") { call, session in
            let id: FlagID = try call.id("flag_id")
            let flag = try session.first(
                """
                update ecommerce_vip_flags set handled_at = coalesce(handled_at, \(session.now))
                where tenant_id = \(session.tenant) and id = \(id) returning *
                """, VIPFlag.init)
            guard let flag else { throw PluginProblem.notFound }
            return try PluginReply(flag)
        },
    ]

    /// What whoever asks for many pieces is told, in the shop's own words.
    static let facts = Facts("wholesale", for: ["toptan_b2b"]) { question, session in
        guard question.language == .turkish, let text = try session.shop().wholesaleReply else { return nil }
        return try Fact(
            text: text, records: [Fact.Record(table: "settings", id: "wholesale_reply", quote: text)],
            card: ["wholesale_reply": text])
    }

    static let card = DashboardCard("leads", tr: "Toptan talepler", en: "Wholesale leads") { session in
        let since = session.now.addingTimeInterval(-30 * 86_400)
        let all = try session.count(
            """
            select count(*) as n from ecommerce_vip_flags
            where tenant_id = \(session.tenant) and flag_type = 'b2b_signal' and created_at >= \(since)
            """)
        let open = try session.count(
            """
            select count(*) as n from ecommerce_vip_flags
            where tenant_id = \(session.tenant) and flag_type = 'b2b_signal' and handled_at is null
            """)
        return [
            .init(tr: "Son 30 günde yakalanan", en: "Caught in 30 days", Double(all)),
            .init(tr: "Satışın bakmadığı", en: "Not taken up by sales", Double(open)),
        ]
    }
}
