import Knowledge

extension Migration {
    /// The schema of this version without any plugin's tables.
    ///
    /// What was applied once is never edited; a correction is a new step.
    public static let core: [Migration] = [
        .tenancy, .knowledge, .jobs, .records, .index, .versions, .examples, .guardrails, .conversations, .learning,
        .channels, .customers, .outgoingMessages, .scheduledWork, .replies, .chatModels, .dialogues,
        .integrations, .privacy,
    ]

    /// SHA-256 of the SQL, lower-case hexadecimal.
    public var checksum: String { SHA256Digest.hexadecimal(of: sql) }

    /// For a person: `core/1 tenancy`.
    public var label: String { "\(group)/\(version) \(name)" }
}
