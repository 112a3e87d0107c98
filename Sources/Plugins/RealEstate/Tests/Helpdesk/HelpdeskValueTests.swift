import Foundation
import PluginKit
import Testing

@testable import RealEstate

@Suite struct `Words to the desk` {
    @Test(arguments: [
        ("evet", SolvedAnswer.yes), ("Evet, çözüldü teşekkürler", .yes), ("oldu sağ olun", .yes), ("girdim", .yes),
        ("sorun kalmadı", .yes), ("artık sorun yok", .yes), ("tamam", .yes), ("yes it works now", .yes),
        ("hayır", .no), ("olmadı", .no), ("evet ama hala giremiyorum", .no), ("yine aynı hata", .no),
        ("denedim ama çözülmedi", .no), ("no, still the same", .no), ("not working", .no), ("maalesef olmuyor", .no),
        ("tamam deneyeyim", .later), ("bir dakika bakıyorum", .later), ("let me try", .later),
    ])
    func `are a yes, a no or a later`(text: String, answer: SolvedAnswer) {
        #expect(SolvedAnswer(text) == answer, "\(text)")
    }

    @Test(arguments: ["fiyatlarınız nedir", "Kadıköy'de ofisiniz var mı", "3+1 daire"])
    func `are none of these where they are about something else`(text: String) {
        #expect(SolvedAnswer(text) == nil, "\(text)")
    }

    @Test(arguments: [
        ("Ofisimizin adı Örnek Kale Emlak.", "Örnek Kale Emlak"), ("Çınar Gayrimenkul", "Çınar Gayrimenkul"),
        ("our office is Sample Estates", "Sample Estates"), ("Ofis adı: Meydan Emlak", "Meydan Emlak"),
    ])
    func `tell an office's name`(text: String, name: String) { #expect(OfficeName.read(text) == name) }

    @Test(arguments: [
        "hayır", "neden soruyorsunuz?", "12345", "bu kadar uzun bir cümle bir ofisin adı olamaz herhalde", "",
    ])
    func `are no office's name`(text: String) { #expect(OfficeName.read(text) == nil, "\(text)") }

    @Test(arguments: [
        ("panele giremiyorum", "password-forgotten"), ("hesabım kilitlendi", "account-locked"),
        ("Telegram botu cevap vermiyor", "bot-silent"), ("şifremi unuttum", "password-forgotten"),
    ])
    func `lead to steps that an office can try`(text: String, id: String) {
        let triage = Triage(text, from: Desk.office())
        #expect(FirstHelp.solution(for: text, triage)?.id == id, "\(text)")
    }

    @Test(arguments: [
        "siteye hiçbirimiz giremiyoruz", "platform çöktü", "evim ne kadar eder", "3+1 daire arıyorum",
        "komisyon ne kadar", "ilanlarım silinmiş, hepsi kayboldu",
    ])
    func `lead to nobody's steps`(text: String) {
        let triage = Triage(text, from: Desk.office())
        #expect(FirstHelp.solution(for: text, triage) == nil, "\(text)")
    }
}

@Suite struct `Settings of the desk` {
    private func policy(_ settings: JSONValue, in zone: TimeZone = BusinessCalendar.istanbul) throws
        -> TicketDesk.Policy
    {
        guard case .fits(let filled) = RealEstate.manifest.settings.check(settings) else { throw NoFit() }
        return try WireFormat.decode(filled, as: HelpdeskSettings.self).policy(in: zone)
    }

    private struct NoFit: Error {}

    @Test func `are the platform's where nothing is said`() throws {
        #expect(try policy([:]) == TicketDesk.Policy())
    }

    @Test func `change the matrix cell by cell, and the calendar`() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let changed = try policy(
            [
                "first_answer_hours": ["p2": ["pro": 6]], "solution_hours": ["p1": ["elite": .number(0.5)]],
                "round_the_clock": ["P1", "P2"], "desk_opens": "08:00", "desk_closes": "17:30", "desk_days": [1, 6],
                "public_holidays": false, "days_off": ["2026-03-02"],
            ], in: berlin)
        #expect(changed.levels.response(.high, .pro) == .init(minutes: 360, hours: .aroundTheClock))
        #expect(changed.levels.response(.high, .starter)?.minutes == 48 * 60)
        #expect(changed.levels.resolution(.critical, .elite)?.minutes == 30)
        #expect(changed.levels.resolution(.critical, .pro) == nil)
        let monday = CalendarDay(year: 2026, month: 3, day: 9)
        let eight = try #require(WallTime("08:00")).minutes
        #expect(changed.office.week[.monday]?.first?.opens == eight && changed.office.week[.tuesday] == nil)
        #expect(changed.office.isDayOff(CalendarDay(year: 2026, month: 3, day: 2)) && !changed.office.isDayOff(monday))
        #expect(
            !changed.office.isDayOff(CalendarDay(year: 2026, month: 8, day: 29)), "a Saturday that is a working day")
    }

    @Test func `that would promise nothing fall back to the platform's hours`() throws {
        let odd = try policy(["desk_opens": "18:00", "desk_closes": "09:00", "desk_days": []])
        #expect(odd.office.week == BusinessCalendar.turkishOfficeHours.week)
    }
}

@Suite struct `The group of a report` {
    @Test(arguments: 0..<20 as Range<UInt64>) func `is its own among all groups`(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let texts = [
            "AI değerleme hata veriyor", "Telegram botu cevap vermiyor", "siteye giremiyoruz", "olmuyor bu işlem",
            "hata alıyorum sürekli", "şifremi unuttum", "PDF rapor indirilemiyor", "işlem yapılamıyor",
        ]
        let reports = (0..<15).map { number in
            let text = texts[next(texts.count)]
            let office = Desk.office(id: "o\(number)")
            return ProblemReport(
                ticket: TicketID("\(number)"), office: office.id,
                at: Desk.at("2026-01-05 10:00").addingTimeInterval(Double(next(40)) * 3_600), message: text,
                triage: Triage(text, from: office))
        }
        let clusters = ProblemClusters()
        let groups = clusters.groups(of: reports)
        for report in reports {
            let expected = groups.first { $0.contains(report) }
            #expect(clusters.group(of: report, in: reports) == expected)
        }
    }
}
