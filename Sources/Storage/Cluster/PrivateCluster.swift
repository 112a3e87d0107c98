import CSystem
import Dispatch
import Foundation
import Synchronization

/// A PostgreSQL cluster of Kaynak's own: made at first start, reached by a Unix socket only, stopped with the server.
///
/// Several processes may use one at a time (a server, and a command beside it). Each start attaches; the last to stop
/// stops PostgreSQL. A server that was killed leaves it running, and the next one goes on with it.
public final class PrivateCluster: Sendable {
    /// Made by `initdb`; used to create the two roles below and nothing else.
    static let superuser = "kaynak_admin"
    static let owner = "kaynak_owner"
    static let database = "kaynak"

    /// The product's data folder. The cluster lies in `postgres` inside it.
    public let dataDirectory: String
    let folder: String
    let settings: String
    private let lock = Mutex<FolderLock?>(nil)
    private let queue = DispatchQueue(label: "kaynak.cluster")

    public convenience init(dataDirectory: String) { self.init(dataDirectory: dataDirectory, settings: "") }

    /// - Parameter settings: further lines of PostgreSQL configuration.
    init(dataDirectory: String, settings: String) {
        self.settings = settings
        self.dataDirectory = URL(fileURLWithPath: dataDirectory).standardizedFileURL.path
        folder = self.dataDirectory + "/postgres"
    }

    /// What PostgreSQL itself has to say.
    public var logFile: String { folder + "/server.log" }

    /// Starts the cluster, or attaches to the one that runs. The first start takes a few seconds.
    public func start() async throws(ClusterError) -> Endpoints {
        try await onQueue { cluster throws(ClusterError) in try cluster.attach() }
    }

    /// Stops the cluster, unless another process still uses it. In-flight transactions are rolled back.
    public func stop() async throws(ClusterError) {
        try await onQueue { cluster throws(ClusterError) in try cluster.detach() }
    }

    private func attach() throws(ClusterError) -> Endpoints {
        let installed = try installation()
        let user = try ClusterUser.forCluster(in: folder)
        try? FileManager.default.createDirectory(atPath: dataDirectory, withIntermediateDirectories: true)
        guard user.canReach(dataDirectory), let lock = FolderLock(dataDirectory + "/postgres.lock") else {
            throw .unreachable(dataDirectory, user: user.name)
        }
        let postmaster = try whileLocked(lock) { () throws(ClusterError) in
            if let running = try running() { return running }
            return try launch(installed, as: user)
        }
        self.lock.withLock { $0 = lock }
        do { try provision(at: postmaster.socketFolder) } catch {
            // A server that nobody will use is not left behind.
            try? detach()
            throw error
        }
        return endpoints(at: postmaster.socketFolder)
    }

    private func detach() throws(ClusterError) {
        guard let lock = lock.withLock({ $0.take() }), lock.tryExclusive() else { return }
        defer { lock.release() }
        try halt(installation(), as: ClusterUser.forCluster(in: folder))
    }

    /// Alone while there is something to start, and with a share of the lock afterwards.
    ///
    /// Where others have shares, the cluster should be running; if it is not (it crashed under them), it is started
    /// all the same: PostgreSQL's own lock file keeps a second postmaster out.
    private func whileLocked(
        _ lock: FolderLock, _ body: () throws(ClusterError) -> Postmaster
    ) throws(ClusterError) -> Postmaster {
        if !lock.tryExclusive() { lock.share() }
        let postmaster = try body()
        lock.share()
        return postmaster
    }

    /// The programs of the version that the cluster was made with.
    private func installation() throws(ClusterError) -> PostgresInstallation {
        let made = try? String(contentsOfFile: folder + "/PG_VERSION", encoding: .utf8)
        let version = made.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        if let found = PostgresInstallation.find(version: version) { return found }
        throw version.map { .versionMismatch($0) } ?? .notInstalled
    }

    private func endpoints(at socketFolder: String) -> Endpoints {
        Endpoints(
            owner: address(of: Self.owner, database: Self.database, at: socketFolder),
            app: address(of: Endpoints.applicationRole, database: Self.database, at: socketFolder))
    }

    func address(of role: String, database: String, at socketFolder: String) -> DatabaseAddress {
        let host = socketFolder.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? socketFolder
        return DatabaseAddress(url: "postgresql://\(role)@/\(database)?host=\(host)&port=5432")
    }

    private func onQueue<Value: Sendable>(
        _ work: @escaping @Sendable (PrivateCluster) throws(ClusterError) -> Value
    ) async throws(ClusterError) -> Value {
        let outcome: Result<Value, ClusterError> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { () throws(ClusterError) in try work(self) })
            }
        }
        return try outcome.get()
    }
}
