import CSystem
import Foundation

/// The short private folder of a cluster's Unix socket: whoever can enter it is trusted, and only its owner can.
enum SocketFolder {
    /// Finds or makes the folder that belongs to a data folder.
    static func prepare(for dataDirectory: String, user: ClusterUser) throws(ClusterError) -> String {
        let hash = String(SHA256Digest.hexadecimal(of: dataDirectory).prefix(12))
        let candidates = candidates(hash)
        guard let folder = candidates.first(where: { fits($0) && canBeMade($0) }) else {
            throw .socketPathTooLong(candidates[candidates.count - 1])
        }
        if mkdir(folder, 0o700) == 0, chown(folder, user.uid, user.gid) != 0 {
            throw .unsafeSocketFolder(folder)
        }
        guard let status = FileStatus(folder), status.isDirectory, status.owner == user.uid, !status.isOpenToOthers
        else { throw .unsafeSocketFolder(folder) }
        return folder
    }

    private static func candidates(_ hash: String) -> [String] {
        if geteuid() == 0 {
            mkdir("/run/kaynak", 0o755)
            return ["/run/kaynak/\(hash)", "/tmp/kaynak-0-\(hash)"]
        }
        let runtime = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"]
        return [runtime.map { "\($0)/kaynak-\(hash)" }, "/tmp/kaynak-\(geteuid())-\(hash)"].compactMap { $0 }
    }

    /// `sockaddr_un` has room for 107 bytes and a null.
    private static func fits(_ folder: String) -> Bool { (folder + "/.s.PGSQL.5432").utf8.count <= 107 }

    private static func canBeMade(_ folder: String) -> Bool {
        let parent = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        return access(parent, W_OK | X_OK) == 0
    }
}
