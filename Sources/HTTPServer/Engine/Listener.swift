import CSystem
import Foundation
import Knowledge

/// A client's address without its port.
struct PeerAddress: Sendable, Equatable {
    let text: String
    let isLoopback: Bool

    init(text: String) {
        // An IPv4 client of a dual-stack socket.
        let plain = text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
        self.text = plain
        isLoopback = plain == "::1" || plain.hasPrefix("127.")
    }
}

/// Why the server could not start, with the address, so that a caller can name the setting to change.
public struct ListenError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case addressInUse = "address_in_use"
        case addressNotAvailable = "address_not_available"
        case hostUnknown = "host_unknown"
        case permissionDenied = "permission_denied"
        case system
        /// `start()` was called before.
        case alreadyStarted = "already_started"
    }

    public let code: Code
    public let host: String
    public let port: Int
    /// `errno` of the call that failed, or 0.
    public let errno: Int32

    public var description: String { "\(code.rawValue): \(host):\(port) (errno \(errno))" }

    public var detail: LocalizedText {
        let address = "\(host):\(port)"
        return switch code {
        case .addressInUse:
            LocalizedText(
                tr: "\(address) adresini başka bir süreç kullanıyor.", en: "Another process is using \(address).")
        case .addressNotAvailable:
            LocalizedText(tr: "\(host) bu makinenin adresi değil.", en: "\(host) is no address of this machine.")
        case .hostUnknown: LocalizedText(tr: "\(host) çözümlenemedi.", en: "\(host) could not be resolved.")
        case .permissionDenied:
            LocalizedText(tr: "\(address) için yetki yok.", en: "No permission to listen on \(address).")
        case .alreadyStarted: LocalizedText(tr: "Sunucu zaten başlatılmış.", en: "The server was started before.")
        case .system:
            LocalizedText(tr: "\(address) dinlenemedi.", en: "Could not listen on \(address).")
        }
    }
}

/// A bound, listening, non-blocking socket.
struct Listener: Sendable {
    let descriptor: Int32
    /// The port that was bound, where 0 was asked for.
    let port: Int

    init(host: String, port: Int) throws(ListenError) {
        let address = try Listener.resolve(host, port)
        defer { freeaddrinfo(address) }
        let family = address.pointee.ai_family
        let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, flags, 0)
        guard descriptor >= 0 else { throw ListenError(code: .system, host: host, port: port, errno: errno) }
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
            listen(descriptor, SOMAXCONN) == 0
        else {
            let code = errno
            close(descriptor)
            throw ListenError(code: Listener.code(code), host: host, port: port, errno: code)
        }
        self.descriptor = descriptor
        self.port = Listener.boundPort(descriptor) ?? port
    }

    /// The next client; `nil` where none waits, or none can be had now.
    func accept() -> (socket: Int32, address: sockaddr_storage, length: socklen_t)? {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let client = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                csystem_accept(descriptor, $0, &length)
            }
        }
        return client < 0 ? nil : (client, address, length)
    }

    static func text(of address: sockaddr_storage, _ length: socklen_t) -> String {
        var address = address
        var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let failed = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getnameinfo($0, length, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
            }
        }
        guard failed == 0 else { return "unknown" }
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// IPv4 where a name has both, because `localhost` is written by people who mean 127.0.0.1.
    private static func resolve(_ host: String, _ port: Int) throws(ListenError) -> UnsafeMutablePointer<addrinfo> {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        for family in [AF_INET, AF_INET6] {
            var hints = addrinfo()
            hints.ai_family = family
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
            var found: UnsafeMutablePointer<addrinfo>?
            if getaddrinfo(bare, String(port), &hints, &found) == 0, let found { return found }
        }
        throw ListenError(code: .hostUnknown, host: host, port: port, errno: 0)
    }

    private static func code(_ number: Int32) -> ListenError.Code {
        switch number {
        case EADDRINUSE: .addressInUse
        case EADDRNOTAVAIL: .addressNotAvailable
        case EACCES, EPERM: .permissionDenied
        default: .system
        }
    }

    private static func boundPort(_ descriptor: Int32) -> Int? {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            let failed = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
            guard failed == 0 else { return nil }
            // The port lies at the same place in both families.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }
}
