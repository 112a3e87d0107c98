import CSystem
import Glibc
import Ingestion

/// `kaynak-worker --probe`: enters the sandbox and tries what must not work there.
///
/// Prints a line for each attempt, `network refused` or `network possible`.
enum Probe {
    static func run() -> Int32 {
        _ = Sandbox.enter(.standard)
        for (name, isPossible) in attempts {
            let line = "\(name) \(isPossible() ? "possible" : "refused")\n"
            _ = Array(line.utf8).withUnsafeBytes { OutputStream.write($0) }
        }
        return 0
    }

    private static let attempts: [(String, @Sendable () -> Bool)] = [
        ("network", { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 }),
        ("local-socket", { socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0 }),
        ("write", { open("/tmp/kaynak-worker-probe", O_WRONLY | O_CREAT, 0o600) >= 0 }),
        ("write-device", { open("/dev/null", O_WRONLY) >= 0 }),
        ("remove", { unlink("/tmp/kaynak-worker-probe") == 0 || errno == ENOENT }),
        ("fork", { csystem_fork() >= 0 }),
        ("trace", { csystem_trace_me() == 0 }),
        ("signal", { kill(getppid(), 0) == 0 }),
        ("thread", { OneThread.starts }),
        ("unlimit", { csystem_limit(CSYSTEM_LIMIT_MEMORY, .max, .max) == 0 }),
        (
            "code",
            {
                mmap(nil, 4_096, PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                    != UnsafeMutableRawPointer(bitPattern: -1)
            }
        ),
        ("read-fonts", { open("/usr/share/fonts", O_RDONLY | O_DIRECTORY) >= 0 }),
        // Last: where it is possible, nothing is printed any more.
        (
            "exec",
            {
                var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
                return execv("/bin/true", &arguments) == 0
            }
        ),
    ]
}

private enum OneThread {
    static var starts: Bool {
        var thread = pthread_t()
        return pthread_create(&thread, nil, { _ in nil }, nil) == 0
    }
}
