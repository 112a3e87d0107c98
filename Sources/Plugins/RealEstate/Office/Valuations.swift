import Foundation
import PluginKit

/// The valuations' routes.
enum Valuations {
    static let routes = [
        PluginRoute(
            .post, "valuations", "Values a home: a range, the comparables it rests on, and why",
            body: ValuationRequest.schema,
            status: 201,
            problems: [
                "unsupported_region", "unsupported_type", "unsupported_deal", "not_enough_comparables",
                "area_beyond_comparables",
            ], within: .seconds(120), prepare),
        PluginRoute(
            .get, "valuations", "Valuations, the newest first",
            query: Page.query + [
                .optional("district", .text(1...100), LocalizedText(tr: "İlçe", en: "District")),
                .optional("deal", Words.deals, LocalizedText(tr: "İşlem", en: "Deal")),
            ], list),
        PluginRoute(.get, "valuations/{valuation_id}", "One valuation with everything it rests on") { call, session in
            try PluginReply(ValuationBody(StoredValuation.find(call.id("valuation_id"), session), call.language))
        },
        PluginRoute(
            .get, "valuations/{valuation_id}/report", "A valuation as a document of two pages, in Turkish",
            document: "application/pdf", problems: ["no_value"]
        ) { call, session in
            let stored = try StoredValuation.find(call.id("valuation_id"), session)
            guard let answer = stored.answer else {
                throw PluginProblem.conflict(
                    "no_value",
                    LocalizedText(
                        tr: "Bu sorguda değer verilmedi (\(stored.refusal ?? "")); raporu yok.",
                        en: "No value was given here (\(stored.refusal ?? "")); there is no report."))
            }
            let name = "Emsal karşılaştırması \(answer.home.district) \(answer.day).pdf"
            return PluginReply(.init(answer.report, type: "application/pdf", name: name))
        },
        PluginRoute(
            .post, "valuations/{valuation_id}:sold", "Notes what the home was sold or let for",
            body: .object([
                .required("price", .number(1...1e12), LocalizedText(tr: "Fiyat (TL)", en: "Price in TL")),
                .optional("date", .format(.date), LocalizedText(tr: "Gün (boşsa bugün)", en: "Day, or today")),
            ])
        ) { call, session in
            let sale: Sale = try call.body()
            let id: ValuationID = try call.id("valuation_id")
            let day = sale.date ?? session.today.description
            try session.execute(
                """
                update realestate_valuations set sold_price = \(sale.price), sold_on = \(day)
                where tenant_id = \(session.tenant) and id = \(id)
                """)
            return try PluginReply(ValuationBody(StoredValuation.find(id, session), call.language))
        },
    ]

    private struct Sale: Decodable {
        let price: Double
        let date: String?
    }

    private static let prepare: PluginRoute.Computing.Prepare = { call, session in
        let request: ValuationRequest = try call.body()
        var home = try request.home()
        let day = request.date.flatMap { ListingDay($0) }
        let language = call.language
        do {
            try Places(home.deal, session).settle(&home)
            let work = try ValuationWork(home, on: day, expected: request.expected, session)
            return work.computation(from: .api) { outcome in
                switch outcome {
                case .failure(let refusal): return PluginReply(refusing: refusal.problem)
                case .success(let stored): return try PluginReply(ValuationBody(stored, language))
                }
            }
        } catch let refusal as Refusal {
            let asked = home
            return .settled { session in
                try StoredValuation.save(refusal, of: asked, from: .api, session)
                return PluginReply(refusing: refusal.problem)
            }
        }
    }

    private static let list: PluginRoute.Handler = { call, session in
        let language = call.language
        let district = call.query["district"]
        let deal = call.query["deal"].flatMap { Words.deal($0) }
        return try Page(call).reply(
            { try ValuationID($0) ?? Page.refusal() },
            { (last: ValuationID?, limit) in
                try session.all(
                    """
                    select * from realestate_valuations where tenant_id = \(session.tenant)
                        and (\(last) is null or id < \(last)) and (\(district) is null or district = \(district))
                        and (\(deal) is null or deal = \(deal)) order by id desc limit \(limit)
                    """, StoredValuation.init
                ).map { ValuationBody($0, language, isWhole: false) }
            }, { $0.id.description })
    }
}

/// A valuation on its way: the models it needs, in memory or to be fitted, and the home.
struct ValuationWork: Sendable {
    private let home: PropertyAttributes
    private let day: ListingDay
    private let expected: Double?
    private let office: String
    private let source: MarketSource
    /// For what a home that is sold would let for.
    private let rents: MarketSource?

    init(
        _ home: PropertyAttributes, on day: ListingDay?, expected: Double? = nil, _ session: borrowing PluginSession
    ) throws {
        (self.home, self.expected) = (home, expected)
        self.day = day ?? ListingDay(session.today)
        let settings: ValuationSettings = try session.settings()
        office = settings.officeName ?? session.tenantName
        source = try MarketSource(home.deal, session)
        let hasRents = try home.deal == .sale && ModelVersion.current(.rent, session) != nil
        rents = hasRents ? try MarketSource(.rent, session) : nil
    }

    /// How many comparables have to be fitted to before there is an answer.
    var comparablesToFit: Int { source.comparableCount + (rents?.comparableCount ?? 0) }

    /// Fits what is not in memory, values the home, and writes it down.
    func computation<Outcome: Sendable>(
        from origin: StoredValuation.Origin,
        _ answer: @escaping @Sendable (Result<StoredValuation, Refusal>) throws -> Outcome
    ) -> Computation<Outcome> {
        let finish:
            @Sendable (Result<(FittedMarket, FittedMarket?), Refusal>, borrowing PluginSession) throws -> Outcome = {
                markets, session in
                do {
                    let (market, rentMarket) = try markets.get()
                    let versioned = try source.settled(market, session)
                    if let rents, let rentMarket { _ = try rents.settled(rentMarket, session) }
                    let value = try ValuationAnswer(
                        home, on: day, by: versioned, rents: rentMarket, expected: expected, office: office)
                    let id = try StoredValuation.save(value, of: versioned.version, from: origin, session)
                    return try answer(.success(StoredValuation.find(id, session)))
                } catch let refusal as Refusal {
                    try StoredValuation.save(refusal, of: home, from: origin, session)
                    return try answer(.failure(refusal))
                }
            }
        guard comparablesToFit > 0 else { return .settled { session in try finish(fitted(), session) } }
        return Computation {
            let markets = fitted()
            return { session in try finish(markets, session) }
        }
    }

    private func fitted() -> Result<(FittedMarket, FittedMarket?), Refusal> {
        do {
            // A market of rents that is too thin takes nothing from a value.
            return .success((try source.fitted(), try? rents?.fitted()))
        } catch let refusal as Refusal {
            return .failure(refusal)
        } catch { return .failure(.notEnoughComparables(source.comparableCount)) }
    }
}
