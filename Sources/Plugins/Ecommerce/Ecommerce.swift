import PluginKit

/// Online shops: parcels, orders, returns and exchanges.
public enum Ecommerce: Plugin {
    public static let manifest = PluginManifest(
        id: "ecommerce",
        name: LocalizedText(tr: "E-ticaret", en: "E-commerce"),
        summary: LocalizedText(
            tr: "Kargo, sipariş, iade, değişim, fatura, stok ve kampanya soruları.",
            en: "Questions about parcels, orders, returns, exchanges, invoices, stock and promotions."),
        version: "1.1.0",
        languages: [.turkish, .english, .arabic])

    public static let contributions = Contributions(
        intents: [
            .parcelLocation, .orderStatus, .deliveryTime, .returns, .exchanges, .invoices, .cancellations, .stock,
            .wholesale, .complaints, .price, .warranty, .promotions, .productDetails, .payment, .person, .other,
        ],
        signals: [.deliveryAddress],
        guardrails: [.refundAccount])
}
