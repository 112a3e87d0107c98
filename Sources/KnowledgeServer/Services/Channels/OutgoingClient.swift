import Foundation
import FoundationNetworking
import Glibc

/// What another service answered.
struct OutgoingAnswer: Sendable {
    let status: Int
    let body: Data
}

/// Why a request was not made, or brought no answer; safe to log.
struct OutgoingError: Error, CustomStringConvertible {
    let description: String
    /// Whether another attempt may succeed.
    let mayPass: Bool
    /// Whether the other side may have the request all the same: it was sent, and no answer came.
    var mayHaveArrived = false
}

/// Calls addresses that tenants name: nobody is followed to another address, nothing is waited for long, and addresses
/// inside the operator's own network are called only where the operator allows it.
final class OutgoingClient: Sendable {
    private let session: URLSession
    private let allowsPrivateNetworks: Bool

    static let timeOut: TimeInterval = 10

    init(allowsPrivateNetworks: Bool) {
        self.allowsPrivateNetworks = allowsPrivateNetworks
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = Self.timeOut
        configuration.timeoutIntervalForResource = Self.timeOut
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
    }

    /// - Throws: ``OutgoingError``, `CancellationError`.
    func post(_ body: Data, to address: String, headers: [String: String] = [:]) async throws -> OutgoingAnswer {
        let url = try await checked(address)
        var request = URLRequest(url: url, timeoutInterval: Self.timeOut)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("Kaynak/\(Version.current)", forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        do {
            let (data, response) = try await session.data(for: request)
            guard let response = response as? HTTPURLResponse else {
                throw OutgoingError(description: "the answer is no HTTP", mayPass: true, mayHaveArrived: true)
            }
            return OutgoingAnswer(status: response.statusCode, body: data.prefix(64 << 10))
        } catch let error as OutgoingError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            // Its description may hold the whole address, with a token in it.
            let code = (error as? URLError)?.code
            let neverSent: [URLError.Code] = [
                .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .secureConnectionFailed,
            ]
            throw OutgoingError(
                description: "no answer (network error \(code?.rawValue ?? 0))", mayPass: true,
                mayHaveArrived: !(code.map(neverSent.contains) ?? false))
        }
    }

    /// Whether an address may be called at all, as far as its text tells.
    static func problem(of address: String) -> String? {
        guard let url = URL(string: address), let host = url.host, !host.isEmpty else { return "it is no URL" }
        guard ["https", "http"].contains(url.scheme?.lowercased()) else { return "it is neither https nor http" }
        guard url.user == nil, url.password == nil else { return "it names a user" }
        return nil
    }

    /// The address, where it may be called.
    func checked(_ address: String) async throws -> URL {
        if let problem = Self.problem(of: address) {
            throw OutgoingError(description: "the address cannot be called: \(problem)", mayPass: false)
        }
        guard let url = URL(string: address), let host = url.host else {
            throw OutgoingError(description: "the address cannot be called", mayPass: false)
        }
        if allowsPrivateNetworks { return url }
        let addresses = await OffPool.run { HostAddresses.of(host) }
        guard !addresses.isEmpty else { throw OutgoingError(description: "the host is not known", mayPass: true) }
        guard addresses.allSatisfy(\.isPublic) else {
            throw OutgoingError(
                description: "the address lies in a private network, which this server does not call "
                    + "(see the setting private-targets)", mayPass: false)
        }
        return url
    }
}

/// An answer that points elsewhere is the answer.
private final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

/// An IP address, as four or sixteen bytes.
struct HostAddress: Sendable, Equatable {
    let bytes: [UInt8]

    /// Whether anybody in the world can mean it: no loopback, private, link-local, shared, reserved or multicast range.
    var isPublic: Bool {
        if bytes.count == 16 {
            if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
                return HostAddress(bytes: Array(bytes.suffix(4))).isPublic
            }
            // Global unicast is 2000::/3; 2001:db8::/32 is documentation, 2002::/16 wraps addresses of version 4.
            return bytes[0] & 0xE0 == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && Array(bytes.prefix(4)) != [0x20, 0x01, 0x0D, 0xB8]
        }
        guard bytes.count == 4 else { return false }
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19),
            (224..., _):
            return false
        case (192, 0): return bytes[2] != 0 && bytes[2] != 2
        default: return true
        }
    }
}

enum HostAddresses {
    /// All addresses a name stands for; empty where it stands for none.
    static func of(_ host: String) -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host.trimmingCharacters(in: ["[", "]"]), nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [HostAddress] = []
        var next = list
        while let entry = next?.pointee {
            // The kernel filled the list: each entry's address has the type that its family says.
            if entry.ai_family == AF_INET, let address = entry.ai_addr {
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                    withUnsafeBytes(of: address.pointee.sin_addr) { found.append(HostAddress(bytes: Array($0))) }
                }
            } else if entry.ai_family == AF_INET6, let address = entry.ai_addr {
                address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                    withUnsafeBytes(of: address.pointee.sin6_addr) { found.append(HostAddress(bytes: Array($0))) }
                }
            }
            next = entry.ai_next
        }
        return found
    }
}
