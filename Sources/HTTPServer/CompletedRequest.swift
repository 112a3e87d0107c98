/// What a finished request was, for logs and metrics. Holds no path, query, header or body of the client's.
public struct CompletedRequest: Sendable {
    /// As sent; not necessarily a method this server knows.
    public let method: String
    /// The template (`/v1/documents/{id}`), never the raw path; `nil` where no route fits.
    public let route: String?
    /// What was answered; where nothing was, 499 for a client that left, 408 for one that was too slow, 503 for one
    /// cut off by the end of the server, and 400 for a head that could not be read.
    public let status: Int
    /// From the first line to the last byte of the response.
    public let duration: Duration
    public let requestID: String
    /// Of the body.
    public let bytesReceived: Int
    /// Of the body, as far as it was handed to the system.
    public let bytesSent: Int
    public let remoteAddress: String
    /// The whole response was sent.
    public let isComplete: Bool
    /// What the handler or its stream threw, unless it was a ``Problem``. It may quote the request; log with care.
    public let error: (any Error)?
}
