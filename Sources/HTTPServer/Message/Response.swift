import Foundation

/// What a handler answers. `X-Request-Id`, `X-Content-Type-Options`, lengths and `Date` are added by the server.
public struct Response: Sendable {
    public var status: Int
    public var headers: Headers
    public var body: ResponseBody

    public init(status: Int = 200, headers: Headers = [:], body: ResponseBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public static func data(_ data: Data, type: String, status: Int = 200) -> Response {
        Response(status: status, headers: ["Content-Type": type], body: .data(data))
    }

    public static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200) -> Response {
        .data(Data(text.utf8), type: type, status: status)
    }

    public static func json(
        _ value: some Encodable, status: Int = 200, with encoder: JSONEncoder = JSONEncoder()
    ) throws -> Response {
        .data(try encoder.encode(value), type: "application/json", status: status)
    }

    public static func file(_ path: String, type: String, status: Int = 200) -> Response {
        Response(status: status, headers: ["Content-Type": type], body: .file(path))
    }

    /// A stream of server-sent events; each element goes out as it is, and comments as heartbeat are the caller's.
    public static func events<Events: AsyncSequence & Sendable>(_ events: Events) -> Response
    where Events.Element == Data {
        Response(
            headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"],
            body: .stream(BodyStream(events)))
    }
}

public enum ResponseBody: Sendable {
    case empty
    case data(Data)
    /// The regular file at a path, sent by the kernel (`sendfile`). It may be unlinked once the handler has returned.
    case file(String)
    case stream(BodyStream)
}

/// A body that is made while it is sent. The sequence is asked for more only when the client has taken what there is
/// (64 KiB are buffered), and its task is cancelled when the client leaves or the server stops.
public struct BodyStream: Sendable {
    typealias Sink = @Sendable (Data) async throws -> Void
    let forward: @Sendable (Sink) async throws -> Void

    public init<Source: AsyncSequence & Sendable>(_ source: Source) where Source.Element == Data {
        forward = { sink in
            for try await chunk in source { try await sink(chunk) }
        }
    }
}
