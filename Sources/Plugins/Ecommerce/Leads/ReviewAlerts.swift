import Foundation
import PluginKit

/// A bad review, or somebody who is about to write one.
struct ReviewAlert: Encodable, Sendable {
    enum Status: String, Codable, Sendable, CaseIterable, PostgresValue {
        case detected, contacted, resolved, updated, failed
    }

    let id: ReviewID
    let source: String
    let externalID: String
    let rating: Int?
    let reviewText: String
    let customerPhone: String?
    let recoveryStatus: Status
    let createdAt: Date
    let updatedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        source = try row.text("source")
        externalID = try row.text("external_id")
        rating = try row.value("rating")
        reviewText = try row.text("review_text")
        customerPhone = try row.value("customer_phone")
        recoveryStatus = try row.value("recovery_status")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}

extension ReviewAlert.Status {
    static let choices = [
        JSONSchema.Choice("detected", LocalizedText(tr: "Fark edildi", en: "Detected")),
        JSONSchema.Choice("contacted", LocalizedText(tr: "Yazıldı", en: "Contacted")),
        JSONSchema.Choice("resolved", LocalizedText(tr: "Çözüldü", en: "Resolved")),
        JSONSchema.Choice("updated", LocalizedText(tr: "Yorum düzeltildi", en: "Review updated")),
        JSONSchema.Choice("failed", LocalizedText(tr: "Sonuçsuz", en: "Failed")),
    ]
}

enum ReviewAlerts {
    /// A threat with stars, or anger about what was bought.
    static func isSignal(_ message: CustomerMessage) -> Bool {
        message.intent == "negatif_yorum" || !words.matches(in: FoldedText(message.text)).isEmpty
    }

    private static let words = PhraseSet([
        "1 yildiz*", "bir yildiz*", "2 yildiz*", "tek yildiz*", "kotu yorum*", "olumsuz yorum*", "yorum yapacagim",
        "yorumlara yazacagim", "yoruma yazarim", "sikayetvar*", "sikayet var a", "tuketici hakem*", "sizi sikayet*",
        "one star*", "1 star*", "bad review*", "negative review*",
    ])

    static func raise(
        _ text: String, source: String, external: String, rating: Int?, phone: String?,
        _ session: borrowing PluginSession
    ) throws -> Bool {
        struct Told: Encodable {
            let reviewId: ReviewID
            let source: String
            let externalId: String
            let rating: Int?
        }
        let id = ReviewID()
        let isNew = try session.execute(
            """
            insert into ecommerce_review_alerts (tenant_id, id, source, external_id, rating, review_text,
                customer_phone, recovery_status, created_at, updated_at)
            values (\(session.tenant), \(id), \(source), \(external), \(rating), \(String(text.prefix(1_000))),
                \(phone), 'detected', \(session.now), \(session.now))
            on conflict (tenant_id, source, external_id) do nothing
            """)
        guard isNew == 1 else { return false }
        try session.notify(
            "negative_review", Told(reviewId: id, source: source, externalId: external, rating: rating))
        return true
    }

    private static let schema = JSONSchema.object([
        .required("source", .text(1...40), LocalizedText(tr: "Kaynak (trendyol, google…)", en: "Source")),
        .required("external_id", .text(1...100), LocalizedText(tr: "Yorumun kimliği", en: "The review's id")),
        .required("rating", .integer(1...5), LocalizedText(tr: "Puan", en: "Rating")),
        .optional("text", .text(0...2_000), LocalizedText(tr: "Yorum", en: "Text"), default: ""),
    ])

    static let routes = [
        PluginRoute(
            .get, "reviews", "Bad reviews and signs of them, newest first",
            query: [
                .optional("status", .choice(ReviewAlert.Status.choices), LocalizedText(tr: "Durum", en: "Status")),
                .optional("cursor", .text(1...120), LocalizedText(tr: "Sayfa imi", en: "Cursor")),
            ]
        ) { call, session in
            let (status, place) = (call.query["status"], try PageMark(call.query["cursor"]))
            let found = try session.all(
                """
                select * from ecommerce_review_alerts where tenant_id = \(session.tenant)
                    and (\(status) is null or recovery_status = \(status))
                    and (\(place?.moment) is null or (created_at, id) < (\(place?.moment), \(place?.id)))
                order by created_at desc, id desc limit \(PageMark.size + 1)
                """, ReviewAlert.init)
            return try PageMark.page(found) { ($0.createdAt, $0.id.uuid) }
        },
        PluginRoute(
            .post, "reviews", "A review that was written elsewhere; one or two stars raise an alert", body: schema
        ) { call, session in
            struct Input: Decodable {
                let source: String
                let externalId: String
                let rating: Int
                let text: String
            }
            let input: Input = try call.body()
            guard input.rating <= 2 else { return try PluginReply(["alerted": false]) }
            let isNew = try raise(
                input.text, source: input.source, external: input.externalId, rating: input.rating, phone: nil, session)
            return try PluginReply(["alerted": isNew])
        },
        PluginRoute(
            .post, "reviews/{review_id}:set-status", "How the rescue goes",
            body: .object([
                .required("status", .choice(ReviewAlert.Status.choices), LocalizedText(tr: "Durum", en: "Status"))
            ])
        ) { call, session in
            struct Input: Decodable { let status: ReviewAlert.Status }
            let id: ReviewID = try call.id("review_id")
            let input: Input = try call.body()
            let alert = try session.first(
                """
                update ecommerce_review_alerts set recovery_status = \(input.status), updated_at = \(session.now)
                where tenant_id = \(session.tenant) and id = \(id) returning *
                """, ReviewAlert.init)
            guard let alert else { throw PluginProblem.notFound }
            return try PluginReply(alert)
        },
    ]
}

/// What every message is listened to for.
enum ShopListener {
    static let signals = MessageListener("signals") { message, session in
        if let signal = VIPFlags.b2bSignal(in: message.text, from: try session.shop().wholesaleQuantity) {
            try VIPFlags.raise(.b2bSignal, signal, message.customer, alerting: true, session)
        } else if message.intent == "toptan_b2b" {
            try VIPFlags.raise(.b2bSignal, "toptan_b2b", message.customer, alerting: true, session)
        }
        if ReviewAlerts.isSignal(message) {
            _ = try ReviewAlerts.raise(
                message.text, source: "conversation", external: message.customer.conversation, rating: nil,
                phone: message.customer.phone, session)
        }
    }
}
