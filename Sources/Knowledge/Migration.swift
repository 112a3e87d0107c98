/// One step of a schema, as the core or a niche brings it. Steps of a group run in the order of their versions.
public struct Migration: Hashable, Sendable {
    /// Who owns the tables: `core`, or a niche's id.
    public let group: String
    /// Counts from 1 without gaps.
    public let version: Int
    public let name: String
    public let sql: String

    public init(group: String, version: Int, name: String, sql: String) {
        self.group = group
        self.version = version
        self.name = name
        self.sql = sql
    }
}
