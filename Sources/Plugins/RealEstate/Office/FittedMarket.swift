import Foundation
import PluginKit
import Synchronization

/// Everything a model of a market is fitted to: the same inputs give the same model, bit for bit.
struct MarketInputs: Sendable {
    let deal: PropertyAttributes.Deal
    let revision: Int
    /// `nil` where the office's files do not say.
    let priceKind: PriceKind?
    let index: [Int: Double]
    let rows: [ComparableRow]
    let isSynthetic: Bool

    /// Of the present revision.
    init(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws {
        let revision = try Market.revision(deal, session)
        let all = try Market.rows(deal, at: revision, session)
        try self.init(
            deal, revision, kind: Market.priceKind(of: all, session.settings()), Market.index(deal, session), all,
            session)
    }

    /// As a version of the model had them.
    init(of version: ModelVersion, _ session: borrowing PluginSession) throws {
        let all = try Market.rows(version.deal, at: version.revision, session)
        try self.init(version.deal, version.revision, kind: version.priceKind, version.index, all, session)
    }

    private init(
        _ deal: PropertyAttributes.Deal, _ revision: Int, kind: PriceKind?, _ index: [Int: Double],
        _ all: [ComparableRow], _ session: borrowing PluginSession
    ) throws {
        (self.deal, self.revision, priceKind, self.index) = (deal, revision, kind, index)
        // Another kind of price lies at another level: it is never mixed in.
        rows = all.filter { row in
            row.priceKind == kind && row.day != nil && (row.price ?? 0) > 0 && FeatureSpace.area(row.home) != nil
        }
        let imports = Set(rows.map(\.importID))
        isSynthetic = try !ComparableImport.synthetic(session).isDisjoint(with: imports)
    }

    /// Fits the model; seconds for many comparables.
    ///
    /// - Throws: ``Refusal`` where there are too few comparables.
    func fitted() throws -> FittedMarket {
        let listings = rows.compactMap { row in
            row.day.map { PricedListing(id: row.listing, day: $0, price: row.price ?? 0, home: row.home) }
        }
        let start = ContinuousClock.now
        // One thread: the other cores are the server's.
        guard let model = ValuationModel(comparables: listings, index: PriceIndex(values: index), workers: Workers(1))
        else { throw Refusal.notEnoughComparables(listings.count) }
        return FittedMarket(inputs: self, model: model, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}

/// A model in memory, with the comparables behind its rows.
final class FittedMarket: Sendable {
    let deal: PropertyAttributes.Deal
    let revision: Int
    let priceKind: PriceKind?
    let index: [Int: Double]
    let isSynthetic: Bool
    let model: ValuationModel
    /// Of the model's comparables, in its order.
    let ids: [ComparableID]
    let seconds: Double
    let places: Places

    init(inputs: MarketInputs, model: ValuationModel, seconds: Double) {
        (deal, revision, priceKind, index) = (inputs.deal, inputs.revision, inputs.priceKind, inputs.index)
        (isSynthetic, self.model, self.seconds) = (inputs.isSynthetic, model, seconds)
        ids = inputs.rows.map(\.id)
        places = Places(inputs.deal, of: inputs.rows.map(\.home))
    }
}

/// Models that were fitted or read again, the last used first, so many comparables in all.
final class ModelCache: Sendable {
    static let shared = ModelCache(mostComparables: 300_000)

    struct Key: Hashable, Sendable {
        let tenant: TenantID
        let version: ValuationModelID
    }

    private let mostComparables: Int
    private let entries = Mutex<[(key: Key, market: FittedMarket)]>([])

    init(mostComparables: Int) { self.mostComparables = mostComparables }

    subscript(key: Key) -> FittedMarket? {
        entries.withLock { entries in
            guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: place)
            entries.insert(entry, at: 0)
            return entry.market
        }
    }

    func keep(_ market: FittedMarket, as key: Key) {
        entries.withLock { entries in
            entries.removeAll { $0.key == key }
            entries.insert((key, market), at: 0)
            var left = mostComparables
            // The one that was just asked for stays, however large.
            for (place, entry) in entries.enumerated() {
                left -= entry.market.ids.count
                if left < 0, place > 0 {
                    entries.removeSubrange(place...)
                    break
                }
            }
        }
    }
}
