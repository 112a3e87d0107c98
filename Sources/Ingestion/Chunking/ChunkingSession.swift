import Knowledge

/// Cuts a document into chunks while its pages come, and holds a few of them, not the document.
///
/// ```swift
/// var session = chunker.session()
/// for page in pages { store(session.add(page)) }
/// store(session.finish())
/// ```
///
/// A line is a running header or footer if it returns on the pages around its own: up to ``reach`` on either side. What
/// comes back therefore lags behind what was added. A document of fewer than three times as many pages is judged as a
/// whole.
public struct ChunkingSession: Sendable {
    /// So many pages before and after a page tell its running lines.
    public static let reach = 8

    private let chunker: Chunker
    private var builder: ChunkBuilder
    /// Pages that are not cut yet.
    private var waiting: [PageView] = []
    /// Of the pages that wait and of the last ones before them.
    private var edges: [PageEdges] = []
    private var sizes: [Float: Int] = [:]

    init(chunker: Chunker) {
        self.chunker = chunker
        builder = chunker.emptyBuilder
    }

    /// - Parameter page: follows the one added before.
    /// - Returns: the chunks that nothing on later pages can change any more, in reading order.
    public mutating func add(_ page: ExtractedPage) -> [DocumentChunk] {
        let view = PageView(page)
        view.countSizes(into: &sizes)
        edges.append(PageEdges(view))
        waiting.append(view)
        guard edges.count >= 3 * Self.reach else { return [] }
        cut(waiting.count - Self.reach)
        return builder.settled()
    }

    /// - Returns: the rest. The session is then as new.
    public mutating func finish() -> [DocumentChunk] {
        cut(waiting.count)
        let rest = builder.finished()
        self = ChunkingSession(chunker: chunker)
        return rest
    }

    private mutating func cut(_ count: Int) {
        let bodySize = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 10
        let running = RunningLines(edges, bodySize: bodySize)
        for view in waiting[..<count] { chunker.cut(view, without: running, bodySize: bodySize, into: &builder) }
        waiting.removeFirst(count)
        edges.removeFirst(max(0, edges.count - waiting.count - Self.reach))
    }
}
