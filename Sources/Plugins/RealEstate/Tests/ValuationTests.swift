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

    @Test(arguments: [60, 700])
    func `same bytes on any number of threads`(rows: Int) throws {
        let comparables = SyntheticFiles.csv(Array(Self.market.listings.suffix(rows)))
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

    @Test func `fifty comparables say more than the medians of their neighbourhoods`() throws {
        var (own, medians): ([Double], [Double]) = ([], [])
        for seed: UInt64 in 41...46 {
            let office = ValuationWorkload(size: 50, seed: seed)
            let index = try PriceIndex(DelimitedText(office.index))
            let model = try #require(ValuationModel(comparables: office.comparables, index: index, workers: Workers(1)))
            for subject in office.subjects where model.support.refusal(subject.home) == nil {
                let area = try #require(subject.home.grossArea)
                let near = office.comparables.filter { $0.home.neighbourhood == subject.home.neighbourhood }
                let units = (near.count < 3 ? office.comparables : near).map { row in
                    let growth = index.level(subject.day.monthNumber) - index.level(row.day.monthNumber)
                    return row.price / (row.home.grossArea ?? area) * exp(growth)
                }
                own.append(abs(model.range(of: subject.home, on: subject.day).estimate / subject.price - 1))
                medians.append(abs(RatioStudy.median(units) * area / subject.price - 1))
            }
        }
        #expect(own.count > 100)
        #expect(RatioStudy.median(own) < 0.9 * RatioStudy.median(medians))
    }

    @Test func `an error left out is what the others would have said`() throws {
        let rows = Array(Self.market.listings.suffix(60))
        let index = try PriceIndex(DelimitedText(Self.market.index))
        let all = try #require(ValuationModel(comparables: rows, index: index, workers: Workers(1)))
        let errors = try #require(all.point.errorsLeftOut)
        let place = 30
        var others = rows
        let held = others.remove(at: place)
        let without = try #require(ValuationModel(comparables: others, index: index, workers: Workers(1)))
        let area = try #require(held.home.grossArea)
        let price = log(held.price / area) + index.level(all.month) - index.level(held.day.monthNumber)
        let error = price - without.estimate(held.home, month: held.day.monthNumber).value
        // The strengths are chosen anew without it, and attributes are seen through one home less.
        #expect(abs(error - errors[place]) < 0.06)
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
