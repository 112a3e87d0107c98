import Foundation
import PluginKit
import Testing

@testable import RealEstate

/// Shorthand for tickets of fictional offices.
enum Desk {
    static let agent = TicketActor.agent(name: "Deniz", level: .l1)
    static let technician = TicketActor.agent(name: "Ege", level: .l2)
    static let supervisor = TicketActor.supervisor(name: "Su")

    /// Local time in Istanbul: "2026-01-05 10:00".
    static func at(_ text: String) -> Date {
        let parts = text.split { " :-".contains($0) }.compactMap { Int($0) }
        let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2])
        let local = Double(day.daysSince1970) * 86_400 + Double(parts[3] * 3600 + parts[4] * 60)
        return Date(timeIntervalSince1970: local - 3 * 3600)
    }

    static func office(_ plan: Office.Plan = .pro, id: String = "o1", seedSince: CalendarDay? = nil) -> Office {
        Office(id: id, name: "Örnek Emlak", plan: plan, seedSince: seedSince)
    }

    static func open(
        _ message: String = "PDF rapor indirilemiyor", _ office: Office = office(),
        at text: String = "2026-01-05 10:00",
        id: String = "T1", desk: TicketDesk = TicketDesk()
    ) -> TicketDesk.Outcome {
        desk.open(
            NewTicket(office: office, message: message, channel: .chat), id: TicketID(id), at: at(text),
            triage: Triage(message, from: office))
    }

    static func kinds(_ events: [TicketEvent]) -> [TicketEvent.Kind] { events.map(\.kind) }
}

@Suite struct `Promises of the desk` {
    /// Hours of the matrix: row, then Starter, Pro, Elite, Seed.
    @Test(arguments: [
        (Priority.critical, [24, 4, 1, 1]), (.high, [48, 12, 4, 4]), (.normal, [48, 24, 12, 12]),
        (.low, [72, 48, 24, 24]),
    ])
    func `the matrix is the platform's`(priority: Priority, hours: [Int]) {
        for (column, hours) in zip(ServiceLevels.Column.allCases, hours) {
            let target = ServiceLevels.platform.response(priority, column)
            #expect(target?.minutes == hours * 60)
            #expect(target?.hours == (priority == .critical ? .aroundTheClock : .office))
        }
        #expect(ServiceLevels.platform.resolution(priority, .pro) == nil)
    }

    /// Opened on Friday 2026-01-09 at 17:00; office days have nine hours.
    @Test(arguments: [
        ("platform açılmıyor", Office.Plan.elite, "2026-01-09 18:00"),
        ("platform açılmıyor", .starter, "2026-01-10 17:00"),
        ("PDF rapor indirilemiyor", .elite, "2026-01-12 12:00"), ("PDF rapor indirilemiyor", .pro, "2026-01-13 11:00"),
        ("Toplu yükleme nasıl yapılır?", .elite, "2026-01-13 11:00"),
        ("Toplu yükleme nasıl yapılır?", .pro, "2026-01-14 14:00"),
        ("Toplu yükleme nasıl yapılır?", .starter, "2026-01-19 11:00"),
        ("karanlık mod olsa güzel olur", .starter, "2026-01-21 17:00"),
    ])
    func `answers are due by the calendar of their row`(message: String, plan: Office.Plan, due: String) {
        let outcome = Desk.open(message, Desk.office(plan), at: "2026-01-09 17:00")
        #expect(outcome.ticket.responses[0].due(by: TicketDesk.Policy()) == Desk.at(due))
    }

    @Test func `a seed office has the seed column for thirty days and its plan's from then on`() {
        let seed = Desk.office(.starter, seedSince: CalendarDay(year: 2026, month: 1, day: 5))
        #expect(seed.column(on: CalendarDay(year: 2026, month: 1, day: 5)) == .seed)
        #expect(seed.column(on: CalendarDay(year: 2026, month: 2, day: 3)) == .seed)
        #expect(seed.column(on: CalendarDay(year: 2026, month: 2, day: 4)) == .starter)
        #expect(SupportChannel.phone.serves(seed, on: CalendarDay(year: 2026, month: 3, day: 1)))
        #expect(!SupportChannel.phone.serves(Desk.office(.pro), on: CalendarDay(year: 2026, month: 3, day: 1)))
        #expect(!SupportChannel.meeting.serves(seed, on: CalendarDay(year: 2026, month: 3, day: 1)))
    }

    @Test func `warns at four fifths and at the limit, each once, and an answer ends it`() throws {
        let desk = TicketDesk()
        let opened = Desk.open("platform açılmıyor", Desk.office(.elite))
        #expect(opened.wakeUp == Desk.at("2026-01-05 10:48"))
        let warned = desk.wake(opened.ticket, at: Desk.at("2026-01-05 10:48"))
        #expect(Desk.kinds(warned.events) == [.warned(.response, due: Desk.at("2026-01-05 10:48"))])
        #expect(warned.events[0].audience == [.team, .supervisor])
        #expect(desk.wake(warned.ticket, at: Desk.at("2026-01-05 10:59")).events.isEmpty)
        let broken = desk.wake(warned.ticket, at: Desk.at("2026-01-05 11:00"))
        #expect(Desk.kinds(broken.events) == [.broken(.response, due: Desk.at("2026-01-05 11:00"))])
        #expect(broken.events[0].audience == [.team, .supervisor, .manager] && broken.wakeUp == nil)
        #expect(desk.wake(broken.ticket, at: Desk.at("2026-03-05 11:00")).events.isEmpty)

        let kept = try desk.perform(.reply, on: opened.ticket, by: Desk.agent, at: Desk.at("2026-01-05 10:30"))
        #expect(kept.wakeUp == nil && desk.wake(kept.ticket, at: Desk.at("2026-01-06 10:30")).events.isEmpty)
        #expect(kept.ticket.responses[0].elapsed(at: Desk.at("2026-01-06 10:30"), by: TicketDesk.Policy()) == 1800)
    }

    @Test func `a late look finds what happened at its time`() throws {
        let desk = TicketDesk()
        let opened = Desk.open("platform açılmıyor", Desk.office(.elite))
        let late = try desk.perform(.reply, on: opened.ticket, by: Desk.agent, at: Desk.at("2026-01-05 15:00"))
        #expect(late.events.map(\.at) == ["10:48", "11:00", "15:00"].map { Desk.at("2026-01-05 " + $0) })
        #expect(late.ticket.responses[0].brokenAt == Desk.at("2026-01-05 11:00"))
    }

    @Test func `a raised priority shortens the promise from its beginning`() throws {
        let desk = TicketDesk()
        let opened = Desk.open("Toplu yükleme nasıl yapılır?", Desk.office(.elite))
        let raised = try desk.perform(
            .prioritise(.critical, .sharedProblem), on: opened.ticket, by: .system, at: Desk.at("2026-01-05 10:30"))
        #expect(raised.ticket.responses[0].due(by: TicketDesk.Policy()) == Desk.at("2026-01-05 11:00"))
        let tooLate = try desk.perform(
            .prioritise(.critical, .decision), on: opened.ticket, by: Desk.supervisor, at: Desk.at("2026-01-05 15:00"))
        let woken = desk.wake(tooLate.ticket, at: Desk.at("2026-01-05 15:00"))
        #expect(woken.events.count == 2 && woken.ticket.responses[0].brokenAt == Desk.at("2026-01-05 15:00"))
        #expect(throws: TicketError.supervisorOnly) {
            try desk.perform(
                .prioritise(.low, .decision), on: opened.ticket, by: Desk.agent, at: Desk.at("2026-01-05 11:00"))
        }
    }

    @Test func `the clock of a solution stands while it is the customer's turn and goes on when reopened`() throws {
        var policy = TicketDesk.Policy()
        policy.levels.resolution = [.high: [.pro: 120]]
        let desk = TicketDesk(policy)
        var ticket = Desk.open(desk: desk).ticket
        func go(_ command: TicketDesk.Command, _ actor: TicketActor, _ time: String) throws {
            ticket = try desk.perform(command, on: ticket, by: actor, at: Desk.at("2026-01-05 " + time)).ticket
        }
        try go(.assign(to: "Deniz"), Desk.agent, "10:05")
        try go(.begin, Desk.agent, "10:10")
        try go(.askCustomer, Desk.agent, "10:20")
        #expect(ticket.resolution?.elapsed(at: Desk.at("2026-01-05 15:00"), by: TicketDesk.Policy()) == 1200.0)
        try go(.customerWrote, .customer, "15:00")
        try go(.propose, Desk.agent, "15:10")
        try go(.reject, .customer, "16:00")
        try go(.propose, Desk.agent, "16:04")
        try go(.accept, .customer, "16:30")
        #expect(ticket.resolution?.elapsed(at: Desk.at("2026-01-06 15:00"), by: TicketDesk.Policy()) == 34 * 60.0)
        try go(.reopen, .customer, "16:40")
        #expect(ticket.state == .investigating && ticket.responses.count == 2)
        #expect(ticket.resolution?.due(by: TicketDesk.Policy()) == Desk.at("2026-01-06 09:06"))
        #expect(ticket.responses[1].due(by: TicketDesk.Policy()) == Desk.at("2026-01-07 10:40"))
        #expect(ticket.assignee == "Deniz")
    }
}

@Suite struct `Steps of a ticket` {
    private static let commands: [TicketAction: TicketDesk.Command] = [
        .assign: .assign(to: "Deniz"), .begin: .begin, .propose: .propose, .accept: .accept, .reject: .reject,
        .escalate: .escalate(.unsolved), .withdraw: .withdraw, .close: .close, .reopen: .reopen,
    ]
    private static let actors: [TicketActor] = [
        .customer, .agent(name: "Deniz", level: .l4), Desk.supervisor, .system,
    ]

    /// A ticket that was brought to the state by legal steps.
    private func ticket(_ state: TicketState) throws -> Ticket {
        let steps: [TicketDesk.Command] =
            switch state {
            case .new: []
            case .assigned: [.assign(to: "Deniz")]
            case .investigating: [.assign(to: "Deniz"), .begin]
            case .proposed: [.assign(to: "Deniz"), .begin, .propose]
            case .solved: [.assign(to: "Deniz"), .begin, .propose, .accept]
            case .closed: [.assign(to: "Deniz"), .begin, .propose, .accept, .close]
            }
        var ticket = Desk.open().ticket
        for step in steps {
            ticket = try TicketDesk().perform(step, on: ticket, by: Desk.supervisor, at: Desk.at("2026-01-05 10:01"))
                .ticket
        }
        #expect(ticket.state == state)
        return ticket
    }

    @Test func `lead where the table says, for whom it says, and nowhere else`() throws {
        let expected: [TicketState: [TicketAction: TicketState]] = [
            .new: [.assign: .assigned, .escalate: .assigned, .withdraw: .solved],
            .assigned: [.assign: .assigned, .begin: .investigating, .escalate: .assigned, .withdraw: .solved],
            .investigating: [.assign: .assigned, .propose: .proposed, .escalate: .assigned, .withdraw: .solved],
            .proposed: [.accept: .solved, .reject: .investigating, .escalate: .assigned],
            .solved: [.close: .closed, .reopen: .investigating],
            .closed: [.reopen: .investigating],
        ]
        let allowed: [TicketAction: Set<TicketActor.Role>] = [
            .assign: [.agent, .supervisor, .system], .begin: [.agent, .supervisor], .propose: [.agent, .supervisor],
            .accept: [.customer, .agent, .supervisor, .system], .reject: [.customer, .agent, .supervisor],
            .escalate: [.agent, .supervisor, .system], .withdraw: [.customer, .agent, .supervisor],
            .close: [.customer, .agent, .supervisor, .system], .reopen: [.customer, .agent, .supervisor],
        ]
        for state in TicketState.allCases {
            let before = try ticket(state)
            for (action, command) in Self.commands {
                for actor in Self.actors {
                    let outcome = Result {
                        try TicketDesk().perform(command, on: before, by: actor, at: Desk.at("2026-01-05 10:02"))
                    }
                    let target = allowed[action]?.contains(actor.role) == true ? expected[state]?[action] : nil
                    let reached = try? outcome.get().ticket.state
                    #expect(reached == target, "\(action) from \(state) by \(actor.role)")
                }
            }
        }
    }

    @Test func `an agent handles what is at his level, and refusals say why`() throws {
        let desk = TicketDesk()
        let now = Desk.at("2026-01-05 10:02")
        let up = try desk.perform(.escalate(.bug), on: ticket(.investigating), by: Desk.agent, at: now).ticket
        #expect(up.level == .l2 && up.state == .assigned && up.assignee == nil)
        #expect(throws: TicketError.aboveAgent(.l2)) { try desk.perform(.begin, on: up, by: Desk.agent, at: now) }
        #expect(try desk.perform(.begin, on: up, by: Desk.technician, at: now).ticket.state == .investigating)
        #expect(throws: TicketError.notHigher(than: .l2)) {
            try desk.perform(.escalate(.bug), on: up, by: Desk.technician, at: now)
        }
        #expect(throws: TicketError.staffOnly) { try desk.perform(.reply, on: up, by: .customer, at: now) }
        #expect(throws: TicketError.notFrom(.new, .accept)) {
            try desk.perform(.accept, on: ticket(.new), by: .customer, at: now)
        }
        #expect(TicketError.aboveAgent(.l2).detail.tr.contains("L2"))
    }

    @Test(arguments: EscalationReason.allCases)
    func `a reason leads to the level that takes up such matters`(reason: EscalationReason) throws {
        let up = try TicketDesk().perform(
            .escalate(reason), on: ticket(.investigating), by: Desk.agent, at: Desk.at("2026-01-05 10:02"))
        #expect(up.ticket.level == reason.level ?? .l2)
    }

    @Test func `goes up by itself after thirty minutes and two hours of work, not further`() throws {
        let desk = TicketDesk()
        let taken = try desk.perform(
            .assign(to: "Deniz"), on: Desk.open().ticket, by: Desk.agent, at: Desk.at("2026-01-05 17:50"))
        let up = desk.wake(taken.ticket, at: Desk.at("2026-01-06 09:20"))
        #expect(Desk.kinds(up.events) == [.escalated(from: .l1, to: .l2, because: .timeout)])
        #expect(up.events[0].at == Desk.at("2026-01-06 09:20") && up.ticket.state == .assigned)
        let higher = desk.wake(up.ticket, at: Desk.at("2026-01-20 09:20"))
        #expect(higher.ticket.level == .l3)
        #expect(higher.events.contains { $0.at == Desk.at("2026-01-06 11:20") && $0.topic == "ticket.escalated" })
        #expect(desk.alarms(of: higher.ticket).allSatisfy { $0.kind != .levelTimeout })
    }

    @Test func `a level has the minutes that the office gives it`() throws {
        var policy = TicketDesk.Policy()
        policy.patience = [.l1: 10]
        let desk = TicketDesk(policy)
        let taken = try desk.perform(
            .assign(to: "Deniz"), on: Desk.open().ticket, by: Desk.agent, at: Desk.at("2026-01-05 11:00"))
        let up = desk.wake(taken.ticket, at: Desk.at("2026-01-05 11:10"))
        #expect(up.ticket.level == .l2)
        #expect(desk.alarms(of: up.ticket).allSatisfy { $0.kind != .levelTimeout })
    }

    @Test func `waits for the customer do not count on the ladder, and a critical matter climbs at night`() throws {
        let desk = TicketDesk()
        var ticket = try ticket(.investigating)
        ticket = try desk.perform(.askCustomer, on: ticket, by: Desk.agent, at: Desk.at("2026-01-05 10:11")).ticket
        #expect(desk.alarms(of: ticket).allSatisfy { $0.kind != .levelTimeout })
        ticket = try desk.perform(.customerWrote, on: ticket, by: .customer, at: Desk.at("2026-01-05 15:00")).ticket
        #expect(desk.alarms(of: ticket).contains { $0.kind == .levelTimeout && $0.due == Desk.at("2026-01-05 15:20") })
        let night = Desk.open("platform çöktü", at: "2026-01-10 23:50").ticket
        let taken = try desk.perform(.assign(to: "Deniz"), on: night, by: Desk.agent, at: Desk.at("2026-01-10 23:55"))
        #expect(taken.wakeUp == Desk.at("2026-01-11 00:25"))
    }

    @Test func `silence accepts, time closes, and two weeks later it is too late to reopen`() throws {
        let desk = TicketDesk()
        let proposed = try ticket(.proposed)
        let quiet = desk.wake(proposed, at: Desk.at("2026-01-30 10:00"))
        #expect(Desk.kinds(quiet.events) == [.accepted, .closed])
        #expect(quiet.events.map(\.at) == [Desk.at("2026-01-08 10:01"), Desk.at("2026-01-12 10:01")])
        let written = try desk.perform(.customerWrote, on: proposed, by: .customer, at: Desk.at("2026-01-07 10:01"))
            .ticket
        #expect(desk.alarms(of: written).map(\.due) == [Desk.at("2026-01-12 10:01")])
        let closed = quiet.ticket
        let again = try desk.perform(.reopen, on: closed, by: .customer, at: Desk.at("2026-01-26 10:01")).ticket
        #expect(again.state == .investigating && again.rating == nil)
        #expect(throws: TicketError.reopeningTooLate(days: 14)) {
            try desk.perform(.reopen, on: closed, by: .customer, at: Desk.at("2026-01-26 10:02"))
        }
    }

    @Test func `a rating comes after the solution, from one to five`() throws {
        let desk = TicketDesk()
        let now = Desk.at("2026-01-05 11:00")
        #expect(try desk.perform(.rate(5), on: ticket(.solved), by: .customer, at: now).ticket.rating == 5)
        #expect(throws: TicketError.ratingOutOfRange) {
            try desk.perform(.rate(6), on: ticket(.solved), by: .customer, at: now)
        }
        #expect(throws: TicketError.ratingTooEarly) {
            try desk.perform(.rate(4), on: ticket(.new), by: .customer, at: now)
        }
    }

    @Test func `a duplicate goes into the older ticket of its office, which keeps the more pressing priority`() throws {
        let desk = TicketDesk()
        let old = Desk.open("Toplu yükleme nasıl yapılır?").ticket
        let new = Desk.open("PDF rapor indirilemiyor", at: "2026-01-05 10:30", id: "T2").ticket
        let now = Desk.at("2026-01-05 11:00")
        let merged = try desk.merge(new, into: old, by: Desk.agent, at: now)
        #expect(merged.duplicate.ticket.state == .closed && merged.duplicate.ticket.mergedInto == old.id)
        #expect(merged.duplicate.wakeUp == nil && merged.original.ticket.priority == .high)
        #expect(throws: TicketError.mergesIntoNewer) { try desk.merge(old, into: new, by: Desk.agent, at: now) }
        #expect(throws: TicketError.mergesIntoNewer) { try desk.merge(old, into: old, by: Desk.agent, at: now) }
        let other = Desk.open("PDF rapor indirilemiyor", Desk.office(id: "o2"), at: "2026-01-05 10:30", id: "T3").ticket
        #expect(throws: TicketError.mergesOffices) { try desk.merge(other, into: old, by: Desk.agent, at: now) }
        #expect(throws: TicketError.notBy(.customer, .merge)) { try desk.merge(new, into: old, by: .customer, at: now) }
        #expect(throws: TicketError.notFrom(.closed, .reopen)) {
            try desk.perform(.reopen, on: merged.duplicate.ticket, by: .customer, at: now)
        }
    }

    @Test func `a ticket is stored and read back as it was`() throws {
        for state in TicketState.allCases {
            let before = try ticket(state)
            let read = try JSONDecoder().decode(Ticket.self, from: JSONEncoder().encode(before))
            #expect(read == before)
        }
    }
}

@Suite struct `A desk that is woken in any order` {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let desk: TicketDesk = {
        var policy = TicketDesk.Policy()
        policy.levels.resolution = [
            .critical: [.pro: 240], .high: [.pro: 600], .normal: [.pro: 1200], .low: [.pro: 1800],
        ]
        return TicketDesk(policy)
    }()

    private static func command(_ random: inout Random) -> (TicketDesk.Command, TicketActor) {
        let commands: [TicketDesk.Command] = [
            .assign(to: "Deniz"), .begin, .propose, .accept, .reject, .escalate(.unsolved), .escalate(.security),
            .withdraw,
            .close, .reopen, .reply, .askCustomer, .customerWrote, .prioritise(.critical, .decision),
            .prioritise(.low, .decision), .rate(4), .tried(.chat, solved: false),
        ]
        let actors: [TicketActor] = [.customer, Desk.agent, Desk.technician, Desk.supervisor, .system]
        return (commands.randomElement(using: &random) ?? .begin, actors.randomElement(using: &random) ?? .system)
    }

    /// The same commands at the same times, with the desk woken at random times between, late, early, twice, or never:
    /// the ticket is the same. No step is outside the table, every warning and breach comes once a promise, and times
    /// never run backwards.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `ends in the same state, warns once, and steps by the table`(seed: UInt64) throws {
        var random = Random(state: seed)
        let start = Desk.at("2026-03-17 09:00").addingTimeInterval(Double(Int.random(in: 0...700_000, using: &random)))
        let office = Desk.office()
        let message = ["platform açılmıyor", "PDF rapor indirilemiyor", "Toplu yükleme nasıl yapılır?"][Int(seed % 3)]
        let opened = Self.desk.open(
            NewTicket(office: office, message: message, channel: .email), id: TicketID("T"), at: start,
            triage: Triage(message, from: office))
        var times: [Double] = []
        for _ in 0..<14 { times.append(pow(Double.random(in: 0...1, using: &random), 2) * 900_000) }
        let script = times.sorted().map { (start.addingTimeInterval($0), Self.command(&random)) }
        let end = start.addingTimeInterval(2_500_000)

        var plain = opened.ticket
        var woken = opened.ticket
        var known = opened.events
        for (moment, (command, actor)) in script {
            if let after = try? Self.desk.perform(command, on: plain, by: actor, at: moment) { plain = after.ticket }
            // Wake-ups before this command, in no order, some of the past.
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let back = Double.random(in: -5000...200_000, using: &random)
                let outcome = Self.desk.wake(woken, at: min(moment, max(start, moment.addingTimeInterval(-back))))
                woken = outcome.ticket
                known += outcome.events
            }
            if let after = try? Self.desk.perform(command, on: woken, by: actor, at: moment) {
                woken = after.ticket
                known += after.events
            }
        }
        plain = Self.desk.wake(plain, at: end).ticket
        let last = Self.desk.wake(woken, at: end)
        #expect(last.ticket == plain)
        #expect(known + last.events == plain.history)
        check(plain)
        // The desk told when to be woken: without it nothing more is due.
        #expect(last.wakeUp.map { $0 > end } ?? true)
    }

    @Test func `a clock that jumps ahead and back warns once`() {
        let opened = Desk.open("platform açılmıyor", Desk.office(.elite), desk: Self.desk)
        var ticket = opened.ticket
        var events: [TicketEvent] = []
        for time in [
            "2026-01-05 10:50", "2026-01-05 10:10", "2026-01-07 10:00", "2026-01-05 10:30", "2026-01-08 10:00",
        ] {
            let outcome = Self.desk.wake(ticket, at: Desk.at(time))
            ticket = outcome.ticket
            events += outcome.events
        }
        #expect(events.filter { $0.topic == "ticket.sla_warning" }.count == 1)
        #expect(events.filter { $0.topic == "ticket.sla_breached" }.count == 1)
    }

    private func check(_ ticket: Ticket) {
        var (state, opened, warned, broken) = (TicketState.new, 1, 0, 0)
        for (event, next) in zip(ticket.history, ticket.history.dropFirst()) { #expect(event.at <= next.at) }
        for event in ticket.history.dropFirst() {
            let action: TicketAction? =
                switch event.kind {
                case .assigned: .assign
                case .begun: .begin
                case .proposed: .propose
                case .accepted: .accept
                case .rejected: .reject
                case .escalated: .escalate
                case .withdrawn: .withdraw
                case .closed: .close
                case .reopened: .reopen
                case .merged: .merge
                default: nil
                }
            switch event.kind {
            case .reopened: opened += 1
            case .warned(.response, _): warned += 1
            case .broken(.response, _): broken += 1
            default: break
            }
            #expect(warned <= opened && broken <= opened)
            guard let action else { continue }
            guard
                let transition = TicketTransition.table.first(where: { $0.action == action && $0.from.contains(state) })
            else {
                Issue.record("\(action) from \(state)")
                return
            }
            #expect(transition.by.contains(event.by.role))
            state = transition.to
        }
        #expect(state == ticket.state)
        #expect(ticket.history.filter { if case .warned(.resolution, _) = $0.kind { true } else { false } }.count <= 1)
        #expect(ticket.history.filter { if case .broken(.resolution, _) = $0.kind { true } else { false } }.count <= 1)
        // Broken is what took longer than its limit, up to the answer.
        for promise in ticket.responses where promise.keptAt != nil && promise.brokenAt == nil {
            #expect(promise.elapsed(at: .distantFuture, by: Self.desk.policy) < promise.limit)
        }
    }
}
