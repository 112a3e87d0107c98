/// The comparables as the models see them, encoded once for every fit to some of them.
///
/// Only attributes and months are encoded: a fit that leaves rows out learns nothing of their prices from it.
struct EncodedHomes: Sendable {
    let space: FeatureSpace
    let basis: HedonicBasis
    let homes: [FeatureSpace.Home]
    let dense: [[Double]]
    let levels: [[Int]]
    let points: [LocalComparables.Point]

    init(_ attributes: [PropertyAttributes], months: [Int], trend: Bool) {
        let space = FeatureSpace(attributes)
        let span = trend ? months.min().flatMap { first in months.max().map { first...$0 } } : nil
        let basis = HedonicBasis(space, trend: span)
        homes = zip(attributes, months).map { space.home($0, month: $1) }
        dense = homes.map(basis.dense)
        levels = homes.map(basis.levels)
        points = homes.map { LocalComparables.point($0, space) }
        (self.space, self.basis) = (space, basis)
    }
}
