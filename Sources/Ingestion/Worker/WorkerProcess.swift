import CSystem
import Foundation
import Glibc
import Synchronization

/// Runs of `kaynak-worker`, one after the other: each started, read to its end, and always reaped.
///
/// ``run(argument:file:password:receive:)`` blocks its thread until the worker is gone; ``cancel()`` may be called from any
/// other.
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

    /// A run that is over.
    struct Run {
        let ending: Ending
        /// The end of its standard error.
        let diagnostics: String
        /// Of the processor; of a run that was ended by the clock on the wall, with what that counted.
        let seconds: Double
    }

    /// What comes of a piece of output.
    enum Reception {
        /// Nothing yet.
        case waiting
        /// A step is done; the next has the whole time again.
        case advanced
        /// Nobody wants more.
        case stopped
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
    ///   - receive: called with each piece of standard output as it arrives; `stopped` ends the run as `refused`.
    func run(
        argument: String, file: Int32, password: String?, receive: (Data) -> Reception
    ) throws(ExtractionError) -> Run {
        let output = try Pipe()
        let errors = try Pipe()
        let secret = try Pipe(holding: password ?? "")
        let process = try start(
            argument: argument, standardInput: file, output: output.writeEnd, errors: errors.writeEnd,
            secret: password == nil ? nil : secret.readEnd)
        output.closeWriteEnd()
        errors.closeWriteEnd()
        var clock = PageClock(.seconds(limits.wallSeconds), start: .now)
        var diagnostics = Data()
        let stop = collect(output, errors, within: &clock, diagnostics: &diagnostics, receive: receive)
        if stop != nil { kill(process, SIGKILL) }
        let (status, processor) = reap(process, within: clock)
        let ending = state.withLock { $0.isCancelled } ? .cancelled : stop ?? status
        return Run(
            ending: ending, diagnostics: String(decoding: diagnostics, as: UTF8.self),
            seconds: processor + (ending == .timedOut ? limits.wallSeconds : 0))
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
        // Tesseract would start a thread for each processor, which the worker may not.
        let variables = ["LANG=C.UTF-8", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1"]
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
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
        _ output: Pipe, _ errors: Pipe, within clock: inout PageClock, diagnostics: inout Data,
        receive: (Data) -> Reception
    ) -> Ending? {
        var descriptors = [
            pollfd(fd: output.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        var received = 0
        while descriptors.contains(where: { $0.fd >= 0 }) {
            let left = Self.milliseconds(clock.left(at: .now))
            guard left > 0 else { return .timedOut }
            guard poll(&descriptors, 2, left) >= 0 || errno == EINTR else { return .refused }
            if descriptors[0].revents != 0 {
                let data = Self.read(descriptors[0].fd)
                descriptors[0].revents = 0
                received += data.count
                if data.isEmpty { descriptors[0].fd = -1 }
                guard received <= limits.outputBytes else { return .outputLimit }
                let arrival = ContinuousClock.now
                switch data.isEmpty ? .waiting : receive(data) {
                case .stopped: return .refused
                case .advanced: clock.beginPage(at: .now)
                case .waiting: clock.standStill(arrival.duration(to: .now))
                }
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

    private static func milliseconds(_ duration: Duration) -> Int32 {
        let parts = duration.components
        return Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
    }

    // MARK: Reaping

    /// Waits for the process, which has closed its pipes and is as good as gone; kills it where it lingers.
    private func reap(
        _ process: pid_t, within clock: PageClock
    ) -> (ending: Ending, processorSeconds: Double) {
        var status: Int32 = 0
        var usage = rusage()
        var isKilled = false
        while true {
            // Reaped under the lock: after it the number may be given to another process.
            let result = state.withLock { state in
                let result = wait4(process, &status, WNOHANG, &usage)
                if result == process || (result < 0 && errno == ECHILD) { state.process = nil }
                return result
            }
            if result == process { break }
            if result < 0 && errno != EINTR { return (.exited(-1), 0) }
            if !isKilled && clock.left(at: .now) <= .zero {
                kill(process, SIGKILL)
                isKilled = true
            }
            usleep(500)
        }
        let seconds = usage.ru_utime.seconds + usage.ru_stime.seconds
        if isKilled { return (.timedOut, seconds) }
        let signal = status & 0x7F
        return (signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal), seconds)
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
