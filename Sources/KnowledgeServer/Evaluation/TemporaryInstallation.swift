import Foundation

/// An empty installation with a cluster of its own in a temporary folder, gone when the work is done.
enum TemporaryInstallation {
    /// - Parameter onFreePort: whatever address is configured, a server of it is for this process alone.
    static func with<Value>(
        _ arguments: Arguments, onFreePort: Bool = false,
        _ body: (Installation) async throws -> Value
    ) async throws -> Value {
        let folder =
            FileManager.default.temporaryDirectory.path + "/kaynak-" + UUID().uuidString.prefix(13).lowercased()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        defer { remove(folder) }
        var configuration = try Configuration(arguments).with(dataDirectory: folder).onPrivateCluster()
        if onFreePort { configuration = configuration.onFreePort() }
        let installation = try await Installation.open(configuration, log: Log(path: folder + "/kaynak.log"))
        do {
            let value = try await body(installation)
            await installation.closeEvenWhenCancelled()
            return value
        } catch {
            await installation.closeEvenWhenCancelled()
            throw error
        }
    }

    /// Tries for a moment: what still writes into the folder, such as a process that is ending, makes removal fail.
    private static func remove(_ folder: String) {
        for _ in 0..<20 where FileManager.default.fileExists(atPath: folder) {
            if (try? FileManager.default.removeItem(atPath: folder)) == nil { Thread.sleep(forTimeInterval: 0.1) }
        }
    }
}
