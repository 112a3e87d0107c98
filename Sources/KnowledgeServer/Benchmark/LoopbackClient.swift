import Foundation
import Glibc

/// One connection to a server on this machine that stays open; it blocks, so a thread of its own uses it.
final class LoopbackClient {
    struct Answer {
        let status: Int
        let body: Data
    }

    private let socket: Int32
    private var received: [UInt8] = []

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw CommandError("no socket: \(String(cString: strerror(errno)))") }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(socket)
            throw CommandError("the server does not answer: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(socket) }

    /// A request as it goes over the wire, so that making it is outside what is measured.
    static func post(_ path: String, key: String, json: Data) -> Data {
        let head =
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(key)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(json.count)\r\n\r\n"
        return Data(head.utf8) + json
    }

    /// Sends a request and waits for the whole answer.
    func answer(to request: Data) throws -> Answer {
        try send(request)
        received.removeAll(keepingCapacity: true)
        let end = Array("\r\n\r\n".utf8)
        var bodyStart: Int?
        while bodyStart == nil {
            try receive()
            bodyStart = received.indices.first { received[$0...].starts(with: end) }.map { $0 + end.count }
        }
        let start = bodyStart ?? 0
        let lines = String(decoding: received[..<start], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        guard let status, let length else { throw CommandError("the server's answer is no HTTP with a length") }
        while received.count < start + length { try receive() }
        return Answer(status: status, body: Data(received[start..<start + length]))
    }

    private func send(_ data: Data) throws {
        var sent = 0
        while sent < data.count {
            let count = data.withUnsafeBytes { Glibc.send(socket, $0.baseAddress! + sent, data.count - sent, 0) }
            guard count > 0 else { throw CommandError("the server closed the connection") }
            sent += count
        }
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw CommandError("the server closed the connection") }
        received += buffer[..<count]
    }
}
