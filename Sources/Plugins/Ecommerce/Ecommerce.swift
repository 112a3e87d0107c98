import PluginKit

/// Online shops: orders of their marketplaces, parcels, returns that need not be, wholesale leads.
public enum Ecommerce: Plugin {
    public static let manifest = PluginManifest(
        id: "ecommerce",
        name: LocalizedText(tr: "E-ticaret", en: "E-commerce"),
        summary: LocalizedText(
            tr: "Sipariş ve kargo takibi, iade yerine değişim ya da kupon, iptal, fatura, stok ve toptan talepler.",
            en: "Orders and parcels, exchanges in place of returns, cancellations, invoices, stock, wholesale leads."),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: ShopSettings.schema)

    public static let contributions = Contributions(
        intents: [
            .parcelLocation, .orderStatus, .deliveryTime, .returns, .exchanges, .invoices, .cancellations, .stock,
            .wholesale, .complaints, .price, .warranty, .promotions, .productDetails, .payment, .person, .other,
        ],
        signals: [.deliveryAddress],
        guardrails: [.refundAccount],
        facts: [ParcelTalk.facts, Products.facts, VIPFlags.facts],
        dialogues: [ParcelTalk.dialogue, ReturnTalk.dialogue, RequestTalk.cancel, RequestTalk.invoice],
        listeners: [ShopListener.signals],
        routes: OrderRoutes.all + ReturnDesk.routes + Requests.routes + VIPFlags.routes + ReviewAlerts.routes
            + Products.routes,
        jobs: [FollowUp.job],
        connectors: [Trendyol.connector, Hepsiburada.connector],
        templates: templates, events: events,
        cards: [OrderRoutes.card, ReturnDesk.card, VIPFlags.card],
        pages: pages, migrations: migrations, traces: BuyerTraces.all,
        evaluation: EvaluationSet(.corpus, bar: 0.84))
}
