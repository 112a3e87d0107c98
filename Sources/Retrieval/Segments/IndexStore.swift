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

/// One tenant's index and the folder it lies in, which belongs to one process.
///
/// The index is a list of segments that never change: those of the folder, mapped, and small ones in memory, one per
/// ``apply(_:upTo:)``, merged in tiers behind the writer's back. A deletion takes a bit from a segment's bitmap.
///
/// Writers take turns; a reader takes ``index``, which does not change any more, and waits for nobody. What was not
/// flushed is lost with the process: the folder is a copy of what the caller can send again from ``sequence`` on.
public final class IndexStore: Sendable {
    struct State {
        var index: KnowledgeIndex
        var sequence: Int64
        /// Segments in memory that are on their way to the folder.
        var claimed: Set<ObjectIdentifier> = []
        var isCompactionDue = false
        /// Since when a file that ought to be gone could not be removed.
        var staleSince: ContinuousClock.Instant?
    }

    /// What lies in the folder.
    struct Contents {
        var manifest: Manifest?
        /// Whether the manifest's name would outlive a power cut.
        var isSettled = true
        /// Files no longer named by the manifest.
        var obsolete: Set<String> = []
    }

    public let dimension: Int
    /// The identifier of the model that made the vectors.
    public let model: String
    let path: String
    let files: any FileOperations
    /// Up to so many passages are searched exactly; a larger segment gets a graph when it is written.
    let exactRows: Int
    let graphOptions: Graph.BuildOptions
    let cancellation = Graph.Cancellation()

    /// Locks in the order they may be taken. A rewrite of files holds the first throughout.
    let contents: Mutex<Contents>
    let compaction = Mutex(())
    /// Held by whoever changes the list of parts.
    let writer = Mutex(())
    /// Held for a few instructions: all that a reader waits for.
    let state: Mutex<State>
    /// Whether the folder is not to be written any more.
    let isErased = Mutex(false)

    /// Opens the folder's index, or begins an empty one at sequence 0 where there is none, it is damaged, or another
    /// model made it: the caller then fills it anew.
    ///
    /// Segments are mapped, not read: of each the positions are checked now, vectors and payloads by ``verify()``.
    /// - Parameter threads: how many build the graph of an index that is too large to be searched exactly.
    /// - Throws: ``RetrievalError`` with code `filesFailed` where useless files cannot be removed.
    public convenience init(
        folder: URL, dimension: Int, model: String, threads: Int = 1
    ) throws(RetrievalError) {
        try self.init(folder: folder, dimension: dimension, model: model, threads: threads, files: SystemFiles())
    }

    init(
        folder: URL, dimension: Int, model: String, threads: Int = 1, exactRows: Int = KnowledgeIndex.exactRows,
        files: any FileOperations
    ) throws(RetrievalError) {
        self.exactRows = exactRows
        graphOptions = Graph.BuildOptions(threads: threads)
        self.dimension = dimension
        self.model = model
        self.files = files
        path = folder.path(percentEncoded: false)
        let opened = try IndexStore.open(path, dimension: dimension, model: model, files: files)
        contents = Mutex(Contents(manifest: opened?.manifest))
        let index = KnowledgeIndex(opened?.parts ?? [], dimension: dimension, exactRows: exactRows)
        state = Mutex(State(index: index, sequence: opened?.manifest.sequence ?? 0))
    }

    public var folder: URL { URL(filePath: path, directoryHint: .isDirectory) }

    /// The index as the last change left it.
    public var index: KnowledgeIndex { state.withLock { $0.index } }

    /// The caller's number of the last change applied.
    public var sequence: Int64 { state.withLock { $0.sequence } }

    /// Since when a file holds an entry that was deleted; `nil` where none does.
    public var holdsDeletedSince: ContinuousClock.Instant? {
        state.withLock { state in
            (state.index.allParts.compactMap(\.holdsDeletedSince) + [state.staleSince].compactMap { $0 }).min()
        }
    }

    /// Bytes of memory that closing the store would free, mapped files apart.
    public var memoryBytes: Int { index.allParts.reduce(0) { $0 + $1.memoryBytes } }
}
