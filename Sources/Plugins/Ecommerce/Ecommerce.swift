import PluginKit

/// Online shops: parcels, orders, returns and exchanges.
public enum Ecommerce: Plugin {
    public static let manifest = PluginManifest(
        id: "ecommerce",
        name: LocalizedText(tr: "E-ticaret", en: "E-commerce"),
        summary: LocalizedText(
            tr: "Kargo, sipariş, iade ve değişim soruları.",
            en: "Questions about parcels, orders, returns and exchanges."),
        version: "1.0.0",
        languages: [.turkish, .english])

    public static let contributions = Contributions(
        intents: [.parcelLocation, .orderStatus, .deliveryTime, .returns, .exchanges],
        signals: [.deliveryAddress],
        guardrails: [.refundAccount])
}
