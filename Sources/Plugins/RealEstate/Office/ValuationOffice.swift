import PluginKit

/// The valuation as an office uses it: what the niche adds to the host for it.
enum ValuationOffice {
    static let routes =
        Valuations.routes + ImportRoutes.all + Comparables.routes + PriceIndexes.routes + ModelRoutes.all + [
            Places.route
        ]
    static let jobs = [Refit.job, ValuationTalk.loading, DemoMarket.job]
    static let events = [
        PluginEvent("model_fitted", tr: "Değerleme modeli yenilendi", en: "The valuation model was fitted anew")
    ]
    static let cards = ValuationCards.all
    static let pages = ValuationPages.all
    static let demo = [DemoMarket.rows]
    static let dialogues = [ValuationTalk.dialogue]
}
