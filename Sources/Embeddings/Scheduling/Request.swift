import Synchronization

/// One call: work in parts that wait in line and run each on its own, and the caller who waits for all of them.
///
/// The caller is told once: the vectors, an error, or that it was cancelled, whichever comes first.
final class Request: Sendable {
    /// To be called some milliseconds apart: others go first here, and what it throws ends the work.
    typealias Checkpoint = () throws -> Void

    enum Work: Sendable {
        /// Texts as ids, and which of them are encoded together: all of them, in order, at least one a part.
        case texts([[Int32]], parts: [Range<Int>], EncodingMode)
        /// Anything else, in one part. It returns how the caller is told.
        case errand(@Sendable (Checkpoint) -> @Sendable () -> Void)
    }

    let ticket: UInt64
    let priority: TextEmbedder.Priority
    let work: Work
    private let vectors: Mutex<Vectors>
    private let succeed: @Sendable (Matrix) -> Void
    private let fail: @Sendable (any Error) -> Void
    private let over = Atomic(false)

    /// - Parameters:
    ///   - dimension: of the vectors; 0 for an errand.
    ///   - succeed: tells the caller the vectors of all texts.
    ///   - fail: tells the caller why there are none.
    init(
        ticket: UInt64, priority: TextEmbedder.Priority, work: Work, dimension: Int = 0,
        succeed: @escaping @Sendable (Matrix) -> Void = { _ in }, fail: @escaping @Sendable (any Error) -> Void
    ) {
        self.ticket = ticket
        self.priority = priority
        self.work = work
        self.succeed = succeed
        self.fail = fail
        switch work {
        case .texts(let tokenIDs, let parts, _):
            vectors = Mutex(Vectors(rows: tokenIDs.count, dimension: dimension, missing: parts.count))
        case .errand:
            vectors = Mutex(Vectors(rows: 0, dimension: 0, missing: 0))
        }
    }

    /// The caller has been told; nobody wants what is still to be done.
    var isOver: Bool { over.load(ordering: .acquiring) }

    func end(throwing error: any Error) { tell { fail(error) } }

    /// Tells the caller, unless that has been done.
    func tell(_ caller: () -> Void) {
        if !over.exchange(true, ordering: .acquiringAndReleasing) { caller() }
    }

    /// Takes in the vectors of the texts from `row` on; the last part's complete the answer.
    func deliver(_ values: ArraySlice<Float>, row: Int) {
        let complete = vectors.withLock { $0.put(values, row: row) }
        if let complete { tell { succeed(complete) } }
    }
}

extension Request {
    var partCount: Int {
        switch work {
        case .texts(_, let parts, _): parts.count
        case .errand: 1
        }
    }

    func part(_ index: Int) -> Part {
        switch work {
        case .texts(let tokenIDs, let parts, let mode):
            let texts = tokenIDs[parts[index]]
            return Part(request: self, texts: texts, tokens: texts.reduce(0) { $0 + $1.count }, mode: mode)
        case .errand:
            return Part(request: self, texts: [], tokens: 0, mode: nil)
        }
    }
}

/// What of a request is done in one go.
struct Part: Sendable {
    let request: Request
    /// With the indices they have in the request.
    let texts: ArraySlice<[Int32]>
    let tokens: Int
    /// `nil` for an errand.
    let mode: EncodingMode?

    var isShort: Bool { mode != nil && tokens <= PassTokens.short }
}

/// A request's vectors as its parts come in, in any order.
private struct Vectors: Sendable {
    private var values: [Float]
    private let rows: Int
    private let dimension: Int
    private var missing: Int

    init(rows: Int, dimension: Int, missing: Int) {
        values = [Float](repeating: 0, count: rows * dimension)
        self.rows = rows
        self.dimension = dimension
        self.missing = missing
    }

    /// All of them when none is missing any more.
    mutating func put(_ part: ArraySlice<Float>, row: Int) -> Matrix? {
        values.replaceSubrange(row * dimension..<row * dimension + part.count, with: part)
        missing -= 1
        return missing == 0 ? Matrix(rows: rows, columns: dimension, values: values) : nil
    }
}
