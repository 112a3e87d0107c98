import Foundation
import PluginKit

/// A version of an office's model: what it was fitted to, so that it can be fitted again as it was.
struct ModelVersion: Sendable {
    let id: ValuationModelID
    let deal: PropertyAttributes.Deal
    let number: Int
    let revision: Int
    let priceKind: PriceKind?
    let index: [Int: Double]
    let isSynthetic: Bool
    let comparableCount: Int
    let newest: String
    let medianError: Double
    let fingerprint: String
    let seconds: Double
    let createdAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        deal = try row.value("deal")
        number = try row.integer("number")
        revision = try row.integer("revision")
        priceKind = PriceKind(rawValue: try row.text("price_kind"))
        let values: [String: Double] = try row.json("index_values").decode()
        index = Dictionary(values.compactMap { key, value in Int(key).map { ($0, value) } }) { $1 }
        isSynthetic = try row.flag("is_synthetic")
        comparableCount = try row.integer("comparable_count")
        newest = try row.text("newest")
        medianError = try row.value("median_error")
        fingerprint = try row.text("fingerprint")
        seconds = try row.value("seconds")
        createdAt = try row.date("created_at")
    }

    static func current(
        _ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession
    ) throws -> ModelVersion? {
        try session.first(
            """
            select * from realestate_models where tenant_id = \(session.tenant) and deal = \(deal)
            order by number desc limit 1
            """, ModelVersion.init)
    }

    static func find(_ id: ValuationModelID, _ session: borrowing PluginSession) throws -> ModelVersion? {
        try session.first(
            "select * from realestate_models where tenant_id = \(session.tenant) and id = \(id)", ModelVersion.init)
    }

    /// Writes down a model that was fitted, unless this revision and index have one already.
    static func save(_ market: FittedMarket, _ session: borrowing PluginSession) throws -> ModelVersion {
        try session.lock("model \(market.deal.rawValue)")
        if let current = try current(market.deal, session), current.fits(market) { return current }
        let number = try session.count(
            """
            select coalesce(max(number), 0) as n from realestate_models
            where tenant_id = \(session.tenant) and deal = \(market.deal)
            """)
        let index = try WireFormat.encode(
            Dictionary(market.index.map { ("\($0.key)", $0.value) }) { $1 })
        let newest = market.model.comparables.lazy.map(\.day).max()?.description ?? ""
        let saved = try session.first(
            """
            insert into realestate_models (tenant_id, id, deal, number, revision, price_kind, index_values,
                is_synthetic, comparable_count, newest, median_error, fingerprint, seconds, created_at)
            values (\(session.tenant), \(ValuationModelID()), \(market.deal), \(number + 1), \(market.revision),
                \(market.priceKind?.rawValue ?? ""), \(index.text)::jsonb, \(market.isSynthetic),
                \(market.ids.count), \(newest), \(market.model.medianError), \(market.model.fingerprint),
                \(market.seconds), \(session.now))
            returning *
            """, ModelVersion.init)
        guard let saved else { throw PluginProblem.notFound }
        return saved
    }

    /// Whether it is the model that this one is.
    private func fits(_ market: FittedMarket) -> Bool {
        revision == market.revision && priceKind == market.priceKind && index == market.index
            && fingerprint == market.model.fingerprint
    }
}

/// A market with the version that it is of.
struct VersionedMarket: Sendable {
    let version: ModelVersion
    let market: FittedMarket
}

/// A model on its way into memory: there already, to be fitted anew as a version had it, or for the first time.
enum MarketSource: Sendable {
    case ready(VersionedMarket)
    case again(ModelVersion, MarketInputs)
    case first(MarketInputs)

    /// The present model; for the first time where comparables are there and nothing was fitted yet.
    init(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws {
        if let version = try ModelVersion.current(deal, session), try Self.stands(version, session) {
            try self.init(version, session)
        } else {
            self = .first(try MarketInputs(deal, session))
        }
    }

    init(_ version: ModelVersion, _ session: borrowing PluginSession) throws {
        if let market = ModelCache.shared[.init(tenant: session.tenant, version: version.id)] {
            self = .ready(VersionedMarket(version: version, market: market))
        } else {
            self = .again(version, try MarketInputs(of: version, session))
        }
    }

    /// Whether a version still speaks for the office: for the price that it wants, and over enough of what is left where
    /// comparables were taken away since.
    private static func stands(_ version: ModelVersion, _ session: borrowing PluginSession) throws -> Bool {
        let settings: ValuationSettings = try session.settings()
        guard (settings.kind ?? version.priceKind) == version.priceKind else { return false }
        guard try Market.revision(version.deal, session) != version.revision else { return true }
        let left = try session.count(
            """
            select count(*) as n from realestate_comparables where tenant_id = \(session.tenant)
                and deal = \(version.deal) and price_kind = \(version.priceKind?.rawValue ?? "")
                and since is not null and until is null
            """)
        return left >= Support.leastComparables
    }

    /// The present model, where it is in memory.
    static func inMemory(
        _ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession
    ) throws -> VersionedMarket? {
        guard let version = try ModelVersion.current(deal, session), try stands(version, session),
            let market = ModelCache.shared[.init(tenant: session.tenant, version: version.id)]
        else { return nil }
        return VersionedMarket(version: version, market: market)
    }

    var isReady: Bool { if case .ready = self { true } else { false } }

    /// How many comparables there are to be fitted to; 0 where it is ready.
    var comparableCount: Int {
        switch self {
        case .ready: 0
        case .again(_, let inputs), .first(let inputs): inputs.rows.count
        }
    }

    /// - Throws: ``Refusal`` where there are too few comparables.
    func fitted() throws -> FittedMarket {
        switch self {
        case .ready(let ready): ready.market
        case .again(_, let inputs), .first(let inputs): try inputs.fitted()
        }
    }

    /// The version of what was fitted, kept in memory from now on.
    ///
    /// Where a newer program fits the same comparables otherwise, that is another version.
    func settled(_ market: FittedMarket, _ session: borrowing PluginSession) throws -> VersionedMarket {
        let version: ModelVersion
        switch self {
        case .ready(let ready): return ready
        case .again(let known, _) where known.fingerprint == market.model.fingerprint: version = known
        case .again, .first: version = try ModelVersion.save(market, session)
        }
        ModelCache.shared.keep(market, as: .init(tenant: session.tenant, version: version.id))
        return VersionedMarket(version: version, market: market)
    }
}
