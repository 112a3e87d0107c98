/// Comparables and later homes of the synthetic market, to measure on.
public struct ValuationWorkload: Sendable {
    public let size: Int
    public let comparables: [PricedListing]
    /// Listed after the comparables, in the same territory.
    public let subjects: [PricedListing]
    /// Table of `ay,endeks`, to the comparables' last month.
    public let index: String

    /// A single office's comparables lie in one district up to 200 rows and in one province up to 1,000.
    public init(size: Int, seed: UInt64 = 34) {
        var market = SyntheticMarket(seed: seed)
        let reach = size <= 200 ? 36 : size <= 1000 ? 6 : 1
        let listings = market.listings(max(400, size * 5 / 4 * reach))
        let cut = listings.count * 4 / 5
        let home = listings[cut].home
        func inTerritory(_ listing: PricedListing) -> Bool {
            size > 1000
                || listing.home.province == home.province
                    && (size > 200 || listing.home.district == home.district)
        }
        var random = SplitMix64(seed: seed &+ UInt64(size))
        let past = listings[..<cut].filter(inTerritory)
        let chosen = random.permutation(past.count).prefix(size).sorted()
        comparables = chosen.map { past[$0] }
        subjects = Array(listings[cut...].filter(inTerritory).prefix(2000))
        self.size = size
        let last = comparables.last?.day.monthNumber ?? 0
        let lines = market.indexTable().split(separator: "\n")
        let months = lines.dropFirst().filter { line in
            ListingDay(String(line.prefix { $0 != "," })).map { $0.monthNumber <= last } ?? false
        }
        index = ([lines[0]] + months).joined(separator: "\n") + "\n"
    }
}
