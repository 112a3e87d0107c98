/// The settings of a private cluster, as files of its folder.
///
/// Durability stays on: what was acknowledged survives the loss of power. Segments of the log that are done with are
/// removed instead of used again, so that no deleted row lives on in them. Nothing listens on the network. Messages are
/// terse because their details would quote values.
enum ClusterConfiguration {
    static let file = "kaynak.conf"

    /// - Parameter further: lines that override these; a later line wins.
    static func settings(socketFolder: String, further: String) -> String {
        """
        listen_addresses = ''
        port = 5432
        unix_socket_directories = '\(quoted(socketFolder))'
        unix_socket_permissions = 0700
        max_connections = 50
        shared_buffers = 64MB
        work_mem = 8MB
        maintenance_work_mem = 32MB
        max_wal_size = 512MB
        min_wal_size = 32MB
        wal_recycle = off
        max_worker_processes = 4
        max_parallel_workers = 2
        max_parallel_workers_per_gather = 1
        autovacuum_max_workers = 2
        jit = off
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = off
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        \(further)

        """
    }

    /// Whoever reaches the socket is trusted: its folder is private.
    static let hostBasedAuthentication = "local all all trust\n"

    private static func quoted(_ value: String) -> String { value.replacing("'", with: "''") }
}
