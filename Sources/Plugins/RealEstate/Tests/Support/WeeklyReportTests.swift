import Foundation
import PluginKit
import Testing

@testable import RealEstate

@Suite struct `The weekly report` {
    private let desk = TicketDesk()
    private let monday = CalendarDay(year: 2026, month: 1, day: 5)

    private func run(_ ticket: Ticket, _ steps: [(TicketDesk.Command, TicketActor, String)]) throws -> Ticket {
        try steps.reduce(ticket) { ticket, step in
            try desk.perform(step.0, on: ticket, by: step.1, at: Desk.at("2026-01-" + step.2)).ticket
        }
    }

    /// Five tickets whose figures are counted by hand.
    private func tickets() throws -> [Ticket] {
        // P2, Pro: 12 hours. Answered after 60 minutes, solved at L1, rated 5.
        let quick = try run(
            Desk.open(id: "T1").ticket,
            [
                (.assign(to: "Deniz"), Desk.agent, "05 10:50"), (.begin, Desk.agent, "05 10:55"),
                (.propose, Desk.agent, "05 11:00"), (.accept, .customer, "05 11:30"), (.rate(5), .customer, "05 12:00"),
            ])
        // P3, Pro: 24 hours. Answered after 120 minutes, solved, reopened on Friday, rated 2.
        let again = try run(
            Desk.open("Toplu yükleme nasıl yapılır?", at: "2026-01-06 09:00", id: "T2").ticket,
            [
                (.reply, Desk.agent, "06 11:00"), (.withdraw, .customer, "06 12:00"), (.rate(2), .customer, "06 12:05"),
                (.reopen, .customer, "09 10:00"), (.propose, Desk.agent, "09 10:20"),
            ])
        // P1, Elite: one hour, broken, sent to L2 and solved there.
        let broken = try run(
            Desk.open("platform çöktü", Desk.office(.elite, id: "o3"), at: "2026-01-07 10:00", id: "T3").ticket,
            [
                (.assign(to: "Deniz"), Desk.agent, "07 11:20"), (.escalate(.bug), Desk.agent, "07 11:25"),
                (.begin, Desk.technician, "07 11:30"), (.propose, Desk.technician, "07 12:00"),
                (.accept, .customer, "07 12:10"),
            ])
        // The week before; still open.
        let old = Desk.open("vitrin adresimi nasıl değiştiririm", at: "2026-01-02 17:00", id: "T4").ticket
        // A duplicate.
        let twice = Desk.open(at: "2026-01-05 12:00", id: "T5").ticket
        let first = Desk.open(id: "T0", desk: desk).ticket
        let merged = try desk.merge(twice, into: first, by: Desk.agent, at: Desk.at("2026-01-05 12:10")).duplicate
            .ticket
        // The week after.
        let next = Desk.open(at: "2026-01-12 00:00", id: "T6").ticket
        return [quick, again, broken, old, merged, next]
    }

    @Test func `counts what each figure says`() throws {
        let report = WeeklyReport(of: try tickets(), weekFrom: monday)
        func value(_ id: WeeklyReport.Figure.ID) -> Double { report[id]?.value ?? -1 }
        #expect(report.opened == 3 && report.solved == 3)
        // 60/720, 120/1440, 120/60, and the second answer of T2: 20/1440.
        let shares = [60.0 / 720, 120.0 / 1440, 120.0 / 60, 20.0 / 1440]
        #expect(abs(value(.firstResponse) - shares.reduce(0, +) / 4) < 1e-9)
        #expect(value(.firstResponseMinutes) == (60 + 120 + 120 + 20) / 4.0)
        #expect(abs(value(.solvedAtFirstLevel) - 2.0 / 3) < 1e-9)
        #expect(value(.satisfaction) == 3.5)
        // T2 was reopened, T4 never answered.
        #expect(value(.open) == 2)
        #expect(abs(value(.escalated) - 1.0 / 3) < 1e-9)
        #expect(abs(value(.reopened) - 1.0 / 3) < 1e-9)
        #expect(abs(value(.kept) - 3.0 / 4) < 1e-9)
        #expect(report.breaches.map(\.ticket.text) == ["T3"])
        #expect(report.openByLevel == [.l1: 2])
        #expect(report.topProblems.first?.solution.id == "bulk-upload")
        #expect(report[.firstResponse]?.isMet == true && report[.satisfaction]?.isMet == false)
    }

    @Test func `is a text, a table and a file`() throws {
        let report = WeeklyReport(of: try tickets(), weekFrom: monday)
        #expect(report.text.tr.contains("05.01.2026 – 11.01.2026") && report.text.tr.contains("SLA ihlali: 1"))
        #expect(report.text.tr.contains("Müşteri memnuniyeti (CSAT): 3,50 (hedef > 4,0)"))
        #expect(report.text.en.contains("Reopened tickets: 33.3 %"))
        #expect(report.table.count == 8 && report.table.allSatisfy { $0.count == 4 })
        let lines = report.csv.split(separator: "\r\n")
        #expect(lines.count == 9 && lines[0] == "hafta,gosterge,deger,sayi,hedef,durum")
        #expect(lines.contains("2026-01-05,satisfaction,3.5,2,>4.0,tutmadi"))
        #expect(lines.allSatisfy { $0.filter { $0 == "," }.count == 5 })
    }

    @Test func `an empty week has no values to judge`() {
        let report = WeeklyReport(of: [], weekFrom: monday)
        #expect(report[.firstResponse]?.value == nil && report[.firstResponse]?.isMet == nil)
        #expect(report[.open]?.value == 0 && report[.open]?.isMet == true)
        #expect(report.text.tr.contains("Ölçülebilen bütün hedefler tuttu"))
        #expect(report.csv.contains("2026-01-05,satisfaction,,0,>4.0,"))
    }

    private static func due(after moment: Date) -> Date? {
        WeeklyReport.recurrence?.next(after: moment, in: BusinessCalendar.istanbul)
    }

    @Test func `comes every Monday, also on a holiday`() {
        #expect(Self.due(after: Desk.at("2026-01-05 08:59")) == Desk.at("2026-01-05 09:00"))
        #expect(Self.due(after: Desk.at("2026-01-05 09:00")) == Desk.at("2026-01-12 09:00"))
        // 2029-04-23 is a holiday.
        #expect(Self.due(after: Desk.at("2029-04-20 09:00")) == Desk.at("2029-04-23 09:00"))
        #expect(WeeklyReport.lastMonday(before: Desk.at("2026-01-12 09:00"), in: BusinessCalendar.istanbul) == monday)
        #expect(
            WeeklyReport.lastMonday(before: Desk.at("2026-01-11 23:59"), in: BusinessCalendar.istanbul)
                == monday.adding(-7))
        #expect(WeeklyReport.lastMonday(before: Desk.at("2026-01-18 23:59"), in: BusinessCalendar.istanbul) == monday)
    }

    @Test func `seed offices are called on their days, or the next working day`() {
        // 2026-02-19 + 30 is the Feast of Ramadan, a weekend follows.
        let plan = SeedProtocol.plan(from: CalendarDay(year: 2026, month: 2, day: 19))
        #expect(plan.map(\.step.day) == [0, 1, 3, 7, 7, 14, 14, 21, 30, 30, 60])
        #expect(plan[2].day == CalendarDay(year: 2026, month: 2, day: 23))
        #expect(plan[8].day == CalendarDay(year: 2026, month: 3, day: 23))
    }

    @Test func `a crisis is told of on time`() {
        let began = Desk.at("2026-01-10 03:00")
        #expect(CrisisLevel.sev1.nextStatus(began: began, told: []) == Desk.at("2026-01-10 03:15"))
        #expect(
            CrisisLevel.sev1.nextStatus(began: began, told: [Desk.at("2026-01-10 03:12")])
                == Desk.at("2026-01-10 03:42"))
        #expect(CrisisLevel.sev2.nextStatus(began: began, told: []) == Desk.at("2026-01-10 03:30"))
        #expect(CrisisLevel.sev2.nextStatus(began: began, told: [began]) == nil)
        #expect(CrisisLevel.sev3.firstStatus == 120 && CrisisLevel.sev3.analysisHours == nil)
        let message = CrisisLevel.sev1.message(to: "Çınar Emlak", affected: "Değerleme", estimate: "1 saat")
        #expect(message.contains("Değerli Çınar Emlak ekibi") && message.contains("Tahmini çözüm: 1 saat"))
    }
}
