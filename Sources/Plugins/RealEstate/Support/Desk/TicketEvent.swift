import Foundation
import PluginKit

/// Something that happened to a ticket: its history, its notices and its webhook events are lists of these.
public struct TicketEvent: Sendable, Equatable, Codable {
    public let at: Date
    public let by: TicketActor
    public let kind: Kind

    public enum Kind: Sendable, Equatable, Codable {
        case opened(Priority)
        case assigned(to: String?)
        case begun, proposed, accepted, rejected
        case escalated(from: SupportLevel, to: SupportLevel, because: EscalationReason)
        case withdrawn, closed, reopened
        case merged(into: TicketID)
        case absorbed(TicketID)
        case replied, askedCustomer, customerWrote
        case prioritised(from: Priority, to: Priority, because: PriorityReason)
        case rated(Int)
        case tried(FlowStep, solved: Bool)
        case warned(PromiseKind, due: Date)
        case broken(PromiseKind, due: Date)
    }

    /// The topic under which webhooks and the console hear of it.
    public var topic: String {
        switch kind {
        case .opened: "ticket.opened"
        case .assigned: "ticket.assigned"
        case .begun: "ticket.investigating"
        case .proposed: "ticket.proposed"
        case .accepted, .withdrawn: "ticket.solved"
        case .rejected: "ticket.rejected"
        case .escalated: "ticket.escalated"
        case .closed: "ticket.closed"
        case .reopened: "ticket.reopened"
        case .merged, .absorbed: "ticket.merged"
        case .replied, .askedCustomer, .customerWrote, .tried: "ticket.noted"
        case .prioritised: "ticket.prioritised"
        case .rated: "ticket.rated"
        case .warned: "ticket.sla_warning"
        case .broken: "ticket.sla_breached"
        }
    }

    /// Who has to be told at once: a warning goes to whoever works on it and to the supervisor, a breach to the manager
    /// as well.
    public var audience: [Audience] {
        switch kind {
        case .opened(.critical): [.team, .supervisor]
        case .opened, .assigned, .escalated, .reopened: [.team]
        case .prioritised(_, .critical, _): [.team, .supervisor]
        case .warned: [.team, .supervisor]
        case .broken: [.team, .supervisor, .manager]
        case .proposed, .replied, .askedCustomer: [.customer]
        default: []
        }
    }

    public enum Audience: String, Sendable, Codable {
        case customer, team, supervisor, manager
    }
}

/// What a limit is set for.
public enum PromiseKind: String, Sendable, Codable, CaseIterable {
    /// The first answer.
    case response = "frt"
    case resolution
}

/// Why a ticket has the priority it has.
public enum PriorityReason: String, Sendable, Codable, CaseIterable {
    case unreachable, featureFails, question, wish
    case seedOffice, dataLoss
    case sharedProblem
    case decision

    public var sentence: LocalizedText {
        switch self {
        case .unreachable: LocalizedText(tr: "Platforma erişilemiyor.", en: "The platform cannot be reached.")
        case .featureFails: LocalizedText(tr: "Bir özellik çalışmıyor.", en: "A feature does not work.")
        case .question: LocalizedText(tr: "Kullanım sorusu ya da küçük sorun.", en: "A question or a small problem.")
        case .wish: LocalizedText(tr: "Öneri ya da görünüm isteği.", en: "A wish, or a matter of looks.")
        case .seedOffice: LocalizedText(tr: "Seed ofis: bir seviye yukarı.", en: "A seed office: one level up.")
        case .dataLoss: LocalizedText(tr: "Veri kaybı riski var.", en: "Data may be lost.")
        case .sharedProblem:
            LocalizedText(
                tr: "Aynı sorun en az üç ofiste görülüyor.", en: "At least three offices have the same problem.")
        case .decision: LocalizedText(tr: "Yetkili kararı.", en: "A supervisor's decision.")
        }
    }
}

/// The steps that a matter takes before and beside the ladder.
public enum FlowStep: String, Sendable, Codable, CaseIterable {
    case selfService, chat, email, phone, technical, management
}
