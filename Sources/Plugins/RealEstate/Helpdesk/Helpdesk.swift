import PluginKit

/// The support desk of an office platform, as a product: tickets, problems and crises, the weekly report, and the talk.
enum Helpdesk {
    static let routes =
        TicketRoutes.routes + ProblemRoutes.routes + Offices.routes + Reports.routes + Solutions.routes
    static let jobs = [SupportDesk.job, Problems.job, Reports.job, SeedContacts.job]
    static let events = DeskNotices.events
    static let templates = DeskNotices.templates
    static let dialogues = [SupportTalk.dialogue]
    static let listeners = [CustomerWords.listener]
    static let cards = [DeskCards.open, DeskCards.today, DeskCards.week, DeskCards.topics, DeskCards.risk]
    static let pages = DeskPages.all
    static let settings = HelpdeskSettings.members
    /// The known problems, as entries of a tenant's FAQ.
    static let knowledge = Solutions.knowledge
    static let demo = [DemoDesk.rows]
}
