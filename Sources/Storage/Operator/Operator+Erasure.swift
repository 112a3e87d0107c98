import Knowledge

extension Operator {
    /// Deletes a tenant with everything it has, in one transaction: its row goes, and every other table's rows follow
    /// by their foreign key. The audit trail goes too: it is about this tenant alone, and erasure leaves nothing.
    ///
    /// Files and indexes are not the store's.
    ///
    /// - Returns: how many rows went, by table: the receipt.
    /// - Throws: ``StorageError`` with code `notFound`.
    @discardableResult
    public func deleteTenant(_ context: TenantContext) async throws -> [String: Int] {
        try await withSession(for: context) { session in
            // No new rows from here on: every insert needs the tenant's row.
            let locked = try session.execute("select from tenants where tenant_id = \(context.id) for update")
            guard locked == 1 else { throw StorageError(.notFound, subject: "tenants") }
            var receipt: [String: Int] = [:]
            for table in try session.tenantTables() {
                let rows = try session.rowCount(of: table)
                if rows > 0 { receipt[table] = rows }
            }
            try session.execute("delete from tenants where tenant_id = \(context.id)")
            return receipt
        }
    }
}

extension TenantSession {
    fileprivate borrowing func tenantTables() throws(StorageError) -> [String] {
        try queryAll(
            """
            select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'kaynak'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
            order by c.relname
            """
        ) { row throws(StorageError) in try row.text("name") }
    }

    fileprivate borrowing func rowCount(of table: String) throws(StorageError) -> Int {
        let count: Int? = try queryFirst(
            "select count(*) as n from kaynak.\(identifier: table) where tenant_id = \(tenant)"
        ) { row throws(StorageError) in try row.integer("n") }
        return count ?? 0
    }
}
