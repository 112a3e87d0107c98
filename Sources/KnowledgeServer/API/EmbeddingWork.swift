import Embeddings
import HTTPServer

/// Embeds the inputs of one request. What someone may be waiting for is one turn on a worker, ahead of the line; a batch
/// goes turn by turn behind everyone else, and no turn is longer than the pass a query may have to wait for anyway.
struct EmbeddingWork: Sendable {
    struct Result: Sendable {
        let vectors: Matrix
        let tokens: Int
        let priority: TextEmbedder.Priority
    }

    /// More texts, or more bytes and ids together, are a batch without counting their tokens.
    private static let mostWaitedFor = (elements: 4, size: 8 << 10)
    /// Bytes and ids whose tokens are counted in one turn.
    private static let countedAtOnce = 256 << 10

    let embedder: TextEmbedder
    /// How many passes run at once.
    let workers: Int

    /// - Parameter input: checked.
    func run(_ input: EmbeddingInput, as kind: TextKind) async throws -> Result {
        let count = input.elements.count
        let size = input.elements.reduce(0) { $0 + $1.size }
        guard count <= Self.mostWaitedFor.elements, size <= Self.mostWaitedFor.size else {
            return try await batch(try await tokenIDs(of: input, as: kind))
        }
        let (ids, vectors) = try await embedder.perform(.interactive) { model in
            let ids = try (0..<count).map { try input.tokenIDs(at: $0, as: kind, model: model) }
            let fitsOnePass = Self.tokens(ids) <= model.maxTokens
            return (ids, fitsOnePass ? model.encode(tokenIDs: ids) : nil)
        }
        guard let vectors else { return try await batch(ids) }
        return Result(vectors: vectors, tokens: Self.tokens(ids), priority: .interactive)
    }

    /// The ids of all elements, counted in turns of bounded size.
    private func tokenIDs(of input: EmbeddingInput, as kind: TextKind) async throws -> [[Int32]] {
        var ids: [[Int32]] = []
        var tokens = 0
        while ids.count < input.elements.count {
            let start = ids.count
            let part = try await embedder.perform(.bulk) { model in
                var part: [[Int32]] = []
                var size = 0
                for index in start..<input.elements.count where size < Self.countedAtOnce {
                    part.append(try input.tokenIDs(at: index, as: kind, model: model))
                    size += input.elements[index].size
                }
                return part
            }
            ids += part
            tokens += Self.tokens(part)
            try EmbeddingInput.check(tokens: tokens)
        }
        return ids
    }

    /// Encodes pass by pass; only one more than there are workers stands in line, so that requests share the workers.
    private func batch(_ ids: [[Int32]]) async throws -> Result {
        let width = embedder.model.dimension
        let passes = passes(over: ids)
        let values = try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            var values = [Float](repeating: 0, count: ids.count * width)
            func place(_ part: (row: Int, values: [Float])) {
                let start = part.row * width
                values.replaceSubrange(start..<start + part.values.count, with: part.values)
            }
            for (number, pass) in passes.enumerated() {
                if number > workers, let part = try await group.next() { place(part) }
                group.addTask { [embedder] in
                    let part = try await embedder.perform(.bulk) { $0.encode(tokenIDs: Array(ids[pass])) }
                    return (pass.lowerBound, part.values)
                }
            }
            for try await part in group { place(part) }
            return values
        }
        return Result(
            vectors: Matrix(rows: ids.count, columns: width, values: values), tokens: Self.tokens(ids),
            priority: .bulk)
    }

    /// Consecutive texts, as many as have a window's tokens together.
    private func passes(over ids: [[Int32]]) -> [Range<Int>] {
        var passes: [Range<Int>] = []
        var start = 0
        var tokens = 0
        for (index, text) in ids.enumerated() {
            if index > start, tokens + text.count > embedder.model.maxTokens {
                passes.append(start..<index)
                start = index
                tokens = 0
            }
            tokens += text.count
        }
        return passes + [start..<ids.count]
    }

    private static func tokens(_ ids: [[Int32]]) -> Int { ids.reduce(0) { $0 + $1.count } }
}
