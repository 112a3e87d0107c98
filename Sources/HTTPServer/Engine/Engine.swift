import Foundation
import Synchronization

/// A running server's parts, and the exchanges in flight.
final class Engine: Sendable {
    let configuration: HTTPServer.Configuration
    let router: Router
    let mapError: @Sendable (any Error) -> Problem?
    let onRequest: @Sendable (CompletedRequest) -> Void
    let connections: ConnectionTable
    let watchdog: Watchdog

    private struct State {
        var isStopping = false
        /// Those whose handler was started, until their response has been sent.
        var inFlight: [ObjectIdentifier: Exchange] = [:]
        var daemons: [Daemon] = []
    }

    private let state = Mutex(State())
    private let nextDaemon = Atomic<Int>(0)

    init(
        configuration: HTTPServer.Configuration, router: Router, mapError: @escaping @Sendable (any Error) -> Problem?,
        onRequest: @escaping @Sendable (CompletedRequest) -> Void
    ) {
        self.configuration = configuration
        self.router = router
        self.mapError = mapError
        self.onRequest = onRequest
        connections = ConnectionTable(
            limit: configuration.connectionLimit, limitPerAddress: configuration.connectionLimitPerAddress)
        watchdog = Watchdog(configuration)
    }

    /// - Returns: the bound port.
    func start() throws(ListenError) -> Int {
        let listener = try Listener(host: configuration.host, port: configuration.port)
        var daemons: [Daemon] = []
        for _ in 0..<max(1, configuration.ioThreads) {
            guard let daemon = Daemon(self) else {
                for daemon in daemons { daemon.stop() }
                close(listener.descriptor)
                throw ListenError(code: .system, host: configuration.host, port: configuration.port, errno: errno)
            }
            daemons.append(daemon)
        }
        let started = daemons
        state.withLock { $0.daemons = started }
        watchdog.start(listener, accept: { self.accept(from: $0, for: started) }, sweep: { self.sweep() })
        return listener.port
    }

    /// False where no further client can be taken now.
    private func accept(from listener: Listener, for daemons: [Daemon]) -> Bool {
        for _ in 0..<64 {
            guard !connections.isFull else { return false }
            guard let (socket, address, length) = listener.accept() else {
                return errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM
            }
            let peer = PeerAddress(text: Listener.text(of: address, length))
            let connection = Connection(socket: socket, peer: peer)
            connection.owes(by: Monotonic.deadline(after: configuration.headTimeOut))
            guard connections.admit(connection) else {
                close(socket)
                continue
            }
            let turn = nextDaemon.wrappingAdd(1, ordering: .relaxed).oldValue
            daemons[turn % daemons.count].add(socket, address, length)
        }
        return true
    }

    private func sweep() {
        let now = Monotonic.now
        connections.cutLate(at: now)
        for exchange in inFlight { exchange.expire(at: now) }
    }

    // MARK: Exchanges

    var isStopping: Bool { state.withLock { $0.isStopping } }

    private var inFlight: [Exchange] { state.withLock { Array($0.inFlight.values) } }

    /// False once the server is stopping: from then on no connection may be suspended.
    func admit(_ exchange: Exchange) -> Bool {
        state.withLock { state in
            guard !state.isStopping else { return false }
            state.inFlight[ObjectIdentifier(exchange)] = exchange
            return true
        }
    }

    func remove(_ exchange: Exchange) {
        state.withLock { $0.inFlight[ObjectIdentifier(exchange)] = nil }
    }

    // MARK: The end

    func stop() async {
        watchdog.stopAccepting()
        state.withLock { $0.isStopping = true }
        let streamDeadline = Monotonic.deadline(after: configuration.streamStopGrace)
        let deadline = Monotonic.deadline(after: configuration.stopGrace)
        while !inFlight.isEmpty, Monotonic.now < deadline {
            if Monotonic.now >= streamDeadline { for exchange in inFlight { exchange.endStream() } }
            try? await Task.sleep(for: .milliseconds(10))
        }
        for exchange in inFlight {
            exchange.cancel(with: .shuttingDown)
            exchange.endStream()
        }
        // Nothing is suspended now; what remains is on its way to clients, who get a moment more to take it.
        let last = Monotonic.deadline(after: .seconds(1))
        while !inFlight.isEmpty, Monotonic.now < last { try? await Task.sleep(for: .milliseconds(10)) }
        await stopThreads()
    }

    private func stopThreads() async {
        let daemons = state.withLock { state in
            defer { state.daemons = [] }
            return state.daemons
        }
        let watchdog = watchdog
        await NativeThread.run {
            for daemon in daemons { daemon.stop() }
            watchdog.stop()
        }
    }
}
