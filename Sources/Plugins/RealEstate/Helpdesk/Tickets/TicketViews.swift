import Foundation
import PluginKit

/// How much of a promise is used up, in the minutes of its own calendar.
struct PromiseView: Encodable {
    enum State: String, Encodable { case running, waiting, kept, broken }

    let kind: PromiseKind
    let state: State
    let limitMinutes: Int
    let usedMinutes: Int
    /// Below 0 once it is broken.
    let remainingMinutes: Int
    let roundTheClock: Bool
    /// `nil` while the clock stands.
    let dueAt: Date?
    let warnedAt: Date?
    let brokenAt: Date?
    let keptAt: Date?

    init(_ promise: ServicePromise, _ kind: PromiseKind, _ desk: SupportDesk) {
        self.kind = kind
        state =
            promise.brokenAt != nil
            ? .broken : promise.keptAt != nil ? .kept : promise.clock.isRunning ? .running : .waiting
        let used = promise.elapsed(at: promise.keptAt ?? desk.now, by: desk.policy)
        limitMinutes = promise.target.minutes
        usedMinutes = Int(used / 60)
        remainingMinutes = Int(((promise.limit - used) / 60).rounded(.down))
        roundTheClock = promise.target.hours == .aroundTheClock
        dueAt = promise.keptAt == nil ? promise.due(by: desk.policy) : nil
        (warnedAt, brokenAt, keptAt) = (promise.warnedAt, promise.brokenAt, promise.keptAt)
    }
}

/// A ticket in a list.
struct TicketLine: Encodable {
    struct OfficeName: Encodable {
        let id: String
        let name: String
        let plan: Office.Plan
        let seed: Bool
    }

    let id: TicketKey
    let number: Int
    let subject: String
    let office: OfficeName
    let state: TicketState
    let priority: String
    let level: String
    let assignee: String?
    let waitsForCustomer: Bool
    let late: Bool
    let channel: SupportChannel
    let problemId: ProblemKey?
    let openedAt: Date
    let changedAt: Date
    /// Of the promise that runs out first.
    let dueAt: Date?
    let remainingMinutes: Int?

    init(_ stored: StoredTicket, _ desk: SupportDesk, _ language: Language) {
        let ticket = stored.ticket
        id = stored.key
        number = stored.number
        subject = stored.subject
        office = OfficeName(
            id: ticket.office.id, name: ticket.office.name, plan: ticket.office.plan, seed: ticket.office.isSeed)
        state = ticket.state
        priority = ticket.priority.label
        level = ticket.level.label
        assignee = ticket.assignee
        waitsForCustomer = ticket.waitsForCustomer
        late = ticket.isLate
        channel = ticket.channel
        problemId = stored.problem
        openedAt = ticket.openedAt
        changedAt = stored.changedAt
        let running = ticket.promises(desk).filter { $0.state == .running }
            .min { ($0.dueAt ?? .distantFuture) < ($1.dueAt ?? .distantFuture) }
        dueAt = ticket.state.isOpen ? running?.dueAt : nil
        remainingMinutes = ticket.state.isOpen ? running?.remainingMinutes : nil
    }
}

/// All that is known of one ticket.
struct TicketView: Encodable {
    struct Reason: Encodable {
        let id: PriorityReason
        let text: String
    }

    struct Entry: Encodable {
        let at: Date
        let by: String
        let what: String
        let note: String?
        let topic: String
    }

    let line: TicketLine
    let message: String
    let customer: TicketCustomer
    let follows: TicketID?
    let mergedInto: TicketID?
    let rating: Int?
    let reasons: [Reason]
    let reasonText: String
    let part: PlatformPart?
    let symptom: Symptom?
    let promises: [PromiseView]
    let escalatesAt: Date?
    let allowed: [TicketAction]
    let allowedText: String
    let solution: SolutionView?
    /// What the desk may write first.
    let suggestion: String
    let history: [Entry]

    init(_ stored: StoredTicket, _ events: [StoredEvent], _ desk: SupportDesk, _ language: Language) {
        let ticket = stored.ticket
        line = TicketLine(stored, desk, language)
        message = ticket.message
        customer = stored.customer
        (follows, mergedInto, rating) = (ticket.follows, ticket.mergedInto, ticket.rating)
        let raised = ticket.history.compactMap { event -> PriorityReason? in
            if case .prioritised(_, _, let reason) = event.kind { reason } else { nil }
        }
        reasons = (ticket.triage.reasons + raised).map { Reason(id: $0, text: $0.sentence.text(in: language)) }
        reasonText = reasons.map(\.text).joined(separator: " ")
        (part, symptom) = (ticket.triage.part, ticket.triage.symptom)
        promises = ticket.promises(desk)
        escalatesAt = desk.rules.alarms(of: ticket).first { $0.kind == .levelTimeout }?.due
        allowed = TicketTransition.allowed(in: ticket.state, to: .agent)
        allowedText = allowed.map { $0.name.text(in: language) }.joined(separator: ", ")
        solution = ticket.triage.solution.flatMap(StandardSolution.of).map { SolutionView($0, language) }
        suggestion = FirstAnswer(to: ticket).text.text(in: language)
        history = events.map { stored in
            Entry(
                at: stored.event.at, by: stored.event.by.name.text(in: language),
                what: stored.event.sentence.text(in: language), note: stored.note, topic: stored.event.topic)
        }
    }

    private enum Key: String, CodingKey {
        case message, customer, follows, mergedInto, rating, reasons, reasonText, part, symptom, promises,
            escalatesAt, allowed, allowedText, solution, suggestion, history
    }

    /// The members of the line stand among its own.
    func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(message, forKey: .message)
        try container.encode(customer, forKey: .customer)
        try container.encodeIfPresent(follows, forKey: .follows)
        try container.encodeIfPresent(mergedInto, forKey: .mergedInto)
        try container.encodeIfPresent(rating, forKey: .rating)
        try container.encode(reasons, forKey: .reasons)
        try container.encode(reasonText, forKey: .reasonText)
        try container.encodeIfPresent(part, forKey: .part)
        try container.encodeIfPresent(symptom, forKey: .symptom)
        try container.encode(promises, forKey: .promises)
        try container.encodeIfPresent(escalatesAt, forKey: .escalatesAt)
        try container.encode(allowed, forKey: .allowed)
        try container.encode(allowedText, forKey: .allowedText)
        try container.encodeIfPresent(solution, forKey: .solution)
        try container.encode(suggestion, forKey: .suggestion)
        try container.encode(history, forKey: .history)
    }
}

/// A known problem, as it is cited.
struct SolutionView: Encodable {
    let id: StandardSolution.ID
    let title: String
    let category: String
    let steps: [String]
    let stepText: String
    let levels: String
    /// Of the entry that ``Helpdesk/knowledge`` brings into the tenant's knowledge.
    let source: String

    init(_ solution: StandardSolution, _ language: Language) {
        id = solution.id
        title = solution.title.text(in: language)
        category = solution.category.name.text(in: language)
        steps = solution.steps.map { $0.text(in: language) }
        stepText = solution.numberedSteps(in: language)
        let (low, high) = (solution.levels.lowerBound, solution.levels.upperBound)
        levels = low == high ? low.label : "\(low.label)–\(high.label)"
        source = solution.externalID
    }
}

extension StandardSolution {
    /// One step a line, numbered.
    func numberedSteps(in language: Language) -> String {
        steps.enumerated().map { "\($0 + 1). \($1.text(in: language))" }.joined(separator: "\n")
    }

    /// By which it is known among the tenant's FAQ entries.
    var externalID: String { "support:\(id)" }
}

extension Ticket {
    fileprivate func promises(_ desk: SupportDesk) -> [PromiseView] {
        (responses.last.map { [PromiseView($0, .response, desk)] } ?? [])
            + (resolution.map { [PromiseView($0, .resolution, desk)] } ?? [])
    }
}
