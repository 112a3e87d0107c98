import Foundation
import PluginKit

/// Everything a valuation said, as it is kept: the same answer and the same report whenever they are asked for.
struct ValuationAnswer: Codable, Sendable {
    struct Rent: Codable, Sendable {
        let monthly: PriceRange
        /// Of one, a year.
        let grossYield: Double
        let amortisationYears: Double
    }

    /// A member that moves the value when it is set to what the comparables have.
    struct Suspect: Codable, Sendable {
        let attribute: String
        let given: Double
        let usual: Double
        let estimate: Double
    }

    let home: PropertyAttributes
    let day: ListingDay
    let value: Valuation
    /// Of the cited comparables, in their order.
    let comparableIDs: [ComparableID]
    let priceKind: PriceKind?
    let isSynthetic: Bool
    let office: String
    let modelNumber: Int
    let modelError: Double
    let rent: Rent?
    let suspects: [Suspect]

    /// Longer than an office's name may be, it would run off the page.
    var report: [UInt8] {
        let report = ValuationReport(
            office: String(office.prefix(48)), home: home, value: value, day: day,
            notice: isSynthetic ? SyntheticMarket.label : nil,
            note: ValuationReport.Note(
                priceKind: priceKind, model: modelNumber, medianError: modelError,
                rent: rent.map { ($0.monthly.estimate, $0.grossYield, $0.amortisationYears) }))
        return Array(report.pdf())
    }

    func text(_ language: Language) -> String {
        var text = ValuationReply.text(value, for: home, kind: priceKind, isSynthetic: isSynthetic, language)
        if let rent {
            let monthly = ValuationReply.liras(rent.monthly.estimate)
            let years = Words.decimal(rent.amortisationYears, language)
            let yield = Words.decimal(100 * rent.grossYield, language)
            text +=
                " "
                + LocalizedText(
                    tr: "Benzer kiralara göre aylık kira yaklaşık \(monthly) TL, brüt getiri yılda %\(yield), "
                        + "amortisman \(years) yıl.",
                    en: "By comparable rents it would let for about \(monthly) TL a month: \(yield) % gross a year, "
                        + "\(years) years to pay for itself."
                ).text(in: language)
        }
        return text
    }
}

extension ValuationAnswer {
    /// Values a home.
    ///
    /// - Parameter rents: the other market, for what the home would let for.
    /// - Throws: ``Refusal``.
    init(
        _ home: PropertyAttributes, on day: ListingDay, by market: VersionedMarket, rents: FittedMarket?,
        expected: Double? = nil, office: String
    ) throws {
        let model = market.market.model
        value = try model.valuation(of: home, on: day).get()
        (self.home, self.day, self.office) = (home, day, office)
        comparableIDs = value.comparables.map { market.market.ids[$0.row] }
        (priceKind, isSynthetic) = (market.market.priceKind, market.market.isSynthetic)
        (modelNumber, modelError) = (market.version.number, market.version.medianError)
        rent = rents.flatMap { [value] in Self.rent(home, day, $0.model, price: value.range.estimate) }
        suspects = expected.map { [value] in Self.suspects(home, day, model, value, expected: $0) } ?? []
    }

    private static func rent(
        _ home: PropertyAttributes, _ day: ListingDay, _ model: ValuationModel, price: Double
    ) -> Rent? {
        var home = home
        home.deal = .rent
        guard model.support.refusal(home) == nil else { return nil }
        let monthly = model.range(of: home, on: day)
        guard monthly.estimate > 0, price > 0 else { return nil }
        return Rent(
            monthly: monthly, grossYield: 12 * monthly.estimate / price,
            amortisationYears: price / monthly.estimate / 12)
    }

    /// Where the value is far from what was expected: which member to look at first.
    private static func suspects(
        _ home: PropertyAttributes, _ day: ListingDay, _ model: ValuationModel, _ value: Valuation, expected: Double
    ) -> [Suspect] {
        guard abs(log(value.range.estimate / expected)) > log(1.25) else { return [] }
        let members: [(String, WritableKeyPath<PropertyAttributes, Double?> & Sendable)] = [
            ("brut_m2", \.grossArea), ("bina_yasi", \.age), ("kat", \.floor), ("oda", \.rooms),
        ]
        let found: [Suspect] = members.compactMap { name, member in
            let others = value.comparables.compactMap { $0.listing.home[keyPath: member] }
            guard let given = home[keyPath: member], !others.isEmpty else { return nil }
            let usual = RatioStudy.median(others)
            guard usual != given else { return nil }
            var changed = home
            changed[keyPath: member] = usual
            return Suspect(
                attribute: name, given: given, usual: usual, estimate: model.range(of: changed, on: day).estimate)
        }
        func distance(_ suspect: Suspect) -> Double { abs(log(suspect.estimate / value.range.estimate)) }
        return found.filter { distance($0) > 0.02 }.sorted { distance($0) > distance($1) }
    }
}

/// A valuation as its table has it.
struct StoredValuation: Sendable {
    let id: ValuationID
    let deal: PropertyAttributes.Deal
    let modelID: ValuationModelID?
    let origin: String
    let refusal: String?
    let home: PropertyAttributes
    let answer: ValuationAnswer?
    let soldPrice: Double?
    let soldOn: String?
    let createdAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        deal = try row.value("deal")
        modelID = try row.value("model_id")
        origin = try row.text("origin")
        refusal = try row.value("refusal")
        let (home, answer) = (try row.text("home"), try row.value("answer", as: String?.self))
        do {
            self.home = try JSONDecoder().decode(PropertyAttributes.self, from: Data(home.utf8))
            self.answer = try answer.map { try JSONDecoder().decode(ValuationAnswer.self, from: Data($0.utf8)) }
        } catch { throw StorageError(.decoding, subject: "realestate_valuations") }
        soldPrice = try row.value("sold_price")
        soldOn = try row.value("sold_on")
        createdAt = try row.date("created_at")
    }

    static func find(_ id: ValuationID, _ session: borrowing PluginSession) throws -> StoredValuation {
        let found = try session.first(
            "select * from realestate_valuations where tenant_id = \(session.tenant) and id = \(id)",
            StoredValuation.init)
        guard let found else { throw PluginProblem.notFound }
        return found
    }

    enum Origin: String, PostgresValue { case api, conversation }

    static func save(
        _ answer: ValuationAnswer, of model: ModelVersion, from origin: Origin, _ session: borrowing PluginSession
    ) throws -> ValuationID {
        try save(answer.home, answer, model.id, nil, origin, session)
    }

    static func save(
        _ refusal: Refusal, of home: PropertyAttributes, from origin: Origin, _ session: borrowing PluginSession
    ) throws {
        _ = try save(home, nil, nil, refusal.code, origin, session)
    }

    private static func save(
        _ home: PropertyAttributes, _ answer: ValuationAnswer?, _ model: ValuationModelID?, _ refusal: String?,
        _ origin: Origin, _ session: borrowing PluginSession
    ) throws -> ValuationID {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let id = ValuationID()
        let range = answer?.value.range
        try session.execute(
            """
            insert into realestate_valuations (tenant_id, id, deal, model_id, origin, refusal, district, neighbourhood,
                area, home, answer, estimate, low80, high80, created_at)
            values (\(session.tenant), \(id), \(home.deal), \(model), \(origin), \(refusal), \(home.district),
                \(home.neighbourhood), \(FeatureSpace.area(home)), \(text(home)), \(answer.map(text)),
                \(range?.estimate), \(range?.low80), \(range?.high80), \(session.now))
            """)
        return id
    }
}
