import Foundation

extension ValuationModel {
    /// The value of a home, or why there is none, with everything it rests on.
    public func valuation(of home: PropertyAttributes, on day: ListingDay? = nil) -> Result<Valuation, Refusal> {
        if let refusal = support.refusal(home) { return .failure(refusal) }
        let subject = day?.monthNumber ?? month
        let seen = point.space.home(home, month: subject)
        let estimate = point.estimate(seen)
        let range = range(estimate, home, subject)
        let names = point.hedonic.basis.attributeNames
        let parts = point.contributions(seen, treeShare: point.settings.treeShare)
        let area = FeatureSpace.area(home) ?? 1
        let scale = log(area) + level(subject)
        let base = exp(parts[0] + log(area))
        var factors = zip(names, parts).dropFirst().map { (name: $0, log: $1) }.filter { abs($0.log) > 1e-12 }
        if level(subject) != 0 { factors.append(("endeks", level(subject))) }
        factors.sort { (abs($0.log), $1.name) > (abs($1.log), $0.name) }
        factors.append(("emsaller", estimate.local))
        let mean = Self.logarithmicMean(range.estimate, base)
        return .success(
            Valuation(
                range: range, general: exp(estimate.hedonic + estimate.trees + scale), base: base,
                contributions: factors.map {
                    Valuation.Contribution(attribute: $0.name, factor: exp($0.log), liras: $0.log * mean)
                },
                comparables: cited(seen, area, parts, estimate, level(subject)),
                confidence: confidence(range), warnings: warnings(home, seen, range, subject),
                basis: Valuation.Basis(
                    comparables: comparables.count,
                    newest: comparables.lazy.map(\.day).max() ?? comparables[0].day, measuredOn: self.range.count)))
    }

    /// (a − b) ÷ (ln a − ln b): what turns shares of a log difference into shares of the difference (Vartia 1976).
    static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
        let difference = log(a) - log(b)
        return abs(difference) < 1e-9 ? a : (a - b) / difference
    }

    private func cited(
        _ home: FeatureSpace.Home, _ area: Double, _ parts: [Double], _ estimate: PointModel.Estimate,
        _ subjectLevel: Double
    ) -> [Valuation.CitedComparable] {
        let names = point.hedonic.basis.attributeNames
        let place = LocalComparables.point(home, point.space)
        return zip(estimate.rows, estimate.weights).map { row, weight in
            let listing = comparables[row]
            let other = point.space.home(listing.home, month: listing.day.monthNumber)
            let theirs = point.contributions(other, treeShare: point.settings.treeShareOfComparables)
            var steps = zip(names, zip(parts, theirs)).map { (name: $0, log: $1.0 - $1.1) }
            steps.append(("alan", log(area / other.area)))
            steps.append(("endeks", subjectLevel - level(listing.day.monthNumber)))
            steps = steps.filter { abs($0.log) > 1e-12 }
            steps.sort { (abs($0.log), $1.name) > (abs($1.log), $0.name) }
            let sum = steps.reduce(0) { $0 + $1.log }
            return Valuation.CitedComparable(
                row: row, listing: listing, kilometres: point.local.kilometres(place, row),
                similarity: point.local.similarity(place, row), weight: weight, adjusted: listing.price * exp(sum),
                adjustments: steps.map { Valuation.Adjustment(attribute: $0.name, factor: exp($0.log)) })
        }
    }

    private func confidence(_ range: PriceRange) -> Valuation.Confidence {
        let width = (range.high90 - range.low90) / range.estimate
        return width < 0.4 ? .high : width < 0.8 ? .medium : .low
    }

    private func warnings(
        _ home: PropertyAttributes, _ seen: FeatureSpace.Home, _ range: PriceRange, _ subject: Int
    ) -> [Valuation.Warning] {
        var warnings: [Valuation.Warning] = []
        if range.high90 - range.low90 > range.estimate { warnings.append(.wideRange) }
        if let net = home.netArea, let gross = home.grossArea, net > gross { warnings.append(.netAboveGross) }
        if let floor = home.floor, let count = home.floorCount, count > 0, floor > count {
            warnings.append(.floorAboveTop)
        }
        for (numeric, value) in zip(point.space.numerics, seen.values) where !value.isNaN {
            let reach = 0.25 * (numeric.high - numeric.low)
            if value < numeric.low - reach || value > numeric.high + reach {
                warnings.append(.unusual(attribute: numeric.name))
            }
        }
        for (category, level) in zip(point.space.categories, seen.levels)
        where category.name == "mahalle" && level < 0 && !home.neighbourhood.isEmpty {
            warnings.append(.newNeighbourhood(home.neighbourhood))
        }
        if let index, index.monthsPast(subject) > 0 {
            warnings.append(.pastIndex(months: index.monthsPast(subject)))
        } else if index == nil, subject - month > 0 {
            warnings.append(.oldBasis(months: subject - month))
        }
        return warnings
    }
}

extension ValuationEngine {
    /// The value of a home, or why there is none.
    public func valuation(of home: PropertyAttributes, on day: ListingDay? = nil) -> Result<Valuation, Refusal> {
        switch model(for: home) {
        case .failure(let refusal): .failure(refusal)
        case .success(let model): model.valuation(of: home, on: day)
        }
    }

    /// Gross yield a year and the years of rent that pay the price; `nil` where sales or rents are not known.
    public func yield(of home: PropertyAttributes, on day: ListingDay? = nil) -> (yearly: Double, years: Double)? {
        func estimate(_ deal: PropertyAttributes.Deal) -> Double? {
            var home = home
            home.deal = deal
            guard case .success(let model) = model(for: home) else { return nil }
            return model.range(of: home, on: day).estimate
        }
        guard let price = estimate(.sale), let rent = estimate(.rent), price > 0, rent > 0 else { return nil }
        return (12 * rent / price, price / rent / 12)
    }
}
