import CMicrohttpd
import Foundation

/// One libmicrohttpd daemon: a thread that parses requests and writes responses of the connections given to it.
///
/// `@unchecked`: the library guards the daemon; `add` and `stop` are called one after the other by the engine.
final class Daemon: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// - Parameter engine: unretained; it must outlive the daemon.
    init?(_ engine: Engine) {
        let configuration = engine.configuration
        // The head with the library's own table of it, and room to read a body in large pieces.
        let memory = max(64 << 10, 4 * configuration.headerByteLimit)
        let inactivity = UInt32(clamping: configuration.inactivityTimeOut.nanoseconds / 1_000_000_000)
        let context = Unmanaged.passUnretained(engine).toOpaque()
        guard
            let pointer = cmhd_start(
                Daemon.handle, Daemon.completed, Daemon.notify, Daemon.began, context, memory,
                UInt32(clamping: configuration.connectionLimit + 1), max(1, inactivity))
        else { return nil }
        self.pointer = pointer
    }

    /// The library owns the socket from here, also where it fails.
    func add(_ socket: Int32, _ address: sockaddr_storage, _ length: socklen_t) {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = MHD_add_connection(self.pointer, socket, $0, length)
            }
        }
    }

    /// Blocks until the thread has ended. No connection may be suspended: the library would abort the process.
    func stop() { MHD_stop_daemon(pointer) }

    // MARK: Callbacks
    // The context is the engine, a connection's is its `Connection`, a request's its `Exchange`.

    private static let notify: MHD_NotifyConnectionCallback = { context, pointer, slot, code in
        guard let context, let pointer, let slot else { return }
        let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
        switch code {
        case .CONNECTION_NOTIFY_STARTED:
            guard let connection = engine.connections.find(cmhd_socket(pointer)) else { return }
            slot.pointee = Unmanaged.passRetained(connection).toOpaque()
            connection.markOpen()
        case .CONNECTION_NOTIFY_CLOSED:
            guard let kept = slot.pointee else { return }
            slot.pointee = nil
            let connection = Unmanaged<Connection>.fromOpaque(kept).takeRetainedValue()
            engine.connections.remove(connection)
            if connection.isLingering { engine.watchdog.linger(connection.socket) }
        @unknown default: break
        }
    }

    private static let began:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? = {
            context, target, pointer in
            guard let context, let target, let pointer, let kept = cmhd_socket_context(pointer) else { return nil }
            let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
            let connection = Unmanaged<Connection>.fromOpaque(kept).takeUnretainedValue()
            let exchange = Exchange(
                engine: engine, connection: connection, handle: ConnectionHandle(pointer: pointer),
                target: String(cString: target))
            return Unmanaged.passRetained(exchange).toOpaque()
        }

    private static let handle: MHD_AccessHandlerCallback = { _, pointer, _, method, version, bytes, size, slot in
        guard let pointer, let method, let version, let size, let kept = slot?.pointee else { return .NO }
        let exchange = Unmanaged<Exchange>.fromOpaque(kept).takeUnretainedValue()
        let step: Exchange.Step
        if !exchange.hasHead {
            step = exchange.receiveHead(method: String(cString: method), version: String(cString: version))
        } else if size.pointee > 0 {
            let received = exchange.receiveBody(UnsafeRawBufferPointer(start: bytes, count: size.pointee))
            size.pointee = 0
            step = received ? .goOn : .drop
        } else {
            step = exchange.requestComplete()
        }
        switch step {
        case .goOn: return .YES
        case .drop: return .NO
        case .answer(let outgoing):
            return MHD_queue_response(pointer, UInt32(outgoing.status), outgoing.handle)
        }
    }

    private static let completed: MHD_RequestCompletedCallback = { _, _, slot, code in
        guard let kept = slot?.pointee else { return }
        slot?.pointee = nil
        let exchange = Unmanaged<Exchange>.fromOpaque(kept).takeRetainedValue()
        let unanswered: Int
        switch code {
        case .REQUEST_TERMINATED_TIMEOUT_REACHED: unanswered = 408
        case .REQUEST_TERMINATED_DAEMON_SHUTDOWN: unanswered = 503
        case .REQUEST_TERMINATED_READ_ERROR, .REQUEST_TERMINATED_CLIENT_ABORT: unanswered = 499
        default: unanswered = exchange.hasHead ? 499 : 400
        }
        exchange.completed(isComplete: code == .REQUEST_TERMINATED_COMPLETED_OK, unanswered: unanswered)
    }
}
