import Catalog
import Foundation
import PluginKit
import Testing

@testable import KnowledgeServer

/// What an agent's day is made of beside clean questions: courtesies, recordings, half questions, shouting, bursts.
@Suite(.serialized) struct `Everyday messages` {
    private struct Told: CustomTestStringConvertible {
        /// The customer's messages in a row, one turn.
        let burst: [String]
        /// What was said before, the customer first.
        var before: [String] = []
        let decision: String
        /// Of the reply.
        var says: String?
        /// Of the hand-off.
        var reason: String?
        var testDescription: String { burst.joined(separator: " ⏎ ") }
    }

    private static let faqs = [
        ("Kargo ücreti ne kadar?", "Kargo ücreti 49 TL'dir; 750 TL ve üzeri siparişlerde ücretsizdir."),
        ("İade süresi kaç gün?", "Ürünü teslim aldıktan sonra 14 gün içinde iade edebilirsiniz."),
        ("Hangi saatlerde açıksınız?", "Hafta içi 09.00–18.00 arası açığız; hafta sonu kapalıyız."),
        ("Keten masa örtüsü ne kadar?", "Keten masa örtüsü 640 TL'dir."),
        ("Taksit yapıyor musunuz?", "Kredi kartına 3 taksit yapıyoruz."),
    ]

    private static let messages = [
        // Nothing is asked.
        Told(
            burst: ["Teşekkürler"], before: ["Kargo ücreti ne kadar?", "49 TL'dir."], decision: "reply", says: "Rica"),
        Told(burst: ["çok sağ olun iyi günler"], decision: "reply", says: "Rica"),
        Told(burst: ["merhaba"], decision: "reply", says: "yardımcı"),
        Told(burst: ["MERHABA İYİ GÜNLER"], decision: "reply", says: "yardımcı"),
        Told(burst: ["slm", "kolay gelsin"], decision: "reply", says: "yardımcı"),
        Told(burst: ["👍"], decision: "reply", says: "Rica"), Told(burst: ["🙏🏽🙏🏽"], decision: "reply", says: "Rica"),
        Told(burst: ["👋"], decision: "reply", says: "yardımcı"),
        Told(burst: ["thank you!"], decision: "reply", says: "welcome"),
        // Nothing can be read.
        Told(burst: ["😡😡"], decision: "handoff"),
        Told(burst: ["[Sesli mesaj]"], decision: "handoff", reason: "unclear"),
        Told(burst: ["🎤 Sesli mesaj (0:12)"], decision: "handoff", reason: "unclear"),
        Told(burst: ["<Medya dahil edilmedi>"], decision: "handoff", reason: "unclear"),
        Told(burst: ["[image]"], decision: "handoff", reason: "unclear"),
        Told(burst: ["???"], decision: "handoff"), Told(burst: ["asdkjh sdkfj"], decision: "handoff"),
        // Half a question is asked back for, once.
        Told(burst: ["fiyat?"], decision: "ask", says: "Hangi ürün"),
        Told(burst: ["Merhaba, fiyat alabilir miyim?"], decision: "ask", says: "Hangi ürün"),
        Told(burst: ["FİYAT NEDİR"], decision: "ask", says: "Hangi ürün"),
        Told(burst: ["bilgi alabilir miyim acaba"], decision: "ask", says: "Hangi ürün"),
        Told(burst: ["ne kadar"], decision: "ask", says: "Hangi ürün"),
        Told(burst: ["price?"], decision: "ask", says: "Which product"),
        Told(
            burst: ["fiyat"], before: ["fiyat?", "Hangi ürün ya da hizmeti soruyorsunuz?"], decision: "handoff",
            reason: "unclear"),
        Told(
            burst: ["keten masa örtüsü"], before: ["fiyat?", "Hangi ürün ya da hizmeti soruyorsunuz?"],
            decision: "reply", says: "640 TL"),
        Told(
            burst: ["ne kadar peki"], before: ["Keten masa örtünüz var mı?", "Evet, var."], decision: "reply",
            says: "640 TL"),
        // However it is written.
        Told(burst: ["KARGO ÜCRETİ NE KADAR????"], decision: "reply", says: "49 TL"),
        Told(burst: ["kargo ucreti ne kdr acaba yaa"], decision: "reply", says: "49 TL"),
        Told(burst: ["selam", "kargo ücreti", "ne kadar"], decision: "reply", says: "49 TL"),
        Told(burst: ["İade süresi kaç gün", "bir de taksit var mı"], decision: "reply", says: "14 gün"),
        Told(burst: ["hi, iade süresi kaç gün? thanks"], decision: "reply", says: "14 gün"),
        Told(burst: ["pardon return süresi kaç gün"], decision: "reply", says: "14 gün"),
        Told(burst: ["Kargo ücreti ne kadar? 😊🙏"], decision: "reply", says: "49 TL"),
        Told(
            burst: ["teşekkürler, peki ya iade?"], before: ["Kargo ücreti ne kadar?", "49 TL'dir."],
            decision: "reply", says: "14 gün"),
        Told(
            burst: ["tamamdır sağ olun, bir de saat kaça kadar açıksınız?"],
            before: ["Taksit var mı?", "3 taksit yapıyoruz."], decision: "reply", says: "18.00"),
        // Somebody has to look at it, whatever is asked beside.
        Told(
            burst: ["REZALET! Paket yırtık geldi, kimse ilgilenmiyor. İade süresi kaç gün?"], decision: "handoff",
            reason: "complaint"),
        Told(
            burst: ["bu nasıl firma ya bir haftadır cevap yok", "iade süresi kaç gün söyleyin artık rezilsiniz"],
            decision: "handoff", reason: "complaint"),
        Told(burst: ["yetkili biriyle görüşebilir miyim"], decision: "handoff", reason: "human_request"),
        Told(burst: ["alo kimse yok mu"], decision: "handoff"),
        Told(burst: ["siparişim hâlâ gelmedi, nerede?"], decision: "handoff"),
        Told(burst: ["bugün dolar kaç lira"], decision: "handoff"),
    ]

    @Test(.timeLimit(.minutes(6))) func `are decided as a good agent would`() async throws {
        let niche = try #require(plugin("ecommerce"))
        try await PluginLab.with([niche], at: Date(timeIntervalSince1970: 1_790_000_000)) { lab in
            let shop = try await lab.tenant("sandik", ["ecommerce"])
            for (question, answer) in Self.faqs {
                let made = try await lab.send(
                    "POST", "/v1/faqs", ["question": .string(question), "answer": .string(answer)], as: shop)
                #expect(made.status == 201, "\(made.body.text)")
            }
            try await lab.warmUp(shop)
            for told in Self.messages {
                let talk = try await LabTalk(lab, shop)
                for (index, text) in told.before.enumerated() {
                    try await talk.write(text, as: index.isMultiple(of: 2) ? "customer" : "agent", in: lab)
                }
                for text in told.burst { try await talk.write(text, in: lab) }
                let draft = try await talk.draft(in: lab)
                let text = draft["text"].string ?? ""
                #expect(draft["decision"] == .string(told.decision), "\(told) → \(draft.body.text)")
                if let says = told.says { #expect(text.contains(says), "\(told) → \(text)") }
                if let reason = told.reason {
                    #expect(draft["handoff"]["reason"] == .string(reason), "\(told) → \(draft["handoff"].text)")
                }
            }
        }
    }
}
