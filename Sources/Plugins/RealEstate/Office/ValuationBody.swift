import Foundation
import PluginKit

/// A valuation as routes answer it.
struct ValuationBody: Encodable, Sendable {
    struct Range: Encodable, Sendable {
        let low: LiraBody
        let high: LiraBody
    }

    struct Comparable: Encodable, Sendable {
        let comparableID: ComparableID
        let listing: String
        let date: String
        let price: LiraBody
        let distanceKm: Double?
        let similarity: Double
        let weight: Double
        let adjustedPrice: LiraBody
        let adjustments: [Adjustment]
    }

    struct Adjustment: Encodable, Sendable {
        let attribute: String
        let title: String
        let factor: Double
    }

    struct Contribution: Encodable, Sendable {
        let attribute: String
        let title: String
        let factor: Double
        let amount: LiraBody
    }

    struct Note: Encodable, Sendable {
        let code: String
        let detail: String
    }

    struct Rent: Encodable, Sendable {
        let monthly: LiraBody
        let range80: Range
        let grossYield: Double
        let amortisationYears: Double
    }

    struct Suspect: Encodable, Sendable {
        let attribute: String
        let title: String
        let given: Double
        let usual: Double
        let estimateWithUsual: LiraBody
    }

    struct Basis: Encodable, Sendable {
        let comparables: Int
        let newest: String
        let measuredOn: Int
        /// Of one, on comparables that the model did not see.
        let medianError: Double
    }

    let id: ValuationID
    let status: String
    let deal: String
    let origin: String
    let createdAt: Date
    let date: String?
    let home: HomeBody
    let place: String
    let area: Double?
    let refusal: String?
    let estimate: LiraBody?
    let range80: Range?
    let range90: Range?
    let confidence: String?
    let priceKind: String?
    let text: String?
    let notice: String?
    let general: LiraBody?
    let base: LiraBody?
    let contributions: [Contribution]?
    let comparables: [Comparable]?
    let basis: Basis?
    let warnings: [Note]?
    let rent: Rent?
    let check: [Suspect]?
    let modelID: ValuationModelID?
    let modelNumber: Int?
    let soldPrice: LiraBody?
    let soldOn: String?
    /// Of one: how far the estimate was from the sale.
    let errorOfSale: Double?

    private enum CodingKeys: String, CodingKey {
        case id, status, deal, origin, createdAt, date, home, place, area, refusal, estimate
        case range80 = "range_80"
        case range90 = "range_90"
        case confidence, priceKind, text, notice, general, base, contributions, comparables, basis, warnings, rent,
            check
        case modelID = "model_id"
        case modelNumber, soldPrice, soldOn, errorOfSale
    }

    /// - Parameter isWhole: with comparables, contributions and sentences; a list does without.
    init(_ stored: StoredValuation, _ language: Language, isWhole: Bool = true) {
        func title(_ attribute: String) -> String { AttributeNames.title(attribute).text(in: language) }
        (id, deal, origin, createdAt) = (stored.id, stored.deal.word, stored.origin, stored.createdAt)
        (home, area) = (HomeBody(stored.home), FeatureSpace.area(stored.home))
        place = [stored.home.district, stored.home.neighbourhood].filter { !$0.isEmpty }.joined(separator: " ")
        (refusal, modelID) = (stored.refusal, stored.modelID)
        status = stored.refusal == nil ? "valued" : "refused"
        let answer = stored.answer
        let value = answer?.value
        date = answer?.day.description
        estimate = value.map { LiraBody($0.range.estimate) }
        range80 = value.map { Range(low: LiraBody($0.range.low80), high: LiraBody($0.range.high80)) }
        range90 = value.map { Range(low: LiraBody($0.range.low90), high: LiraBody($0.range.high90)) }
        confidence = value?.confidence.word
        priceKind = answer?.priceKind?.word
        notice = answer?.isSynthetic == true ? SyntheticMarket.label : nil
        modelNumber = answer?.modelNumber
        text = isWhole ? answer?.text(language) : nil
        general = isWhole ? value.map { LiraBody($0.general) } : nil
        base = isWhole ? value.map { LiraBody($0.base) } : nil
        contributions =
            isWhole
            ? value?.contributions.map {
                Contribution(
                    attribute: $0.attribute, title: title($0.attribute), factor: $0.factor, amount: LiraBody($0.liras))
            } : nil
        comparables =
            isWhole
            ? value.map { value in
                zip(value.comparables, answer?.comparableIDs ?? []).map { cited, id in
                    Comparable(
                        comparableID: id, listing: cited.listing.id, date: cited.listing.day.description,
                        price: LiraBody(cited.listing.price), distanceKm: cited.kilometres,
                        similarity: cited.similarity, weight: cited.weight, adjustedPrice: LiraBody(cited.adjusted),
                        adjustments: cited.adjustments.map {
                            Adjustment(attribute: $0.attribute, title: title($0.attribute), factor: $0.factor)
                        })
                }
            } : nil
        basis = value.map {
            Basis(
                comparables: $0.basis.comparables, newest: $0.basis.newest.description,
                measuredOn: $0.basis.measuredOn, medianError: answer?.modelError ?? 0)
        }
        warnings = value?.warnings.map { Note(code: $0.code, detail: $0.text.text(in: language)) }
        rent = answer?.rent.map {
            Rent(
                monthly: LiraBody($0.monthly.estimate),
                range80: Range(low: LiraBody($0.monthly.low80), high: LiraBody($0.monthly.high80)),
                grossYield: $0.grossYield, amortisationYears: $0.amortisationYears)
        }
        check =
            isWhole
            ? answer?.suspects.map {
                Suspect(
                    attribute: $0.attribute, title: title($0.attribute), given: $0.given, usual: $0.usual,
                    estimateWithUsual: LiraBody($0.estimate))
            } : nil
        soldPrice = stored.soldPrice.map { LiraBody($0) }
        soldOn = stored.soldOn
        errorOfSale = value.flatMap { value in stored.soldPrice.map { value.range.estimate / $0 - 1 } }
    }
}
