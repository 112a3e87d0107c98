import PluginKit

/// What the clinic's own records answer, before any document is asked. No word of it is medical advice.
enum ClinicFacts {
    static let all = [prices, insurance, address, hours]

    private struct PriceCard: Encodable {
        let services: [PricedService]
        let freeExamination: Bool
    }

    /// A range from the price table, and an examination that makes it a price.
    static let prices = Facts("price", for: ["fiyat"]) { question, session in
        let services = try PriceTable.asked(by: question, session)
        guard !services.isEmpty else { return nil }
        let english = question.language == .english
        let isFree = try session.clinic().freeExamination
        let list = services.map { "\($0.name) \($0.price(in: question.language))" }.joined(separator: ", ")
        let isRange = services.contains { $0.priceMin != $0.priceMax }
        let range =
            english
            ? "According to our price table: \(list). The exact price is told after an examination."
            : (isRange ? "Fiyat listemize göre \(list) aralığındadır." : "Fiyat listemize göre: \(list).")
                + " Kesin fiyat muayeneden sonra belli olur."
        let offer =
            switch (isFree, english) {
            case (true, false): " Ücretsiz muayene için randevu alalım mı?"
            case (true, true): " Shall we book you a free examination?"
            case (false, false): " Muayene için randevu alalım mı?"
            case (false, true): " Shall we book you an examination?"
            }
        return try Fact(
            text: range + offer,
            records: services.map {
                Fact.Record(
                    table: "services", id: $0.id.description, quote: "\($0.name): \($0.price(in: question.language))")
            }, card: PriceCard(services: services, freeExamination: isFree))
    }

    static let insurance = Facts("insurance", for: ["sigorta"]) { question, session in
        try setting("insurance", session.clinic().insurance, question, besides: insuranceWords)
    }

    static let hours = Facts("hours", for: ["calisma_saatleri"]) { question, session in
        try setting("working_hours", session.clinic().workingHours, question, besides: PlaceWords.hours)
    }

    static let address = Facts("address", for: ["adres"]) { question, session in
        let clinic = try session.clinic()
        guard let address = clinic.address else { return nil }
        let way = question.language == .english ? "Directions" : "Yol tarifi"
        return try setting(
            "address", clinic.directions.map { "\(address)\n\(way): \($0)" } ?? address, question,
            besides: PlaceWords.address)
    }

    private static let insuranceWords = [
        "sigorta", "anlasma", "gecer", "ozel", "kurum", "police", "kabul", "saglik", "muayene", "dis", "klinik",
        "insur",
        "accept", "cover", "dental", "clinic", "compan", "contract", "partner",
    ]

    /// - Parameter stems: what every question of this kind may speak of; anything else has to stand in the text.
    private static func setting(
        _ name: String, _ text: String?, _ question: FactQuestion, besides stems: [String]
    ) throws -> Fact? {
        guard let text, question.language != .arabic, question.isAnswered(by: text, besides: stems) else { return nil }
        return try Fact(
            text: text, records: [Fact.Record(table: "settings", id: name, quote: text)], card: [name: text])
    }
}
