import Foundation
import Knowledge
import Synchronization

/// One request and its response, from the first line to the last byte.
///
/// The library's thread drives it (`receiveHead`, `receiveBody`, `requestComplete`, `completed`). While the handler
/// runs as a task the connection is suspended; the first of the handler, the time-out, a client that leaves and the
/// end of the server decides what is answered, and resumes it. After that the same thread queues the response.
final class Exchange: Sendable {
    /// What the library is to do next.
    enum Step {
        case goOn
        case answer(OutgoingResponse)
        case drop
    }

    private enum Phase {
        case receiving
        /// Suspended until the handler has answered or the deadline has passed.
        case handling(deadline: UInt64)
        /// Resumed; the library's thread will come for it.
        case answered(OutgoingResponse)
        case abandoned
        case sending
        case ended
    }

    private struct State {
        var phase = Phase.receiving
        var head: RequestHead?
        var target: RequestTarget?
        var template: String?
        var match: (route: Route, parameters: [String: String])?
        var intake: BodyIntake?
        /// Decided before any handler was asked.
        var early: Response?
        var droppedBytes = 0
        var receivedBytes = 0
        var task: Task<Void, Never>?
        var watch: Watchdog.Token?
        var outgoing: OutgoingResponse?
        var status = 0
        var error: (any Error)?
    }

    private let engine: Engine
    private let connection: Connection
    private let handle: ConnectionHandle
    private let line: String
    private let startedAt = Monotonic.now
    private let state = Mutex(State())

    /// - Parameter target: as it stood in the request line.
    init(engine: Engine, connection: Connection, handle: ConnectionHandle, target: String) {
        self.engine = engine
        self.connection = connection
        self.handle = handle
        line = target
        connection.owes(atLatest: Monotonic.deadline(after: engine.configuration.headTimeOut))
    }

    // MARK: Reading, on the library's thread

    func receiveHead(method: String, version: String) -> Step {
        let limit = engine.configuration.headerCountLimit
        let head = RequestHead(readingFrom: handle, method: method, version: version, limit: limit)
        return state.withLock { state in
            state.head = head
            do throws(Problem) {
                let length = try head.bodyLength(engine.configuration)
                let target = try RequestTarget(parsing: line)
                state.target = target
                try route(method, target.path, &state)
                if let match = state.match {
                    if let refused = match.route.admits?(head.headers) { throw refused }
                    state.intake = try BodyIntake(
                        match.route.body, declared: length, headers: head.headers, configuration: engine.configuration)
                }
            } catch {
                refuse(error, &state)
            }
            guard head.announcesBody else {
                connection.owesNothing()
                return .goOn
            }
            if let early = state.early {
                // Answered before the body; the client may still be sending it.
                connection.owesNothing()
                connection.markLingering()
                return answer(early, &state)
            }
            connection.owes(by: Monotonic.deadline(after: engine.configuration.bodyTimeOut))
            return .goOn
        }
    }

    private func route(_ method: String, _ path: String, _ state: inout State) throws(Problem) {
        guard let known = Method(rawValue: method) else { throw .methodUnknown }
        switch engine.router.match(known, path) {
        case .route(let route, let parameters):
            state.template = route.path
            state.match = (route, parameters)
        case .otherMethods(let template, let allow):
            state.template = template
            guard known == .options else { throw .methodNotAllowed(allow: allow) }
            state.early = Response(status: 204, headers: ["Allow": allow])
        case .none:
            guard known == .options, path == "*" else { throw .notFound }
            state.early = Response(status: 204)
        }
    }

    /// False where the connection is to be closed.
    func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        state.withLock { state in
            state.receivedBytes += bytes.count
            guard state.intake != nil else {
                state.droppedBytes += bytes.count
                return state.droppedBytes <= engine.configuration.refusedBodyByteLimit
            }
            do throws(Problem) {
                try state.intake?.consume(bytes)
            } catch {
                // The library takes no answer in the middle of a body, so the rest is read and dropped.
                state.intake?.discard()
                state.intake = nil
                refuse(error, &state)
                connection.owes(atLatest: Monotonic.deadline(after: engine.configuration.refusedBodyTimeOut))
            }
            return true
        }
    }

    /// The request is here in full, or its handler has answered.
    func requestComplete() -> Step {
        connection.owesNothing()
        return state.withLock { state in
            switch state.phase {
            case .receiving: break
            case .answered(let outgoing): return send(outgoing, &state)
            case .abandoned: return .drop
            case .handling, .sending, .ended: return .goOn
            }
            if let early = state.early { return answer(early, &state) }
            guard let request = makeRequest(&state), let match = state.match else {
                return answer(state.early ?? render(.internal, state), &state)
            }
            guard engine.admit(self) else {
                Exchange.removeFiles(of: request)
                return answer(render(.shuttingDown, state), &state)
            }
            handle.suspend()
            let timeOut = match.route.timeOut ?? engine.configuration.handlerTimeOut
            state.phase = .handling(deadline: Monotonic.deadline(after: timeOut))
            state.watch = engine.watchdog.watch(connection.socket, for: self)
            // Started under the lock: whoever ends the exchange finds the task to cancel.
            state.task = Task { await self.run(match.route, request) }
            return .goOn
        }
    }

    private func makeRequest(_ state: inout State) -> Request? {
        guard let head = state.head, let target = state.target, let method = Method(rawValue: head.method),
            let intake = state.intake
        else { return nil }
        do throws(Problem) {
            let body = try intake.finish()
            state.intake = nil
            return Request(
                method: method, path: target.path, query: target.query, headers: head.headers,
                parameters: state.match?.parameters ?? [:], requestID: head.requestID,
                remoteAddress: connection.peer.text,
                isLoopback: connection.peer.isLoopback && !head.isForwarded, language: head.language, body: body)
        } catch {
            refuse(error, &state)
            return nil
        }
    }

    // MARK: Answering

    private func run(_ route: Route, _ request: Request) async {
        var stream: (body: BodyStream, pipe: StreamPipe)?
        do {
            stream = finish(with: try await route.handler(request), error: nil)
        } catch {
            let problem = error as? Problem ?? engine.mapError(error) ?? .internal
            finish(with: problem, error: error is Problem ? nil : error)
        }
        Exchange.removeFiles(of: request)
        guard let (body, pipe) = stream else { return }
        do {
            try await body.forward { try await pipe.write($0) }
            pipe.finish()
        } catch {
            // Before the pipe breaks: the exchange may be over at that moment.
            if !(error is CancellationError) { state.withLock { $0.error = error } }
            pipe.fail()
        }
    }

    private static func removeFiles(of request: Request) {
        if case .multipart(_, let files) = request.body { FormSpool.remove(files) }
    }

    private func finish(with problem: Problem, error: (any Error)?) {
        let response = state.withLock { render(problem, $0) }
        _ = finish(with: response, error: error)
    }

    /// Hands the response over unless something else was faster.
    /// - Returns: the stream that is now to be written.
    private func finish(with response: Response, error: (any Error)?) -> (body: BodyStream, pipe: StreamPipe)? {
        state.withLock { state in
            guard case .handling = state.phase else { return nil }
            state.error = error
            let outgoing = prepare(response, &state)
            state.phase = outgoing.map { .answered($0) } ?? .abandoned
            handle.resume()
            guard case .stream(let body) = response.body, let pipe = outgoing?.pipe else { return nil }
            return (body, pipe)
        }
    }

    private func answer(_ response: Response, _ state: inout State) -> Step {
        guard let outgoing = prepare(response, &state) else { return .drop }
        return send(outgoing, &state)
    }

    private func send(_ outgoing: OutgoingResponse, _ state: inout State) -> Step {
        state.phase = .sending
        state.outgoing = outgoing
        state.status = outgoing.status
        return .answer(outgoing)
    }

    /// A file that is gone becomes a 500; `nil` only where there is no memory for that either.
    private func prepare(_ response: Response, _ state: inout State) -> OutgoingResponse? {
        let id = state.head?.requestID ?? ""
        var response = response
        if state.head?.method == "HEAD", case .stream = response.body { response.body = .empty }
        do {
            return try OutgoingResponse(response, requestID: id, closing: engine.isStopping, on: handle)
        } catch {
            state.error = error
            return try? OutgoingResponse(
                render(.internal, state), requestID: id, closing: true, on: handle)
        }
    }

    private func refuse(_ problem: Problem, _ state: inout State) { state.early = render(problem, state) }

    private func render(_ problem: Problem, _ state: borrowing State) -> Response {
        Response(
            problem, in: state.head?.language ?? .turkish, instance: state.target?.path ?? "/",
            requestID: state.head?.requestID ?? "")
    }

    // MARK: Ends from outside, on any thread

    /// The client closed its side.
    func clientLeft() {
        let (task, pipe) = state.withLock { state in
            if case .handling = state.phase {
                state.phase = .abandoned
                handle.resume()
            }
            return (state.task, Exchange.pipe(of: state))
        }
        task?.cancel()
        pipe?.fail()
    }

    func expire(at now: UInt64) {
        let isLate = state.withLock { state in
            if case .handling(let deadline) = state.phase { deadline < now } else { false }
        }
        if isLate { cancel(with: .handlerTimeOut) }
    }

    /// Answers for a handler that has not.
    func cancel(with problem: Problem) {
        finish(with: problem, error: nil)
        state.withLock { $0.task }?.cancel()
    }

    /// Ends a stream properly.
    func endStream() {
        let (task, pipe) = state.withLock { ($0.task, Exchange.pipe(of: $0)) }
        guard let pipe else { return }
        pipe.finish()
        task?.cancel()
    }

    private static func pipe(of state: borrowing State) -> StreamPipe? {
        if case .answered(let outgoing) = state.phase { return outgoing.pipe }
        return state.outgoing?.pipe
    }

    // MARK: The end, on the library's thread

    /// - Parameter unanswered: the status to report where no response was queued.
    func completed(isComplete: Bool, unanswered: Int) {
        let (record, task, pipe, watch) = state.withLock { state in
            let pipe = Exchange.pipe(of: state)
            state.phase = .ended
            state.intake?.discard()
            let record = CompletedRequest(
                method: state.head?.method ?? "", route: state.template,
                status: state.status == 0 ? unanswered : state.status,
                duration: .nanoseconds(Int64(Monotonic.now - startedAt)), requestID: state.head?.requestID ?? "",
                bytesReceived: state.receivedBytes,
                bytesSent: pipe?.bytesSent ?? (isComplete ? state.outgoing?.byteCount ?? 0 : 0),
                remoteAddress: connection.peer.text, isComplete: isComplete && state.status != 0, error: state.error)
            return (record, state.task, pipe, state.watch)
        }
        if let watch { engine.watchdog.unwatch(watch, connection.socket) }
        task?.cancel()
        pipe?.fail()
        let configuration = engine.configuration
        connection.owes(by: Monotonic.deadline(after: configuration.inactivityTimeOut + configuration.headTimeOut))
        engine.remove(self)
        engine.onRequest(record)
    }

    /// 400 before the head was understood, 499 after: whoever did not wait for an answer has left.
    var hasHead: Bool { state.withLock { $0.head != nil } }
}
