import Foundation
import Guardrails
import Knowledge
import Storage

/// Writes a tenant's records into a file, in the queue: part by part, so that a process that dies goes on behind the last.
///
/// Parts lie sealed in the database, where the wall between tenants, backups and erasure reach them, and go when the file
/// expires.
struct ExportService: ShortWorker {
    static let lifetime: TimeInterval = 24 * 3_600
    /// How many may be written at a time for one tenant.
    static let mostOpen = 3
    /// Conversations, drafts or events of one part.
    static let batch = 200

    private static let expiry = "export.expire"

    let database: Database
    let personal: PersonalDataService
    let keys: TenantKeys

    var kinds: Set<String> { [Export.jobKind, Self.expiry] }

    private struct Payload: Codable {
        let export: ExportID
    }

    func perform(_ claimed: ClaimedJob) async throws {
        let id = try claimed.payload(Payload.self).export
        if claimed.job.kind == Self.expiry {
            try await database.withSession(for: claimed.context) { session in
                try session.emptyExport(id)
                try session.dismissJob(claimed.lease)
            }
        } else {
            while try await writePart(of: id, claimed) {}
        }
    }

    /// - Returns: whether there is more to write now.
    private func writePart(of id: ExportID, _ claimed: ClaimedJob) async throws -> Bool {
        let read = try await database.withReadOnlySession(for: claimed.context) { session in
            guard let export = try session.export(id) else { return (Export, ExportRows, Cursor?, PersonalView)?.none }
            let (rows, next) = try ExportRows.read(export, limit: Self.batch, in: session)
            return (export, rows, next, try personal.view(of: export.request, in: session))
        }
        guard let (export, rows, next, view) = read else {
            try await database.withSession(for: claimed.context) { try $0.completeJob(claimed.lease) }
            return false
        }
        let isFirst = export.position == nil
        let file = ExportFile(kind: export.request.kind, format: export.request.format)
        let text = try await OffPool.run { Result { try file.text(of: rows, as: view, isFirst: isFirst) } }.get()
        let sealed = Data(try keys.key(of: claimed.context.id).seal(Array(text.utf8)))
        let (count, bytes) = (rows.count, text.utf8.count)
        return try await database.withSession(for: claimed.context) { session in
            let done = export.rows + count
            let lead = try session.reportProgress(
                claimed.lease, stage: "export", progress: JobProgress(done: done, total: next == nil ? done : 0))
            let expiresAt = next == nil ? Date() + Self.lifetime : nil
            let isThere = try session.add(
                sealed, rows: count, bytes: bytes, to: id, position: next, expiresAt: expiresAt)
            if next == nil || !isThere {
                try session.completeJob(claimed.lease)
                if isThere {
                    _ = try session.enqueueJob(
                        kind: Self.expiry, payload: JSON(encoding: Payload(export: id)), runAfter: expiresAt,
                        short: true)
                }
                return false
            }
            // Another tenant, which has less, waits.
            if lead >= 2 { try session.returnJob(claimed.lease) }
            return lead < 2
        }
    }

    /// The file as it was written, part by part.
    func bytes(of id: ExportID, tenant: TenantContext) -> AsyncThrowingStream<Data, any Error> {
        let parts = PartCounter()
        return AsyncThrowingStream { [database, keys] in
            let number = parts.next()
            let sealed = try await database.withReadOnlySession(for: tenant) { try $0.part(number, of: id) }
            guard let sealed else { return nil }
            return Data(try keys.key(of: tenant.id).open(Array(sealed)))
        }
    }
}
