import Foundation
import PluginKit

/// A week of a made-up desk: fictional offices, tickets in every state, one problem that three of them share.
enum DemoDesk {
    static let rows = DemoRows("support_desk") { session in
        let isUsed = try session.count(
            "select count(*) as n from realestate_desk_tickets where tenant_id = \(session.tenant)")
        guard isUsed == 0 else { return }
        let now = session.now
        for matter in matters {
            try fill(matter, opened: now.addingTimeInterval(-matter.hours * 3_600), session)
        }
        // Whatever fell due meanwhile has happened; from now on it is told.
        let keys = try session.all(
            "select id from realestate_desk_tickets where tenant_id = \(session.tenant) order by number"
        ) { row throws(StorageError) -> TicketKey in try row.id("id") }
        let desk = try SupportDesk(session, tells: false)
        for key in keys { try desk.wake(key, session) }
        try Reports.write(desk, session)
    }

    private struct Matter {
        let office: String
        let plan: Office.Plan
        /// Days since a seed office began.
        var seedDays: Int?
        let hours: Double
        let message: String
        let channel: SupportChannel
        /// Minutes after the last step, and what is done.
        var steps: [(minutes: Double, command: TicketDesk.Command, note: String?)] = []
    }

    private static func fill(_ matter: Matter, opened: Date, _ session: borrowing PluginSession) throws {
        var desk = try SupportDesk(session, at: opened, tells: false)
        let today = CalendarDay(session.now, in: desk.zone)
        let office = try Offices.remember(
            matter.office, plan: matter.plan, seedSince: matter.seedDays.map { today.adding(-$0).description },
            at: opened, session)
        let stored = try desk.open(
            SupportDesk.Opening(
                office: office, message: matter.message, channel: matter.channel,
                customer: TicketCustomer(name: "Kurgusal Yetkili"), language: .turkish), session)
        var moment = opened
        for step in matter.steps {
            moment = moment.addingTimeInterval(step.minutes * 60)
            desk = try SupportDesk(session, at: moment, tells: false)
            let level = try TicketStore.find(stored.key, session)?.ticket.level ?? .l1
            let actor: TicketActor =
                switch step.command {
                case .accept, .reject, .rate, .customerWrote: .customer
                default: .agent(name: level == .l1 ? "Deniz" : "Ege", level: level)
                }
            // A step that the rules do not allow at this hour is left out.
            do {
                try desk.perform(
                    step.command, on: stored.key, by: actor, note: step.note.map { TicketNote(text: $0) }, session)
            } catch is PluginProblem { continue }
        }
    }

    private static let taken: [(minutes: Double, command: TicketDesk.Command, note: String?)] = [
        (10, .assign(to: "Deniz"), nil), (5, .begin, nil),
    ]

    private static let matters: [Matter] = [
        Matter(
            office: "Örnek Çınar Emlak", plan: .elite, hours: 150, message: "Toplu yükleme nasıl yapılır?",
            channel: .email,
            steps: taken + [
                (10, .propose, "Şablonu “İlanlar > Toplu yükle” ekranından indirip doldurun."),
                (60, .accept, nil), (5, .rate(5), nil),
            ]),
        Matter(
            office: "Örnek Sahil Gayrimenkul", plan: .pro, hours: 146, message: "Fatura görünmüyor",
            channel: .chat,
            steps: taken + [
                (20, .propose, "Faturalar “Hesap > Ödemeler” ekranındadır."), (90, .accept, nil), (10, .rate(4), nil),
            ]),
        Matter(
            office: "Örnek Kale Emlak", plan: .starter, hours: 122, message: "karanlık mod olsa çok güzel olur",
            channel: .email, steps: [(30, .reply, "Öneriniz ürün ekibimize iletildi, teşekkür ederiz.")]),
        Matter(
            office: "Örnek Bahar Emlak", plan: .pro, seedDays: 12, hours: 98,
            message: "Değerleme sonucu çok yüksek çıkıyor",
            channel: .telegram,
            steps: taken + [
                (10, .escalate(.valuationAnomaly), "Bölgedeki emsallere bakılmalı."), (20, .assign(to: "Ege"), nil),
                (5, .begin, nil), (40, .propose, "Bina yaşı yanlış girilmiş; düzeltince sonuç olağan çıkıyor."),
                (120, .accept, nil), (5, .rate(5), nil),
            ]),
        Matter(
            office: "Örnek Meydan Emlak", plan: .starter, hours: 75,
            message: "Yanlış plan ücretlendirildi, iade istiyorum",
            channel: .email, steps: taken + [(15, .askCustomer, "Dekontun tarihini yazar mısınız?")]),
        Matter(
            office: "Örnek Sahil Gayrimenkul", plan: .pro, hours: 52, message: "PDF rapor indirilemiyor",
            channel: .chat,
            steps: taken + [(12, .propose, "Tarayıcının açılır pencere iznini verip yeniden deneyin.")]),
        Matter(
            office: "Örnek Çınar Emlak", plan: .elite, hours: 5, message: "AI değerleme hata veriyor",
            channel: .telegram,
            steps: taken),
        Matter(
            office: "Örnek Kale Emlak", plan: .starter, hours: 4, message: "değerleme çalışmıyor, hata alıyoruz",
            channel: .chat),
        Matter(
            office: "Örnek Bahar Emlak", plan: .pro, seedDays: 12, hours: 3.5, message: "Değerlemede sürekli hata var",
            channel: .chat, steps: [(10, .reply, "Sorunu gördük, üzerinde çalışıyoruz.")]),
        Matter(
            office: "Örnek Meydan Emlak", plan: .starter, hours: 2, message: "Telegram botu cevap vermiyor",
            channel: .telegram),
        Matter(
            office: "Örnek Yamaç Emlak", plan: .pro, seedDays: 3, hours: 1,
            message: "İlan fotoğraflarının sırasını nasıl değiştiririm?",
            channel: .chat),
    ]
}
