import PluginKit

/// Estate offices and the panel they work with: listings, valuation, bot, fees, renting and selling.
public enum RealEstate: Plugin {
    public static let manifest = PluginManifest(
        id: "realestate",
        name: LocalizedText(tr: "Gayrimenkul", en: "Real estate"),
        summary: LocalizedText(
            tr:
                "İlan, değerleme, hizmet bedeli, kiralama, satış ve panel soruları; destek masası: bilet, SLA, haftalık rapor.",
            en:
                "Questions about listings, valuation, fees, renting, selling and the panel; a support desk with tickets, "
                + "service limits and a weekly report."),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: .object(
            [
                .optional(
                    "time_zone", .format(.timeZone), LocalizedText(tr: "Saat dilimi", en: "Time zone"),
                    default: "Europe/Istanbul")
            ] + Helpdesk.settings))

    public static let contributions = Contributions(
        intents: [
            .account, .listings, .valuation, .telegramBot, .payment, .escalation, .serviceFee, .rentingAndSelling,
            .promotions, .workingHours, .person, .other,
        ],
        signals: [.availability, .unsolved],
        guardrails: [.ownersData, .certainProfit, .valueWithoutBasis(for: "realestate")],
        dialogues: Helpdesk.dialogues, listeners: Helpdesk.listeners, routes: Helpdesk.routes, jobs: Helpdesk.jobs,
        templates: Helpdesk.templates, events: Helpdesk.events, cards: Helpdesk.cards, pages: Helpdesk.pages,
        migrations: Helpdesk.migrations, knowledge: Helpdesk.knowledge, demo: Helpdesk.demo)
}
