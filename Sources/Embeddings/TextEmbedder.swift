import Knowledge

/// Encodes for many callers at once on a fixed number of workers, without ever blocking Swift's cooperative threads.
///
/// Each worker runs one pass at a time on a thread of its own. A query that arrives waits for the pass that is running,
/// never for the bulk work behind it; and callers with bulk work take turns pass by pass.
public final class TextEmbedder: Sendable {
    public enum Priority: Sendable {
        /// Someone waits for the answer.
        case interactive
        /// Ingestion and re-embedding.
        case bulk
    }

    public let model: EmbeddingModel
    private let workers: WorkerPool

    /// - Parameter workers: how many passes run at once; one per core is best.
    public init(model: EmbeddingModel, workers: Int) {
        self.model = model
        self.workers = WorkerPool(workers: workers)
    }

    /// How many passes wait for a worker.
    public var backlog: (interactive: Int, bulk: Int) { workers.backlog }

    /// Encodes texts as a row-major `[texts.count × dimension]` matrix of unit-length rows, in the order of the texts.
    ///
    /// Hand in what belongs together, a document's passages at a time: counting tokens is one turn on a worker, about a
    /// second per million. A cancelled task leaves the line at once; a running pass is finished for nothing.
    /// - Throws: ``EmbeddingError`` with code `tooLong` before anything is encoded; `CancellationError`.
    public func encode(_ texts: [String], as kind: TextKind, priority: Priority) async throws -> Matrix {
        guard !texts.isEmpty else { return Matrix(rows: 0, columns: model.dimension, values: []) }
        // Tokens are counted and the first pass is made in one turn: a query needs no second.
        let (request, first) = try await workers.run(priority) { [model] in
            let request = Request(model: model, tokenIDs: try model.checkedTokenIDs(of: texts, as: kind))
            return (request, request.encode(pass: 0))
        }
        guard request.passes.count > 1 else { return first }
        let parts = try await remainingParts(of: request, priority)
        return Matrix(
            rows: texts.count, columns: model.dimension, values: first.values + parts.flatMap { $0.values })
    }

    /// Runs blocking work with the model on a worker, in line with all else: cutting long texts before they are
    /// encoded, counting the tokens of a whole document.
    ///
    /// It holds the worker until it returns; what takes longer than a pass of some 500 tokens is better split.
    public func perform<Value: Sendable>(
        _ priority: Priority, _ work: @escaping @Sendable (EmbeddingModel) throws -> Value
    ) async throws -> Value {
        try await workers.run(priority) { [model] in try work(model) }
    }

    /// Passes 1… in order. Only one more than there are workers stands in line, so that requests share the workers.
    private func remainingParts(of request: Request, _ priority: Priority) async throws -> [Matrix] {
        let count = request.passes.count
        return try await withThrowingTaskGroup(of: (Int, Matrix).self) { group in
            var parts = [Matrix?](repeating: nil, count: count)
            for pass in 1..<count {
                if pass > workers.count + 1, let (done, part) = try await group.next() { parts[done] = part }
                group.addTask { [workers] in
                    (pass, try await workers.run(priority) { request.encode(pass: pass) })
                }
            }
            for try await (done, part) in group { parts[done] = part }
            return parts.compactMap { $0 }
        }
    }
}

/// One call's texts as ids, cut into passes of bounded size.
private struct Request: Sendable {
    let model: EmbeddingModel
    let tokenIDs: [[Int32]]
    let passes: [Range<Int>]

    init(model: EmbeddingModel, tokenIDs: [[Int32]]) {
        self.model = model
        self.tokenIDs = tokenIDs
        passes = model.passes(over: tokenIDs)
    }

    func encode(pass: Int) -> Matrix { model.encode(tokenIDs: Array(tokenIDs[passes[pass]])) }
}
