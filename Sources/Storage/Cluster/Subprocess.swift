import CSystem
import Foundation

/// A program run to its end, its output collected. Blocks.
///
/// It starts in `/` (where any user may be), with default signals and a small environment of its own, so that it does
/// the same whoever started the server.
struct Subprocess {
    let status: Int32
    /// Standard output and error, as they came.
    let output: String

    var succeeded: Bool { status == 0 }

    /// - Parameter command: an absolute path and its arguments.
    static func run(_ command: [String]) -> Subprocess {
        var pipe: [Int32] = [-1, -1]
        guard csystem_pipe(&pipe) == 0 else { return Subprocess(status: -1, output: "no pipe") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 2)
        posix_spawn_file_actions_addchdir_np(&actions, "/")
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let arguments = CStrings(command)
        let environment = CStrings(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", "TZ=UTC"])
        var child: pid_t = 0
        let failure = posix_spawn(
            &child, command[0], &actions, &attributes, arguments.mutablePointers, environment.mutablePointers)
        close(pipe[1])
        let output = failure == 0 ? readAll(pipe[0]) : String(cString: strerror(failure))
        close(pipe[0])
        guard failure == 0 else { return Subprocess(status: 127, output: "\(command[0]): \(output)") }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return Subprocess(status: status, output: output)
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
