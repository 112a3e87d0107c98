import Foundation
import Synchronization

@testable import Storage

/// One private cluster for the whole test process, stopped and removed when the process ends.
enum TestCluster {
    private static let starting = Task { try await start() }

    static var socketFolder: String {
        get async throws { try await starting.value }
    }

    /// Every suite has a database and pools of its own, which adds up.
    static let cluster = PrivateCluster(
        dataDirectory: "/tmp/kaynak-tests-\(getpid())", settings: "max_connections = 200")

    private static func start() async throws -> String {
        _ = try await cluster.start()
        atexit { TestCluster.remove() }
        guard let postmaster = Postmaster.find(in: cluster.folder) else { throw StorageError(.unavailable) }
        return postmaster.socketFolder
    }

    /// Without the checkpoint of a clean stop: what it would save is deleted here.
    private static func remove() {
        if let postmaster = Postmaster.find(in: cluster.folder) {
            kill(postmaster.pid, SIGQUIT)
            for _ in 0..<500 where kill(postmaster.pid, 0) == 0 { usleep(10_000) }
            try? FileManager.default.removeItem(atPath: postmaster.socketFolder)
        }
        try? FileManager.default.removeItem(atPath: cluster.dataDirectory)
    }
}
