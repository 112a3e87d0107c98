import CSystem
import Foundation
import Glibc
import Synchronization

/// One run of `kaynak-worker`: started, read to its end, and always reaped.
///
/// ``run(_:)`` blocks its thread until the worker is gone; ``cancel()`` may be called from any other.
final class WorkerProcess: Sendable {
    /// How the process ended.
    enum Ending: Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        case timedOut
        case outputLimit
        case refused
        case cancelled
    }

    private struct State {
        /// Set while the process is running and not yet reaped, so that a signal cannot hit a stranger.
        var process: pid_t?
        var isCancelled = false
    }

    private let executable: String
    private let limits: ExtractionLimits
    private let state = Mutex(State())

    init(executable: String, limits: ExtractionLimits) {
        self.executable = executable
        self.limits = limits
    }

    /// Kills the worker, now or as soon as it is started.
    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            if let process = state.process { kill(process, SIGKILL) }
        }
    }

    /// Runs the worker on an open file.
    /// - Parameters:
    ///   - argument: the request, visible to everyone on the machine.
    ///   - password: goes through a pipe.
    ///   - receive: called with each piece of standard output as it arrives; false ends the run as `refused`.
    /// - Returns: how it ended, and the end of its standard error.
    func run(
        argument: String, file: Int32, password: String?, receive: (Data) -> Bool
    ) throws(ExtractionError) -> (ending: Ending, diagnostics: String) {
        let output = try Pipe()
        let errors = try Pipe()
        let secret = try Pipe(holding: password ?? "")
        let process = try start(
            argument: argument, standardInput: file, output: output.writeEnd, errors: errors.writeEnd,
            secret: password == nil ? nil : secret.readEnd)
        output.closeWriteEnd()
        errors.closeWriteEnd()
        var deadline = ContinuousClock.now + .seconds(limits.wallSeconds)
        var diagnostics = Data()
        let stop = collect(output, errors, until: &deadline, diagnostics: &diagnostics, receive: receive)
        if stop != nil { kill(process, SIGKILL) }
        let status = reap(process, deadline: deadline)
        let text = String(decoding: diagnostics, as: UTF8.self)
        if state.withLock({ $0.isCancelled }) { return (.cancelled, text) }
        return (stop ?? status, text)
    }

    // MARK: Starting

    private func start(
        argument: String, standardInput: Int32, output: Int32, errors: Int32, secret: Int32?
    ) throws(ExtractionError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        if let secret { posix_spawn_file_actions_adddup2(&actions, secret, WorkerRequest.passwordDescriptor) }
        // Whatever else this process has open (sockets of the server, the database) is none of the worker's business.
        let firstForeign = WorkerRequest.passwordDescriptor + (secret == nil ? 0 : 1)
        posix_spawn_file_actions_addclosefrom_np(&actions, firstForeign)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C at the terminal is the server's to handle.
        posix_spawnattr_setpgroup(&attributes, 0)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(executable), strdup(argument), nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LANG=C.UTF-8"), strdup("HOME=/nonexistent"), nil]
        defer { for text in arguments + environment { free(text) } }
        // The lock makes starting and cancelling exclusive: a run cancelled before this point never starts.
        let started = state.withLock { state -> (pid: pid_t, error: Int32)? in
            guard !state.isCancelled else { return nil }
            var pid: pid_t = 0
            var error: Int32 = 0
            for _ in 0..<20 {
                error = posix_spawn(&pid, executable, &actions, &attributes, &arguments, &environment)
                // The file is open for writing somewhere: an upgrade is replacing it, in a moment it is complete.
                guard error == ETXTBSY else { break }
                usleep(10_000)
            }
            if error == 0 { state.process = pid }
            return (pid, error)
        }
        guard let started else { throw ExtractionError(.cancelled) }
        guard started.error == 0 else { throw ExtractionError(.workerNotStarted, errno: started.error) }
        return started.pid
    }

    // MARK: Reading

    /// Reads both pipes until both are closed. Returns why to stop earlier, if there was a reason.
    private func collect(
        _ output: Pipe, _ errors: Pipe, until deadline: inout ContinuousClock.Instant,
        diagnostics: inout Data, receive: (Data) -> Bool
    ) -> Ending? {
        var descriptors = [
            pollfd(fd: output.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        var received = 0
        while descriptors.contains(where: { $0.fd >= 0 }) {
            let left = Self.milliseconds(until: deadline)
            guard left > 0 else { return .timedOut }
            guard poll(&descriptors, 2, left) >= 0 || errno == EINTR else { return .refused }
            if descriptors[0].revents != 0 {
                let data = Self.read(descriptors[0].fd)
                descriptors[0].revents = 0
                received += data.count
                if data.isEmpty { descriptors[0].fd = -1 }
                guard received <= limits.outputBytes else { return .outputLimit }
                let arrival = ContinuousClock.now
                guard data.isEmpty || receive(data) else { return .refused }
                // The reader's time is not the worker's.
                deadline += arrival.duration(to: .now)
            }
            if descriptors[1].revents != 0 {
                let data = Self.read(descriptors[1].fd)
                descriptors[1].revents = 0
                if data.isEmpty { descriptors[1].fd = -1 }
                // The last words tell why it died.
                diagnostics = (diagnostics + data).suffix(4_096)
            }
        }
        return nil
    }

    private static func read(_ descriptor: Int32) -> Data {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            return count > 0 ? Data(buffer.prefix(count)) : Data()
        }
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = ContinuousClock.now.duration(to: deadline).components
        return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000)
    }

    // MARK: Reaping

    /// Waits for the process, which has closed its pipes and is as good as gone; kills it where it lingers.
    private func reap(_ process: pid_t, deadline: ContinuousClock.Instant) -> Ending {
        var status: Int32 = 0
        var isKilled = false
        while true {
            // Reaped under the lock: after it the number may be given to another process.
            let result = state.withLock { state in
                let result = waitpid(process, &status, WNOHANG)
                if result == process || (result < 0 && errno == ECHILD) { state.process = nil }
                return result
            }
            if result == process { break }
            if result < 0 && errno != EINTR { return .exited(-1) }
            if !isKilled && ContinuousClock.now >= deadline {
                kill(process, SIGKILL)
                isKilled = true
            }
            usleep(500)
        }
        if isKilled { return .timedOut }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }
}
