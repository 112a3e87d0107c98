import PluginKit

/// Estate offices and the panel they work with: listings, valuation, bot, fees, renting and selling.
public enum RealEstate: Plugin {
    public static let manifest = PluginManifest(
        id: "realestate",
        name: LocalizedText(tr: "Gayrimenkul", en: "Real estate"),
        summary: LocalizedText(
            tr:
                "İlan, değerleme, hizmet bedeli, kiralama, satış ve panel soruları; emsallerden değer aralığı ve rapor; "
                + "destek masası: bilet, SLA, haftalık rapor.",
            en:
                "Questions about listings, valuation, fees, renting, selling and the panel; ranges of value from "
                + "comparables, with a report; a support desk with tickets, service limits and a weekly report."),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: .object(ValuationSettings.members + Helpdesk.settings))

    public static let contributions = Contributions(
        intents: [
            .account, .listings, .valuation, .telegramBot, .payment, .escalation, .serviceFee, .rentingAndSelling,
            .promotions, .workingHours, .person, .other,
        ],
        signals: [.availability, .unsolved],
        guardrails: [.ownersData, .certainProfit, .valueWithoutBasis(for: "realestate")],
        dialogues: ValuationOffice.dialogues + Helpdesk.dialogues, listeners: Helpdesk.listeners,
        routes: ValuationOffice.routes + Helpdesk.routes, jobs: ValuationOffice.jobs + Helpdesk.jobs,
        templates: Helpdesk.templates, events: ValuationOffice.events + Helpdesk.events,
        cards: ValuationOffice.cards + Helpdesk.cards, pages: ValuationOffice.pages + Helpdesk.pages,
        migrations: ValuationOffice.migrations + Helpdesk.migrations, traces: DeskTraces.all,
        knowledge: Helpdesk.knowledge,
        demo: ValuationOffice.demo + Helpdesk.demo)
}
