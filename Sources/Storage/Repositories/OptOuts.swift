import Foundation
import Knowledge

/// An address that wants no more messages.
public struct OptOut: Sendable, Equatable {
    public let id: OptOutID
    /// A phone or a mail address; `nil` once its customer was erased. The opt-out still stands.
    public let address: String?
    public let scope: OptOutScope
    public let reason: String
    /// `message`, `console`, `provider`.
    public let source: String
    public let createdAt: Date
    /// When they wanted messages again.
    public let endedAt: Date?
}

extension TenantSession {
    /// Takes an address off the list, and what waits for it out of the queue.
    ///
    /// - Returns: `nil` where it is off the list already.
    public borrowing func optOut(
        _ address: String, scope: OptOutScope = .all, reason: String, source: String
    ) throws(StorageError) -> OptOut? {
        let made = try queryFirst(
            """
            insert into opt_outs (tenant_id, id, address_digest, address, scope, reason, source)
            values (\(tenant), \(OptOutID()), address_digest(\(tenant), \(address)), \(address), \(scope), \(reason),
                \(source))
            on conflict (tenant_id, address_digest, scope) where ended_at is null do nothing returning *
            """, OptOut.init(row:))
        let covered = MessagePurpose.allCases.filter(scope.covers).map(\.rawValue)
        try execute(
            """
            update outgoing_messages set status = 'suppressed', reasons = array['opted_out'], updated_at = now()
            where tenant_id = \(tenant) and status = 'queued' and purpose = any (\(covered)) and customer_id in (
                select id from customers where tenant_id = \(tenant) and (phone = \(address) or email = \(address)))
            """)
        return made
    }

    /// Puts an address on the list again, whatever it was taken off for.
    ///
    /// - Returns: whether it was off the list.
    public borrowing func optIn(_ address: String) throws(StorageError) -> Bool {
        try execute(
            """
            update opt_outs set ended_at = now() where tenant_id = \(tenant) and ended_at is null
                and address_digest = address_digest(\(tenant), \(address))
            """) > 0
    }

    /// - Returns: `nil` where there is no such opt-out that still stands.
    public borrowing func endOptOut(_ id: OptOutID) throws(StorageError) -> OptOut? {
        try queryFirst(
            """
            update opt_outs set ended_at = now() where tenant_id = \(tenant) and id = \(id) and ended_at is null
            returning *
            """, OptOut.init(row:))
    }

    /// What these addresses want no more of.
    public borrowing func optOuts(of addresses: [String]) throws(StorageError) -> Set<OptOutScope> {
        Set(
            try queryAll(
                """
                select scope from opt_outs where tenant_id = \(tenant) and ended_at is null and address_digest in (
                    select address_digest(\(tenant), a) from unnest(\(addresses)) as a)
                """
            ) { row throws(StorageError) in try row.value("scope") })
    }

    /// Newest first; those that ended too.
    public borrowing func optOuts(
        limit: Int, after cursor: Cursor? = nil, of address: String? = nil
    ) throws(StorageError) -> Listing<OptOut> {
        let condition: Query =
            address.map { "and address_digest = address_digest(\(tenant), \($0))" } ?? ""
        return try listing(of: "opt_outs", where: condition, limit: limit, after: cursor, OptOut.init(row:))
    }
}

extension OptOut {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        address = try row.value("address")
        scope = try row.value("scope")
        reason = try row.text("reason")
        source = try row.text("source")
        createdAt = try row.date("created_at")
        endedAt = try row.value("ended_at")
    }
}
