import Knowledge
import Retrieval
import Testing

@Suite struct `Calibrated confidence` {
    func hits(dense: Float?, lexical: Float?, coverage: Float, others: Int = 4) -> [Hit] {
        (0...others).map { number in
            let step = Float(number) * 0.01
            let fused = (dense ?? 0) - step
            return Hit(
                id: chunk(number),
                score: ScoreParts(
                    fused: fused, dense: dense.map { $0 - step }, lexical: lexical.map { max($0 - step, 0) },
                    coverage: max(coverage - step, 0)))
        }
    }

    func signals(_ dense: Float, _ lexical: Float = 10, _ coverage: Float = 0.5) -> ConfidenceSignals {
        ConfidenceSignals(hits: hits(dense: dense, lexical: lexical, coverage: coverage))
    }

    var models: [ConfidenceModel] {
        let easy = (0..<30).map { signals(0.95 + Float($0) * 0.001, 60, 1) }
        let hard = (0..<30).map { signals(0.84 + Float($0) * 0.001, 8, 0.4) }
        let far = (0..<60).map { signals(0.78 + Float($0) * 0.001, 3, 0) }
        return [
            .default, .fit(positives: easy, negatives: far), .fit(positives: hard, negatives: far),
            .fit(positives: far, negatives: easy), .fit(positives: [easy[0]], negatives: [far[0]]),
        ]
    }

    @Test func `stays between 0 and 1 and never falls with more evidence`() {
        let grid: [Float] = [-1, 0, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 1]
        for model in models {
            for cross in [false, true] {
                func value(_ dense: Float, _ lexical: Float, _ coverage: Float) -> Float {
                    let hits = hits(dense: dense, lexical: lexical, coverage: coverage)
                    return Confidence(hits: hits, isCrossLingual: cross, model: model).value
                }
                for (low, high) in zip(grid, grid.dropFirst()) {
                    #expect(value(low, 20, 0.5) <= value(high, 20, 0.5))
                    #expect(value(0.85, max(low, 0) * 80, 0.5) <= value(0.85, max(high, 0) * 80, 0.5))
                    #expect(value(0.85, 20, max(low, 0)) <= value(0.85, 20, max(high, 0)))
                }
                for dense in grid { #expect((0...1).contains(value(dense, 500, 1))) }
            }
        }
    }

    @Test func `tells a hit from a miss`() {
        #expect(Confidence(hits: hits(dense: 0.93, lexical: 45, coverage: 1)).value > 0.8)
        #expect(Confidence(hits: hits(dense: 0.79, lexical: 3, coverage: 0)).value < 0.1)
        #expect(Confidence(hits: []).value == 0)
        #expect(Confidence(hits: hits(dense: nil, lexical: 45, coverage: 1)).value < 0.01)
    }

    @Test func `keeps every query in the order the default gives it`() {
        let samples = (0..<40).map { signals(0.76 + Float($0) * 0.006, Float($0), Float($0 % 7) / 7) }
        let order = samples.indices.sorted {
            ConfidenceModel.default.confidence(samples[$0]) < ConfidenceModel.default.confidence(samples[$1])
        }
        for model in models {
            let values = order.map { model.confidence(samples[$0]) }
            #expect(values == values.sorted())
        }
    }

    @Test func `moves towards the tenant, the further the more it has shown`() {
        // A tenant whose answerable questions look like misses elsewhere.
        let positive = signals(0.83, 6, 0.3)
        let negative = signals(0.77, 2, 0)
        let values = [0, 1, 10, 100].map { count in
            ConfidenceModel.fit(
                positives: Array(repeating: positive, count: count), negatives: Array(repeating: negative, count: count)
            ).confidence(positive)
        }
        #expect(values[0] == ConfidenceModel.default.confidence(positive))
        #expect(values == values.sorted() && values[3] > values[0] + 0.2)
    }

    @Test func `does not count missing words against another language`() {
        let hits = hits(dense: 0.86, lexical: nil, coverage: 0)
        #expect(Confidence(hits: hits, isCrossLingual: true).value > Confidence(hits: hits).value)
    }

    @Test func `names a word only if no first hit has it`() {
        func hit(_ number: Int, _ missing: ContentWord?) -> Hit {
            Hit(
                id: chunk(number), score: ScoreParts(fused: 1, dense: 0.9, lexical: 1, coverage: 0.5),
                uncovered: missing)
        }
        let rare = ContentWord(text: "ogrenci", rarity: 3)
        let common = ContentWord(text: "indirim", rarity: 1)
        #expect(Confidence(hits: [hit(0, rare), hit(1, rare)]).uncovered == rare)
        #expect(Confidence(hits: [hit(0, rare), hit(1, nil)]).uncovered == nil)
        #expect(Confidence(hits: [hit(0, rare), hit(1, common)]).uncovered == common)
    }

    @Test func `measures the gap to the runners-up`() {
        #expect(abs(signals(0.9).gap - 0.025) < 1e-5)
        #expect(ConfidenceSignals(hits: hits(dense: 0.9, lexical: 1, coverage: 1, others: 0)).gap == 0)
        #expect(ConfidenceSignals(hits: []).gap == 0)
    }

    @Test func `calibrates on a tenant's own questions`() throws {
        var random = SeededRandom(seed: 1)
        let outOfDomain = OutOfDomainQuestions.all.map { _ in randomVector(8, using: &random) }
        let entries = randomEntries(40, dimension: 8, seed: 2)
        let model = try ConfidenceModel.calibrated(on: entries, dimension: 8, outOfDomain: outOfDomain)
        #expect(model != .default)
        let pages = entries.filter { $0.question.isEmpty }
        #expect(try ConfidenceModel.calibrated(on: pages, dimension: 8, outOfDomain: outOfDomain) == .default)
        #expect(try ConfidenceModel.calibrated(on: [], dimension: 8, outOfDomain: []) == .default)
    }

    @Test func `leaves out questions in another language than the passages`() throws {
        var random = SeededRandom(seed: 3)
        let outOfDomain = OutOfDomainQuestions.all.map { _ in randomVector(8, using: &random) }
        func model(_ vectors: [[Float]]) throws -> ConfidenceModel {
            try .calibrated(on: randomEntries(40, dimension: 8, seed: 2), dimension: 8, outOfDomain: vectors)
        }
        let turkish = OutOfDomainQuestions.turkish.count
        let others = outOfDomain.dropFirst(turkish).map { $0.map { -$0 } }
        #expect(try model(outOfDomain) == model(outOfDomain.prefix(turkish) + others))
    }

    @Test func `does not grow with the tenant`() throws {
        let count = ConfidenceModel.calibrationSample * 3
        let entries = (0..<count).map { number in
            IndexEntry(
                id: chunk(number), vector: unit([1, Float(number % 7)]), questionVector: [1, 0], question: "kargo",
                body: number % 3 == 0 ? "kargo \(number)" : "iade")
        }
        let outOfDomain = OutOfDomainQuestions.all.map { _ in unit([-1, 1]) }
        let sample = stride(from: 0, to: count, by: 3).map { entries[$0] }
        #expect(
            try ConfidenceModel.calibrated(on: entries, dimension: 2, outOfDomain: outOfDomain)
                == ConfidenceModel.calibrated(on: sample, dimension: 2, outOfDomain: outOfDomain))
    }

    @Test func `ships questions that are about something`() {
        let questions = OutOfDomainQuestions.all.map(\.text)
        #expect(OutOfDomainQuestions.turkish.count >= 60 && Set(questions).count == questions.count)
        let analyzer = TurkishAnalyzer()
        #expect(questions.allSatisfy { !analyzer.contentWords(of: $0).isEmpty })
    }
}
