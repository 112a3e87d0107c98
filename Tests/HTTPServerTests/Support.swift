import Foundation
import HTTPServer
import Synchronization

/// A configuration for tests, changed.
func configured(_ change: (inout HTTPServer.Configuration) -> Void) -> HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration(host: "127.0.0.1", port: 0)
    change(&configuration)
    return configuration
}

typealias Records = Shared<[CompletedRequest]>

/// Starts a server on a free port of the loopback, lends it, and stops it.
func withServer<Result: Sendable>(
    _ routes: [Route], _ configuration: HTTPServer.Configuration = configured { _ in },
    mapping expected: (any Error.Type)? = nil, recording records: Records = Records([]),
    _ body: (HTTPServer, Int) async throws -> Result
) async throws -> Result {
    let server = try HTTPServer(
        configuration: configuration, routes: routes,
        mapError: { error in expected.map { $0 == type(of: error) } == true ? .notFound : nil },
        onRequest: { record in records.change { $0.append(record) } })
    let port = try server.start()
    do {
        let result = try await body(server, port)
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}

/// A folder that is gone when the body has returned.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = NSTemporaryDirectory() + "/http-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

func files(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
}

/// Waits until a condition that another task brings about holds; `false` after ten seconds.
func eventually(_ condition: @Sendable () async -> Bool) async -> Bool {
    for _ in 0..<1000 {
        if await condition() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return false
}

/// A value that tests and handlers share.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>
    init(_ value: Value) { state = Mutex(value) }
    var value: Value { state.withLock { $0 } }
    func change(_ body: @Sendable (inout Value) -> Void) { state.withLock { body(&$0) } }
}

/// Handlers wait here until it is opened, cancelled or not.
final class Gate: Sendable {
    private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// Until the task is cancelled.
func waitForever() async throws -> Never {
    while true { try await Task.sleep(for: .seconds(3600)) }
}
