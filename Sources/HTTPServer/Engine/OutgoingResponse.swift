import CMicrohttpd
import Foundation

/// Why a response could not be made of what the handler returned.
struct ResponseError: Error, CustomStringConvertible {
    let reason: String
    let errno: Int32

    var description: String { "response: \(reason) (errno \(errno))" }
}

/// Owner of a library response, ready to be queued.
///
/// `@unchecked`: the response is made by one thread, then only read by another, and its reference count is locked.
final class OutgoingResponse: @unchecked Sendable {
    let handle: OpaquePointer
    let status: Int
    /// Of the body; what a stream has sent is asked of its pipe.
    let byteCount: Int
    let pipe: StreamPipe?

    /// - Parameter closing: tell the client that this connection ends.
    init(
        _ response: Response, requestID: String, closing: Bool, on connection: ConnectionHandle
    ) throws(ResponseError) {
        guard (200...999).contains(response.status) else {
            throw ResponseError(reason: "status \(response.status)", errno: 0)
        }
        var made: OpaquePointer?
        var byteCount = 0
        var pipe: StreamPipe?
        switch response.body {
        case .empty: made = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .data(let data):
            byteCount = data.count
            made = data.withUnsafeBytes { bytes in
                // The library copies and does not write to it.
                let pointer = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                return MHD_create_response_from_buffer(bytes.count, pointer, .RESPMEM_MUST_COPY)
            }
        case .file(let path): (made, byteCount) = try OutgoingResponse.file(path)
        case .stream:
            let streamPipe = StreamPipe(connection)
            made = streamPipe.makeResponse()
            pipe = streamPipe
        }
        guard let made else { throw ResponseError(reason: "out of memory", errno: ENOMEM) }
        handle = made
        status = response.status
        self.byteCount = byteCount
        self.pipe = pipe
        for field in response.headers where !OutgoingResponse.reserved.contains(field.name.lowercased()) {
            add(field.name, field.value)
        }
        add("X-Request-Id", requestID)
        if response.headers["X-Content-Type-Options"] == nil { add("X-Content-Type-Options", "nosniff") }
        if closing { add("Connection", "close") }
    }

    deinit { MHD_destroy_response(handle) }

    /// The library's to write.
    private static let reserved: Set<String> = [
        "connection", "content-length", "date", "transfer-encoding", "x-request-id",
    ]

    /// Control characters become spaces, so that no value can start a header of its own.
    private func add(_ name: String, _ value: String) {
        guard Headers.isToken(name) else { return }
        let bytes = value.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
        MHD_add_response_header(handle, name, String(decoding: bytes, as: UTF8.self))
    }

    private static func file(_ path: String) throws(ResponseError) -> (OpaquePointer?, Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ResponseError(reason: "file cannot be opened", errno: errno) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw ResponseError(reason: "not a regular file", errno: 0)
        }
        let size = Int(information.st_size)
        guard size > 0 else {
            close(descriptor)
            return (MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT), 0)
        }
        guard let response = MHD_create_response_from_fd(size, descriptor) else {
            close(descriptor)
            return (nil, 0)
        }
        return (response, size)
    }
}
