import Embeddings
import Foundation
import Knowledge
import Retrieval
import Storage
import Synchronization

/// What a tenant's rankings are worth, calibrated on its own FAQ in the background; the general model until then.
///
/// Only the tenant's own entries and the shipped questions outside every tenant's domain are looked at.
final class Calibrations: Sendable {
    private struct Entry {
        var model = ConfidenceModel.default
        /// The number of the knowledge that it was fitted on; `nil` before the first time.
        var version: Int64?
        var fittedAt: ContinuousClock.Instant?
        var isFitting = false
    }

    /// A tenant that is being changed is not fitted again with every change.
    private static let leastPause: Duration = .seconds(30)

    private let database: Database
    private let embedder: TextEmbedder
    private let entries = Mutex<[TenantID: Entry]>([:])
    private let outOfDomain = Mutex<Task<[[Float]], any Error>?>(nil)

    init(database: Database, embedder: TextEmbedder) {
        self.database = database
        self.embedder = embedder
    }

    /// The model to judge a ranking by. Fits it anew in the background where the tenant's knowledge has changed.
    ///
    /// - Parameter version: of the index that ranked.
    func model(for tenant: TenantContext, version: Int64) -> ConfidenceModel {
        let (model, isDue) = entries.withLock { entries in
            var entry = entries[tenant.id] ?? Entry()
            let rested = entry.fittedAt.map { ContinuousClock.now - $0 >= Self.leastPause } ?? true
            let isDue = entry.version != version && rested && !entry.isFitting
            if isDue { entry.isFitting = true }
            entries[tenant.id] = entry
            return (entry.model, isDue)
        }
        if isDue { Task.detached(priority: .background) { [self] in await fit(tenant) } }
        return model
    }

    /// Fits a tenant's model now. Where that fails the one before stays, and the next ranking tries again.
    func fit(_ tenant: TenantContext) async {
        let fitted = try? await fitted(tenant)
        entries.withLock { entries in
            var entry = entries[tenant.id] ?? Entry()
            entry.isFitting = false
            entry.fittedAt = .now
            if let fitted { (entry.model, entry.version) = (fitted.model, fitted.version) }
            entries[tenant.id] = entry
        }
    }

    func forget(_ tenant: TenantID) { entries.withLock { $0[tenant] = nil } }

    private func fitted(_ tenant: TenantContext) async throws -> (model: ConfidenceModel, version: Int64) {
        let model = embedder.model.identifier
        let (version, passages) = try await database.withReadOnlySession(for: tenant) { session in
            (
                try session.knowledgeVersion(),
                try session.indexedSample(model: model, limit: ConfidenceModel.calibrationSample)
            )
        }
        let negatives = try await questions().value
        let fitted = try ConfidenceModel.calibrated(
            on: passages.map(IndexEntry.init), dimension: embedder.model.dimension, outOfDomain: negatives)
        return (fitted, version)
    }

    /// The vectors of the shipped questions, computed once a process.
    private func questions() -> Task<[[Float]], any Error> {
        outOfDomain.withLock { known in
            if let known { return known }
            let embedder = embedder
            let task = Task.detached(priority: .background) {
                let vectors = try await embedder.encode(
                    OutOfDomainQuestions.all.map(\.text), as: .query, priority: .bulk)
                return (0..<vectors.rows).map { Array(vectors[row: $0]) }
            }
            known = task
            return task
        }
    }
}
