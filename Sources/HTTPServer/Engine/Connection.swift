import Foundation
import Synchronization

/// One client's socket, from accept to close. libmicrohttpd owns the descriptor.
final class Connection: Sendable {
    let socket: Int32
    let peer: PeerAddress
    /// When the socket is to be shut down; `.max` while the client owes nothing.
    private let deadline = Atomic<UInt64>(.max)
    private let lingers = Atomic<Bool>(false)
    private let open = Atomic<Bool>(false)

    init(socket: Int32, peer: PeerAddress) {
        self.socket = socket
        self.peer = peer
    }

    /// The library has taken the socket over and will say when it closes it.
    func markOpen() { open.store(true, ordering: .relaxed) }

    func owes(by deadline: UInt64) { self.deadline.store(deadline, ordering: .relaxed) }

    /// An earlier deadline stays.
    func owes(atLatest deadline: UInt64) { self.deadline.min(deadline, ordering: .relaxed) }

    func owesNothing() { deadline.store(.max, ordering: .relaxed) }

    /// The client may still be writing when the answer has been sent.
    func markLingering() { lingers.store(true, ordering: .relaxed) }

    var isLingering: Bool { lingers.load(ordering: .relaxed) }

    /// Shuts the socket down when its time is over; the library then sees an error and closes it.
    func cut(ifLateAt now: UInt64) {
        guard open.load(ordering: .relaxed), deadline.load(ordering: .relaxed) < now else { return }
        owesNothing()
        shutdown(socket, Int32(SHUT_RDWR))
    }
}

/// Open connections, all and by address.
final class ConnectionTable: Sendable {
    private struct State {
        var bySocket: [Int32: Connection] = [:]
        var perAddress: [String: Int] = [:]
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerAddress: Int

    init(limit: Int, limitPerAddress: Int) {
        self.limit = limit
        self.limitPerAddress = limitPerAddress
    }

    var isFull: Bool { state.withLock { $0.bySocket.count >= limit } }

    /// Enters a fresh connection; `false` where its address has too many.
    func admit(_ connection: Connection) -> Bool {
        state.withLock { state in
            // The library failed to open an earlier connection and closed its socket without a word.
            if let stale = state.bySocket[connection.socket] { ConnectionTable.remove(stale, from: &state) }
            let address = connection.peer.text
            let count = state.perAddress[address, default: 0]
            if limitPerAddress > 0, count >= limitPerAddress, !connection.peer.isLoopback { return false }
            state.perAddress[address] = count + 1
            state.bySocket[connection.socket] = connection
            return true
        }
    }

    func find(_ socket: Int32) -> Connection? { state.withLock { $0.bySocket[socket] } }

    /// To be called before the socket is closed.
    func remove(_ connection: Connection) {
        state.withLock { ConnectionTable.remove(connection, from: &$0) }
    }

    /// Under the lock, so that no socket number is shut down after it was closed and given to something else.
    func cutLate(at now: UInt64) {
        state.withLock { state in
            for connection in state.bySocket.values { connection.cut(ifLateAt: now) }
        }
    }

    private static func remove(_ connection: Connection, from state: inout State) {
        guard state.bySocket[connection.socket] === connection else { return }
        state.bySocket[connection.socket] = nil
        let address = connection.peer.text
        let count = state.perAddress[address, default: 1] - 1
        state.perAddress[address] = count > 0 ? count : nil
    }
}
