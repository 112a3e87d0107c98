import Foundation
import Knowledge

/// That a customer was erased, and how much went; no data of theirs.
public struct CustomerErasure: Sendable, Equatable {
    public let id: UUID
    public let customer: CustomerID
    /// Rows by table.
    public let rowCounts: [String: Int]
    public let erasedAt: Date
}

extension TenantSession {
    /// Removes a customer with their conversations, what was drafted for them, what was sent to them and every niche's
    /// rows that go with a customer (`on delete cascade`). An opt-out stays as a digest.
    ///
    /// - Parameter traces: where niches' rows tell of a customer without referring to them.
    /// - Returns: `nil` where there is no such customer.
    public borrowing func eraseCustomer(
        _ id: CustomerID, traces: [CustomerTrace] = [], actor: String
    ) throws(StorageError) -> CustomerErasure? {
        guard let customer = try customer(id) else { return nil }
        let theirs: [CustomerID] = try queryAll(
            """
            select id from customers where tenant_id = \(tenant) and (id = \(customer.id) or merged_into = \(customer.id))
            for update
            """
        ) { row throws(StorageError) in try row.id("id") }
        let counted: JSON? = try queryFirst(
            "select count_of_customers(\(tenant), \(theirs)) as counts"
        ) { row throws(StorageError) in try row.json("counts") }
        var counts: [String: Int] = try counted?.decode() ?? [:]
        counts.merge(try erase(traces, of: try known(theirs))) { $0 + $1 }
        let talks: Query = """
            select id from conversations where tenant_id = \(tenant) and customer_id = any (\(theirs))
            """
        // These go with their conversations.
        for table: Query in ["messages", "drafts"] {
            let count: Int? = try queryFirst(
                "select count(*) as n from \(table) where tenant_id = \(tenant) and conversation_id in (\(talks))"
            ) { row throws(StorageError) in try row.integer("n") }
            counts[table.rendered().sql] = count
        }
        try execute(
            "delete from conversations where tenant_id = \(tenant) and customer_id = any (\(theirs))")
        // Files that may hold what they wrote.
        try execute("delete from exports where tenant_id = \(tenant) and kind <> 'audit'")
        counts["opt_out_addresses"] = try execute(
            """
            update opt_outs set address = null, reason = '' where tenant_id = \(tenant) and address_digest in (
                select address_digest(tenant_id, address) from customers, unnest(array[phone, email]) as address
                where tenant_id = \(tenant) and id = any (\(theirs)) and address is not null)
            """)
        counts["customers"] = try execute(
            "delete from customers where tenant_id = \(tenant) and id = any (\(theirs))")
        return try queryFirst(
            """
            insert into customer_erasures (tenant_id, id, customer_id, row_counts, actor_id)
            values (\(tenant), \(UUID()), \(customer.id), \(JSON(encoding: counts.filter { $0.value > 0 })), \(actor))
            returning *
            """, CustomerErasure.init(row:))
    }

    public borrowing func customerErasure(of id: CustomerID) throws(StorageError) -> CustomerErasure? {
        try queryFirst(
            """
            select * from customer_erasures where tenant_id = \(tenant) and customer_id = \(id)
            order by created_at desc limit 1
            """, CustomerErasure.init(row:))
    }
}

extension CustomerErasure {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.value("id")
        customer = try row.id("customer_id")
        rowCounts = try row.json("row_counts").decode()
        erasedAt = try row.date("created_at")
    }
}
