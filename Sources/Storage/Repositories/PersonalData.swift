import Foundation
import Knowledge

/// How personal data is shown to those who have no right to see it; operators as the guardrails name them.
public struct StoredPIIPolicy: Sendable, Hashable, Codable {
    public let view: String
    public let export: String
    /// Kinds that stay as they are.
    public let kept: [String]

    public init(view: String, export: String, kept: [String]) {
        self.view = view
        self.export = export
        self.kept = kept
    }
}

/// What else is personal data to a tenant: a pattern or words, near words of context.
public struct StoredPIIRecogniser: Sendable, Hashable {
    public let name: String
    public let type: String
    public let pattern: String?
    public let words: [String]
    public let context: [String]
    /// Whether a reply that holds it must not go out.
    public let blocks: Bool
    /// Texts in which it has to find something, and texts in which it must not.
    public let matches: [String]
    public let others: [String]

    public init(
        name: String, type: String, pattern: String?, words: [String], context: [String], blocks: Bool,
        matches: [String], others: [String]
    ) {
        self.name = name
        self.type = type
        self.pattern = pattern
        self.words = words
        self.context = context
        self.blocks = blocks
        self.matches = matches
        self.others = others
    }
}

public struct KeptPIIRecogniser: Sendable, Hashable {
    public let id: RecogniserID
    public let recogniser: StoredPIIRecogniser
    public let createdAt: Date
    public let updatedAt: Date
}

extension TenantSession {
    /// `nil` where nothing was said.
    public borrowing func piiPolicy() throws(StorageError) -> StoredPIIPolicy? {
        try queryFirst("select * from pii_policies where tenant_id = \(tenant)") { row throws(StorageError) in
            StoredPIIPolicy(
                view: try row.text("view_operator"), export: try row.text("export_operator"),
                kept: try row.texts("kept"))
        }
    }

    public borrowing func setPIIPolicy(_ policy: StoredPIIPolicy) throws(StorageError) {
        try execute(
            """
            insert into pii_policies (tenant_id, view_operator, export_operator, kept)
            values (\(tenant), \(policy.view), \(policy.export), \(policy.kept))
            on conflict (tenant_id) do update set view_operator = excluded.view_operator,
                export_operator = excluded.export_operator, kept = excluded.kept, updated_at = now()
            """)
    }

    /// All of them, oldest first: what several find is the first one's.
    public borrowing func piiRecognisers() throws(StorageError) -> [KeptPIIRecogniser] {
        try queryAll(
            "select * from pii_recognisers where tenant_id = \(tenant) order by created_at, id",
            KeptPIIRecogniser.init(row:))
    }

    public borrowing func piiRecogniser(_ id: RecogniserID) throws(StorageError) -> KeptPIIRecogniser? {
        try queryFirst(
            "select * from pii_recognisers where tenant_id = \(tenant) and id = \(id)", KeptPIIRecogniser.init(row:))
    }

    public borrowing func addPIIRecogniser(_ new: StoredPIIRecogniser) throws(StorageError) -> KeptPIIRecogniser {
        let kept = try queryFirst(
            """
            insert into pii_recognisers (tenant_id, id, name, type, pattern, words, context, blocks, matches, others)
            values (\(tenant), \(RecogniserID()), \(new.name), \(new.type), \(new.pattern), \(new.words),
                \(new.context), \(new.blocks), \(new.matches), \(new.others))
            returning *
            """, KeptPIIRecogniser.init(row:))
        guard let kept else { throw StorageError(.notFound, subject: "pii_recognisers") }
        return kept
    }

    /// - Returns: `nil` where there is no such recogniser.
    public borrowing func replacePIIRecogniser(
        _ id: RecogniserID, by new: StoredPIIRecogniser
    ) throws(StorageError) -> KeptPIIRecogniser? {
        try queryFirst(
            """
            update pii_recognisers set name = \(new.name), type = \(new.type), pattern = \(new.pattern),
                words = \(new.words), context = \(new.context), blocks = \(new.blocks), matches = \(new.matches),
                others = \(new.others), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, KeptPIIRecogniser.init(row:))
    }

    public borrowing func removePIIRecogniser(_ id: RecogniserID) throws(StorageError) -> Bool {
        try execute("delete from pii_recognisers where tenant_id = \(tenant) and id = \(id)") == 1
    }

    /// Records that somebody saw personal data, unless the same key has just done so with the same thing: a screen that
    /// asks again every few seconds is one view.
    public borrowing func recordView(_ event: NewAuditEvent, within seconds: Int) throws(StorageError) {
        let known: Bool? = try queryFirst(
            """
            select exists (select from audit_events where tenant_id = \(tenant) and event_type = \(event.type)
                and actor_id = \(event.actor) and resource_type = \(event.resourceType)
                and resource_id is not distinct from \(event.resourceID)
                and created_at > now() - make_interval(secs => \(Double(seconds)))) as known
            """
        ) { row throws(StorageError) in try row.flag("known") }
        if known != true { try recordAudit(event) }
    }
}

extension KeptPIIRecogniser {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        recogniser = StoredPIIRecogniser(
            name: try row.text("name"), type: try row.text("type"), pattern: try row.value("pattern"),
            words: try row.texts("words"), context: try row.texts("context"), blocks: try row.flag("blocks"),
            matches: try row.texts("matches"), others: try row.texts("others"))
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}
