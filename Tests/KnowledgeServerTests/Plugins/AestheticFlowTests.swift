import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// From a first message to a patient, through the API, with the clock in the test's hand and servers that die.
@Suite(.serialized) struct `An aesthetic clinic` {
    private static let zone = TimeZone(identifier: "Europe/Istanbul")!
    private static let root = AestheticLab.root
    /// Tuesday, 3 March 2026.
    private static let tuesday = CalendarDay(year: 2026, month: 3, day: 3)

    private static func moment(_ days: Int, _ time: String) -> Date {
        tuesday.adding(days).moment(WallTime(time)!, in: zone)
    }

    private func texts(_ lab: PluginLab, _ tenant: LabTenant, to phone: String) async throws -> [String] {
        try await lab.messages(of: "aesthetic", tenant).filter { $0["to"] == .string(phone) }
            .compactMap { $0["text"]?.string }
    }

    private func notices(_ kind: String, _ lab: PluginLab, _ tenant: LabTenant) async throws -> Int {
        try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.notices(of: "aesthetic", limit: 10_000).count { $0.kind == kind }
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `follows a lead of the demo tenant up over restarts until they answer, and on to a patient`() async throws {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await AestheticLab.demo(lab)
            #expect(try await lab.send("GET", Self.root + "/services", as: tenant).list.count == 10)
            #expect(try await lab.send("GET", Self.root + "/packages", as: tenant).list.count == 3)
            #expect(try await lab.send("GET", Self.root + "/leads?status=appointment", as: tenant).list.count == 1)
            let phone = "+905550000301"
            try await AestheticLab.hear(
                "Dudak dolgusu ne kadar? (utm_source=instagram&utm_campaign=mart)", from: phone, intent: "fiyat", lab,
                tenant)
            var lead = try await AestheticLab.lead("0555 000 03 01", lab, tenant)
            let id = try #require(lead["id"]?.string)
            #expect(lead["status"] == "new" && lead["source"] == "instagram" && lead["utm_campaign"] == "mart")
            #expect(lead["interest"] == "Dudak dolgusu" && lead["is_foreign"] == .flag(false))
            #expect(lead["followups"]?.array.count == 3)
            let points = lead["score_reasons"]?.array.compactMap { $0["points"]?.integer }.reduce(0, +)
            #expect(lead["score"]?.integer == points)

            lab.clock.move(to: Self.moment(1, "09:59"))
            try await lab.work()
            #expect(try await texts(lab, tenant, to: phone).isEmpty)
            lab.clock.move(to: Self.moment(1, "10:00"))
            try await PluginLab.restart(&lab)
            try await lab.work()
            try await lab.work()
            lab.clock.move(to: Self.moment(3, "10:05"))
            try await lab.work()
            try await PluginLab.restart(&lab)
            try await lab.work()
            var sent = try await texts(lab, tenant, to: phone)
            #expect(sent.count == 2)
            #expect(
                sent[0].contains("Lavantepe Estetik Kliniği: Merhaba") && sent[0].contains("Dudak dolgusu hakkında"))
            #expect(sent.allSatisfy { $0.contains("DUR") && $0.contains("tıbbi tavsiye değildir") })

            // They answer, and nothing more is sent.
            lab.clock.move(to: Self.moment(4, "12:00"))
            try await AestheticLab.hear("Merhaba, düşünüyorum", from: phone, id: "m2", lab, tenant)
            try await AestheticLab.hear("Merhaba, düşünüyorum", from: phone, id: "m2", lab, tenant)
            lab.clock.move(to: Self.moment(9, "12:00"))
            try await PluginLab.restart(&lab)
            try await lab.work()
            sent = try await texts(lab, tenant, to: phone)
            #expect(sent.count == 2)
            lead = try await AestheticLab.lead(phone, lab, tenant)
            #expect(lead["followups"]?.array.compactMap { $0["status"]?.string } == ["sent", "sent", "stopped"])
            #expect(lead["followups"]?.array.last?["reason"] == "reply")
            let heard = lead["activities"]?.array.filter { $0["kind"] == "message_received" }
            #expect(heard?.count == 2, "a message is heard once")

            // One step at a time, and the refusal says which.
            let early = try await lab.send(
                "POST", Self.root + "/leads/\(id):transition", ["status": "patient"], as: tenant)
            #expect(early.status == 409 && early.code == "illegal_transition")
            #expect(early["allowed"] == ["contacted", "lost"])
            #expect(early["detail"].string?.contains("İletişimde (contacted)") == true)
            for status in ["contacted", "consultation", "appointment", "patient"] {
                let moved = try await lab.send(
                    "POST", Self.root + "/leads/\(id):transition", ["status": .string(status)], as: tenant)
                #expect(moved.status == 200 && moved["status"] == .string(status))
            }
            lead = try await AestheticLab.lead(phone, lab, tenant)
            #expect(
                lead["moves"]?.array.compactMap { $0["to_status"]?.string }
                    == ["new", "contacted", "consultation", "appointment", "patient"])
            let funnel = try await lab.send("GET", Self.root + "/funnel", as: tenant)
            #expect(funnel["leads"] == 5 && funnel["appointment"] == 2 && funnel["patient"] == 1)
            #expect(funnel["foreign"] == 1)
            let cards = try await lab.send("GET", Self.root + "/cards", as: tenant)
            #expect(cards.list.count == 3)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `writes no more to who opted out, was lost or booked, skips what is late, and waits anew after a contact`()
        async throws
    {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await lab.tenant("klinik", ["aesthetic"])
            let phones = (1...6).map { "+90555000040\($0)" }
            for phone in phones { try await AestheticLab.hear("botoks", from: phone, lab, tenant) }
            var ids: [String] = []
            for phone in phones {
                ids.append(try #require(try await AestheticLab.lead(phone, lab, tenant)["id"]?.string))
            }
            try await lab.installation.database.withSession(for: tenant.context) { session in
                _ = try session.optOut(phones[0], reason: "DUR", source: "message")
            }
            _ = try await lab.send("POST", Self.root + "/leads/\(ids[1]):transition", ["status": "lost"], as: tenant)
            _ = try await lab.send(
                "POST", Self.root + "/leads/\(ids[2])/activities", ["kind": "appointment_booked"], as: tenant)
            _ = try await lab.send("POST", Self.root + "/leads/\(ids[3]):stop-follow-up", as: tenant)
            // The clinic calls six hours later: from then on it waits.
            lab.clock.move(to: Self.moment(0, "16:00"))
            let called = try await lab.send(
                "POST", Self.root + "/leads/\(ids[4])/activities", ["kind": "call", "note": "Arandı"], as: tenant)
            #expect(called["status"] == "contacted" && called["first_response_at"].string != nil)
            lab.clock.move(to: Self.moment(1, "12:00"))
            try await lab.work()
            for index in 0..<5 { #expect(try await texts(lab, tenant, to: phones[index]).isEmpty, "\(index)") }
            #expect(try await texts(lab, tenant, to: phones[5]).count == 1)
            // Down for four days: what three days ago was due is said no more; the week's is still to come.
            lab.clock.move(to: Self.moment(7, "10:00"))
            try await lab.work()
            #expect(try await texts(lab, tenant, to: phones[5]).count == 2)
            let late = try await AestheticLab.lead(phones[5], lab, tenant)["followups"]?.array
            #expect(late?.compactMap { $0["status"]?.string } == ["sent", "stopped", "sent"])
            #expect(late?[1]["reason"] == "late")
            let reasons = [
                "opted_out", "lost", "converted", "by_hand",
            ]
            for (index, reason) in reasons.enumerated() {
                let entries = try await AestheticLab.lead(phones[index], lab, tenant)["followups"]?.array
                #expect(entries?.allSatisfy { $0["reason"] == .string(reason) } == true, "\(reason)")
            }
            let listed = try await lab.send("GET", Self.root + "/followups?status=stopped&limit=5", as: tenant)
            #expect(listed.list.count == 5 && listed["next_cursor"] == "5")
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `takes back what waits in the queue when the answer comes first`() async throws {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await lab.tenant("klinik", ["aesthetic"])
            let database = lab.installation.database
            try await database.withSession(for: tenant.context) { session in
                _ = try session.createChannel(
                    ChannelID(), kind: .whatsapp, name: "Hat", settings: .empty, secrets: Data([1]))
            }
            try await AestheticLab.hear("botoks ne kadar", from: "+905550000501", lab, tenant)
            lab.clock.move(to: Self.moment(1, "10:00"))
            try await lab.work()
            let queue: @Sendable (borrowing TenantSession) throws -> [OutgoingMessage] = { session in
                try session.outgoingMessages(limit: 10).items
            }
            let queued = try await database.withReadOnlySession(for: tenant.context, queue)
            #expect(
                queued.count == 1 && queued[0].purpose == .service && queued[0].template == "aesthetic_followup_24h")
            #expect(queued[0].expiresAt == Self.moment(3, "10:00"))
            try await AestheticLab.hear("evet", from: "+905550000501", lab, tenant)
            let after = try await database.withReadOnlySession(for: tenant.context, queue)
            #expect(after.count == 1 && after[0].status == .cancelled)
            let entries = try await AestheticLab.lead("+905550000501", lab, tenant)["followups"]?.array
            #expect(entries?.allSatisfy { $0["status"] == "stopped" } == true)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `answers from its catalogue in two languages, every number from the row it names`() async throws {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await lab.tenant("klinik", ["aesthetic"])
            let service: JSONValue = [
                "name": "Botoks", "name_en": "Botox", "procedure": "botulinum_toxin", "category": "botox",
                "price_min": ["amount_minor": 800_000], "price_max": ["amount_minor": 1_200_000],
                "duration_minutes": 25, "recovery_days": 1, "description_tr": "Üç bölge.",
                "description_en": "Three areas.",
                "cautions_tr": "Gebelere ve emzirenlere uygulanmaz.",
                "cautions_en": "Not for pregnant or breastfeeding guests.",
            ]
            let made = try await lab.send("POST", Self.root + "/services", service, as: tenant)
            #expect(made.status == 201 && made["price_text"] == "8.000–12.000 TL")
            let id = try #require(made["id"].string)
            let asked: [(String, String, Language, [String])] = [
                (
                    "Botoks ne kadar?", "fiyat", .turkish,
                    ["8.000–12.000 TL aralığındadır", "ücretsiz konsültasyon alalım mı?"]
                ),
                ("How much is botox?", "fiyat", .english, ["Botox 8,000–12,000 TL", "free consultation"]),
                ("Botoks ne kadar sürer?", "islem_detayi", .turkish, ["25 dakika"]),
                ("How long does botox take?", "islem_detayi", .english, ["25 minutes"]),
                ("Botoksta iyileşme süresi kaç gün?", "iyilesme", .turkish, ["1 gün"]),
                ("Kimlere botoks yapılmaz?", "kontrendikasyon", .turkish, ["Gebelere", "yalnızca hekim"]),
                ("Who should not have botox?", "kontrendikasyon", .english, ["Not for pregnant", "physician"]),
            ]
            for (text, intent, language, parts) in asked {
                let fact = try #require(
                    try await AestheticLab.fact(AestheticLab.question(text, intent, language), lab, tenant), "\(text)")
                for part in parts { #expect(fact.text.contains(part), "\(fact.text)") }
                #expect(fact.records.map(\.id) == [id])
                let quoted = fact.records.map(\.quote).joined(separator: " ")
                for number in fact.text.split(whereSeparator: { !$0.isNumber && $0 != "." && $0 != "," })
                    .map({ $0.trimmingCharacters(in: CharacterSet(charactersIn: ".,")) }) where !number.isEmpty
                {
                    #expect(quoted.contains(number), "\(number) of “\(fact.text)”")
                }
            }
            // What the row does not say, the documents are asked for.
            for (text, intent) in [
                ("Botoksun etkisi ne kadar sürer?", "islem_detayi"),
                ("Botokstan sonra ne zaman spor yapabilirim?", "iyilesme"),
                ("Burun estetiği ne kadar?", "fiyat"), ("Öncesi sonrası fotoğraf var mı?", "once_sonra_foto"),
            ] {
                #expect(try await AestheticLab.fact(AestheticLab.question(text, intent), lab, tenant) == nil, "\(text)")
            }
            let package: JSONValue = [
                "name": "Bahar", "name_en": "Spring", "price": ["amount_minor": 1_500_000],
                "items": [["service_id": .string(id), "quantity": 2]],
            ]
            let packed = try await lab.send("POST", Self.root + "/packages", package, as: tenant)
            #expect(packed.status == 201 && packed["contents"] == "2 × Botoks")
            let told = try await AestheticLab.fact(
                AestheticLab.question("Botoks paketiniz var mı?", "paket"), lab, tenant)
            #expect(told?.text.contains("Bahar (2 × Botoks) 15.000 TL") == true)
            let kept = try await lab.send("DELETE", Self.root + "/services/\(id)", as: tenant)
            #expect(kept.code == "service_in_package" && kept["detail"].string?.contains("Bahar") == true)
            // Pictures leave as a link, with what the law wants said beside it.
            _ = try await lab.send(
                "PUT", Self.root,
                ["enabled": .flag(true), "settings": ["gallery_url": "https://ornek.example/galeri"]],
                as: tenant)
            let gallery = try #require(
                try await AestheticLab.fact(
                    AestheticLab.question("Öncesi sonrası fotoğraf var mı?", "once_sonra_foto"), lab, tenant))
            #expect(gallery.text.contains("https://ornek.example/galeri") && gallery.text.contains("yazılı izni"))
            let rules = try AestheticLab.niche().contributions.guardrails.map(\.rule).filter { $0.verdict == .block }
            for rule in rules { #expect(PhraseSet(rule.phrases).matches(in: FoldedText(gallery.text)).isEmpty) }
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `leads from a price to a consultation, asking for one thing at a time`() async throws {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await AestheticLab.demo(lab)
            _ = try await lab.send(
                "PUT", Self.root,
                ["enabled": .flag(true), "settings": ["clinic_name": "Lavantepe", "alert_phone": "0555 000 00 01"]],
                as: tenant)
            let unknown = TalkingCustomer(
                conversation: "cnv_01890a5d-ac96-774b-bcce-b302099a8001", phone: nil, email: nil, name: nil,
                channel: "instagram")
            func say(
                _ text: String, _ intent: String = "diger", _ entities: [Entity.Value] = [], after state: JSONValue?,
                by customer: TalkingCustomer? = nil, in language: Language = .turkish
            ) async throws -> DialogueStep? {
                try await AestheticLab.turn(
                    AestheticLab.question(text, intent, language, entities), after: state, by: customer ?? unknown, lab,
                    tenant)
            }
            let offer = try #require(try await say("dudak dolgusu kaç lira", "fiyat", after: nil))
            #expect(
                offer.kind == .reply && offer.text.contains("10.500 TL")
                    && offer.text.hasSuffix("konsültasyon alalım mı?"))
            for aside in ["Kaç seans olur?", "Tamam, teşekkürler", "Otopark var mı?"] {
                #expect(try await say(aside, after: offer.state) == nil, "\(aside)")
            }
            let name = try #require(try await say("evet olur", after: offer.state))
            #expect(name.kind == .ask && name.text.contains("Adınızı"))
            #expect(try await say("Kaç dakika sürüyor bu işlem?", "islem_detayi", after: name.state) == nil)
            let phone = try #require(try await say("Adım Ada Kurgusal", after: name.state))
            #expect(phone.kind == .ask && phone.text.contains("telefon"))
            let again = try #require(try await say("bilmem ki", after: phone.state))
            #expect(again.kind == .ask && again.text.contains("okuyamadık"))
            let day = try #require(try await say("0555 000 06 01", after: again.state))
            #expect(day.kind == .ask && day.text.contains("gün"))
            let wished = Self.tuesday.adding(2)
            let done = try #require(try await say("perşembe iyi", "diger", [.day(wished)], after: day.state))
            #expect(done.kind == .reply && done.state == nil && done.text.contains("5 Mart Perşembe"))
            #expect(done.records.map(\.quote) == ["5 Mart Perşembe"])
            let lead = try await AestheticLab.lead("+905550000601", lab, tenant)
            #expect(lead["status"] == "consultation" && lead["name"] == "Ada Kurgusal" && lead["source"] == "instagram")
            #expect(lead["wish"] == "5 Mart Perşembe" && lead["wished_day"] == "2026-03-05")
            #expect(lead["activities"]?.array.contains { $0["kind"] == "consultation_wished" } == true)
            #expect(try await notices("consultation_wish", lab, tenant) == 1)
            #expect(try await texts(lab, tenant, to: "+905550000001").contains { $0.contains("konsültasyon isteği") })

            // From abroad, in English, with a number that the channel knows.
            let guest = TalkingCustomer(
                conversation: "cnv_01890a5d-ac96-774b-bcce-b302099a8002", phone: "+491700000602", email: nil,
                name: "Jane Example", channel: "whatsapp")
            let ask = try #require(
                try await say("I'd like to book a consultation", "konsultasyon", after: nil, by: guest, in: .english))
            #expect(ask.kind == .ask && ask.text.contains("Which day"))
            let thanks = try #require(
                try await say("any day works", after: ask.state, by: guest, in: .english))
            #expect(thanks.text.hasPrefix("Thank you, Jane Example") && thanks.text.contains("any day"))
            let foreign = try await AestheticLab.lead("+491700000602", lab, tenant)
            #expect(foreign["is_foreign"] == .flag(true) && foreign["country"] == "DE" && foreign["language"] == "en")
            // Who asks what it costs is told, not booked; who says no is let go.
            #expect(try await say("Konsültasyon ücretli mi?", "konsultasyon", after: nil) == nil)
            let no = try #require(try await say("yok istemiyorum", after: offer.state))
            #expect(no.kind == .reply && no.state == nil)
        }
    }

    @Test(.timeLimit(.minutes(6)))
    func `tells of a hot lead once, finds people by any form of their number, and keeps tenants apart`() async throws {
        try await PluginLab.with([try AestheticLab.niche()], at: Self.moment(0, "10:00")) { lab in
            let tenant = try await lab.tenant("klinik", ["aesthetic"])
            let other = try await lab.tenant("baska", ["aesthetic"])
            let made = try await lab.send(
                "POST", Self.root + "/leads",
                ["phone": "0 (555) 000 07 01", "name": "Ege Kurgusal", "services": ["rhinoplasty"], "timing": "week"],
                as: tenant)
            #expect(made.status == 201 && made["phone"] == "+905550000701")
            let id = try #require(made["id"].string)
            let same = try await lab.send(
                "POST", Self.root + "/leads", ["phone": "+90 555 000 0701", "email": "Ege@Ornek.example"], as: tenant)
            #expect(same.status == 200 && same["id"] == .string(id))
            let byMail = try await lab.send("POST", Self.root + "/leads", ["email": "ege@ornek.example"], as: tenant)
            #expect(byMail.status == 200 && byMail["id"] == .string(id))
            let nobody = try await lab.send("POST", Self.root + "/leads", ["name": "Kimse"], as: tenant)
            #expect(nobody.status == 422)
            for number in 1...3 {
                try await AestheticLab.hear(
                    "Randevu almak istiyorum, ne kadar?", from: "+905550000701", intent: "fiyat", id: "h\(number)", lab,
                    tenant)
                lab.clock.advance(hours: 1)
            }
            let scored = try await lab.send("POST", Self.root + "/leads/\(id):score", as: tenant)
            #expect(scored["is_hot"] == .flag(true) && (scored["score"].integer ?? 0) >= 70)
            #expect(try await notices("hot_lead", lab, tenant) == 1)
            for (method, path, body) in [
                ("GET", "/leads/\(id)", nil), ("GET", "/leads/\(id)/activities", nil),
                ("POST", "/leads/\(id):score", nil), ("PATCH", "/leads/\(id)", [:]),
                ("POST", "/leads/\(id):transition", ["status": "lost"]),
                ("POST", "/leads/\(id)/activities", ["kind": "note", "note": "x"]),
                ("POST", "/leads/\(id):write", ["template": "price"]), ("POST", "/leads/\(id):follow-up", nil),
                ("POST", "/leads/\(id):stop-follow-up", nil),
            ] as [(String, String, JSONValue?)] {
                #expect(try await lab.send(method, Self.root + path, body, as: other).status == 404, "\(path)")
            }
            #expect(try await lab.send("GET", Self.root + "/leads", as: other).list.isEmpty)
            #expect(try await lab.send("GET", Self.root + "/followups", as: other).list.isEmpty)
            // Pages of one, in both orders, hold everybody once.
            for number in 2...4 {
                _ = try await lab.send(
                    "POST", Self.root + "/leads", ["phone": .string("+90555000070\(number)")], as: tenant)
            }
            for sort in ["newest", "score"] {
                var seen: [String] = []
                var cursor = ""
                repeat {
                    let page = try await lab.send("GET", Self.root + "/leads?limit=1&sort=\(sort)\(cursor)", as: tenant)
                    seen += page.list.compactMap { $0["id"]?.string }
                    cursor = page["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
                } while !cursor.isEmpty && seen.count < 9
                #expect(seen.count == 4 && Set(seen).count == 4, "\(sort)")
            }
            #expect(try await lab.send("GET", Self.root + "/leads?limit=201", as: tenant).status == 422)
            // A letter in the lead's language, with the catalogue's numbers.
            let service = try await lab.send(
                "POST", Self.root + "/services",
                [
                    "name": "Burun estetiği", "name_en": "Rhinoplasty",
                    "price_min": ["amount_minor": 440_000, "currency": "EUR"],
                    "price_max": ["amount_minor": 440_000, "currency": "EUR"],
                ], as: tenant)
            let guest = try await lab.send(
                "POST", Self.root + "/leads", ["phone": "+447700900123", "name": "Jane Example"], as: tenant)
            let written = try await lab.send(
                "POST", Self.root + "/leads/\(guest["id"].string ?? ""):write",
                ["template": "price", "service_id": service["id"]], as: tenant)
            #expect(written.status == 202 && written["status"] == "contacted" && written["is_foreign"] == .flag(true))
            let letter = try await texts(lab, tenant, to: "+447700900123")
            #expect(letter.count == 1 && letter[0].contains("Rhinoplasty: 4,400 EUR"))
        }
    }
}
