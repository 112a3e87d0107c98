import Synchronization

/// An HTTP/1.1 server on libmicrohttpd with asynchronous handlers.
///
/// ```swift
/// let server = try HTTPServer(routes: [
///     Route(.get, "/v1/documents/{id}") { request in .text(request.parameters["id"]!) }
/// ])
/// let port = try server.start()
/// …
/// await server.stop()
/// ```
/// Handlers run as tasks of their own, and are cancelled when their client leaves, when they exceed their time, and
/// when the server stops. What they throw becomes a problem document (RFC 9457) in the client's language.
public final class HTTPServer: Sendable {
    private enum State {
        case idle
        case running(Engine, port: Int)
        case stopping(Task<Void, Never>)
    }

    public let configuration: Configuration
    private let engine: Engine
    private let state = Mutex(State.idle)

    /// - Parameters:
    ///   - mapError: makes a problem of an error that is not a ``Problem``; where it gives `nil`, the client gets a 500
    ///     `internal` without details.
    ///   - onRequest: called once for every finished request, on a thread that has other requests to serve: it must not
    ///     block.
    public init(
        configuration: Configuration = Configuration(), routes: [Route],
        mapError: @escaping @Sendable (any Error) -> Problem? = { _ in nil },
        onRequest: @escaping @Sendable (CompletedRequest) -> Void = { _ in }
    ) throws(RouteTableError) {
        self.configuration = configuration
        engine = Engine(
            configuration: configuration, router: try Router(routes), mapError: mapError, onRequest: onRequest)
    }

    /// The route table, as given.
    public var routes: [Route] { engine.router.routes }

    /// The bound port while the server runs.
    public var port: Int? {
        state.withLock { if case .running(_, let port) = $0 { port } else { nil } }
    }

    /// Binds and serves until ``stop()``, also where nothing else holds on to this object.
    /// - Returns: the bound port.
    @discardableResult
    public func start() throws(ListenError) -> Int {
        try state.withLock { state throws(ListenError) in
            guard case .idle = state else {
                throw ListenError(
                    code: .alreadyStarted, host: configuration.host, port: configuration.port, errno: 0)
            }
            let port = try engine.start()
            // The library holds the engine by an unretained pointer.
            _ = Unmanaged.passRetained(engine)
            state = .running(engine, port: port)
            return port
        }
    }

    /// Takes no more clients, lets requests in flight finish within the grace period, ends streams and answers 503 for
    /// the rest, then closes every connection. Returns when all threads have ended; may be called more than once.
    public func stop() async {
        let task: Task<Void, Never>? = state.withLock { state in
            switch state {
            case .idle: return nil
            case .stopping(let task): return task
            case .running(let engine, _):
                let task = Task {
                    await engine.stop()
                    Unmanaged.passUnretained(engine).release()
                }
                state = .stopping(task)
                return task
            }
        }
        await task?.value
    }
}
