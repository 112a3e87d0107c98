import Foundation
import Knowledge
import Retrieval

/// A workload's tenants, each with a store in a folder of its own.
struct RetrievalStores: Sendable {
    static let model = "bench"

    /// What it took to build them, in seconds.
    struct Build: Sendable {
        /// Everything.
        var total = 0.0
        /// Per tenant, from no folder to an index that answers.
        var creating: [Double] = []
        /// Per tenant, until its files would outlive a power cut.
        var flushing: [Double] = []
    }

    let stores: [IndexStore]

    static func folder(of tenant: Int, in folder: URL) -> URL { folder.appending(path: "tenant-\(tenant)") }

    /// Builds the stores, writes them to their folders and closes them.
    static func build(
        _ workload: RetrievalWorkload, texts: RetrievalTexts? = nil, in folder: URL, _ stop: OwnThreads.Stop,
        progress: (Int) -> Void
    ) throws -> Build {
        let clock = ContinuousClock()
        var build = Build()
        for (tenant, rows) in workload.rows.enumerated() {
            try stop.check()
            let entries = rows.map { workload.entry($0, text: texts?.bodies[$0] ?? "") }
            let (creating, store) = try clock.seconds {
                let store = try IndexStore(
                    folder: self.folder(of: tenant, in: folder), dimension: workload.base.columns, model: model)
                try store.replace(with: entries, upTo: Int64(rows.count))
                return store
            }
            let flushing = try clock.seconds {
                try store.flush()
                try store.merge()
            }
            build.creating.append(creating)
            build.flushing.append(flushing.seconds)
            build.total += creating + flushing.seconds
            progress(tenant)
        }
        return build
    }

    /// Opens the stores that lie in the folder.
    static func open(
        _ workload: RetrievalWorkload, in folder: URL, _ stop: OwnThreads.Stop
    ) throws -> RetrievalStores {
        let stores = try workload.rows.indices.map { tenant in
            try stop.check()
            return try open(tenant, of: workload, in: folder)
        }
        return RetrievalStores(stores: stores)
    }

    static func open(_ tenant: Int, of workload: RetrievalWorkload, in folder: URL) throws -> IndexStore {
        let store = try IndexStore(
            folder: self.folder(of: tenant, in: folder), dimension: workload.base.columns, model: model)
        let (found, expected) = (store.index.count, workload.rows[tenant].count)
        guard found == expected else {
            throw CommandError("a store opened again holds \(found) of its \(expected) passages")
        }
        return store
    }

    /// What closing all of them would free, mapped files apart.
    var memoryBytes: Int { stores.reduce(0) { $0 + $1.memoryBytes } }
}

extension RetrievalWorkload {
    func entry(_ row: Int, text: String = "") -> IndexEntry {
        IndexEntry(id: ChunkID(row: row), vector: base[row], body: text)
    }
}

extension ChunkID {
    /// An id that says which row of a workload it stands for; ids ascend as rows do.
    init(row: Int) {
        let place = (0..<6).map { UInt8(truncatingIfNeeded: row >> (40 - 8 * $0)) }
        self.init(
            uuid: UUID(
                uuid: (
                    1, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, place[0], place[1], place[2], place[3], place[4], place[5]
                )))
    }

    var row: Int {
        let bytes = uuid.uuid
        return [bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15].reduce(0) { $0 << 8 | Int($1) }
    }
}
