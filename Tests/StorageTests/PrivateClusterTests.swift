import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `A private cluster` {
    @Test func `is made in spite of an interrupted attempt, and stopped by the last who uses it`() async throws {
        let folder = try Folder("shared")
        try folder.write("half", to: "postgres.unfinished/PG_VERSION")
        let server = PrivateCluster(dataDirectory: folder.path)
        let endpoints = try await server.start()
        let postmaster = try #require(Postmaster.find(in: server.folder))
        let socket = try #require(FileStatus(postmaster.socketFolder))
        #expect(socket.isDirectory && !socket.isOpenToOthers)
        // A command beside the server.
        let command = PrivateCluster(dataDirectory: folder.path)
        #expect(try await command.start() == endpoints)
        try await command.stop()
        #expect(Postmaster.find(in: server.folder)?.pid == postmaster.pid)
        try await server.stop()
        #expect(Postmaster.find(in: server.folder) == nil)
        #expect(FileStatus(postmaster.socketFolder) == nil)
    }

    @Test func `goes on after a kill of its server, of PostgreSQL and of the machine`() async throws {
        let folder = try Folder("killed")
        // A server that ends without a word gives up its lock and nothing else.
        var killed: PrivateCluster? = PrivateCluster(dataDirectory: folder.path)
        let owner = Operator(try #require(try await killed?.start()).owner)
        try await owner.migrate()
        let tenant = try await owner.createTenant(slug: "kalan", name: "Kalan", languages: [.turkish])
        await owner.close()
        killed = nil
        let cluster = PrivateCluster(dataDirectory: folder.path)
        let orphan = try #require(Postmaster.find(in: cluster.folder))
        _ = try await cluster.start()
        #expect(Postmaster.find(in: cluster.folder)?.pid == orphan.pid)

        kill(orphan.pid, SIGKILL)
        let next = PrivateCluster(dataDirectory: folder.path)
        let recovered = Operator(try await next.start().owner)
        #expect(try await recovered.tenant("kalan") == tenant)
        await recovered.close()
        try await cluster.stop()
        try await next.stop()
        #expect(Postmaster.find(in: cluster.folder) == nil)

        // After a crash of the machine the number may be another program's.
        try folder.write("\(getpid())\n\(cluster.folder)\n0\n5432\n/nowhere\n\n", to: "postgres/postmaster.pid")
        let rebooted = PrivateCluster(dataDirectory: folder.path)
        let again = Operator(try await rebooted.start().owner)
        #expect(try await again.tenant("kalan") == tenant)
        await again.close()
        try await rebooted.stop()
    }

    @Test func `uses the preferred folder where PostgreSQL can reach it, and explains where not`() throws {
        let open = "/tmp/kaynak-open-\(getpid())"
        #expect(PrivateCluster.reachableDataDirectory(preferred: open).explanation == nil)
        #expect(PrivateCluster.reachableDataDirectory(preferred: open).path == open)
        guard getuid() == 0 else { return }
        let home = "/tmp/kaynak-home-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: home) }
        let moved = PrivateCluster.reachableDataDirectory(preferred: home + "/project/var")
        #expect(moved.path == "/var/lib/kaynak")
        #expect(moved.explanation?.tr.contains("postgres") == true)
    }

    @Test func `is unreachable in words where its user cannot enter`() async throws {
        guard getuid() == 0 else { return }
        let home = "/tmp/kaynak-locked-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: home) }
        let error = await #expect(throws: ClusterError.self) {
            _ = try await PrivateCluster(dataDirectory: home).start()
        }
        #expect(error?.code == .unreachable)
    }

    @Test func `finds PostgreSQL where Debian puts it`() throws {
        let found = try #require(PostgresInstallation.find())
        #expect(found.version >= 13)
        #expect(PostgresInstallation.find(version: 3) == nil)
    }
}

/// A folder of its own below `/tmp`, removed with this value.
private final class Folder {
    let path: String

    init(_ name: String) throws {
        path = "/tmp/kaynak-\(name)-\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: path + "/" + file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
