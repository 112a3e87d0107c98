import Testing

@testable import RealEstate

@Suite struct `Ratio study` {
    @Test func `a perfect estimate has no error`() {
        let study = RatioStudy(estimates: [100, 200, 300], prices: [100, 200, 300])
        #expect(study.medianError == 0)
        #expect(study.within10 == 100)
        #expect(study.dispersion == 0)
        #expect(study.priceRelatedDifferential == 1)
    }
}
