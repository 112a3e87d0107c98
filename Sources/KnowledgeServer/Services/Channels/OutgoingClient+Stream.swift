import Foundation
import FoundationNetworking

/// A piece of an answer that comes bit by bit.
enum OutgoingPart: Sendable {
    case head(status: Int, contentType: String)
    case data(Data)
}

extension OutgoingClient {
    /// Posts, and hands the answer on as it comes; under the rules of ``post(_:to:headers:)``, but without its time limit:
    /// who reads sets one, and ends the request by no longer reading.
    ///
    /// - Throws: ``OutgoingError``, here and while it is read.
    func stream(
        _ body: Data, to address: String, headers: [String: String]
    ) async throws -> AsyncThrowingStream<OutgoingPart, any Error> {
        let url = try await checked(address)
        var request = URLRequest(url: url, timeoutInterval: 60)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("Kaynak/\(Version.current)", forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        return AsyncThrowingStream { continuation in
            let configuration = URLSessionConfiguration.ephemeral
            configuration.httpCookieStorage = nil
            configuration.urlCache = nil
            // A session has one delegate, and its delegate knows one request.
            let session = URLSession(
                configuration: configuration, delegate: StreamDelegate(continuation), delegateQueue: nil)
            let task = session.dataTask(with: request)
            continuation.onTermination = { _ in
                task.cancel()
                session.finishTasksAndInvalidate()
            }
            task.resume()
        }
    }
}

private final class StreamDelegate: NSObject, URLSessionDataDelegate {
    private let continuation: AsyncThrowingStream<OutgoingPart, any Error>.Continuation

    init(_ continuation: AsyncThrowingStream<OutgoingPart, any Error>.Continuation) {
        self.continuation = continuation
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse {
            let type = response.value(forHTTPHeaderField: "Content-Type") ?? ""
            continuation.yield(.head(status: response.statusCode, contentType: type))
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        continuation.yield(.data(data))
    }

    /// An answer that points elsewhere is the answer.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        continuation.yield(.head(status: response.statusCode, contentType: ""))
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let error else { return continuation.finish() }
        // Its description may hold the whole address.
        let code = (error as? URLError)?.code.rawValue ?? 0
        continuation.finish(throwing: OutgoingError(description: "no answer (network error \(code))", mayPass: true))
    }
}
