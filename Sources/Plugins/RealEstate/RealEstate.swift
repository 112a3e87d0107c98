import PluginKit

/// Estate offices and the panel they work with: listings, valuation, bot, fees, renting and selling.
public enum RealEstate: Plugin {
    public static let manifest = PluginManifest(
        id: "realestate",
        name: LocalizedText(tr: "Gayrimenkul", en: "Real estate"),
        summary: LocalizedText(
            tr: "İlan, değerleme, hizmet bedeli, kiralama, satış ve panel soruları.",
            en: "Questions about listings, valuation, fees, renting, selling and the panel."),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: .object(ValuationSettings.members))

    public static let contributions = Contributions(
        intents: [
            .account, .listings, .valuation, .telegramBot, .payment, .escalation, .serviceFee, .rentingAndSelling,
            .promotions, .workingHours, .person, .other,
        ],
        signals: [.availability, .unsolved],
        guardrails: [.ownersData, .certainProfit, .valueWithoutBasis(for: "realestate")],
        dialogues: ValuationOffice.dialogues,
        routes: ValuationOffice.routes, jobs: ValuationOffice.jobs, events: ValuationOffice.events,
        cards: ValuationOffice.cards, pages: ValuationOffice.pages, migrations: ValuationOffice.migrations,
        demo: "demo")
}
