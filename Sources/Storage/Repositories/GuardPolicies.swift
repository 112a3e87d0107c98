import Foundation
import Knowledge

/// A tenant's wish for a rule, or for all whose ids begin alike; see `Guardrails/GuardPolicy`.
public struct StoredGuardEntry: Sendable, Hashable, Codable {
    public let rule: String
    /// `nil` for every direction.
    public let direction: GuardrailRule.Direction?
    public let verdict: GuardVerdict

    public init(rule: String, direction: GuardrailRule.Direction?, verdict: GuardVerdict) {
        self.rule = rule
        self.direction = direction
        self.verdict = verdict
    }
}

/// Words that a tenant does not want to hear or say.
public struct StoredBannedPhrase: Sendable, Hashable, Codable {
    public let phrase: String
    public let directions: [GuardrailRule.Direction]
    public let verdict: GuardVerdict

    public init(phrase: String, directions: [GuardrailRule.Direction], verdict: GuardVerdict) {
        self.phrase = phrase
        self.directions = directions
        self.verdict = verdict
    }
}

/// All of a tenant's wishes.
public struct StoredGuardPolicy: Sendable, Hashable, Codable {
    public let entries: [StoredGuardEntry]
    public let phrases: [StoredBannedPhrase]

    public init(entries: [StoredGuardEntry], phrases: [StoredBannedPhrase]) {
        self.entries = entries
        self.phrases = phrases
    }
}

extension TenantSession {
    public borrowing func guardPolicy() throws(StorageError) -> StoredGuardPolicy {
        let entries = try queryAll(
            "select * from guard_policies where tenant_id = \(tenant) order by rule, direction"
        ) { row throws(StorageError) in
            StoredGuardEntry(
                rule: try row.text("rule"), direction: GuardrailRule.Direction(rawValue: try row.text("direction")),
                verdict: try row.value("verdict"))
        }
        let phrases = try queryAll(
            "select * from banned_phrases where tenant_id = \(tenant) order by phrase"
        ) { row throws(StorageError) in
            StoredBannedPhrase(
                phrase: try row.text("phrase"),
                directions: try row.texts("directions").compactMap(GuardrailRule.Direction.init),
                verdict: try row.value("verdict"))
        }
        return StoredGuardPolicy(entries: entries, phrases: phrases)
    }

    /// Puts these wishes in the place of all there were.
    public borrowing func setGuardPolicy(_ policy: StoredGuardPolicy) throws(StorageError) {
        try execute("delete from guard_policies where tenant_id = \(tenant)")
        try execute("delete from banned_phrases where tenant_id = \(tenant)")
        for entry in policy.entries {
            try execute(
                """
                insert into guard_policies (tenant_id, rule, direction, verdict)
                values (\(tenant), \(entry.rule), \(entry.direction?.rawValue ?? "any"), \(entry.verdict))
                """)
        }
        for phrase in policy.phrases {
            try execute(
                """
                insert into banned_phrases (tenant_id, phrase, directions, verdict)
                values (\(tenant), \(phrase.phrase), \(phrase.directions.map(\.rawValue))::text[], \(phrase.verdict))
                """)
        }
    }

    /// The newest drafts since then, newest first.
    public borrowing func drafts(since date: Date, limit: Int) throws(StorageError) -> [StoredDraft] {
        try queryAll(
            """
            select * from drafts where tenant_id = \(tenant) and created_at >= \(date)
            order by created_at desc, id desc limit \(limit)
            """
        ) { row throws(StorageError) in
            StoredDraft(
                id: try row.id("id"), question: try row.text("question"), decision: try row.value("decision"),
                intent: try row.text("intent"), confidence: try row.real("confidence"), draft: try row.json("draft"),
                createdAt: try row.date("created_at"))
        }
    }
}
