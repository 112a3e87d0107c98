import Foundation
import PluginKit
import Testing

@testable import KnowledgeServer
@testable import RealEstate

/// An office writes in a conversation: steps first, then a ticket with a number and a promise.
@Suite(.serialized) struct `A talk with the support desk` {
    private static func customer(_ conversation: String, phone: String? = nil) -> TalkingCustomer {
        TalkingCustomer(conversation: conversation, phone: phone, email: nil, name: "Deniz Örnek", channel: "whatsapp")
    }

    private func say(
        _ text: String, _ state: JSONValue?, in conversation: String = "cnv_1", intent: String = "giris_hesap",
        language: Language = .turkish, _ lab: PluginLab, _ tenant: LabTenant
    ) async throws -> DialogueStep? {
        let turn = DialogueTurn(
            question: FactQuestion(
                text: text, intent: DetectedIntent(id: intent, confidence: 1, runnerUpGap: 1), entities: [],
                language: language),
            state: state, customer: Self.customer(conversation))
        return try await DeskLab.session(lab, tenant) { session in try SupportTalk.dialogue.turn(turn, session) }
    }

    private func hear(
        _ text: String, id: String, in conversation: String = "cnv_1", phone: String? = nil, _ lab: PluginLab,
        _ tenant: LabTenant
    ) async throws {
        let message = CustomerMessage(
            id: id, text: text, at: lab.clock.now, customer: Self.customer(conversation, phone: phone), intent: nil,
            language: .turkish)
        try await DeskLab.session(lab, tenant) { session in try CustomerWords.listener.hear(message, session) }
    }

    /// Every number of a reply stands in a record or in the customer's own words.
    private func check(_ step: DialogueStep, _ said: String) {
        let known = said + " " + step.records.map(\.quote).joined(separator: " ")
        for number in step.text.split(whereSeparator: { !$0.isNumber }) {
            #expect(known.contains(number), "\(number) of “\(step.text)” stands nowhere")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `shows the steps, and a yes is the end of it`() async throws {
        try await DeskLab.with(at: "2026-03-02 10:00") { lab, tenant in
            let help = try #require(try await say("panele giremiyorum", nil, lab, tenant))
            #expect(help.kind == .ask && help.text.contains("Şifremi Unuttum") && help.text.hasSuffix("çözüldü mü?"))
            #expect(help.records.first?.id == "support:password-forgotten")
            check(help, "panele giremiyorum")
            let later = try #require(try await say("tamam deneyeyim", help.state, lab, tenant))
            #expect(later.kind == .ask && later.state == help.state)
            let thanks = try #require(try await say("evet girdim teşekkürler", later.state, lab, tenant))
            #expect(thanks.kind == .reply && thanks.state == nil && thanks.text.contains("sevindik"))
            #expect(try await lab.send("GET", DeskLab.root + "/tickets", as: tenant).list.isEmpty)
            let cards = try await lab.send("GET", DeskLab.root + "/cards", as: tenant).list
            #expect(cards.contains { $0["figures"]?.items.contains { $0["value"] == 1 } == true })
            #expect(try await say("Kadıköy'de 3+1 daire arıyorum", nil, intent: "portfoy_ilan", lab, tenant) == nil)
            #expect(try await say("çalışma saatleriniz nedir", help.state, lab, tenant) == nil)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `opens a ticket on a no, once, and adds to it what is written later`() async throws {
        try await DeskLab.with(at: "2026-03-02 10:00") { lab, tenant in
            let help = try #require(
                try await say("bot cevap vermiyor", nil, intent: "telegram_bot", lab, tenant))
            let who = try #require(try await say("hayır, olmadı", help.state, lab, tenant))
            #expect(who.kind == .ask && who.text.contains("Ofisinizin adını"))
            let opened = try #require(try await say("Ofisimizin adı Örnek Kale Emlak", who.state, lab, tenant))
            #expect(opened.kind == .reply && opened.state == nil)
            #expect(
                opened.text.contains("numarası 1001") && opened.text.contains("9 Mart Pazartesi 13:00"),
                "\(opened.text)")
            check(opened, "bot cevap vermiyor")
            let list = try await lab.send("GET", DeskLab.root + "/tickets", as: tenant).list
            #expect(list.count == 1 && list[0]["office", "name"] == "Örnek Kale Emlak")
            let path = DeskLab.root + "/tickets/" + (list[0]["id"]?.string ?? "")
            let tried = try await lab.send("GET", path, as: tenant)["history"].items.last?["what"]?.string
            #expect(tried == "Denendi: kendi kendine çözüm; çözmedi.")

            // The message that led to it is heard after it, and is no news; a message that comes twice counts once.
            try await hear("Ofisimizin adı Örnek Kale Emlak", id: "m1", lab, tenant)
            for step in ["assign", "begin"] { _ = try await lab.send("POST", path + ":" + step, [:], as: tenant) }
            _ = try await lab.send("POST", path + ":ask", ["text": "Hangi komut?"], as: tenant)
            #expect(try await lab.send("GET", path, as: tenant)["waits_for_customer"] == true)
            lab.clock.advance(hours: 2)
            try await hear("/start yazıyorum", id: "m2", lab, tenant)
            try await PluginLab.restart(&lab)
            try await hear("/start yazıyorum", id: "m2", lab, tenant)
            let heard = try await lab.send("GET", path, as: tenant)
            #expect(heard["waits_for_customer"] == false)
            #expect(heard["history"].items.count { $0["what"] == "Müşteri yazdı." } == 1)
            #expect(heard["history"].items.last?["note"] == "/start yazıyorum")

            // A question about it is answered from it; the office is known by now.
            let standing = try #require(
                try await say("sorunum hâlâ çözülmedi", nil, intent: "eskalasyon", lab, tenant))
            #expect(standing.kind == .handoff && standing.text.contains("1001 numaralı destek talebiniz"))
            check(standing, "")
            _ = try await lab.send("POST", path + ":propose", ["text": "Yeniden bağlayın."], as: tenant)
            try await hear("olmadı", id: "m3", lab, tenant)
            #expect(try await lab.send("GET", path, as: tenant)["state"] == "investigating")
            _ = try await lab.send("POST", path + ":propose", ["text": "Botu silip ekleyin."], as: tenant)
            try await hear("evet çözüldü", id: "m4", lab, tenant)
            #expect(try await lab.send("GET", path, as: tenant)["state"] == "solved")
            try await hear("yine çalışmıyor", id: "m5", lab, tenant)
            #expect(try await lab.send("GET", path, as: tenant)["state"] == "investigating")
            try await hear("merhaba", id: "m6", in: "cnv_2", lab, tenant)
            #expect(try await lab.send("GET", path, as: tenant)["history"].items.last?["note"] == "yine çalışmıyor")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `tells of a crisis instead of steps, in English too`() async throws {
        try await DeskLab.with(at: "2026-03-02 10:00") { lab, tenant in
            for number in 0..<3 {
                _ = try await DeskLab.open("Telegram botu cevap vermiyor", office: "Örnek \(number)", lab, tenant)
            }
            let who = try #require(
                try await say(
                    "the telegram bot is not working", nil, intent: "telegram_bot", language: .english, lab, tenant))
            #expect(who.kind == .ask && who.text.contains("office called"))
            let opened = try #require(
                try await say("Our office is Sample Hill Estates", who.state, language: .english, lab, tenant))
            #expect(opened.text.contains("1004") && opened.text.contains("Other offices have the same problem"))
            let list = try await lab.send("GET", DeskLab.root + "/tickets", as: tenant).list
            #expect(list.first?["office", "name"] == "Sample Hill Estates" && list.first?["priority"] == "P1")
        }
    }
}
