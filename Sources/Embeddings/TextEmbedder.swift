import Knowledge

/// The one engine of a server: encodes for many callers at once on a fixed number of workers, without ever blocking
/// Swift's cooperative threads.
///
/// **Queries go first.** A worker looks for them at every checkpoint of a bulk pass, which is half a layer of at most 192
/// tokens (of at most 512 where one text is that long), computes them there, and goes on with the pass. A query that
/// finds no worker idle therefore begins after the shortest of the half-layers in hand, behind the interactive work that
/// was there before it. Texts of more than 96 tokens give way in the same manner, also where they are interactive.
///
/// **Bulk work gets on.** While it waits, at least a fifth of its worker's time is its own, however many queries there
/// are; less a tenth of a second in advance, and one interactive pass. A query's wait grows by no more than a quarter of
/// the interactive work that went before it.
///
/// **Callers take turns** with those of the same priority, pass by pass; nobody waits for all of a large document.
///
/// **Small requests share a pass** where they wait together: interactive ones of the same mode, up to 96 tokens. A text's
/// vector depends on its company by rounding at most: the same to within 1e-6 a number.
///
/// **A cancelled caller leaves at once.** What ran for it ends at the next checkpoint, unless it runs for others, too.
/// A time limit is the caller's: cancel the task. A call keeps the engine alive; ``close()`` ends all of them.
public final class TextEmbedder: Sendable {
    public enum Priority: Sendable {
        /// Someone waits for the answer.
        case interactive
        /// Ingestion and re-embedding.
        case bulk
    }

    /// How each kind of text is computed where a call does not say it.
    public struct Modes: Sendable, Equatable {
        public var query: EncodingMode
        public var passage: EncodingMode

        public init(query: EncodingMode = .exact, passage: EncodingMode = .exact) {
            self.query = query
            self.passage = passage
        }

        /// ``TextKind/raw`` text is computed exactly.
        public subscript(kind: TextKind) -> EncodingMode {
            switch kind {
            case .query: query
            case .passage: passage
            case .raw: .exact
            }
        }
    }

    public let model: EmbeddingModel
    public let modes: Modes
    private let workers: WorkerPool
    private let recentQueries: RecentQueries?

    /// - Parameters:
    ///   - workers: how many passes run at once; one per core is best.
    ///   - modes: see ``Modes``.
    ///   - recentQueries: how many queries' vectors are kept, at some 2 KB each; 0 keeps none and computes each anew.
    public convenience init(model: EmbeddingModel, workers: Int, modes: Modes = Modes(), recentQueries: Int = 4096) {
        self.init(model: model, workers: workers, modes: modes, recentQueries: recentQueries) {
            try model.encode(tokenIDs: $0, mode: $1, checkpoint: $2)
        }
    }

    /// - Parameter encode: computes a pass in the model's stead.
    init(
        model: EmbeddingModel, workers: Int, modes: Modes = Modes(), recentQueries: Int = 4096,
        encode: @escaping WorkerPool.Encode
    ) {
        self.model = model
        self.modes = modes
        self.workers = WorkerPool(workers: workers, encode: encode)
        self.recentQueries = recentQueries > 0 ? RecentQueries(capacity: max(2, recentQueries)) : nil
    }

    /// Encodes texts as a row-major `[texts.count × dimension]` matrix of unit-length rows, in the order of the texts.
    ///
    /// Hand in what belongs together, a document's passages at a time. A few short interactive queries come from memory
    /// where they have been asked lately; the same query asked twice at once is computed once.
    /// - Parameter mode: `nil` for what ``modes`` says of this kind.
    /// - Throws: ``EmbeddingError`` with code `tooLong` before anything is encoded; `CancellationError`, also after
    ///   ``close()``.
    public func encode(
        _ texts: [String], as kind: TextKind, priority: Priority, mode: EncodingMode? = nil
    ) async throws -> Matrix {
        try Task.checkCancellation()
        let mode = mode ?? modes[kind]
        let ids = try await tokenIDs(of: texts, as: kind, priority)
        if let recentQueries, kind == .query, priority == .interactive, Self.areQuestions(ids) {
            return try await encode(ids, mode, priority, from: recentQueries)
        }
        return try await encode(tokenIDs: ids, priority: priority, mode: mode)
    }

    /// The same for texts given as ids, as ``EmbeddingModel/tokenIDs(of:as:)`` and ``EmbeddingModel/truncated(_:)``
    /// return them: `[tokenIDs.count × dimension]`. Always computed, never remembered.
    /// - Precondition: each has 1 to ``EmbeddingModel/maxTokens`` ids.
    /// - Throws: ``EmbeddingError`` with code `modelTampered` for an id the model has no row for; `CancellationError`,
    ///   also after ``close()``.
    public func encode(tokenIDs: [[Int32]], priority: Priority, mode: EncodingMode = .exact) async throws -> Matrix {
        guard !tokenIDs.isEmpty else { return Matrix(rows: 0, columns: model.dimension, values: []) }
        for ids in tokenIDs { try model.checkRows(of: ids) }
        let parts = model.passes(over: tokenIDs, upTo: PassTokens.limit(priority))
        return try await workers.encode(
            tokenIDs, parts: parts, mode: mode, dimension: model.dimension, priority: priority)
    }

    /// Runs blocking work with the model on a worker, in line with all else: cutting long texts before they are
    /// encoded, counting the tokens of a whole document.
    ///
    /// It holds the worker until it returns; what takes longer than some milliseconds is better split.
    public func perform<Value: Sendable>(
        _ priority: Priority, _ work: @escaping @Sendable (EmbeddingModel) throws -> Value
    ) async throws -> Value {
        try await workers.perform(priority) { [model] _ in try work(model) }
    }

    /// Ends every call, waiting or running, with a `CancellationError`, and returns when no worker computes any more;
    /// what comes later ends the same way.
    ///
    /// To be called before the process exits: a cancelled caller does not wait for its pass to stop, and libraries that
    /// are being unloaded must not be computing.
    public func close() async { await workers.close() }
}

extension TextEmbedder {
    /// A number for each priority.
    public struct Load: Sendable, Equatable {
        public var interactive = 0
        public var bulk = 0

        subscript(priority: Priority) -> Int {
            get { priority == .interactive ? interactive : bulk }
            set { if priority == .interactive { interactive = newValue } else { bulk = newValue } }
        }
    }

    /// What became of the queries that may be remembered.
    public struct CacheCounts: Sendable, Equatable {
        /// Came from memory.
        public var hits = 0
        /// Waited for another's computation.
        public var joined = 0
        /// Were computed.
        public var misses = 0
        /// Are remembered now.
        public var entries = 0
    }

    /// Parts of requests that wait for a worker.
    public var waiting: Load { workers.waiting }
    /// Passes in hand, with those that let others go first.
    public var running: Load { workers.running }
    /// Tokens encoded since the start.
    public var encodedTokens: Load { workers.encodedTokens }
    public var queryCache: CacheCounts { recentQueries?.counts ?? CacheCounts() }
}

extension TextEmbedder {
    /// Up to here, counting tokens takes about a millisecond and is done in the caller's task.
    private static let bytesCountedAtOnce = 4096
    /// A conversation's turn has a few questions; a list of examples is not worth remembering.
    private static let questionsAtOnce = 8

    private static func areQuestions(_ ids: [[Int32]]) -> Bool {
        ids.count <= questionsAtOnce && ids.allSatisfy { $0.count <= PassTokens.short }
    }

    /// The ids of all texts, or an error for the first that is too long.
    private func tokenIDs(of texts: [String], as kind: TextKind, _ priority: Priority) async throws -> [[Int32]] {
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        if bytes <= Self.bytesCountedAtOnce { return try model.checkedTokenIDs(of: texts, as: kind) }
        return try await workers.perform(priority) { [model] checkpoint in
            try texts.enumerated().map { position, text in
                try checkpoint()
                let ids = model.tokenIDs(of: text, as: kind)
                guard ids.count <= model.maxTokens else {
                    throw EmbeddingError.tooLong(tokens: ids.count, limit: model.maxTokens, at: position)
                }
                return ids
            }
        }
    }

    private func encode(
        _ ids: [[Int32]], _ mode: EncodingMode, _ priority: Priority, from recentQueries: RecentQueries
    ) async throws -> Matrix {
        @Sendable func vector(_ ids: [Int32]) async throws -> [Float] {
            try await recentQueries.vector(for: .init(mode: mode, tokenIDs: ids)) { [self] in
                try await encode(tokenIDs: [ids], priority: priority, mode: mode).values
            }
        }
        if ids.count == 1 { return Matrix(rows: 1, columns: model.dimension, values: try await vector(ids[0])) }
        return try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            for (row, ids) in ids.enumerated() { group.addTask { (row, try await vector(ids)) } }
            var values = [Float](repeating: 0, count: ids.count * model.dimension)
            for try await (row, vector) in group {
                values.replaceSubrange(row * model.dimension..<(row + 1) * model.dimension, with: vector)
            }
            return Matrix(rows: ids.count, columns: model.dimension, values: values)
        }
    }
}
