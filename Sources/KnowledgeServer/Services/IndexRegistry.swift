import Embeddings
import Foundation
import Knowledge
import Retrieval
import Storage

/// A tenant's knowledge as one process holds it: the index and the passages it ranks, of one knowledge version.
struct TenantIndex: Sendable {
    let version: Int64
    let index: KnowledgeIndex
    let passages: [ChunkID: Passage]
    let byteCount: Int

    init(version: Int64, rows: [IndexedPassage], dimension: Int) throws {
        self.version = version
        var passages: [ChunkID: Passage] = [:]
        passages.reserveCapacity(rows.count)
        var entries: [IndexEntry] = []
        entries.reserveCapacity(rows.count)
        var bytes = 0
        for row in rows {
            passages[row.passage.id] = row.passage
            entries.append(Self.entry(row))
            bytes += (row.vector.count + (row.questionVector?.count ?? 0)) * 4 + row.passage.text.utf8.count * 12
        }
        self.passages = passages
        byteCount = bytes
        index = try KnowledgeIndex(entries, dimension: dimension)
    }

    private static func entry(_ row: IndexedPassage) -> IndexEntry {
        let passage = row.passage
        switch passage.source {
        case .page(let document, _, _):
            return IndexEntry(
                id: passage.id, vector: row.vector, title: document.title,
                heading: passage.headings.joined(separator: " / "), body: passage.text, language: passage.language,
                document: document.id)
        case .faq(let faq):
            return IndexEntry(
                id: passage.id, vector: row.vector, questionVector: row.questionVector, question: faq.question,
                body: passage.text, language: passage.language)
        }
    }
}

/// One index per tenant, opened on first use, rebuilt when the tenant's knowledge version has moved on, and let go
/// when the memory budget is reached: least recently used first.
actor IndexRegistry {
    private let database: Database
    private let model: EmbeddingModel
    private let metrics: Metrics
    private let budget: Int
    private var loaded: [TenantID: TenantIndex] = [:]
    private var used: [TenantID: ContinuousClock.Instant] = [:]
    private var loading: [TenantID: Task<TenantIndex, any Error>] = [:]

    /// - Parameter budget: bytes of vectors and texts kept in memory, all tenants together.
    init(database: Database, model: EmbeddingModel, metrics: Metrics, budget: Int = 256 << 20) {
        self.database = database
        self.model = model
        self.metrics = metrics
        self.budget = budget
    }

    /// The index of the tenant's present knowledge: a reader sees every write acknowledged before it asked.
    func index(for tenant: TenantContext) async throws -> TenantIndex {
        while true {
            let version = try await currentVersion(of: tenant)
            used[tenant.id] = .now
            if let current = loaded[tenant.id], current.version >= version { return current }
            let task: Task<TenantIndex, any Error>
            if let running = loading[tenant.id] { task = running } else { task = startLoading(tenant) }
            let result = try await task.value
            if result.version >= version { return result }
        }
    }

    /// A tenant that is gone takes its index with it.
    private func currentVersion(of tenant: TenantContext) async throws -> Int64 {
        do {
            return try await database.withReadOnlySession(for: tenant) { try $0.knowledgeVersion() }
        } catch let error as StorageError where error.code == .notFound {
            loaded[tenant.id] = nil
            used[tenant.id] = nil
            throw error
        }
    }

    var byteCount: Int { loaded.values.reduce(0) { $0 + $1.byteCount } }
    var tenantCount: Int { loaded.count }

    private func startLoading(_ tenant: TenantContext) -> Task<TenantIndex, any Error> {
        let (database, model, metrics) = (database, model, metrics)
        let task = Task.detached {
            let start = ContinuousClock.now
            let (version, rows) = try await database.withReadOnlySession(for: tenant) { session in
                // The version first: what is read after it is at least as new.
                (try session.knowledgeVersion(), try session.indexedPassages(model: model.identifier))
            }
            let index = try TenantIndex(version: version, rows: rows, dimension: model.dimension)
            metrics.observe("index.load", seconds: (ContinuousClock.now - start).seconds)
            return index
        }
        loading[tenant.id] = task
        Task {
            let result = await task.result
            finishLoading(tenant.id, try? result.get())
        }
        return task
    }

    private func finishLoading(_ tenant: TenantID, _ index: TenantIndex?) {
        loading[tenant] = nil
        guard let index else { return }
        loaded[tenant] = index
        var total = byteCount
        for (cold, _) in used.sorted(by: { $0.value < $1.value }) where total > budget && cold != tenant {
            total -= loaded[cold]?.byteCount ?? 0
            loaded[cold] = nil
            used[cold] = nil
        }
    }
}
