import CPq
import CSystem
import Foundation

/// A running server, as its `postmaster.pid` describes it.
struct Postmaster {
    let pid: pid_t
    let socketFolder: String

    /// Finds the server that runs on a cluster's folder.
    ///
    /// After a crash of the machine the file is still there and its number may be another program's. The postmaster
    /// works in its data folder, so a process that does not is not it; then the file is stale and goes, because
    /// PostgreSQL itself would refuse to start for as long as that number is in use.
    static func find(in folder: String) -> Postmaster? {
        let file = folder + "/postmaster.pid"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        // Manual, "storage-file-layout": pid, data folder, start time, port, socket folder, …
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 5, let pid = pid_t(lines[0].trimmingCharacters(in: .whitespaces)) else { return nil }
        guard workingFolder(of: pid) == realPath(folder) else {
            unlink(file)
            return nil
        }
        return Postmaster(pid: pid, socketFolder: String(lines[4]))
    }

    /// Waits until it accepts connections, as it does after recovery.
    ///
    /// - Returns: `false` when nobody answers on its socket, or it takes over a minute.
    func isAnswering() -> Bool {
        let address =
            "host='\(socketFolder)' port=5432 user=\(PrivateCluster.superuser) dbname=postgres connect_timeout=2"
        var silences = 0
        for _ in 0..<600 {
            switch PQping(address) {
            case PQPING_OK: return true
            case PQPING_REJECT: break
            default:
                // On a busy machine a healthy server needs more than one time-out to say hello.
                silences += 1
                guard silences < 5, FileStatus(socketFolder + "/.s.PGSQL.5432") != nil else { return false }
            }
            usleep(100_000)
        }
        return false
    }

    private static func workingFolder(of pid: pid_t) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
