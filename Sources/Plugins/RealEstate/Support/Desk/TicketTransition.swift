import PluginKit

/// Where a ticket stands.
public enum TicketState: String, Sendable, Codable, CaseIterable {
    case new, assigned, investigating, proposed, solved, closed

    public var isOpen: Bool { self != .solved && self != .closed }

    public var name: LocalizedText {
        switch self {
        case .new: LocalizedText(tr: "Yeni", en: "New")
        case .assigned: LocalizedText(tr: "Atandı", en: "Assigned")
        case .investigating: LocalizedText(tr: "İnceleniyor", en: "Investigating")
        case .proposed: LocalizedText(tr: "Çözüm Önerildi", en: "Solution proposed")
        case .solved: LocalizedText(tr: "Çözüldü", en: "Solved")
        case .closed: LocalizedText(tr: "Kapatıldı", en: "Closed")
        }
    }
}

/// Who does something to a ticket.
public enum TicketActor: Sendable, Hashable, Codable {
    case customer
    case agent(name: String, level: SupportLevel)
    case supervisor(name: String)
    /// The desk itself, when a time is up.
    case system

    public enum Role: String, Sendable, Codable, CaseIterable { case customer, agent, supervisor, system }

    public var role: Role {
        switch self {
        case .customer: .customer
        case .agent: .agent
        case .supervisor: .supervisor
        case .system: .system
        }
    }

    var isStaff: Bool { role == .agent || role == .supervisor }
}

/// What moves a ticket from one state to another.
public enum TicketAction: String, Sendable, Codable, CaseIterable {
    case assign, begin, propose, accept, reject, escalate
    /// The customer says that it is solved, or not wanted any more, before anything was proposed.
    case withdraw
    case close, reopen, merge

    public var name: LocalizedText {
        switch self {
        case .assign: LocalizedText(tr: "ata", en: "assign")
        case .begin: LocalizedText(tr: "incelemeye başla", en: "begin")
        case .propose: LocalizedText(tr: "çözüm öner", en: "propose a solution")
        case .accept: LocalizedText(tr: "çözüldü say", en: "resolve")
        case .reject: LocalizedText(tr: "müşteri onaylamadı", en: "reject")
        case .escalate: LocalizedText(tr: "üst seviyeye aktar", en: "escalate")
        case .withdraw: LocalizedText(tr: "çözüldü say", en: "resolve")
        case .close: LocalizedText(tr: "kapat", en: "close")
        case .reopen: LocalizedText(tr: "yeniden aç", en: "reopen")
        case .merge: LocalizedText(tr: "yinelenen olarak birleştir", en: "merge as a duplicate")
        }
    }
}

/// One row of the table of what may happen; what is not in it may not.
public struct TicketTransition: Sendable {
    public let action: TicketAction
    public let from: [TicketState]
    public let to: TicketState
    public let by: [TicketActor.Role]

    public static let table: [TicketTransition] = [
        TicketTransition(
            action: .assign, from: [.new, .assigned, .investigating], to: .assigned, by: [.agent, .supervisor, .system]),
        TicketTransition(action: .begin, from: [.assigned], to: .investigating, by: [.agent, .supervisor]),
        TicketTransition(action: .propose, from: [.investigating], to: .proposed, by: [.agent, .supervisor]),
        // Staff may say it for a customer on the telephone; silence says it in the end.
        TicketTransition(
            action: .accept, from: [.proposed], to: .solved, by: [.customer, .agent, .supervisor, .system]),
        TicketTransition(action: .reject, from: [.proposed], to: .investigating, by: [.customer, .agent, .supervisor]),
        TicketTransition(
            action: .escalate, from: [.new, .assigned, .investigating, .proposed], to: .assigned,
            by: [.agent, .supervisor, .system]),
        TicketTransition(
            action: .withdraw, from: [.new, .assigned, .investigating], to: .solved,
            by: [.customer, .agent, .supervisor]),
        TicketTransition(
            action: .close, from: [.solved], to: .closed, by: [.customer, .agent, .supervisor, .system]),
        TicketTransition(
            action: .reopen, from: [.solved, .closed], to: .investigating, by: [.customer, .agent, .supervisor]),
        TicketTransition(
            action: .merge, from: [.new, .assigned, .investigating, .proposed], to: .closed, by: [.agent, .supervisor]),
    ]

    /// What a role may do in a state, in the table's order.
    public static func allowed(in state: TicketState, to role: TicketActor.Role) -> [TicketAction] {
        table.filter { $0.from.contains(state) && $0.by.contains(role) }.map(\.action)
    }

    /// Where the action leads from a state; `nil` where it leads nowhere.
    public static func of(_ action: TicketAction, from state: TicketState) -> TicketTransition? {
        table.first { $0.action == action && $0.from.contains(state) }
    }
}
