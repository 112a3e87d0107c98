import Foundation
import PluginKit

/// Invented comparables for an office that only shows the product; every answer from them says so.
enum DemoMarket {
    static let (sales, rents) = (600, 250)

    static let rows = DemoRows("market") { session in
        let imports = try session.count(
            "select count(*) as n from realestate_imports where tenant_id = \(session.tenant)")
        if imports == 0 { try session.schedule("demo", key: "market", at: session.now) }
    }

    static let job = ScheduledJob("demo", within: .seconds(60)) { _, session in
        let imports = try session.count(
            "select count(*) as n from realestate_imports where tenant_id = \(session.tenant)")
        guard imports == 0 else { return nil }
        let today = ListingDay(session.today)
        return Computation {
            var market = SyntheticMarket()
            let listings = market.listings(sales) + market.listings(rents, deal: .rent)
            let shift = today.monthNumber - SyntheticMarket.lastMonth
            let table = DelimitedText(SyntheticFiles.csv(listings.map { $0.moved(by: shift, atMost: today) }))
            let file = ImportFile(header: table.header, rows: table.rows)
            let reading = try ComparableImport.Reading(
                file, filename: "sentetik-emsaller.csv", digest: "synthetic-\(sales)-\(rents)",
                mapping: ImportMapping(guessing: file.header), ImportFile.Defaults(priceKind: .agreed, day: today),
                isSynthetic: true, beside: [])
            let indexes = try PropertyAttributes.Deal.allCases.map { deal in
                let months = try PriceIndex.months(DelimitedText(market.indexTable(deal: deal)))
                return (deal, Dictionary(uniqueKeysWithValues: months.map { ($0.key + shift, $0.value) }))
            }
            return { session in
                let there = try session.count(
                    "select count(*) as n from realestate_imports where tenant_id = \(session.tenant)")
                guard there == 0 else { return }
                let id = try reading.save(session)
                _ = try ComparableImport.confirm(id, session)
                for (deal, months) in indexes {
                    try PriceIndexes.replace(months, of: deal, session)
                    try session.schedule("refit", key: deal.rawValue, at: session.now)
                }
            }
        }
    }
}

extension PricedListing {
    /// The same home so many months later; prices stay, since the index moves with them.
    fileprivate func moved(by months: Int, atMost last: ListingDay) -> PricedListing {
        let number = day.monthNumber + months
        guard let moved = ListingDay(year: number / 12, month: number % 12 + 1, day: day.day) else { return self }
        var listing = self
        listing.day = min(moved, last)
        return listing
    }
}
