/// A step of a niche's schema: tables that are made, walled off and granted together, and how they go again.
public struct PluginMigration: Sendable {
    public let migration: Migration
    /// Undoes it, for tests and for whoever goes back a version.
    public let revert: String

    /// - Parameters:
    ///   - plugin: the niche's id.
    ///   - version: counts from 1 without gaps.
    ///   - tables: in an order in which each may refer to those before it.
    public init(of plugin: String, _ version: Int, _ name: String, tables: [NicheTable]) {
        migration = Migration(
            group: plugin, version: version, name: name,
            sql: tables.map { $0.creation(in: plugin) }.joined(separator: "\n"))
        revert = tables.reversed().map { "drop table \($0.name(in: plugin));" }.joined(separator: "\n")
    }

    /// A change of tables that are there. What it is undone by is the niche's to say.
    public init(of plugin: String, _ version: Int, _ name: String, sql: String, revert: String) {
        migration = Migration(group: plugin, version: version, name: name, sql: sql)
        self.revert = revert
    }
}

/// A table of a niche. Its key begins with the tenant, and row-level security is forced, without the niche saying so.
public struct NicheTable: Sendable {
    let title: String
    let columns: String
    let key: String
    let indexes: [String]

    /// - Parameters:
    ///   - title: `slots` becomes `kaynak.<plugin>_slots`.
    ///   - columns: SQL, without `tenant_id`; `$` stands for the niche's prefix where other tables are referred to.
    ///   - key: what follows `tenant_id` in the primary key.
    ///   - indexes: columns after `tenant_id`; one that begins with `unique ` is.
    public init(_ title: String, key: String = "id", indexes: [String] = [], columns: String) {
        self.title = title
        self.columns = columns
        self.key = key
        self.indexes = indexes
    }

    func name(in plugin: String) -> String { "kaynak.\(plugin)_\(title)" }

    func creation(in plugin: String) -> String {
        let name = name(in: plugin)
        let columns = columns.replacing("$", with: "kaynak.\(plugin)_")
        var sql = """
            create table \(name) (
            tenant_id uuid not null,
            \(columns),
            primary key (tenant_id, \(key))
            );
            select kaynak.protect('\(name)');

            """
        for index in indexes {
            let isUnique = index.hasPrefix("unique ")
            let parts = (isUnique ? String(index.dropFirst(7)) : index).split(separator: " where ", maxSplits: 1)
            let condition = parts.count > 1 ? " where \(parts[1])" : ""
            sql += "create \(isUnique ? "unique " : "")index on \(name) (tenant_id, \(parts[0]))\(condition);\n"
        }
        return sql
    }
}
