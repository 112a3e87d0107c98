import Foundation
import Testing

@testable import RealEstate

@Suite struct `Valuation` {
    private static let market = {
        var market = SyntheticMarket(seed: 77)
        let listings = market.listings(1200)
        let subjects = market.subjects(60)
        return (listings: listings, subjects: subjects, index: market.indexTable())
    }()

    private static func model(_ rows: Int, workers: Int = 2) throws -> ValuationModel {
        let index = try PriceIndex(DelimitedText(market.index))
        return try #require(
            ValuationModel(
                comparables: Array(market.listings.suffix(rows)), index: index, workers: Workers(workers)))
    }

    @Test(arguments: [80, 300, 1200])
    func `accounts for itself to a lira`(rows: Int) throws {
        let model = try Self.model(rows)
        var answered = 0
        for subject in Self.market.subjects {
            guard case .success(let value) = model.valuation(of: subject.home, on: subject.day) else { continue }
            answered += 1
            let general = log(value.general)
            let identity = value.comparables.reduce(general) { $0 + $1.weight * (log($1.adjusted) - general) }
            #expect(abs(exp(identity) - value.range.estimate) < 1)
            let product = value.contributions.reduce(value.base) { $0 * $1.factor }
            #expect(abs(product - value.range.estimate) < 1)
            let sum = value.contributions.reduce(value.base) { $0 + $1.liras }
            #expect(abs(sum - value.range.estimate) < 1)
            for comparable in value.comparables {
                let adjusted = comparable.adjustments.reduce(comparable.listing.price) { $0 * $1.factor }
                #expect(abs(adjusted - comparable.adjusted) < 1)
            }
            #expect(value.range.low90 <= value.range.low80 && value.range.low80 < value.range.estimate)
            #expect(value.range.high90 >= value.range.high80 && value.range.high80 > value.range.estimate)
        }
        #expect(answered > 20)
    }

    @Test func `same bytes on any number of threads`() throws {
        let comparables = SyntheticFiles.csv(Array(Self.market.listings.suffix(700)))
        let subjects = SyntheticFiles.csv(Self.market.subjects, prices: false)
        let one = try ValuationEvaluation.predictions(
            comparables: comparables, subjects: subjects, index: Self.market.index, workers: Workers(1))
        for threads in [2, 5] {
            let many = try ValuationEvaluation.predictions(
                comparables: comparables, subjects: subjects, index: Self.market.index, workers: Workers(threads))
            #expect(many == one)
        }
    }

    @Test func `refuses what its comparables cannot speak for`() throws {
        let model = try Self.model(1200)
        var home = try #require(Self.market.listings.last).home
        home.district = "Karaburun"
        #expect(model.support.refusal(home)?.code == "unsupported_region")
        #expect(model.support.refusal(home)?.sentence.contains("Kadıköy") == true)
        home = try #require(Self.market.listings.last).home
        home.kind = "villa"
        #expect(model.support.refusal(home)?.code == "unsupported_type")
        home.kind = "daire"
        home.deal = .rent
        #expect(model.support.refusal(home)?.code == "unsupported_deal")
        #expect(ValuationModel(comparables: Array(Self.market.listings.prefix(29))) == nil)
    }

    @Test func `a month that the index does not reach widens the range`() throws {
        let model = try Self.model(300)
        let subject = try #require(Self.market.subjects.first { model.support.refusal($0.home) == nil })
        let later = try #require(ListingDay(year: 2026, month: 10, day: 1))
        let (now, then) = (model.range(of: subject.home, on: subject.day), model.range(of: subject.home, on: later))
        #expect(then.high90 / then.low90 > now.high90 / now.low90)
    }

    @Test func `the report is the same bytes each time`() throws {
        let model = try Self.model(300)
        let subject = try #require(Self.market.subjects.first { model.support.refusal($0.home) == nil })
        let value = try model.valuation(of: subject.home, on: subject.day).get()
        let report = ValuationReport(
            office: "Örnek Ofis", home: subject.home, value: value, day: subject.day, notice: SyntheticMarket.label)
        let pdf = report.pdf()
        #expect(pdf.starts(with: Data("%PDF".utf8)) && pdf == report.pdf())
    }

    @Test func `comes near what the market's own formula says`() throws {
        let model = try Self.model(1200)
        var (estimates, truths): ([Double], [Double]) = ([], [])
        for subject in Self.market.subjects where model.support.refusal(subject.home) == nil {
            estimates.append(model.range(of: subject.home, on: subject.day).estimate)
            truths.append(subject.price)
        }
        let study = RatioStudy(estimates: estimates, prices: truths)
        #expect(study.medianError < 12, "median error was \(study.medianError) %")
    }
}
