import CMicrohttpd
import Foundation
import Knowledge

/// A request's first line and header fields.
struct RequestHead: Sendable {
    let method: String
    let version: String
    let headers: Headers
    let requestID: String
    let language: Language
    /// Of the whole head, as it came.
    let byteCount: Int

    init(method: String, version: String, headers: Headers, byteCount: Int) {
        self.method = method
        self.version = version
        self.headers = headers
        self.byteCount = byteCount
        requestID = RequestID.choose(headers["X-Request-Id"])
        language = .preferred(by: headers["Accept-Language"])
    }

    /// Reads what the library has parsed; not more than `limit` fields and one.
    init(readingFrom connection: ConnectionHandle, method: String, version: String, limit: Int) {
        var reading = (headers: Headers(), left: limit + 1)
        withUnsafeMutablePointer(to: &reading) { pointer in
            let read: MHD_KeyValueIterator = { context, _, name, value in
                guard let context, let name else { return .NO }
                let reading = context.assumingMemoryBound(to: (headers: Headers, left: Int).self)
                reading.pointee.headers.add(String(cString: name), value.map { String(cString: $0) } ?? "")
                reading.pointee.left -= 1
                return reading.pointee.left > 0 ? .YES : .NO
            }
            _ = MHD_get_connection_values(connection.pointer, .HEADER_KIND, read, pointer)
        }
        self.init(
            method: method, version: version, headers: reading.headers, byteCount: cmhd_head_size(connection.pointer))
    }

    /// A body follows, or the client claims so.
    var announcesBody: Bool {
        if headers["Transfer-Encoding"] != nil { return true }
        return headers.values(of: "Content-Length").contains { $0 != "0" }
    }

    /// Checks what a parser must not be lenient about (RFC 9112 §3.2, §5.1, §6.3): two readings of one head are how
    /// requests are smuggled past a proxy.
    /// - Returns: the body's length; `nil` where it comes in chunks.
    func bodyLength(_ configuration: HTTPServer.Configuration) throws(Problem) -> Int? {
        guard headers.count <= configuration.headerCountLimit, byteCount <= configuration.headerByteLimit else {
            throw .headersTooLarge(count: configuration.headerCountLimit, bytes: configuration.headerByteLimit)
        }
        for field in headers {
            guard Headers.isToken(field.name) else { throw RequestHead.malformed }
        }
        let hosts = headers.values(of: "Host")
        guard hosts.count == 1 || (hosts.isEmpty && version == "HTTP/1.0") else { throw RequestHead.malformed }
        let codings = headers.values(of: "Transfer-Encoding")
        let lengths = headers.values(of: "Content-Length")
        guard codings.isEmpty else {
            guard codings.count == 1, codings[0].lowercased() == "chunked", lengths.isEmpty, version != "HTTP/1.0"
            else { throw RequestHead.malformed }
            return nil
        }
        guard let first = lengths.first else { return 0 }
        guard lengths.allSatisfy({ $0 == first }), !first.isEmpty, first.utf8.allSatisfy({ (48...57).contains($0) }),
            let length = Int(first)
        else { throw RequestHead.malformed }
        return length
    }

    private static var malformed: Problem {
        .badRequest(
            code: "malformed_head",
            detail: LocalizedText(tr: "İstek başlıkları okunamadı.", en: "The request's headers could not be read."))
    }

    /// Whether the peer speaks for a client of its own.
    var isForwarded: Bool {
        headers.contains { field in
            let name = field.name.lowercased()
            return name.hasPrefix("x-forwarded-") || ["forwarded", "via", "x-real-ip"].contains(name)
        }
    }
}
