import CSystem
import Foundation

/// Making, starting and stopping PostgreSQL. All of it blocks.
extension PrivateCluster {
    /// The server that runs and answers. One that runs and does not (its socket's folder is gone) is stopped.
    func running() throws(ClusterError) -> Postmaster? {
        guard let postmaster = Postmaster.find(in: folder) else { return nil }
        if postmaster.isAnswering() { return postmaster }
        kill(postmaster.pid, SIGINT)  // a fast shutdown
        for _ in 0..<300 where Postmaster.find(in: folder) != nil { usleep(100_000) }
        return nil
    }

    func launch(_ installed: PostgresInstallation, as user: ClusterUser) throws(ClusterError) -> Postmaster {
        try initialise(installed, as: user)
        let socketFolder = try SocketFolder.prepare(for: dataDirectory, user: user)
        let configuration = ClusterConfiguration.settings(socketFolder: socketFolder, further: settings)
        try write(configuration, to: ClusterConfiguration.file, user)
        keepLogSmall()
        let control = [installed.program("pg_ctl"), "-D", folder, "-l", logFile, "-w", "-t", "60", "start"]
        var result = user.run(control)
        // Backends of a postmaster that was killed hold on to its memory until they notice, which takes a moment.
        for _ in 0..<5 where !result.succeeded {
            usleep(500_000)
            result = user.run(control)
        }
        guard let postmaster = Postmaster.find(in: folder), postmaster.isAnswering() else {
            throw .failed(.startFailed, result.output + logTail(), log: logFile)
        }
        return postmaster
    }

    func halt(_ installed: PostgresInstallation, as user: ClusterUser) throws(ClusterError) {
        guard let postmaster = Postmaster.find(in: folder) else { return }
        let result = user.run([installed.program("pg_ctl"), "-D", folder, "-m", "fast", "-w", "-t", "60", "stop"])
        guard result.succeeded else { throw .failed(.stopFailed, result.output, log: logFile) }
        rmdir(postmaster.socketFolder)
    }

    /// Makes the cluster under another name and renames it when it is whole: what an interrupted `initdb` left is
    /// thrown away, and never taken for a cluster.
    private func initialise(_ installed: PostgresInstallation, as user: ClusterUser) throws(ClusterError) {
        guard FileStatus(folder + "/PG_VERSION") == nil else { return }
        let unfinished = folder + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        guard mkdir(unfinished, 0o700) == 0, chown(unfinished, user.uid, user.gid) == 0 else {
            throw .unreachable(dataDirectory, user: user.name)
        }
        let locale = FileStatus("/usr/lib/locale/C.utf8") == nil ? "C" : "C.UTF-8"
        let result = user.run([
            installed.program("initdb"), "-D", unfinished, "-U", Self.superuser, "-E", "UTF8", "--locale=\(locale)",
            "-A", "trust",
        ])
        guard result.succeeded else { throw .failed(.initialisationFailed, result.output, log: "initdb") }
        try append("include_if_exists = '\(ClusterConfiguration.file)'\n", to: unfinished + "/postgresql.conf")
        try write(ClusterConfiguration.hostBasedAuthentication, to: "pg_hba.conf", user, in: unfinished)
        rmdir(folder)
        guard rename(unfinished, folder) == 0 else {
            throw .failed(.initialisationFailed, String(cString: strerror(errno)), log: folder)
        }
    }

    private func write(
        _ text: String, to file: String, _ user: ClusterUser, in folder: String? = nil
    ) throws(ClusterError) {
        let path = (folder ?? self.folder) + "/" + file
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw .failed(.startFailed, "cannot write \(path)", log: logFile)
        }
        chmod(path, 0o600)
        chown(path, user.uid, user.gid)
    }

    private func append(_ text: String, to path: String) throws(ClusterError) {
        guard let handle = FileHandle(forWritingAtPath: path) else {
            throw .failed(.initialisationFailed, "cannot write \(path)", log: path)
        }
        handle.seekToEndOfFile()
        handle.write(Data(text.utf8))
        handle.closeFile()
    }

    /// One older log is kept.
    private func keepLogSmall() {
        let attributes = try? FileManager.default.attributesOfItem(atPath: logFile)
        let size = (attributes?[.size] as? Int) ?? 0
        if size > 10_000_000 { rename(logFile, logFile + ".old") }
    }

    private func logTail() -> String {
        let log = (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? ""
        return log.split(separator: "\n").suffix(3).joined(separator: "\n")
    }
}
