import Foundation
import PluginKit

/// What an office looks at once a week.
enum ValuationCards {
    private static let days = 30.0

    static let all = [valuations, accuracy]

    static let valuations = DashboardCard("valuations", tr: "Değerlemeler", en: "Valuations") { session in
        let since = session.now.addingTimeInterval(-days * 86_400)
        let all = try session.count(
            """
            select count(*) as n from realestate_valuations
            where tenant_id = \(session.tenant) and created_at >= \(since)
            """)
        let refused = try session.count(
            """
            select count(*) as n from realestate_valuations
            where tenant_id = \(session.tenant) and created_at >= \(since) and refusal is not null
            """)
        return [
            .init(tr: "Son 30 günde", en: "In the last 30 days", Double(all)),
            .init(
                tr: "Değer verilemeyen", en: "Without a value", all == 0 ? nil : Double(refused) / Double(all), .share),
        ]
    }

    static let accuracy = DashboardCard("valuation_accuracy", tr: "Değerleme isabeti", en: "Accuracy of valuations") {
        session in
        let errors = try session.all(
            """
            select abs(estimate / sold_price - 1) as error, sold_price between low80 and high80 as is_within
            from realestate_valuations
            where tenant_id = \(session.tenant) and sold_price is not null and estimate is not null
            order by 1
            """
        ) { row throws(StorageError) in (try row.value("error", as: Double.self), try row.flag("is_within")) }
        let within = errors.count { $0.1 }
        let model = try ModelVersion.current(.sale, session)
        return [
            .init(tr: "Satış fiyatı bilinen", en: "With a known sale", Double(errors.count)),
            .init(
                tr: "Sonraki satışa göre ortanca hata", en: "Median error against later sales",
                errors.isEmpty ? nil : RatioStudy.median(errors.map(\.0)), .share),
            .init(
                tr: "%80 aralığın içinde kalan", en: "Inside the 80 % range",
                errors.isEmpty ? nil : Double(within) / Double(errors.count), .share),
            .init(
                tr: "Modelin görmediği emsallerde ortanca hata", en: "Median error on comparables kept back",
                model?.medianError, .share),
        ]
    }
}
