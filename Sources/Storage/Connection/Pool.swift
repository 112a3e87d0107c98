import Dispatch
import Synchronization

/// How many connections a pool opens, and how long anything may take.
public struct PoolLimits: Sendable, Hashable {
    public var connections: Int
    /// Longest wait for a free connection.
    public var waitingTime: Duration
    /// Longest time for one statement; `nil` is without limit.
    public var statementTime: Duration?
    /// How long a transaction may do nothing before the database ends it, and lets go of what it has locked.
    public var idleTime: Duration

    public init(
        connections: Int = 8, waitingTime: Duration = .seconds(5), statementTime: Duration? = .seconds(30),
        idleTime: Duration = .seconds(60)
    ) {
        self.connections = connections
        self.waitingTime = waitingTime
        self.statementTime = statementTime
        self.idleTime = idleTime
    }
}

/// A pool at one moment.
public struct PoolStatus: Sendable, Hashable {
    public let inUse: Int
    public let idle: Int
    public let waiting: Int
}

/// A bounded set of connections to one address. Opens them when needed and replaces those that broke.
final class Pool: Sendable {
    private typealias Places = PoolPlaces<Connection>
    private typealias Waiter = CheckedContinuation<Places.Grant, any Error>

    private struct State {
        var places: Places
        var waiters: [Places.Ticket: Waiter] = [:]
        var lastTicket = 0
        var isClosed = false
    }

    private let settings: ConnectionSettings
    private let limits: PoolLimits
    private let state: Mutex<State>

    init(_ address: DatabaseAddress, limits: PoolLimits) {
        settings = ConnectionSettings(
            address: address, statementTime: limits.statementTime, idleTime: limits.idleTime)
        self.limits = limits
        state = Mutex(State(places: Places(capacity: max(1, limits.connections))))
    }

    /// A connection that is not the pool's: not counted, not opened yet, and its taker's to close.
    func separateConnection() -> Connection { Connection(settings: settings) }

    var status: PoolStatus {
        state.withLock { state in
            let places = state.places
            return PoolStatus(inUse: places.taken, idle: places.idle.count, waiting: places.waiting.count)
        }
    }

    /// - Throws: ``StorageError`` (`poolTimeout`, `poolClosed`, `unavailable`), or `CancellationError`.
    func take() async throws -> Connection {
        switch try await place() {
        case .reuse(let connection): return connection
        case .open:
            let connection = Connection(settings: settings)
            do {
                try await connection.onQueue { try connection.open() }
                return connection
            } catch {
                giveBack(nil)
                throw error
            }
        }
    }

    /// - Parameter connection: `nil` where it broke or was never opened.
    func giveBack(_ connection: Connection?) {
        let next: (waiter: Waiter?, grant: Places.Grant)? = state.withLock { state in
            let connection = state.isClosed ? nil : connection
            guard let next = state.places.giveBack(connection) else { return nil }
            return (state.waiters.removeValue(forKey: next.ticket), next.grant)
        }
        if let next { next.waiter?.resume(returning: next.grant) }
    }

    /// Refuses everybody who waits or comes later. Connections in use are closed when they are given back.
    func close() async {
        let (idle, waiters) = state.withLock { state in
            state.isClosed = true
            let waiters = Array(state.waiters.values)
            state.waiters = [:]
            return (state.places.drain().idle, waiters)
        }
        for waiter in waiters { waiter.resume(throwing: StorageError(.poolClosed)) }
        for connection in idle { try? await connection.onQueue { connection.close() } }
    }

    private func place() async throws -> Places.Grant {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in ask(ticket, continuation) }
        } onCancel: {
            abandon(ticket, with: CancellationError())
        }
    }

    private func ask(_ ticket: Places.Ticket, _ continuation: Waiter) {
        let answer: Result<Places.Grant, any Error>? = state.withLock { state in
            // A task is marked as cancelled before its handler runs, and the handler needs this lock: either this
            // sees the mark, or the handler finds the waiter.
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.isClosed { return .failure(StorageError(.poolClosed)) }
            switch state.places.take(ticket) {
            case .granted(let grant): return .success(grant)
            case .wait:
                state.waiters[ticket] = continuation
                return nil
            }
        }
        if let answer { return continuation.resume(with: answer) }
        let deadline = DispatchTime.now() + .milliseconds(Int(limits.waitingTime / .milliseconds(1)))
        DispatchQueue.global().asyncAfter(deadline: deadline) { [weak self] in
            self?.abandon(ticket, with: StorageError(.poolTimeout))
        }
    }

    private func abandon(_ ticket: Places.Ticket, with error: any Error) {
        let waiter: Waiter? = state.withLock { state in
            _ = state.places.leave(ticket)
            return state.waiters.removeValue(forKey: ticket)
        }
        waiter?.resume(throwing: error)
    }
}

extension Connection {
    /// Runs blocking work on the connection's own queue, off the cooperative pool.
    func onQueue<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
