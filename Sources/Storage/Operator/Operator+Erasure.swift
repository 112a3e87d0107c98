import Foundation
import Knowledge

/// How far the deletion of a tenant has come; the receipt, once it is done. It holds no data of the tenant.
public struct Erasure: Sendable, Hashable {
    public let tenant: TenantID
    public let requestedAt: Date
    /// How many rows went, by table.
    public var rowCounts: [String: Int]
    public var rowsGoneAt: Date?
    /// When the database's files were rewritten without the rows and its log was cut off behind them; `nil` where that has
    /// yet to come, or is left to a database that does not allow it to us.
    public var filesRewrittenAt: Date?
}

/// Deleting a tenant with everything it has. Files and indexes are not the store's.
///
/// ``beginErasure(of:)`` is quick and cannot fail half way: from then on nobody reaches the tenant, and its name is free
/// for another. ``continueErasure(of:)`` is the long part, which may be interrupted and continued at any point.
extension Operator {
    /// - Throws: ``StorageError`` with code `notFound`.
    public func beginErasure(of context: TenantContext) async throws {
        try await withSession(for: context) { session in
            let marked = try session.execute(
                """
                update tenants set status = 'deleting', slug = \("deleted-" + context.id.uuid.uuidString.lowercased())
                where tenant_id = \(context.id) and status <> 'deleting'
                """)
            guard marked == 1 else { throw StorageError(.notFound, subject: "tenants") }
            try session.execute("select pg_notify('kaynak_index', \(context.id.uuid.uuidString.lowercased()))")
        }
        try await asSystem { transaction in
            _ = try transaction.execute(
                "insert into erasures (tenant_id) values (\(context.id)) on conflict do nothing")
        }
    }

    /// Tenants whose deletion was begun and whose rows are not all gone, oldest first.
    public func openErasures() async throws -> [TenantContext] { try await find("status = 'deleting'").map(\.context) }

    /// Receipts of tenants whose rows are gone while the database's files were not rewritten yet.
    public func unrewrittenErasures() async throws -> [Erasure] {
        try await asSystem { transaction in
            try transaction.queryAll(
                "select * from erasures where rows_gone_at is not null and files_rewritten_at is null order by requested_at"
            ) { row throws(StorageError) in try Erasure(row) }
        }
    }

    public func erasure(of tenant: TenantID) async throws -> Erasure? {
        try await asSystem { transaction in
            try transaction.queryFirst("select * from erasures where tenant_id = \(tenant)") {
                row throws(StorageError) in
                try Erasure(row)
            }
        }
    }

    /// Deletes the tenant's rows, a few thousand at a time so that nobody waits for long, and its own row at last. The
    /// audit trail goes too: it is about this tenant alone, and erasure leaves nothing.
    ///
    /// - Parameter progress: called with the rows deleted so far.
    public func continueErasure(
        of context: TenantContext, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Erasure {
        let tables = try await withSession(for: context) { try $0.tenantTables() }
        var total = 0
        for table in tables where !Self.goWithTheTenant.contains(table) {
            while true {
                let deleted = try await withSession(for: context) { session in
                    try session.execute(
                        """
                        delete from kaynak.\(identifier: table) where tenant_id = \(context.id) and ctid = any(array(
                            select ctid from kaynak.\(identifier: table) where tenant_id = \(context.id)
                            limit \(Self.rowsAtOnce) for update skip locked))
                        """)
                }
                guard deleted > 0 else { break }
                total += deleted
                try await count(deleted, of: table, for: context.id)
                progress(total)
            }
        }
        let audited = try await withSession(for: context) { session in
            let audited: Int? = try session.queryFirst(
                "select count(*) as n from audit_events where tenant_id = \(context.id)"
            ) { row throws(StorageError) in try row.integer("n") }
            try session.execute("delete from tenants where tenant_id = \(context.id)")
            return audited ?? 0
        }
        if audited > 0 { try await count(audited, of: "audit_events", for: context.id) }
        try await asSystem { transaction in
            _ = try transaction.execute(
                "update erasures set rows_gone_at = now() where tenant_id = \(context.id) and rows_gone_at is null")
        }
        guard let receipt = try await erasure(of: context.id) else {
            throw StorageError(.notFound, subject: "erasures")
        }
        return receipt
    }

    /// Rewrites the files of the tables that held a deleted tenant's rows and cuts the database's log off behind them:
    /// deleting alone leaves the bytes where they were. Each table is locked while it is rewritten, so searches go on (they
    /// read the index) and writes to it wait.
    ///
    /// - Returns: whether that was allowed: a database that is not ours may refuse it, and then does it in its own time.
    public func rewriteFiles(for receipt: Erasure) async throws -> Bool {
        do {
            for table in receipt.rowCounts.keys.sorted() + ["tenants"] {
                try await pool.run(script: "vacuum (full) kaynak.\"\(table)\"")
            }
            // Filling the rest of the log's present segment ends it without any privilege; a checkpoint lets go of it.
            let filling = "select pg_logical_emit_message(false, 'kaynak', repeat(' ', 17 * 1024 * 1024))"
            for statement in ["checkpoint", filling, "checkpoint"] { try await pool.run(script: statement) }
        } catch let error as StorageError where error.code == .denied {
            return false
        }
        try await asSystem { transaction in
            _ = try transaction.execute(
                "update erasures set files_rewritten_at = now() where tenant_id = \(receipt.tenant)")
        }
        return true
    }

    private static let rowsAtOnce = 5_000

    /// Audit events are never changed while their tenant is there.
    private static let goWithTheTenant: Set<String> = ["tenants", "audit_events"]

    private func count(_ rows: Int, of table: String, for tenant: TenantID) async throws {
        try await asSystem { transaction in
            _ = try transaction.execute(
                """
                update erasures set row_counts = row_counts || jsonb_build_object(\(table)::text,
                    coalesce((row_counts ->> \(table))::bigint, 0) + \(rows)) where tenant_id = \(tenant)
                """)
        }
    }

    /// A transaction in the role that is bound to no tenant.
    private func asSystem<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await pool.transaction(opening: ["begin", "set local role kaynak_system"], body)
    }
}

extension Erasure {
    init(_ row: borrowing Row) throws(StorageError) {
        tenant = try row.id("tenant_id")
        requestedAt = try row.date("requested_at")
        rowsGoneAt = try row.value("rows_gone_at")
        filesRewrittenAt = try row.value("files_rewritten_at")
        rowCounts = try row.json("row_counts").decode()
    }
}

extension TenantSession {
    fileprivate borrowing func tenantTables() throws(StorageError) -> [String] {
        try queryAll(
            """
            with recursive found as (
                select c.oid, c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'kaynak'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
                    and c.relname <> 'erasures'),
            -- What others refer to comes after them, so that each row is counted where it lies.
            ranked as (
                select oid, 0 as rank from found
                union all
                select f.confrelid, ranked.rank + 1 from ranked join pg_constraint f
                    on f.conrelid = ranked.oid and f.contype = 'f' and f.confrelid <> f.conrelid)
            select found.name from found join ranked on ranked.oid = found.oid
            group by found.name order by max(ranked.rank), found.name
            """
        ) { row throws(StorageError) in try row.text("name") }
    }
}
