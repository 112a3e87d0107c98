import Foundation

/// Whom PostgreSQL runs as: this process's user, or, as it refuses root, an unprivileged one.
struct ClusterUser: Sendable {
    let name: String
    let uid: uid_t
    let gid: gid_t
    private let mustSwitch: Bool

    /// - Parameter folder: the cluster's; where it exists, it says whose it is.
    static func forCluster(in folder: String) throws(ClusterError) -> ClusterUser {
        let own = geteuid()
        let owner = FileStatus(folder)?.owner
        guard own == 0 else {
            if let owner, owner != own { throw .unreachable(folder, user: Self.name(of: own)) }
            return ClusterUser(name: Self.name(of: own), uid: own, gid: getegid(), mustSwitch: false)
        }
        let entry = (owner ?? 0) == 0 ? getpwnam("postgres") : getpwuid(owner ?? 0)
        guard let entry else { throw .noUser }
        return ClusterUser(
            name: String(cString: entry.pointee.pw_name), uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid,
            mustSwitch: true)
    }

    /// Runs a command as this user. `setpriv` replaces itself by the command: no process stays in between.
    func run(_ command: [String]) -> Subprocess {
        guard mustSwitch else { return Subprocess.run(command) }
        let become = ["/usr/bin/setpriv", "--reuid=\(uid)", "--regid=\(gid)", "--clear-groups", "--"]
        return Subprocess.run(become + command)
    }

    /// Whether this user can enter the folder, or, where it does not exist yet, the nearest parent that does. The
    /// kernel is asked, so that every kind of permission counts.
    func canReach(_ folder: String) -> Bool {
        var existing = folder
        while FileStatus(existing) == nil, existing != "/" {
            existing = existing.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
            if existing.isEmpty { existing = "/" }
        }
        return run(["/usr/bin/test", "-x", existing]).succeeded
    }

    private static func name(of uid: uid_t) -> String {
        getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? "\(uid)"
    }
}

/// What `lstat` says, as far as it matters here.
struct FileStatus {
    let owner: uid_t
    let isDirectory: Bool
    let isOpenToOthers: Bool

    /// `nil` where there is nothing. A symbolic link is not followed.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        owner = status.st_uid
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        isOpenToOthers = status.st_mode & 0o077 != 0
    }
}
