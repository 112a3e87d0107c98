import Foundation

struct Reply: Sendable {
    var status = 0
    var headers: [String: String] = [:]
    var body = Data()

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:]
    }
}

enum ClientError: Error {
    case connect(Int32)
    /// The connection ended, or nothing came for ten seconds.
    case noReply
}

/// A plain socket, so that a test can say exactly what is sent and when. Waiting is sleeping, which leaves the few
/// threads of the pool to the handlers.
///
/// `@unchecked`: each client is used by one task at a time.
final class RawClient: @unchecked Sendable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isClosed = false

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let failed = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard failed == 0 else {
            let code = errno
            Foundation.close(descriptor)
            isClosed = true
            throw ClientError.connect(code)
        }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { close() }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        Foundation.close(descriptor)
    }

    /// Repeats a call until it does not ask to be repeated, for ten seconds.
    private func waiting(_ call: () -> Int) async throws -> Int {
        let start = ContinuousClock.now
        while true {
            let count = call()
            guard count < 0, errno == EAGAIN, start.duration(to: .now) < .seconds(10) else { return count }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// False where the peer does not take it.
    @discardableResult
    func send(_ text: String) async throws -> Bool { try await send(Data(text.utf8)) }

    @discardableResult
    func send(_ data: Data) async throws -> Bool {
        var sent = 0
        while sent < data.count {
            let count = try await waiting {
                data.withUnsafeBytes { bytes in
                    Foundation.send(
                        descriptor, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
                }
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    /// Sends one block over and over, so that a large body costs no memory.
    @discardableResult
    func send(_ block: Data, times: Int) async throws -> Bool {
        for _ in 0..<times {
            guard try await send(block) else { return false }
        }
        return true
    }

    /// More bytes into the buffer; false at the end.
    private func fill() async throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = try await waiting { recv(descriptor, &chunk, chunk.count, 0) }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }

    private func take(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count { guard try await fill() else { throw ClientError.noReply } }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    private func takeLine() async throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = try await take(end + 1)
                return String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
            }
            guard try await fill() else { throw ClientError.noReply }
        }
    }

    /// Status and header fields; the body is still to be read.
    func head() async throws -> Reply {
        var reply = Reply()
        repeat {
            let parts = try await takeLine().split(separator: " ")
            guard parts.count >= 2, let status = Int(parts[1]) else { throw ClientError.noReply }
            reply = Reply(status: status)
            while case let line = try await takeLine(), !line.isEmpty {
                let name = line.prefix { $0 != ":" }
                let value = line.dropFirst(name.count + 1).drop { $0 == " " }
                reply.headers[name.lowercased()] = String(value)
            }
        } while reply.status == 100
        return reply
    }

    /// One chunk of a chunked body; empty at its end.
    func chunk() async throws -> String { String(decoding: try await chunkBytes(), as: UTF8.self) }

    private func chunkBytes() async throws -> [UInt8] {
        guard let count = Int(try await takeLine(), radix: 16) else { throw ClientError.noReply }
        let chunk = try await take(count)
        _ = try await takeLine()
        return chunk
    }

    func reply(toHead isHead: Bool = false) async throws -> Reply {
        var reply = try await head()
        if isHead || reply.status == 204 || reply.status == 304 { return reply }
        if reply.headers["transfer-encoding"] == "chunked" {
            while case let chunk = try await chunkBytes(), !chunk.isEmpty { reply.body.append(contentsOf: chunk) }
        } else {
            let length = Int(reply.headers["content-length"] ?? "0") ?? 0
            reply.body = Data(try await take(length))
        }
        return reply
    }

    /// True once the server has closed the connection; what still comes is dropped.
    func isEnded() async throws -> Bool {
        var isEnded = false
        while !isEnded {
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            var code: Int32 = 0
            let count = try await waiting {
                let count = recv(descriptor, &chunk, chunk.count, 0)
                code = errno
                return count
            }
            if count < 0, code == EAGAIN { return false }
            isEnded = count <= 0
        }
        return true
    }
}

/// One request on a connection of its own.
func request(
    _ port: Int, _ method: String, _ target: String, headers: [String: String] = [:], body: Data? = nil
) async throws -> Reply {
    let client = try RawClient(port: port)
    defer { client.close() }
    var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    try await client.send(Data((head + "\r\n").utf8) + (body ?? Data()))
    return try await client.reply(toHead: method == "HEAD")
}
