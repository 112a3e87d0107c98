import Knowledge

/// How much of something a tenant keeps, and how much it may.
public struct Allowance: Sendable, Hashable {
    public let used: Int
    public let limit: Int

    public init(used: Int, limit: Int) {
        self.used = used
        self.limit = limit
    }

    public func holds(_ more: Int) -> Bool { used + more <= limit }
}

/// What a tenant keeps of documents. All versions count; a file that several were read from counts once.
public struct Quota: Sendable, Hashable {
    public let bytes: Allowance
    public let pages: Allowance
}

extension TenantSession {
    public borrowing func quota() throws(StorageError) -> Quota {
        let quota = try queryFirst(
            """
            select quota_bytes, quota_pages,
                (select coalesce(sum(byte_count), 0)::bigint from (
                    select distinct on (file_id) byte_count from document_versions where tenant_id = \(tenant)) f) as bytes,
                (select coalesce(sum(page_count), 0)::bigint from document_versions where tenant_id = \(tenant)) as pages
            from tenants where tenant_id = \(tenant)
            """
        ) { row throws(StorageError) in
            Quota(
                bytes: Allowance(used: try row.integer("bytes"), limit: try row.integer("quota_bytes")),
                pages: Allowance(used: try row.integer("pages"), limit: try row.integer("quota_pages")))
        }
        guard let quota else { throw StorageError(.notFound, subject: "tenants") }
        return quota
    }

    /// Lets one at a time of this tenant look at its quota and take of it. Held until the transaction ends; taken before
    /// any row is locked.
    public borrowing func lockIntake() throws(StorageError) {
        try execute("select pg_advisory_xact_lock(hashtextextended(\(tenant.uuid.uuidString.lowercased()), 1))")
    }
}

extension Operator {
    /// - Parameters: `nil` leaves a limit as it is.
    public func setQuota(bytes: Int? = nil, pages: Int? = nil, for context: TenantContext) async throws -> Quota {
        try await withSession(for: context) { session in
            let before = try session.quota()
            try session.execute(
                """
                update tenants set quota_bytes = coalesce(\(bytes), quota_bytes),
                    quota_pages = coalesce(\(pages), quota_pages), updated_at = now()
                where tenant_id = \(context.id)
                """)
            let after = try session.quota()
            if after != before {
                let event = NewAuditEvent(
                    type: "tenant.quota_changed", actor: Self.actor, resourceType: "tenant",
                    resourceID: context.id.description,
                    before: try JSON(encoding: ["bytes": before.bytes.limit, "pages": before.pages.limit]),
                    after: try JSON(encoding: ["bytes": after.bytes.limit, "pages": after.pages.limit]))
                try session.recordAudit(event)
            }
            return after
        }
    }
}
