import Foundation
import FoundationNetworking
import Synchronization

/// A whole answer of another service.
struct OutgoingExchange: Sendable {
    let status: Int
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]
}

extension OutgoingClient {
    /// Any request, under the rules of ``post(_:to:headers:)``; an answer that grows beyond a size is not read on.
    ///
    /// - Throws: ``OutgoingError``, `CancellationError`.
    func exchange(
        _ method: String, _ address: String, headers: [String: String], body: Data, time: TimeInterval, mostBytes: Int
    ) async throws -> OutgoingExchange {
        let url = try await checked(address)
        var request = URLRequest(url: url, timeoutInterval: time)
        request.httpMethod = method
        if !body.isEmpty { request.httpBody = body }
        request.setValue("Kaynak/\(Version.current)", forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let wanted = request
        let collector = AnswerCollector(mostBytes: mostBytes)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = time
        configuration.timeoutIntervalForResource = time
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        // A session has one delegate, and its delegate knows one request.
        let session = URLSession(configuration: configuration, delegate: collector, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: wanted)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                collector.wait(continuation)
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }
}

/// Gathers one answer up to a size.
private final class AnswerCollector: NSObject, URLSessionDataDelegate {
    private struct State {
        var continuation: CheckedContinuation<OutgoingExchange, any Error>?
        var head: (status: Int, headers: [String: String])?
        var body: [UInt8] = []
    }

    private let mostBytes: Int
    private let state = Mutex(State())

    init(mostBytes: Int) { self.mostBytes = mostBytes }

    func wait(_ continuation: CheckedContinuation<OutgoingExchange, any Error>) {
        state.withLock { $0.continuation = continuation }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        note(response)
        completionHandler(.allow)
    }

    private func note(_ response: URLResponse?) {
        guard let response = response as? HTTPURLResponse else { return }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            headers[String(describing: name).lowercased()] = String(describing: value)
        }
        let head = (response.statusCode, headers)
        state.withLock { $0.head = head }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = state.withLock { state in
            guard state.body.count + data.count <= mostBytes else { return true }
            state.body += data
            return false
        }
        guard isTooLarge else { return }
        end(.failure(OutgoingError(description: "the answer is too large", mayPass: false, mayHaveArrived: true)))
        dataTask.cancel()
    }

    /// An answer that points elsewhere is the answer.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        note(response)
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error {
            if (error as? URLError)?.code == .cancelled { return end(.failure(CancellationError())) }
            // Its description may hold the whole address.
            let code = (error as? URLError)?.code.rawValue ?? 0
            return end(
                .failure(
                    OutgoingError(
                        description: "no answer (network error \(code))", mayPass: true, mayHaveArrived: true)))
        }
        let (head, body) = state.withLock { ($0.head, $0.body) }
        guard let head else {
            return end(.failure(OutgoingError(description: "the answer is no HTTP", mayPass: true)))
        }
        end(.success(OutgoingExchange(status: head.status, headers: head.headers, body: body)))
    }

    private func end(_ result: Result<OutgoingExchange, any Error>) {
        state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }?.resume(with: result)
    }
}
