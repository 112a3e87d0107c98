import Foundation
import PluginKit

/// A version of the model as routes show it.
struct ModelBody: Encodable, Sendable {
    let id: ValuationModelID
    let deal: String
    let number: Int
    let priceKind: String?
    let comparables: Int
    let newest: String
    let indexMonths: Int
    /// Of one, on comparables that the model did not see.
    let medianError: Double
    let seconds: Double
    let fingerprint: String
    let notice: String?
    let createdAt: Date

    init(_ version: ModelVersion) {
        (id, deal, number) = (version.id, version.deal.word, version.number)
        (priceKind, comparables, newest) = (version.priceKind?.word, version.comparableCount, version.newest)
        (indexMonths, medianError) = (version.index.count, version.medianError)
        (seconds, fingerprint, createdAt) = (version.seconds, version.fingerprint, version.createdAt)
        notice = version.isSynthetic ? SyntheticMarket.label : nil
    }
}

/// Routes of the model's versions.
enum ModelRoutes {
    static let all = [
        PluginRoute(.get, "valuation-models", "Versions of the model, the newest first", query: Page.query) {
            call, session in
            try Page(call).reply(
                { try ValuationModelID($0) ?? Page.refusal() },
                { (last: ValuationModelID?, limit) in
                    try session.all(
                        """
                        select * from realestate_models where tenant_id = \(session.tenant)
                            and (\(last) is null or id < \(last)) order by id desc limit \(limit)
                        """, ModelVersion.init
                    ).map(ModelBody.init)
                }, { $0.id.description })
        },
        PluginRoute(.get, "valuation-models/{valuation_model_id}", "One version of the model") { call, session in
            try PluginReply(ModelBody(found(call, session)))
        },
        PluginRoute(
            .post, "valuation-models/{valuation_model_id}:verify",
            "Fits a version anew from what it was fitted to, and says whether it is the same",
            within: .seconds(120)
        ) { call, session in
            let version = try found(call, session)
            let inputs = try MarketInputs(of: version, session)
            return Computation {
                let fingerprint = (try? inputs.fitted())?.model.fingerprint
                let verdict: [String: JSONValue] = [
                    "is_same": .flag(fingerprint == version.fingerprint), "fingerprint": .string(fingerprint ?? ""),
                ]
                return { _ in try PluginReply(verdict) }
            }
        },
        PluginRoute(.post, "valuation-models:refit", "Has the models fitted anew now", status: 202) { _, session in
            for deal in PropertyAttributes.Deal.allCases {
                try session.schedule("refit", key: deal.rawValue, at: session.now)
            }
            return try PluginReply(["scheduled": true])
        },
    ]

    private static func found(_ call: PluginCall, _ session: borrowing PluginSession) throws -> ModelVersion {
        guard let version = try ModelVersion.find(call.id("valuation_model_id"), session) else {
            throw PluginProblem.notFound
        }
        return version
    }
}
