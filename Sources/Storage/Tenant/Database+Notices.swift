import CPq
import Foundation
import Knowledge
import Synchronization

/// What the database tells of changes that others made.
public enum IndexNotice: Sendable, Hashable {
    /// A tenant's knowledge changed, or the tenant is being deleted.
    case changed(TenantID)
    /// The connection was made anew: notices may have been missed, so anything may have changed.
    case mayHaveMissed
}

extension Database {
    /// Changes of searchable knowledge by any server, from now on. The stream ends when its reader stops; a connection that
    /// breaks is made again.
    public func indexNotices() -> AsyncStream<IndexNotice> {
        let connection = pool.separateConnection()
        return AsyncStream(bufferingPolicy: .unbounded) { continuation in
            let listening = Listening(connection, continuation)
            continuation.onTermination = { _ in listening.stop() }
            listening.start()
        }
    }
}

/// A connection that does nothing but listen, on its own queue.
private final class Listening: Sendable {
    private static let patience: Int32 = 500  // milliseconds until it looks whether it is still wanted
    private static let pause: TimeInterval = 1

    private let connection: Connection
    private let continuation: AsyncStream<IndexNotice>.Continuation
    private let isStopped = Atomic(false)

    init(_ connection: Connection, _ continuation: AsyncStream<IndexNotice>.Continuation) {
        self.connection = connection
        self.continuation = continuation
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    func start() {
        connection.queue.async { [self] in
            while !isStopped.load(ordering: .relaxed) {
                do {
                    try connection.open()
                    try connection.performScript("listen kaynak_index")
                    continuation.yield(.mayHaveMissed)
                    listen()
                } catch {
                    Thread.sleep(forTimeInterval: Self.pause)
                }
            }
            connection.close()
        }
    }

    /// Until the connection breaks.
    private func listen() {
        while connection.isUsable, !isStopped.load(ordering: .relaxed) {
            var descriptor = pollfd(fd: PQsocket(connection.handle), events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, Self.patience) >= 0 || errno == EINTR else { return }
            guard PQconsumeInput(connection.handle) == 1 else { return }
            while let notice = PQnotifies(connection.handle) {
                if let tenant = UUID(uuidString: String(cString: notice.pointee.extra)) {
                    continuation.yield(.changed(TenantID(uuid: tenant)))
                }
                PQfreemem(notice)
            }
        }
    }
}
