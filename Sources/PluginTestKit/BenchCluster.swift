import Foundation
import Storage
import Synchronization

/// A private database of this test process, gone when the process ends.
enum BenchCluster {
    private static let folder = "/tmp/kaynak-kit-\(getpid())"
    private static let starting = Task {
        let endpoints = try await PrivateCluster(dataDirectory: folder).start()
        atexit { BenchCluster.remove() }
        return endpoints
    }

    static var endpoints: Endpoints {
        get async throws { try await starting.value }
    }

    /// Without the checkpoint of a clean stop: what it would save is deleted here.
    private static func remove() {
        let file = try? String(contentsOfFile: folder + "/postgres/postmaster.pid", encoding: .utf8)
        let lines = (file ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let pid = lines.first.flatMap({ Int32($0) }) {
            kill(pid, SIGQUIT)
            for _ in 0..<500 where kill(pid, 0) == 0 { usleep(10_000) }
        }
        // The fifth line names the socket's folder (postmaster.pid, PostgreSQL's miscadmin.h).
        if lines.count > 4, lines[4].hasPrefix("/tmp/") { try? FileManager.default.removeItem(atPath: lines[4]) }
        try? FileManager.default.removeItem(atPath: folder)
    }
}
