import Knowledge

/// A migration that a database remembers.
struct AppliedMigration: Hashable {
    let group: String
    let version: Int
    let name: String
    let checksum: String
}

/// What is to be applied to a database, decided from what this version knows and what the database remembers.
struct MigrationPlan {
    /// In order: the core, then each plugin's by group.
    let pending: [Migration]

    /// Groups that this version does not know are left alone: they belong to plugins that are not part of it.
    ///
    /// - Throws: ``StorageError`` with code `migrationChanged` or `databaseNewer`, naming the first such migration.
    init(known: [Migration], applied: [AppliedMigration]) throws(StorageError) {
        let groups = Set(known.map(\.group))
        for memory in applied where groups.contains(memory.group) {
            let subject = "\(memory.group)/\(memory.version) \(memory.name)"
            guard let migration = known.first(where: { $0.group == memory.group && $0.version == memory.version })
            else {
                throw StorageError(.databaseNewer, subject: subject)
            }
            guard migration.checksum == memory.checksum else {
                throw StorageError(.migrationChanged, subject: subject)
            }
        }
        let done = Set(applied.map { Step(group: $0.group, version: $0.version) })
        let missing = known.filter { !done.contains(Step(group: $0.group, version: $0.version)) }
        pending = missing.sorted { left, right in
            if left.group == right.group { return left.version < right.version }
            if left.group == Self.core || right.group == Self.core { return left.group == Self.core }
            return left.group < right.group
        }
    }

    private static let core = "core"

    private struct Step: Hashable {
        let group: String
        let version: Int
    }
}
