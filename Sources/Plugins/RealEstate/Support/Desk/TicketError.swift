import PluginKit

/// Why the desk refuses; names what stands in the way and what would help.
public enum TicketError: Error, Equatable, Sendable {
    case notFrom(TicketState, TicketAction)
    case notBy(TicketActor.Role, TicketAction)
    /// The ticket is at a higher level than the agent.
    case aboveAgent(SupportLevel)
    case notHigher(than: SupportLevel)
    case staffOnly
    case supervisorOnly
    case reopeningTooLate(days: Int)
    case ratingOutOfRange
    case ratingTooEarly
    case notOpen(TicketState)
    case mergesIntoNewer
    case mergesOffices

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .notFrom: "step_not_allowed"
        case .notBy: "role_not_allowed"
        case .aboveAgent: "above_agent"
        case .notHigher: "not_higher"
        case .staffOnly: "staff_only"
        case .supervisorOnly: "supervisor_only"
        case .reopeningTooLate: "reopening_too_late"
        case .ratingOutOfRange: "rating_out_of_range"
        case .ratingTooEarly: "rating_too_early"
        case .notOpen: "ticket_not_open"
        case .mergesIntoNewer: "merges_into_newer"
        case .mergesOffices: "merges_offices"
        }
    }

    public static let codes = [
        "step_not_allowed", "role_not_allowed", "above_agent", "not_higher", "staff_only", "supervisor_only",
        "reopening_too_late", "rating_out_of_range", "rating_too_early", "ticket_not_open", "merges_into_newer",
        "merges_offices",
    ]

    public var detail: LocalizedText {
        switch self {
        case .notFrom(let state, let action):
            LocalizedText(
                tr: "“\(state.name.tr)” durumundaki bilette “\(action.name.tr)” işlemi yapılamaz.",
                en: "A ticket in the state “\(state.name.en)” does not allow “\(action.rawValue)”.")
        case .notBy(let role, let action):
            LocalizedText(
                tr: "“\(action.name.tr)” işlemini bu rol (\(role.rawValue)) yapamaz.",
                en: "The role “\(role.rawValue)” may not do “\(action.rawValue)”.")
        case .aboveAgent(let level):
            LocalizedText(
                tr: "Bilet \(level.name.tr) seviyesinde; o seviyeden biri ya da bir yönetici işlem yapabilir.",
                en: "The ticket is at \(level.name.en); somebody of that level or a supervisor may handle it.")
        case .notHigher(let level):
            LocalizedText(
                tr: "Bilet zaten \(level.name.tr) seviyesinde; yalnızca daha yukarı aktarılabilir.",
                en: "The ticket is at \(level.name.en) already; it can only go higher.")
        case .staffOnly:
            LocalizedText(tr: "Bunu yalnızca destek ekibi yapabilir.", en: "Only the desk's staff may do this.")
        case .supervisorOnly:
            LocalizedText(tr: "Önceliği yalnızca yönetici değiştirir.", en: "Only a supervisor changes the priority.")
        case .reopeningTooLate(let days):
            LocalizedText(
                tr: "Kapanalı \(days) günden çok oldu; bu bilete bağlı yeni bir bilet açın.",
                en: "It was closed more than \(days) days ago; open a new ticket that follows it.")
        case .ratingOutOfRange: LocalizedText(tr: "Puan 1 ile 5 arasında olmalı.", en: "A rating lies between 1 and 5.")
        case .ratingTooEarly:
            LocalizedText(
                tr: "Puan, bilet çözüldükten sonra verilir.", en: "A rating is given once the ticket is solved.")
        case .notOpen(let state):
            LocalizedText(
                tr: "Bilet açık değil (\(state.name.tr)); önce yeniden açın.",
                en: "The ticket is not open (\(state.name.en)); reopen it first.")
        case .mergesIntoNewer:
            LocalizedText(
                tr: "Yinelenen bilet daha eski olana bağlanır.", en: "A duplicate goes into the older ticket.")
        case .mergesOffices:
            LocalizedText(
                tr: "Yalnızca aynı ofisin biletleri birleştirilir; başka ofislerinki aynı soruna bağlanır.",
                en: "Only tickets of one office are merged; those of others are linked as one problem.")
        }
    }
}
