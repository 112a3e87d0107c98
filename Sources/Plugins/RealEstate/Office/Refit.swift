import Foundation
import PluginKit

/// Fits an office's model anew some time after its comparables have changed.
enum Refit {
    /// Changes that come within this time of each other are one.
    private static let pause = 10.0

    static func schedule(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws {
        try session.schedule("refit", key: deal.rawValue, at: session.now.addingTimeInterval(pause))
    }

    static let job = ScheduledJob("refit", within: .seconds(300)) { call, session in
        guard let deal = PropertyAttributes.Deal(rawValue: call.key) else { return nil }
        let inputs = try MarketInputs(deal, session)
        if let current = try ModelVersion.current(deal, session), current.revision == inputs.revision,
            current.priceKind == inputs.priceKind
        {
            return nil
        }
        return Computation {
            let market: FittedMarket
            do { market = try inputs.fitted() } catch is Refusal {
                // Too few comparables have no model; whoever asks is told so.
                return { _ in }
            }
            return { session in
                let before = try ModelVersion.current(deal, session)
                // A later one may be there already.
                guard (before?.revision ?? -1) <= market.revision else { return }
                let version = try ModelVersion.save(market, session)
                guard version.id != before?.id else { return }
                ModelCache.shared.keep(market, as: .init(tenant: session.tenant, version: version.id))
                try session.notify("model_fitted", FittedNotice(version))
            }
        }
    }

    private struct FittedNotice: Encodable {
        let modelID: ValuationModelID
        let deal: String
        let number: Int
        let comparables: Int
        let medianError: Double

        init(_ version: ModelVersion) {
            modelID = version.id
            deal = version.deal == .sale ? "sale" : "rent"
            (number, comparables, medianError) = (version.number, version.comparableCount, version.medianError)
        }
    }
}
