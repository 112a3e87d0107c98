import Foundation
import Knowledge

public enum ExportKind: String, Sendable, Codable, CaseIterable, PostgresValue {
    /// A row a message.
    case conversations
    case drafts
    /// The audit trail.
    case audit
}

public enum ExportFormat: String, Sendable, Codable, CaseIterable, PostgresValue {
    case jsonl
    case csv
}

public struct NewExport: Sendable, Hashable {
    public let kind: ExportKind
    public let format: ExportFormat
    /// What stands for personal data; `nil` leaves it in.
    public let operation: String?
    public let kept: [String]
    /// From this moment on.
    public let since: Date?
    /// Before this moment.
    public let until: Date
    public let requestedBy: String

    public init(
        kind: ExportKind, format: ExportFormat, operation: String?, kept: [String], since: Date?, until: Date,
        requestedBy: String
    ) {
        self.kind = kind
        self.format = format
        self.operation = operation
        self.kept = kept
        self.since = since
        self.until = until
        self.requestedBy = requestedBy
    }
}

/// A file of a tenant's records: asked for, being written, there for a while.
public struct Export: Sendable {
    public let id: ExportID
    public let job: JobID
    public let request: NewExport
    public let rows: Int
    /// Where the next part begins; `nil` before the first.
    public let position: Cursor?
    public let byteCount: Int
    public let finishedAt: Date?
    public let expiresAt: Date?
    public let createdAt: Date
}

/// A message beside the conversation it is of.
public struct ExportedMessage: Sendable {
    public let conversation: Conversation
    public let customer: Customer?
    public let message: StoredMessage
}

extension TenantSession {
    /// With its job, so that neither is there without the other.
    public borrowing func createExport(_ new: NewExport) throws(StorageError) -> Export {
        let id = ExportID()
        let job = try enqueueJob(kind: Export.jobKind, payload: JSON(encoding: ["export": id.description]))
        let export = try queryFirst(
            """
            insert into exports (tenant_id, id, job_id, kind, format, operator, kept, since, until, requested_by)
            values (\(tenant), \(id), \(job.id), \(new.kind), \(new.format), \(new.operation), \(new.kept), \(new.since),
                \(new.until), \(new.requestedBy))
            returning *
            """, Export.init(row:))
        guard let export else { throw StorageError(.notFound, subject: "exports") }
        return export
    }

    public borrowing func export(_ id: ExportID) throws(StorageError) -> Export? {
        try queryFirst("select * from exports where tenant_id = \(tenant) and id = \(id)", Export.init(row:))
    }

    public borrowing func exports(limit: Int, after cursor: Cursor? = nil) throws(StorageError) -> Listing<Export> {
        try listing(of: "exports", where: "", limit: limit, after: cursor, Export.init(row:))
    }

    /// How many are still being written.
    public borrowing func openExports() throws(StorageError) -> Int {
        try queryFirst(
            """
            select count(*) as n from exports e join jobs j on j.tenant_id = e.tenant_id and j.id = e.job_id
            where e.tenant_id = \(tenant) and j.status in ('queued', 'running')
            """
        ) { row throws(StorageError) in try row.integer("n") } ?? 0
    }

    /// Adds what was written up to `position`; `nil` is the end.
    ///
    /// - Returns: whether the export is still there.
    public borrowing func add(
        _ sealed: Data, rows: Int, bytes: Int, to id: ExportID, position: Cursor?, expiresAt: Date?
    ) throws(StorageError) -> Bool {
        let isThere = try execute(
            """
            update exports set rows_done = rows_done + \(rows), byte_count = byte_count + \(bytes),
                position = \(position?.description), expires_at = \(expiresAt),
                finished_at = case when \(position == nil) then now() end
            where tenant_id = \(tenant) and id = \(id)
            """)
        guard isThere == 1 else { return false }
        try execute(
            """
            insert into export_parts (tenant_id, export_id, part, sealed)
            select \(tenant), \(id), count(*), \(sealed) from export_parts
            where tenant_id = \(tenant) and export_id = \(id)
            """)
        return true
    }

    /// Part by part; `nil` behind the last.
    public borrowing func part(_ number: Int, of id: ExportID) throws(StorageError) -> Data? {
        try queryFirst(
            "select sealed from export_parts where tenant_id = \(tenant) and export_id = \(id) and part = \(number)"
        ) { row throws(StorageError) in try row.bytes("sealed") }
    }

    /// Removes what was written; that it was asked for stays.
    public borrowing func emptyExport(_ id: ExportID) throws(StorageError) {
        try execute("delete from export_parts where tenant_id = \(tenant) and export_id = \(id)")
    }

    public borrowing func deleteExport(_ id: ExportID) throws(StorageError) -> Bool {
        try execute("delete from exports where tenant_id = \(tenant) and id = \(id)") == 1
    }

    /// Conversations begun in the export's time with all of their messages, in pages of conversations; a conversation's
    /// messages oldest first.
    public borrowing func exportedMessages(
        _ export: NewExport, limit: Int, after cursor: Cursor?
    ) throws(StorageError) -> (rows: [ExportedMessage], next: Cursor?) {
        let page = try listing(
            of: "conversations", where: Self.time(of: export), limit: limit, after: cursor, Conversation.init(row:))
        var rows: [ExportedMessage] = []
        for conversation in page.items {
            var customer: Customer?
            if let id = conversation.customer { customer = try self.customer(id) }
            let messages = try queryAll(
                """
                select * from messages where tenant_id = \(tenant) and conversation_id = \(conversation.id)
                order by created_at, id
                """, StoredMessage.init(row:))
            for message in messages {
                rows.append(ExportedMessage(conversation: conversation, customer: customer, message: message))
            }
        }
        return (rows, page.next)
    }

    public borrowing func exportedDrafts(
        _ export: NewExport, limit: Int, after cursor: Cursor?
    ) throws(StorageError) -> (rows: [StoredDraft], next: Cursor?) {
        let page = try listing(
            of: "drafts", where: Self.time(of: export), limit: limit, after: cursor, StoredDraft.init(row:))
        return (page.items, page.next)
    }

    public borrowing func exportedEvents(
        _ export: NewExport, limit: Int, after cursor: Cursor?
    ) throws(StorageError) -> (rows: [AuditEvent], next: Cursor?) {
        let page = try auditEvents(
            limit: limit, after: cursor, filter: AuditFilter(since: export.since, until: export.until))
        return (page.items, page.next)
    }

    private static func time(of export: NewExport) -> Query {
        "and (\(export.since) is null or created_at >= \(export.since)) and created_at < \(export.until)"
    }
}

extension Export {
    public static let jobKind = "export"

    init(row: borrowing Row) throws(StorageError) {
        let position: String? = try row.value("position")
        id = try row.id("id")
        job = try row.id("job_id")
        request = NewExport(
            kind: try row.value("kind"), format: try row.value("format"), operation: try row.value("operator"),
            kept: try row.texts("kept"), since: try row.value("since"), until: try row.date("until"),
            requestedBy: try row.text("requested_by"))
        rows = try row.integer("rows_done")
        self.position = position.flatMap { Cursor($0) }
        byteCount = try row.integer("byte_count")
        finishedAt = try row.value("finished_at")
        expiresAt = try row.value("expires_at")
        createdAt = try row.date("created_at")
    }
}
