/// The roles and the database inside a fresh cluster.
extension PrivateCluster {
    /// The owner is no superuser, as it may be none in an external database: the same code, tried every day. The
    /// application's login is made in the owner's name, who may then grant it.
    func provision(at socketFolder: String) throws(ClusterError) {
        let admin = address(of: Self.superuser, database: "postgres", at: socketFolder)
        let connection = Connection(settings: ConnectionSettings(address: admin, statementTime: .seconds(60)))
        do {
            try connection.queue.sync {
                try connection.open()
                defer { connection.close() }
                try connection.performScript(Self.roles)
                let exists = try connection.perform(["select from pg_database where datname = \(Self.database)"])
                guard exists.count == 0 else { return }
                try connection.performScript("create database \(Self.database) owner \(Self.owner)")
            }
        } catch {
            throw .failed(.startFailed, "\(error)", log: logFile)
        }
    }

    private static let roles = """
        do $$
        begin
            if not exists (select from pg_roles where rolname = '\(owner)') then
                create role \(owner) login createrole;
            end if;
            if not exists (select from pg_roles where rolname = '\(Endpoints.applicationRole)') then
                set local role \(owner);
                create role \(Endpoints.applicationRole) login;
                reset role;
            end if;
            -- Ends the log's hold on rows that were deleted.
            grant pg_checkpoint to \(owner);
        end $$;
        """
}
