import Foundation
import PluginKit

/// A service of the clinic's own catalogue: the only source of prices, durations and recovery times that replies state by
/// themselves.
struct Service: Encodable, Sendable {
    let id: ServiceID
    let name: String
    let nameEn: String?
    let procedure: String?
    let category: String
    let priceMin: Money
    let priceMax: Money
    /// Both prices, as a Turkish reader writes them.
    let priceText: String
    let durationMinutes: Int?
    let recoveryDays: Int?
    let descriptionTr: String
    let descriptionEn: String
    let cautionsTr: String
    let cautionsEn: String
    let isActive: Bool
    let updatedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        let currency = try row.text("currency")
        id = try row.id("id")
        name = try row.text("name")
        nameEn = try row.value("name_en")
        procedure = try row.value("procedure")
        category = try row.text("category")
        priceMin = Money(amountMinor: try row.integer("price_min"), currency: currency)
        priceMax = Money(amountMinor: try row.integer("price_max"), currency: currency)
        priceText = Money.range(priceMin, priceMax, .turkish)
        durationMinutes = try row.value("duration_minutes")
        recoveryDays = try row.value("recovery_days")
        descriptionTr = try row.text("description_tr")
        descriptionEn = try row.text("description_en")
        cautionsTr = try row.text("cautions_tr")
        cautionsEn = try row.text("cautions_en")
        isActive = try row.flag("is_active")
        updatedAt = try row.date("updated_at")
    }

    func name(in language: Language) -> String { language == .english ? nameEn ?? name : name }

    func price(in language: Language) -> String { Money.range(priceMin, priceMax, language) }

    /// As a person reads it; empty where the clinic wrote none in this language.
    func description(in language: Language) -> String { language == .english ? descriptionEn : descriptionTr }

    func cautions(in language: Language) -> String { language == .english ? cautionsEn : cautionsTr }

    /// What a reply that states one thing of it stands on.
    func record(_ quote: String, in language: Language) -> Fact.Record {
        Fact.Record(table: "services", id: id.description, quote: "\(name(in: language)): \(quote)")
    }
}
