import Foundation
import Knowledge
import Retrieval
import Testing

@Suite struct `Knowledge index` {
    func code(_ body: () throws -> Void) -> RetrievalError.Code? {
        do {
            try body()
            return nil
        } catch { return (error as? RetrievalError)?.code }
    }

    @Test func `finds nothing in nothing`() throws {
        let index = try KnowledgeIndex([], dimension: 3)
        #expect(index.count == 0)
        for mode in SearchMode.allCases {
            #expect(try index.search(SearchRequest(text: "kargo", vector: [1, 0, 0], mode: mode)).isEmpty)
        }
    }

    @Test(arguments: ["", "  ", "?!", "nasıl yapabilirim acaba", "\u{0}\u{FEFF}"])
    func `answers a query without content by meaning alone`(text: String) throws {
        let index = try KnowledgeIndex(randomEntries(20, dimension: 4, seed: 3), dimension: 4)
        let hits = try index.search(SearchRequest(text: text, vector: [1, 0, 0, 0], topK: 20))
        #expect(hits.count == 20)
        #expect(hits.allSatisfy { $0.score.coverage == 0 && $0.uncovered == nil })
    }

    @Test func `survives a huge query`() throws {
        let index = try KnowledgeIndex(randomEntries(50, dimension: 4, seed: 3), dimension: 4)
        var random = SeededRandom(seed: 4)
        let letters = Array("abcçdeğıiöşu ")
        let noise = String((0..<20_000).map { _ in letters.randomElement(using: &random)! })
        let hits = try index.search(SearchRequest(text: "kargo ücreti " + noise, vector: [1, 0, 0, 0], topK: 50))
        #expect(hits.count == 50)
        #expect(hits.allSatisfy { $0.score.fused.isFinite && (0...1).contains($0.score.coverage) })
    }

    @Test func `refuses vectors that do not fit`() throws {
        let good = IndexEntry(id: chunk(1), vector: [1, 0], body: "a")
        func build(_ vector: [Float], question: [Float]? = nil) throws {
            let entry = IndexEntry(id: chunk(2), vector: vector, questionVector: question, body: "b")
            _ = try KnowledgeIndex([good, entry], dimension: 2)
        }
        #expect(code { try build([1, 0, 0]) } == .wrongDimension(found: 3, expected: 2))
        #expect(code { try build([]) } == .wrongDimension(found: 0, expected: 2))
        #expect(code { try build([1, 0], question: [1]) } == .wrongDimension(found: 1, expected: 2))
        #expect(code { try build([3, 4]) } == .notUnitLength(norm: 5))
        #expect(code { try build([0, 0]) } == .notUnitLength(norm: 0))
        #expect(code { try build([.nan, 1]) } == .vectorNotUsable)
        #expect(code { _ = try KnowledgeIndex([good, good], dimension: 2) } == .duplicateID)

        let index = try KnowledgeIndex([good], dimension: 2)
        func search(_ vector: [Float]?, topK: Int = 5, mode: SearchMode = .hybrid) throws {
            _ = try index.search(SearchRequest(text: "a", vector: vector, topK: topK, mode: mode))
        }
        #expect(code { try search([1]) } == .wrongDimension(found: 1, expected: 2))
        #expect(code { try search([0, 0]) } == .vectorNotUsable)
        #expect(code { try search([.infinity, 0]) } == .vectorNotUsable)
        #expect(code { try search(nil, mode: .vector) } == .vectorMissing)
        for topK in [-1, 0, 201] { #expect(code { try search([1, 0], topK: topK) } == .topKOutOfRange(asked: topK)) }
        #expect(code { try search([1], mode: .lexical) } == nil)
    }

    @Test func `answers many at once as it answers one`() async throws {
        let entries = randomEntries(150, dimension: 32, seed: 71)
        let index = try KnowledgeIndex(entries, dimension: 32)
        var random = SeededRandom(seed: 72)
        let requests: [SearchRequest] = (0..<40).map { number in
            SearchRequest(
                text: number % 2 == 0 ? "kargo ücreti" : "öğrenci indirmi LK-204",
                vector: randomVector(32, using: &random))
        }
        let expected = try requests.map { try index.search($0) }
        let found = try await withThrowingTaskGroup(of: (Int, [Hit]).self) { group in
            for (number, request) in requests.enumerated() {
                group.addTask { (number, try index.search(request, explain: false)) }
            }
            var found = [[Hit]](repeating: [], count: requests.count)
            for try await (number, hits) in group { found[number] = hits }
            return found
        }
        #expect(found == expected)
    }
}

@Suite struct `Coverage of content words` {
    func hit(_ query: String, _ passages: [String], _ number: Int = 0) throws -> Hit {
        let index = try KnowledgeIndex(texts(passages), dimension: 1)
        let hits = try index.search(SearchRequest(text: query, vector: [1], topK: 200))
        return try #require(hits.first { $0.id == chunk(number) })
    }

    let shop = [
        "Öğrenci belgesiyle yüzde 7 indirim uygulanır.", "Kargo bedeli 45 TL, 850 TL üzeri ücretsizdir.",
        "Dişlerin temizliği altı ayda bir önerilir.", "Ürünleriniz renk değişimi için kitapçığıyla gönderilir.",
    ]

    @Test(arguments: [
        ("öğrenci indirimi var mı", 0), ("OGRENCILERE INDIRIM", 0), ("ögrenci indirmi", 0), ("öğrnci indrimi", 0),
        ("kargo bedelini öğrenebilir miyim", 1), ("diş temizliği", 2), ("dişim temizlensin", 2),
        ("rengi değişir mi", 3),
        ("kitapçığı", 3),
    ])
    func `sees the same words under other suffixes and spellings`(query: String, passage: Int) throws {
        let hit = try hit(query, shop, passage)
        #expect(hit.uncovered == nil, "\(hit.uncovered?.text ?? "")")
        #expect(hit.score.coverage > 0.6)
    }

    @Test(arguments: [
        ("öğrenci yurdu", 0, "yurdu"), ("kar yağışı", 1, "kar"), ("dişleri kaplama", 2, "kaplama"),
        ("masaj indirimi", 0, "masaj"), ("hediye paketi", 3, "hediye"),
    ])
    func `names the rarest word that is missing`(query: String, passage: Int, word: String) throws {
        let hit = try hit(query, shop, passage)
        #expect(hit.uncovered?.text == word)
        #expect(hit.score.coverage < 1)
    }

    @Test func `weighs a rare word above a frequent one`() throws {
        let passages = [
            "Kargo ücreti 45 TL.", "Kargo süresi 3 gün.", "Kargo firması bellidir.", "Depozito iki kira kadardır.",
        ]
        let frequent = try hit("kargo depozitosu", passages, 0)
        let rare = try hit("kargo depozitosu", passages, 3)
        #expect(frequent.score.coverage < 0.5 && rare.score.coverage > 0.5)
        #expect(frequent.uncovered?.text == "depozitosu" && rare.uncovered?.text == "kargo")
        #expect(abs(frequent.score.coverage + rare.score.coverage - 1) < 1e-5)
    }

    @Test func `counts title, headings and question as part of the passage`() throws {
        let entry = IndexEntry(
            id: chunk(0), vector: [1], title: "Ücret Çizelgesi", heading: "Diş taşı temizliği",
            question: "Kaç dakika sürer?", body: "40")
        let index = try KnowledgeIndex([entry], dimension: 1)
        let hit = try #require(
            try index.search(SearchRequest(text: "diş taşı temizlik ücreti kaç dakika", vector: [1])).first)
        #expect(hit.score.coverage == 1 && hit.uncovered == nil)
    }
}
