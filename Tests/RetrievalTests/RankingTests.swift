import Foundation
import Knowledge
import Retrieval
import Testing

@Suite struct `Ranking` {
    /// BM25 straight from its definition, over dictionaries.
    struct NaiveBM25 {
        var frequencies: [[Term: Double]] = []
        var lengths: [Double] = []

        init(_ entries: [IndexEntry]) {
            let analyzer = TurkishAnalyzer()
            for entry in entries {
                var frequency: [Term: Double] = [:]
                var length = 0.0
                for (text, weight) in [
                    (entry.title, 0.5), (entry.heading, 1), (entry.question, 1.5), (entry.body, 1),
                ] {
                    for term in analyzer.terms(of: text) {
                        frequency[term, default: 0] += weight
                        length += weight
                    }
                }
                frequencies.append(frequency)
                lengths.append(length)
            }
        }

        func score(_ query: String, _ row: Int) -> Double {
            let average = lengths.reduce(0, +) / Double(lengths.count)
            var score = 0.0
            for term in Set(TurkishAnalyzer().terms(of: query)) {
                guard let frequency = frequencies[row][term] else { continue }
                let holding = Double(frequencies.count { $0[term] != nil })
                let idf = log(1 + (Double(frequencies.count) - holding + 0.5) / (holding + 0.5))
                score += idf * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * lengths[row] / average))
            }
            return score
        }
    }

    let queries = [
        "kargo ücreti ne kadar", "öğrenci indirimi var mı", "implant 15 bin lira mı", "lk204 garanti", "kargolar",
        "saat 13:00 randevu", "garnti belgsi",
    ]

    @Test(arguments: [1, 7, 120])
    func `scores words as BM25 is defined`(count: Int) throws {
        let entries = randomEntries(count, dimension: 4, seed: 5)
        let index = try KnowledgeIndex(entries, dimension: 4)
        let naive = NaiveBM25(entries)
        for query in queries {
            let hits = try index.search(SearchRequest(text: query, topK: 200, mode: .lexical), explain: true)
            let expected = entries.indices.filter { naive.score(query, $0) > 0 }
            #expect(Set(hits.map(\.id)) == Set(expected.map(chunk)))
            for hit in hits {
                let row = try #require(entries.firstIndex { $0.id == hit.id })
                let bm25 = try #require(hit.score.lexical)
                #expect(abs(Double(bm25) - naive.score(query, row)) < 1e-3)
                let explained = hit.explanation.reduce(0) { $0 + $1.contribution }
                #expect(abs(explained - bm25) < 1e-3)
            }
        }
    }

    /// The cosine an entry is meant to have: its own, or its question's less the offset.
    func cosine(_ entry: IndexEntry, _ query: [Float]) -> Float {
        func dot(_ vector: [Float]) -> Float { zip(vector, query).reduce(0) { $0 + $1.0 * $1.1 } }
        return max(dot(entry.vector), entry.questionVector.map { dot($0) - 0.04 } ?? -2)
    }

    @Test(arguments: [(1, 3), (50, 16), (200, 384)])
    func `finds the same neighbours as a product by hand`(count: Int, dimension: Int) throws {
        let entries = randomEntries(count, dimension: dimension, seed: 9)
        let index = try KnowledgeIndex(entries, dimension: dimension)
        var random = SeededRandom(seed: 10)
        for _ in 0..<5 {
            let query = randomVector(dimension, using: &random)
            let hits = try index.search(SearchRequest(text: "", vector: query, topK: 200, mode: .vector))
            #expect(hits.count == count)
            for hit in hits {
                let entry = try #require(entries.first { $0.id == hit.id })
                let dense = try #require(hit.score.dense)
                #expect(abs(dense - cosine(entry, query)) < 1e-5)
                #expect(hit.score.fused == dense)
            }
        }
    }

    @Test(arguments: SearchMode.allCases)
    func `is the head of the full order, ties by id`(mode: SearchMode) throws {
        // Two dimensions on a coarse grid: eight directions for 150 entries.
        let entries = randomEntries(150, dimension: 2, seed: 21, questions: false)
        let index = try KnowledgeIndex(entries.shuffled(), dimension: 2)
        for query in queries + [""] {
            func search(_ topK: Int) throws -> [Hit] {
                try index.search(SearchRequest(text: query, vector: [1, 0], topK: topK, mode: mode))
            }
            let all = try search(200)
            if mode != .lexical { #expect(all.count == 150) }
            let sorted = all.sorted { ($1.score.fused, $0.id) < ($0.score.fused, $1.id) }
            #expect(all == sorted)
            for topK in [1, 2, 3, 10, 149, 150, 151] { #expect(try search(topK) == Array(all.prefix(topK))) }
        }
    }

    @Test(arguments: SearchMode.allCases)
    func `never shortens an answer by its filter`(mode: SearchMode) throws {
        let steps = [1, 2, 7, 60, 500]
        let entries = randomEntries(120, dimension: 8, seed: 33).enumerated().map { number, entry in
            entry.tagged(steps.filter { number % $0 == $0 - 1 }.map { "every \($0)" })
        }
        let index = try KnowledgeIndex(entries, dimension: 8)
        for every in steps {
            let kept = Set((0..<120).filter { $0 % every == every - 1 }.map(chunk))
            let filter = PassageFilter(tags: ["every \(every)"])
            for query in queries {
                let vector = entries[3].vector
                let all = try index.search(SearchRequest(text: query, vector: vector, topK: 200, mode: mode))
                let filtered = try index.search(
                    SearchRequest(text: query, vector: vector, topK: 10, mode: mode, filter: filter))
                #expect(filtered == Array(all.filter { kept.contains($0.id) }.prefix(10)))
                if mode != .lexical { #expect(filtered.count == min(10, kept.count)) }
            }
        }
    }

    @Test func `answers a batch as one by one`() throws {
        let entries = randomEntries(90, dimension: 12, seed: 41)
        let index = try KnowledgeIndex(entries, dimension: 12)
        var random = SeededRandom(seed: 42)
        let requests: [SearchRequest] = (0..<17).map { number in
            let vector = number % 5 == 4 ? nil : randomVector(12, using: &random)
            let mode: SearchMode = vector == nil || number % 4 == 3 ? .lexical : .hybrid
            return SearchRequest(text: queries[number % queries.count], vector: vector, topK: 9, mode: mode)
        }
        let together = try index.search(requests)
        #expect(together.count == requests.count)
        for (request, hits) in zip(requests, together) {
            let alone = try index.search(request)
            #expect(hits.map(\.id) == alone.map(\.id))
            for (left, right) in zip(hits, alone) { #expect(abs(left.score.fused - right.score.fused) < 1e-5) }
        }
        #expect(try index.search([]).isEmpty)
    }

    @Test func `does not depend on the order of the entries or the length of the query's vector`() throws {
        let entries = randomEntries(60, dimension: 6, seed: 51)
        let one = try KnowledgeIndex(entries, dimension: 6)
        let other = try KnowledgeIndex(entries.reversed(), dimension: 6)
        var random = SeededRandom(seed: 52)
        let vector = randomVector(6, using: &random)
        for query in queries {
            let request = SearchRequest(text: query, vector: vector, topK: 60)
            let scaled = SearchRequest(text: query, vector: vector.map { $0 * 4 }, topK: 60)
            #expect(try one.search(request) == other.search(request))
            #expect(try one.search(request).map(\.id) == other.search(scaled).map(\.id))
        }
    }

    @Test func `ranks by both halves together`() throws {
        let entries = [
            IndexEntry(id: chunk(0), vector: unit([1, 0.5]), body: "Kargo ücreti 45 TL."),
            IndexEntry(id: chunk(1), vector: unit([1, 0.5]), body: "Öğrenci indirimi yüzde 7."),
            IndexEntry(id: chunk(2), vector: unit([0, 1]), body: "Mağaza pazar günü kapalıdır."),
        ]
        let index = try KnowledgeIndex(entries, dimension: 2)
        let hits = try index.search(SearchRequest(text: "ogrenci indirmi", vector: [1, 0.5], topK: 3))
        #expect(hits.map(\.id) == [chunk(1), chunk(0), chunk(2)])
        #expect(hits[0].score.lexical ?? 0 > hits[2].score.lexical ?? 0)
        let byWords = try index.search(SearchRequest(text: "ogrenci indirmi", topK: 3))
        #expect(byWords.first?.id == chunk(1) && byWords.count == 3 && byWords[0].score.dense == nil)
    }
}
