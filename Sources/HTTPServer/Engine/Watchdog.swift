import CSystem
import Foundation
import Synchronization

/// The thread beside the library's: accepts clients, sees them leave while their connection is suspended (the library
/// does not), drains what a refused client still sends, and ends what takes too long.
final class Watchdog: Sendable {
    typealias Token = UInt

    private enum Watched {
        case exchange(Exchange)
        case lingering(descriptor: Int32, deadline: UInt64, bytesLeft: Int)
    }

    private struct State {
        var listener: Listener?
        var isAccepting = false
        var watched: [Token: Watched] = [:]
        var nextToken: Token = 2
        var thread: pthread_t?
    }

    private static let listenerToken: Token = 0
    private static let wakeToken: Token = 1

    private let epoll = csystem_epoll_create()
    private let wake = csystem_eventfd()
    private let isStopping = Atomic<Bool>(false)
    private let state = Mutex(State())
    private let tick: UInt64
    private let lingerByteLimit: Int
    private let lingerTimeOut: Duration

    init(_ configuration: HTTPServer.Configuration) {
        tick = min(250_000_000, max(10_000_000, configuration.headTimeOut.nanoseconds / 4))
        lingerByteLimit = configuration.refusedBodyByteLimit
        lingerTimeOut = configuration.refusedBodyTimeOut
        _ = csystem_epoll_set(epoll, EPOLL_CTL_ADD, wake, CSYSTEM_EPOLL_READABLE, Watchdog.wakeToken)
    }

    deinit {
        close(epoll)
        close(wake)
    }

    /// - Parameters:
    ///   - accept: takes clients from the listener; `false` while no more can be had.
    ///   - sweep: called about four times a second, less where the head's time-out asks for it.
    func start(
        _ listener: Listener, accept: @escaping @Sendable (Listener) -> Bool, sweep: @escaping @Sendable () -> Void
    ) {
        state.withLock { state in
            state.listener = listener
            state.thread = NativeThread.start { self.run(accept, sweep) }
        }
    }

    /// Further clients are refused by the system.
    func stopAccepting() {
        state.withLock { state in
            guard let listener = state.listener.take() else { return }
            close(listener.descriptor)  // That also takes it out of the epoll set.
        }
    }

    /// Blocks until the thread has ended.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        var one: UInt64 = 1
        write(wake, &one, 8)
        if let thread = state.withLock({ $0.thread.take() }) { pthread_join(thread, nil) }
        state.withLock { state in
            for case .lingering(let descriptor, _, _) in state.watched.values { close(descriptor) }
            state.watched = [:]
        }
    }

    func watch(_ socket: Int32, for exchange: Exchange) -> Token {
        enter(.exchange(exchange), socket, CSYSTEM_EPOLL_HANGUP_ONCE)
    }

    /// To be called before the socket is closed or used for another exchange.
    func unwatch(_ token: Token, _ socket: Int32) {
        _ = csystem_epoll_set(epoll, EPOLL_CTL_DEL, socket, 0, token)
        state.withLock { $0.watched[token] = nil }
    }

    /// Keeps a second descriptor of a socket that is about to be closed, until its client has read the answer and
    /// closed, too: closing with unread bytes would reset the connection and could take the answer with it.
    func linger(_ socket: Int32) {
        let copy = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { return }
        let deadline = Monotonic.deadline(after: lingerTimeOut)
        let lingering = Watched.lingering(descriptor: copy, deadline: deadline, bytesLeft: lingerByteLimit)
        _ = enter(lingering, copy, CSYSTEM_EPOLL_READABLE)
    }

    private func enter(_ watched: Watched, _ socket: Int32, _ events: UInt32) -> Token {
        state.withLock { state in
            let token = state.nextToken
            state.nextToken += 1
            state.watched[token] = watched
            _ = csystem_epoll_set(epoll, EPOLL_CTL_ADD, socket, events, token)
            return token
        }
    }

    // MARK: The thread

    private func run(_ accept: @Sendable (Listener) -> Bool, _ sweep: @Sendable () -> Void) {
        var tokens = [Token](repeating: 0, count: 64)
        var scratch = [UInt8](repeating: 0, count: 64 << 10)
        var nextSweep = Monotonic.now + tick
        while !isStopping.load(ordering: .acquiring) {
            armListener()
            let now = Monotonic.now
            let wait = now < nextSweep ? Int32((nextSweep - now) / 1_000_000 + 1) : 0
            let count = csystem_epoll_wait(epoll, &tokens, 64, wait)
            for token in tokens.prefix(Int(max(0, count))) {
                switch token {
                case Watchdog.listenerToken: acceptClients(accept)
                case Watchdog.wakeToken: break
                default: handle(token, &scratch)
                }
            }
            guard Monotonic.now >= nextSweep else { continue }
            sweep()
            dropLateLingerers()
            nextSweep = Monotonic.now + tick
        }
    }

    private func armListener() {
        state.withLock { state in
            guard let listener = state.listener, !state.isAccepting else { return }
            let added = csystem_epoll_set(
                epoll, EPOLL_CTL_ADD, listener.descriptor, CSYSTEM_EPOLL_READABLE, Watchdog.listenerToken)
            state.isAccepting = added == 0
        }
    }

    /// Under the lock, so that nothing is accepted once `stopAccepting()` has returned.
    private func acceptClients(_ accept: @Sendable (Listener) -> Bool) {
        state.withLock { state in
            guard let listener = state.listener, !accept(listener) else { return }
            // Full, or out of descriptors: the queue waits until the next round in which there is room.
            _ = csystem_epoll_set(epoll, EPOLL_CTL_DEL, listener.descriptor, 0, Watchdog.listenerToken)
            state.isAccepting = false
        }
    }

    private func handle(_ token: Token, _ scratch: inout [UInt8]) {
        switch state.withLock({ $0.watched[token] }) {
        case nil: break
        case .exchange(let exchange): exchange.clientLeft()
        case .lingering(let descriptor, let deadline, var bytesLeft):
            // A few reads at a time, so that one client does not hold up the others.
            for _ in 0..<16 {
                let count = read(descriptor, &scratch, scratch.count)
                if count < 0, errno == EAGAIN || errno == EINTR { break }
                bytesLeft -= count
                if count <= 0 || bytesLeft <= 0 { return drop(token, descriptor) }
            }
            let rest = Watched.lingering(descriptor: descriptor, deadline: deadline, bytesLeft: bytesLeft)
            state.withLock { $0.watched[token] = rest }
        }
    }

    private func dropLateLingerers() {
        let now = Monotonic.now
        let late = state.withLock { state in
            state.watched.compactMap { token, watched -> (Token, Int32)? in
                guard case .lingering(let descriptor, let deadline, _) = watched, deadline < now else { return nil }
                return (token, descriptor)
            }
        }
        for (token, descriptor) in late { drop(token, descriptor) }
    }

    private func drop(_ token: Token, _ descriptor: Int32) {
        state.withLock { $0.watched[token] = nil }
        close(descriptor)
    }
}
