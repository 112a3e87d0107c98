import Embeddings
import Foundation
import Testing

/// Ids of the reference tokenizer and vectors of a plain fp32 forward pass over the same weights.
struct Golden: Decodable {
    struct Item: Decodable {
        let text: String
        /// How many ids the text has before it is cut to the window.
        let fullCount: Int
        let ids: [Int32]
        let vector: [Float]

        enum CodingKeys: String, CodingKey {
            case text
            case fullCount = "n_full"
            case ids
            case vector = "emb"
        }
    }

    let dim: Int
    let items: [Item]

    static func load() throws -> Golden {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: folder.appending(path: "golden.json")))
    }
}

@Suite struct `Against the reference` {
    let golden: Golden
    let model: EmbeddingModel

    init() throws {
        golden = try Golden.load()
        model = try TestModel.open()
    }

    @Test func `the model has the reference's sizes`() {
        #expect(golden.items.count == 60)
        #expect(model.dimension == golden.dim)
        #expect(model.maxTokens == 512)
        #expect(model.identifier.wholeMatch(of: /multilingual-e5-small-q4@[0-9a-f]{12}/) != nil)
    }

    @Test func `every text has the reference's token ids`() {
        for item in golden.items {
            let ids = model.tokenIDs(of: item.text, as: .raw)
            #expect(ids.count == item.fullCount, "\(item.text.prefix(60))")
            #expect(model.truncated(ids) == item.ids, "\(item.text.prefix(60))")
            #expect(model.tokenCount(of: item.text, as: .raw) == item.fullCount)
        }
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable))
    func `every exact vector points where the reference's does`(instructions: InstructionSet) throws {
        try check(instructions, .exact, least: 0.9999)
    }

    @Test(arguments: InstructionSet.allCases.filter(\.isAvailable))
    func `every fast vector points nearly where the reference's does`(instructions: InstructionSet) throws {
        try check(instructions, .fast, least: 0.998)
    }

    private func check(_ instructions: InstructionSet, _ mode: EncodingMode, least: Double) throws {
        let model = try EmbeddingModel(contentsOf: TestModel.path, instructions: instructions)
        let vectors = model.encode(tokenIDs: golden.items.map(\.ids), mode: mode)
        #expect(vectors.rows == golden.items.count)
        for (row, item) in golden.items.enumerated() {
            let agreement = cosine(vectors[row: row], item.vector)
            #expect(agreement >= least, "cosine \(agreement): \(item.text.prefix(60))")
        }
    }

    @Test func `a text and its ids have the same vector`() throws {
        let items = golden.items.filter { $0.fullCount <= model.maxTokens }
        #expect(items.count == 59)
        #expect(try model.encode(items.map(\.text), as: .raw) == model.encode(tokenIDs: items.map(\.ids)))
    }
}
