import Foundation

/// The comparables of an office, a model for each deal, and what they answer.
public struct ValuationEngine: Sendable {
    /// Fitted models; sale and rent never share one.
    public let models: [PropertyAttributes.Deal: ValuationModel]
    /// What the import checks said of each row, in the file's order.
    public let checks: ImportChecks
    private let counts: [PropertyAttributes.Deal: Int]

    /// - Parameter rows: as read; rows that the checks hold to be wrong take no part.
    public init(rows: [ListingTable.Row], index: PriceIndex? = nil, workers: Workers = Workers(2)) {
        checks = ImportChecks(rows)
        var models: [PropertyAttributes.Deal: ValuationModel] = [:]
        var counts: [PropertyAttributes.Deal: Int] = [:]
        let latest = rows.compactMap(\.day).max() ?? ListingDay(year: 2026, month: 1, day: 1)
        for deal in PropertyAttributes.Deal.allCases {
            var listings: [PricedListing] = []
            for (place, row) in rows.enumerated() where row.home.deal == deal && checks.isUsable(place) {
                guard let price = row.price, let day = row.day ?? latest else { continue }
                listings.append(PricedListing(id: row.id, day: day, price: price, home: row.home))
            }
            counts[deal] = listings.count
            guard !listings.isEmpty else { continue }
            models[deal] = ValuationModel(comparables: listings, index: index, workers: workers)
        }
        (self.models, self.counts) = (models, counts)
    }

    /// The model that speaks for the home, or why there is none.
    public func model(for home: PropertyAttributes) -> Result<ValuationModel, Refusal> {
        guard let model = models[home.deal] else {
            let supported = PropertyAttributes.Deal.allCases.filter { models[$0] != nil }
            return .failure(
                supported.isEmpty
                    ? .notEnoughComparables(counts.values.max() ?? 0) : .foreignDeal(home.deal, supported: supported))
        }
        if let refusal = model.support.refusal(home) { return .failure(refusal) }
        return .success(model)
    }
}

extension Refusal: Error {}

/// A value with its ranges.
public struct PriceRange: Sendable, Equatable, Codable {
    public let estimate: Double
    public let low80: Double
    public let high80: Double
    public let low90: Double
    public let high90: Double
}

extension ValuationModel {
    /// Value and ranges of a home that ``Support`` does not refuse, in the month of the day.
    public func range(of home: PropertyAttributes, on day: ListingDay?) -> PriceRange {
        let subject = day?.monthNumber ?? month
        let estimate = estimate(home, month: subject)
        return range(estimate, home, subject)
    }

    func range(_ estimate: PointModel.Estimate, _ home: PropertyAttributes, _ subject: Int) -> PriceRange {
        let centre = estimate.value + log(FeatureSpace.area(home) ?? 1) + level(subject)
        let (eighty, ninety) = reaches(estimate, month: subject)
        return PriceRange(
            estimate: exp(centre), low80: exp(centre - eighty.below), high80: exp(centre + eighty.above),
            low90: exp(centre - ninety.below), high90: exp(centre + ninety.above))
    }
}
