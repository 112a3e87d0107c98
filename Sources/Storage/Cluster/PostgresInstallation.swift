import Foundation

/// PostgreSQL's server programs on this machine.
public struct PostgresInstallation: Sendable, Hashable {
    /// The major version.
    public let version: Int
    /// The folder that holds `initdb`, `pg_ctl` and `postgres`.
    public let bin: String

    /// Looks in `/usr/lib/postgresql/*/bin`, where Debian keeps each version, then in `PATH`.
    ///
    /// - Parameter version: only this one; `nil` is the newest.
    public static func find(version: Int? = nil) -> PostgresInstallation? {
        (packaged() + inPath()).first { version == nil || $0.version == version }
    }

    func program(_ name: String) -> String { bin + "/" + name }

    /// Newest first.
    private static func packaged() -> [PostgresInstallation] {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let numbers = versions.compactMap { Int($0) }.sorted(by: >)
        return numbers.map { PostgresInstallation(version: $0, bin: "\(root)/\($0)/bin") }.filter(\.isComplete)
    }

    private static func inPath() -> [PostgresInstallation] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").compactMap { folder in
            let candidate = PostgresInstallation(version: 0, bin: String(folder))
            guard candidate.isComplete, let version = candidate.askedVersion else { return nil }
            return PostgresInstallation(version: version, bin: candidate.bin)
        }
    }

    private var isComplete: Bool {
        ["initdb", "pg_ctl", "postgres"].allSatisfy { FileManager.default.isExecutableFile(atPath: program($0)) }
    }

    /// From `postgres (PostgreSQL) 15.18`.
    private var askedVersion: Int? {
        let output = Subprocess.run([program("postgres"), "--version"]).output
        return output.split(separator: " ").last.flatMap { $0.split(separator: ".").first }.flatMap { Int($0) }
    }
}
