import Embeddings
import Foundation
import Ingestion
import Knowledge
import Retrieval
import Storage
import Synchronization

/// One index per tenant: opened on first use, kept in step with the database, and let go when the memory budget is reached,
/// least recently used first.
///
/// The database's `index_log` numbers the changes of a tenant's knowledge. A store that is behind the number that a reader
/// needs catches up first; that number comes with the reader's key, or is asked for.
final class IndexRegistry: Sendable {
    private struct Held {
        let tenant: TenantContext
        let store: IndexStore
        var lastUsed: ContinuousClock.Instant
        var lastChanged: ContinuousClock.Instant?
        var catchingUp: Task<Void, any Error>?
    }

    private let database: Database
    private let model: EmbeddingModel
    private let metrics: Metrics
    private let folder: IndexFolder
    private let budget: Int
    private let held = Mutex<[TenantID: Held]>([:])

    /// - Parameter budget: bytes of memory that indexes may hold, mapped files apart, all tenants together.
    init(
        database: Database, model: EmbeddingModel, metrics: Metrics, folder: IndexFolder, budget: Int = 256 << 20
    ) {
        self.database = database
        self.model = model
        self.metrics = metrics
        self.folder = folder
        self.budget = budget
    }

    /// The index of the tenant's present knowledge: a reader sees every write acknowledged before it asked.
    func index(for tenant: TenantContext) async throws -> KnowledgeIndex {
        try await versioned(for: tenant).index
    }

    /// The same with the number of the last change in it, or of one before.
    func versioned(for tenant: TenantContext) async throws -> (index: KnowledgeIndex, version: Int64) {
        let needed: Int64
        if let known = tenant.knowledgeVersion { needed = known } else { needed = try await currentVersion(of: tenant) }
        while true {
            let store = try store(of: tenant)
            let version = store.sequence
            if version >= needed { return (store.index, version) }
            try await catchUp(store, of: tenant)
        }
    }

    /// A tenant that is gone takes its index with it.
    private func currentVersion(of tenant: TenantContext) async throws -> Int64 {
        do {
            return try await database.withReadOnlySession(for: tenant) { try $0.knowledgeVersion() }
        } catch let error as StorageError where error.code == .notFound {
            try forget(tenant.id)
            throw error
        }
    }

    private func store(of tenant: TenantContext) throws -> IndexStore {
        try held.withLock { held in
            if let found = held[tenant.id] {
                held[tenant.id]?.lastUsed = .now
                return found.store
            }
            let store = try IndexStore(
                folder: folder.folder(of: tenant.id), dimension: model.dimension, model: model.identifier)
            held[tenant.id] = Held(tenant: tenant, store: store, lastUsed: .now)
            // Opening looks at what a search could be led astray by; what it reads is checked behind its back. Where that
            // fails the store empties itself, and the next search fills it from the database.
            if store.sequence > 0 { Task.detached(priority: .background) { _ = try? store.verify() } }
            return store
        }
    }

    /// Applies what changed since the store's last change. Those who come meanwhile wait for the same work.
    private func catchUp(_ store: IndexStore, of tenant: TenantContext) async throws {
        let task = held.withLock { held in
            if let running = held[tenant.id]?.catchingUp { return running }
            let task = Task.detached { [self] in
                defer { finish(tenant.id) }
                try await bringUpToDate(store, of: tenant)
            }
            held[tenant.id]?.catchingUp = task
            return task
        }
        try await task.value
    }

    private func finish(_ tenant: TenantID) {
        held.withLock { held in
            held[tenant]?.catchingUp = nil
            held[tenant]?.lastChanged = .now
        }
    }

    private func bringUpToDate(_ store: IndexStore, of tenant: TenantContext) async throws {
        let start = ContinuousClock.now
        let identifier = model.identifier
        try await database.withReadOnlySession(for: tenant) { session in
            let version = try session.knowledgeVersion()
            if store.sequence > 0,
                let changes = try session.indexChanges(
                    after: store.sequence, model: identifier, limit: Self.changesAtOnce)
            {
                let list = changes.map { id, passage in
                    passage.map { IndexChange.insert(IndexEntry($0)) } ?? .delete(id)
                }
                return try store.apply(list, upTo: version)
            }
            try Self.fill(store, from: session, model: identifier)
            try store.apply([], upTo: version)
        }
        metrics.observe("index.load", seconds: (ContinuousClock.now - start).seconds)
    }

    /// More changes than this are read as a whole.
    private static let changesAtOnce = 5_000
    private static let passagesAtOnce = 2_000

    private static func fill(
        _ store: IndexStore, from session: borrowing TenantSession, model: String
    ) throws {
        try store.replace(with: [], upTo: 0)
        var last: ChunkID?
        while true {
            let page = try session.indexedPassages(model: model, after: last, limit: passagesAtOnce)
            try store.apply(page.map { .insert(IndexEntry($0)) }, upTo: 0)
            guard page.count == passagesAtOnce else { return }
            last = page.last?.passage.id
        }
    }

    var byteCount: Int { held.withLock { $0.values.reduce(0) { $0 + $1.store.memoryBytes } } }
    var tenantCount: Int { held.withLock { $0.count } }

    /// The recall at ten, against exact search, that the worst of the open indexes has measured of itself.
    var lowestRecall: Float { held.withLock { $0.values.map(\.store.index.recall).min() ?? 1 } }
}

// MARK: - Upkeep

extension IndexRegistry {
    /// Writes what rests for a moment, rewrites files that hold deleted passages, and lets go of what is over the budget.
    /// Called every few seconds, by one task.
    func maintain() {
        let now = ContinuousClock.now
        for (tenant, entry) in held.withLock({ $0 }) {
            do {
                if let changed = entry.lastChanged, now - changed >= Self.rest || now - changed < .zero {
                    try flush(tenant, entry.store, changedAt: changed)
                }
                if let since = entry.store.holdsDeletedSince, now - since >= Self.deletedStay {
                    try entry.store.merge()
                }
            } catch {
                // The database has everything: the worst that a full disk costs is filling the index anew.
                metrics.count("kaynak_index_write_failed_total")
            }
        }
        evict()
    }

    /// How long a store rests before it is written.
    private static let rest: Duration = .seconds(2)
    /// How long a deleted passage may stay in a file.
    private static let deletedStay: Duration = .seconds(20)

    private func flush(_ tenant: TenantID, _ store: IndexStore, changedAt: ContinuousClock.Instant) throws {
        try store.flush()
        held.withLock { held in
            if held[tenant]?.lastChanged == changedAt { held[tenant]?.lastChanged = nil }
        }
    }

    private func evict() {
        held.withLock { held in
            var total = held.values.reduce(0) { $0 + $1.store.memoryBytes }
            for (tenant, entry) in held.sorted(by: { $0.value.lastUsed < $1.value.lastUsed }) {
                guard total > budget || held.count > Self.openAtMost else { return }
                // What is not written yet, or being read, stays.
                guard entry.lastChanged == nil, entry.catchingUp == nil, entry.store.holdsDeletedSince == nil else {
                    continue
                }
                total -= entry.store.memoryBytes
                held[tenant] = nil
            }
        }
    }

    /// Brings open indexes up to date ahead of the next search.
    ///
    /// - Parameter tenants: `nil` for all.
    func refresh(_ tenants: [TenantID]?) async {
        let open = held.withLock { held in (tenants ?? Array(held.keys)).compactMap { held[$0] } }
        for entry in open {
            do {
                guard entry.store.sequence < (try await currentVersion(of: entry.tenant)) else { continue }
                try await catchUp(entry.store, of: entry.tenant)
            } catch {
                // The next search tries again, and tells its caller.
                metrics.count("kaynak_index_refresh_failed_total")
            }
        }
    }

    /// Opens a tenant's index where it is not and brings it up to date, though nobody searches: what was deleted has to leave
    /// its files.
    func follow(_ tenant: TenantContext) async {
        do {
            let (store, version) = (try store(of: tenant), try await currentVersion(of: tenant))
            if store.sequence < version { try await catchUp(store, of: tenant) }
        } catch {
            // The next search tries again, and tells its caller.
            metrics.count("kaynak_index_refresh_failed_total")
        }
    }

    /// Open stores, whatever their size.
    private static let openAtMost = 1_000

    /// Drops a tenant's index, in memory and on disk.
    func forget(_ tenant: TenantID) throws {
        let entry = held.withLock { $0.removeValue(forKey: tenant) }
        // Whoever still holds the store cannot write to the folder after this.
        if let entry { try entry.store.erase() } else { try IndexStore.erase(folder: folder.folder(of: tenant)) }
    }

    /// The tenants that have an index here.
    var tenants: Set<TenantID> { Set(folder.tenants()).union(held.withLock { $0.keys }) }

    /// Writes everything, at the end.
    func close() {
        for entry in held.withLock({ Array($0.values) }) { try? entry.store.flush() }
        held.withLock { $0 = [:] }
    }
}

extension IndexEntry {
    init(_ indexed: IndexedPassage) {
        let passage = indexed.passage
        let payload = PassageCoding.bytes(of: passage)
        switch passage.source {
        case .page(let document, _, _):
            self.init(
                id: passage.id, vector: indexed.vector, title: document.title,
                heading: passage.headings.joined(separator: " / "), body: FlowingText.text(of: passage.text),
                language: passage.language, document: document.id, tags: Set(indexed.tags), payload: payload)
        case .faq(let faq):
            self.init(
                id: passage.id, vector: indexed.vector, questionVector: indexed.questionVector, question: faq.question,
                body: passage.text, language: passage.language, payload: payload)
        }
    }
}
