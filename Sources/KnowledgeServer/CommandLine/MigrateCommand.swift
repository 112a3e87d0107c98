import Storage

/// Brings a database to this version.
enum MigrateCommand: Command {
    static let name = "migrate"
    static let summary = "brings a database to this version; prints what it did"
    static let usage = "kaynak migrate [--database URL] [--data DIR]"
    static let options: [Option] = []
    static let discussion = """
        Each migration runs once, in a transaction of its own, and is recorded with its checksum. The private cluster
        of the data folder is migrated by every start; a database of your own only by this command.

        example: kaynak migrate --database postgresql://kaynak@db.example/kaynak
        """

    static func run(_ arguments: Arguments) async throws {
        try arguments.noPositionals()
        let configuration = try Configuration(arguments)
        if let url = configuration.databaseURL {
            try await migrate(Endpoints(url: url))
        } else {
            let reachable = PrivateCluster.reachableDataDirectory(preferred: configuration.dataDirectory)
            let cluster = PrivateCluster(dataDirectory: reachable.path)
            let endpoints = try await cluster.start()
            do { try await migrate(endpoints) } catch {
                try? await cluster.stop()
                throw error
            }
            try await cluster.stop()
        }
    }

    private static func migrate(_ endpoints: Endpoints) async throws {
        let operations = Operator(endpoints.owner)
        do {
            let applied = try await operations.migrate(Niches.migrations)
            for migration in applied {
                Terminal.print("applied \(migration.group) \(migration.version): \(migration.name)")
            }
            if applied.isEmpty { Terminal.print("nothing to do: the database is at this version") }
        } catch {
            await operations.close()
            throw error
        }
        await operations.close()
    }
}
