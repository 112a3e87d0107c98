import Foundation
import PluginKit

/// Who hears of what happens to a ticket: the console and webhooks, two telephones, and the customer.
struct DeskNotices {
    private let desk: SupportDesk

    init(_ desk: SupportDesk) { self.desk = desk }

    static let events = [
        PluginEvent("ticket.opened", tr: "Yeni bilet", en: "New ticket"),
        PluginEvent("ticket.critical", tr: "Kritik (P1) bilet", en: "Critical (P1) ticket", isUrgent: true),
        PluginEvent("ticket.escalated", tr: "Bilet üst seviyeye çıktı", en: "Ticket escalated"),
        PluginEvent("ticket.reopened", tr: "Bilet yeniden açıldı", en: "Ticket reopened"),
        PluginEvent("ticket.solved", tr: "Bilet çözüldü", en: "Ticket solved"),
        PluginEvent("ticket.closed", tr: "Bilet kapandı", en: "Ticket closed"),
        PluginEvent(
            "ticket.sla_warning", tr: "SLA süresi dolmak üzere", en: "A service limit is near", isUrgent: true),
        PluginEvent("ticket.sla_breached", tr: "SLA ihlali", en: "A service limit was broken", isUrgent: true),
        PluginEvent(
            "crisis.opened", tr: "Aynı sorun birçok ofiste", en: "One problem in several offices", isUrgent: true),
        PluginEvent(
            "crisis.status_due", tr: "Kriz bilgilendirmesi zamanı", en: "Word on a crisis is due", isUrgent: true),
        PluginEvent("crisis.over", tr: "Kriz sona erdi", en: "A crisis is over"),
        PluginEvent("seed.contact_due", tr: "Seed ofisle bugün görüşülecek", en: "A seed office is to be contacted"),
        PluginEvent("report.ready", tr: "Haftalık destek raporu hazır", en: "The weekly support report is ready"),
    ]

    static let templates = [
        MessageTemplate(
            "ticket_opened", .transactional,
            tr:
                "Merhaba, {number} numaralı destek talebiniz açıldı: “{subject}”. En geç {due} itibarıyla yanıtlayacağız. "
                + "{desk}",
            en: "Hello, your request {number} is open: “{subject}”. We will answer by {due}. {desk}"),
        MessageTemplate(
            "ticket_reply", .transactional, tr: "{number} numaralı destek talebiniz hakkında: {text} {desk}",
            en: "About your request {number}: {text} {desk}"),
        MessageTemplate(
            "ticket_proposed", .transactional,
            tr:
                "{number} numaralı destek talebiniz için çözüm önerimiz: {text} Sorun çözüldüyse EVET, çözülmediyse HAYIR "
                + "yazabilirsiniz. {desk}",
            en:
                "What we suggest for your request {number}: {text} Please answer YES if it is solved, or NO if it is not. "
                + "{desk}"),
        MessageTemplate(
            "sla_warning", .transactional,
            tr: "{desk}: {number} numaralı biletin ({office}, {priority}) süresi {due} itibarıyla doluyor.",
            en: "{desk}: the limit of ticket {number} ({office}, {priority}) is reached by {due}."),
        MessageTemplate(
            "sla_breached", .transactional,
            tr: "{desk}: {number} numaralı biletin ({office}, {priority}) süresi {due} itibarıyla aşıldı.",
            en: "{desk}: the limit of ticket {number} ({office}, {priority}) was passed by {due}."),
        MessageTemplate("crisis_status", .transactional, tr: "{text}", en: "{text}"),
    ]

    /// What programs are told of a ticket.
    private struct Telling: Encodable {
        let ticketId: TicketKey
        let number: Int
        let subject: String
        let office: String
        let priority: String
        let level: String
        let state: TicketState
        let at: Date
        let what: LocalizedWords
        let audience: [TicketEvent.Audience]
        let promise: PromiseKind?
        let dueAt: Date?
    }

    func tell(
        _ events: [TicketEvent], of stored: StoredTicket, note: String? = nil, _ session: borrowing PluginSession
    ) throws {
        guard desk.tells else { return }
        let count = stored.ticket.history.count - events.count
        for (offset, event) in events.enumerated() {
            try tell(event, of: stored, session)
            try write(event, of: stored, place: count + offset, note: note, session)
        }
    }

    private func tell(_ event: TicketEvent, of stored: StoredTicket, _ session: borrowing PluginSession) throws {
        let ticket = stored.ticket
        let limit = event.limit
        // A warning tells when the limit is reached, not when it was given.
        let due = limit.flatMap { kind, due -> Date? in
            if case .warned = event.kind { return ticket.promise(kind)?.due(by: desk.policy) ?? due }
            return due
        }
        let telling = Telling(
            ticketId: stored.key, number: stored.number, subject: stored.subject, office: ticket.office.name,
            priority: ticket.priority.label, level: ticket.level.label, state: ticket.state, at: event.at,
            what: LocalizedWords(event.sentence), audience: event.audience, promise: limit?.kind, dueAt: due)
        if Self.events.contains(where: { $0.id == event.topic }) { try session.notify(event.topic, telling) }
        if event.isCritical { try session.notify("ticket.critical", telling) }
    }

    /// Messages that leave the house.
    private func write(
        _ event: TicketEvent, of stored: StoredTicket, place: Int, note: String?, _ session: borrowing PluginSession
    ) throws {
        let ticket = stored.ticket
        let key = "\(stored.key)/\(place)"
        switch event.kind {
        case .warned(let kind, _):
            let due = ticket.promise(kind)?.due(by: desk.policy)
            try alert("sla_warning", desk.settings.supervisorPhone, of: stored, due, key: key + "/supervisor", session)
        case .broken(_, let due):
            try alert("sla_breached", desk.settings.supervisorPhone, of: stored, due, key: key + "/supervisor", session)
            try alert("sla_breached", desk.settings.managerPhone, of: stored, due, key: key + "/manager", session)
        case .opened:
            // In a talk, the talk itself says it.
            guard stored.customer.conversation == nil, let due = ticket.responses.last?.due(by: desk.policy) else {
                return
            }
            try send("ticket_opened", to: stored, ["due": desk.words(for: due, stored.language)], key: key, session)
        case .replied, .askedCustomer:
            guard event.by.isStaff, let note else { return }
            try send("ticket_reply", to: stored, ["text": note], key: key, session)
        case .proposed:
            guard let note else { return }
            try send("ticket_proposed", to: stored, ["text": note], key: key, session)
        default: return
        }
    }

    private func alert(
        _ template: String, _ phone: String?, of stored: StoredTicket, _ due: Date?, key: String,
        _ session: borrowing PluginSession
    ) throws {
        guard let phone else { return }
        try session.send(
            TemplatedMessage(
                template, to: phone, language: .turkish,
                values: [
                    "desk": desk.name(session.tenantName), "number": String(stored.number),
                    "office": stored.ticket.office.name, "priority": stored.ticket.priority.name.tr,
                    "due": desk.words(for: due ?? desk.now, .turkish),
                ], key: key))
    }

    private func send(
        _ template: String, to stored: StoredTicket, _ values: [String: String], key: String,
        _ session: borrowing PluginSession
    ) throws {
        guard let phone = stored.customer.phone else { return }
        let own = [
            "number": String(stored.number), "subject": stored.subject, "desk": desk.name(session.tenantName),
        ]
        try session.send(
            TemplatedMessage(
                template, to: phone, language: stored.language, values: own.merging(values) { $1 }, key: key))
    }
}

/// A text in both languages, for programs.
struct LocalizedWords: Encodable, Sendable {
    let tr: String
    let en: String

    init(_ text: LocalizedText) { (tr, en) = (text.tr, text.en) }
}

extension SupportDesk {
    func name(_ tenant: String) -> String { settings.deskName ?? tenant }

    /// `23 Kasım Pazartesi 11:00`, on the desk's wall clock.
    func words(for moment: Date, _ language: Language) -> String { DeskWords.moment(moment, in: zone, language) }
}

extension TicketEvent {
    /// The limit that a warning or a breach is of.
    var limit: (kind: PromiseKind, due: Date)? {
        switch kind {
        case .warned(let kind, let due), .broken(let kind, let due): (kind, due)
        default: nil
        }
    }

    var isCritical: Bool {
        switch kind {
        case .opened(.critical), .prioritised(_, .critical, _): true
        default: false
        }
    }
}

extension Ticket {
    /// The last promise of a kind.
    func promise(_ kind: PromiseKind) -> ServicePromise? {
        switch kind {
        case .response: responses.last
        case .resolution: resolution
        }
    }
}
