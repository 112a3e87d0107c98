import Embeddings
import Testing

@Suite struct `Encoding` {
    let model: EmbeddingModel
    let texts = [
        "Siparişim nerede?", "", "İade süresi on dört gündür; ürün kullanılmamış olmalıdır.",
        String(repeating: "Kargo ücreti bize aittir. ", count: 40), "diş beyazlatma kaç seans sürer",
        String(repeating: "Randevunuzu bir gün önceden iptal edebilirsiniz. ", count: 30), "🦷", "kiralık daire",
    ]

    init() throws { model = try TestModel.open() }

    @Test func `gives unit vectors`() throws {
        let vectors = try model.encode(texts, as: .passage)
        #expect(vectors.rows == texts.count)
        #expect(vectors.columns == 384)
        for row in 0..<vectors.rows {
            let squares = vectors[row: row].reduce(0) { $0 + $1 * $1 }
            #expect(abs(squares - 1) < 1e-5)
        }
    }

    @Test func `gives a text the same vector alone and among others, in the order of the texts`() throws {
        let together = try model.encode(texts, as: .passage)
        for (row, text) in texts.enumerated() {
            let alone = try model.encode([text], as: .passage)
            let difference = zip(together[row: row], alone[row: 0]).map { abs($0 - $1) }.max() ?? 1
            #expect(difference < 1e-5, "row \(row)")
        }
    }

    @Test func `of nothing gives nothing`() throws {
        #expect(try model.encode([], as: .query) == Matrix(rows: 0, columns: 384, values: []))
    }

    @Test func `puts a question nearer to its answer than to another's`() throws {
        let query = try model.encode(["iade için kaç günüm var"], as: .query)
        let passages = try model.encode(
            ["Ürünü teslimden sonra on dört gün içinde geri gönderebilirsiniz.", "Otopark ücretsizdir."], as: .passage)
        #expect(cosine(query[row: 0], passages[row: 0]) > cosine(query[row: 0], passages[row: 1]))
    }

    @Test func `refuses a text over the window and says which, how long and what the limit is`() throws {
        let long = String(repeating: "kelime ", count: 600)
        let tokens = model.tokenCount(of: long, as: .passage)
        #expect(tokens > 512)
        let error = #expect(throws: EmbeddingError.self) { try model.encode(["kısa", long], as: .passage) }
        #expect(error?.code == .tooLong(tokens: tokens, limit: 512))
        #expect(error?.position == 1)
        #expect(error?.detail.tr.contains("512") == true)
        #expect(error?.description.contains("kelime") == false)
    }

    @Test func `takes a text that fills the window to the last token`() throws {
        let ids = model.truncated(model.tokenIDs(of: String(repeating: "kelime ", count: 600), as: .raw))
        #expect(ids.count == 512)
        #expect(ids.first == 0)
        #expect(ids.last == 2)
        #expect(model.encode(tokenIDs: [ids]).values.allSatisfy { $0.isFinite })
    }
}
