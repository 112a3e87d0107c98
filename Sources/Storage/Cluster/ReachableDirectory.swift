import CSystem
import Knowledge

/// The data folder to use, and where that is not the preferred one, why.
public struct ReachableDirectory: Sendable, Hashable {
    public let path: String
    public let explanation: LocalizedText?
}

extension PrivateCluster {
    /// PostgreSQL refuses to run as root, and as an unprivileged user it must be able to enter every parent folder,
    /// which a home of mode 0700 forbids. Whoever starts the server decides whether to take the other folder.
    public static func reachableDataDirectory(preferred: String) -> ReachableDirectory {
        let cluster = PrivateCluster(dataDirectory: preferred)
        let path = cluster.dataDirectory
        guard geteuid() == 0, let user = try? ClusterUser.forCluster(in: cluster.folder), !user.canReach(path) else {
            return ReachableDirectory(path: path, explanation: nil)
        }
        let alternative = "/var/lib/kaynak"
        return ReachableDirectory(
            path: alternative,
            explanation: LocalizedText(
                tr: "PostgreSQL `\(user.name)` kullanıcısıyla çalışır ve \(path) klasörüne ulaşamaz; "
                    + "\(alternative) kullanılıyor.",
                en: "PostgreSQL runs as user `\(user.name)`, which cannot reach \(path); using \(alternative)."))
    }
}
