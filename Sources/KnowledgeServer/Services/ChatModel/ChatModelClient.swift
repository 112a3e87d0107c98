import Assist
import Foundation
import Synchronization

/// Why a chat model's answer is not used; safe to log and to show.
struct ChatModelFailure: Error, Equatable {
    enum Reason: String, Sendable {
        case address, network, status
        case contentType = "content_type"
        case unreadable, incomplete, silent, slow
        case tooLong = "too_long"
    }

    let reason: Reason
    /// The HTTP status where that is the reason.
    var status: Int?

    /// Whether another attempt may bring an answer.
    var mayPass: Bool {
        switch reason {
        case .address: false
        case .status: status.map { $0 >= 500 || $0 == 429 || $0 == 408 } ?? true
        case .slow: false
        default: true
        }
    }
}

/// One tenant's chat model, opened.
struct OpenChatModel: Sendable {
    let baseURL: String
    let model: String
    let apiKey: String?
    let firstToken: Duration
    let total: Duration

    var address: String { (baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL) + "/chat/completions" }
}

/// Asks a chat model, and hands on its lines as they are complete.
struct ChatModelClient: Sendable {
    static let attempts = 2
    /// With less time left a second attempt is not begun.
    private static let least: Duration = .milliseconds(300)

    let client: OutgoingClient

    /// The lines of the first attempt that succeeds; all attempts together end within the model's total time.
    func lines(_ prompt: RephrasingPrompt, from chat: OpenChatModel) async throws -> [RephrasedLines.Line] {
        let end = ContinuousClock.now + chat.total
        var attempt = 1
        while true {
            do { return try await self.attempt(prompt, chat, until: end) } catch let failure as ChatModelFailure {
                let isLate = end - ContinuousClock.now < Self.least
                guard failure.mayPass, attempt < Self.attempts, !isLate else { throw failure }
                attempt += 1
            }
        }
    }

    private func attempt(
        _ prompt: RephrasingPrompt, _ chat: OpenChatModel, until end: ContinuousClock.Instant
    ) async throws -> [RephrasedLines.Line] {
        let body = try ChatCompletion.body(prompt, model: chat.model)
        let hasSpoken = Spoken()
        let first = min(end, ContinuousClock.now + chat.firstToken)
        return try await Race.first([
            { try await read(body, chat, hasSpoken) },
            {
                try await Task.sleep(until: first)
                if !hasSpoken.value, first < end { throw ChatModelFailure(reason: .silent) }
                try await Task.sleep(until: end)
                throw ChatModelFailure(reason: .slow)
            },
        ])
    }

    private func read(
        _ body: Data, _ chat: OpenChatModel, _ hasSpoken: Spoken
    ) async throws -> [RephrasedLines.Line] {
        var headers = ["Accept": "text/event-stream"]
        if let key = chat.apiKey { headers["Authorization"] = "Bearer \(key)" }
        var lines: [RephrasedLines.Line] = []
        var reader = RephrasedLines()
        var events = ServerSentEvents()
        var isComplete = false
        do {
            for try await part in try await client.stream(body, to: chat.address, headers: headers) {
                switch part {
                case .head(let status, let type):
                    guard status == 200 else { throw ChatModelFailure(reason: .status, status: status) }
                    guard type.lowercased().hasPrefix("text/event-stream") else {
                        throw ChatModelFailure(reason: .contentType)
                    }
                case .data(let data):
                    for event in try events.read(data) {
                        switch try ChatCompletion.piece(of: event) {
                        case .text(let text):
                            hasSpoken.set()
                            lines += reader.read(text)
                        case .finished:
                            isComplete = true
                            if let last = reader.finish() { lines.append(last) }
                        case .cutShort: isComplete = true
                        case .nothing: break
                        case .end:
                            // Some servers say this alone and give no reason why they ended.
                            if !isComplete, let last = reader.finish() { lines.append(last) }
                            return lines
                        }
                        if reader.isTooLong { throw ChatModelFailure(reason: .tooLong) }
                    }
                }
            }
        } catch is ChatCompletion.Unreadable {
            throw ChatModelFailure(reason: .unreadable)
        } catch is ServerSentEvents.TooLong {
            throw ChatModelFailure(reason: .tooLong)
        } catch let error as OutgoingError {
            throw ChatModelFailure(reason: error.mayPass ? .network : .address)
        }
        // Others leave the end out and give the reason; without either it was cut off.
        guard isComplete else { throw ChatModelFailure(reason: .incomplete) }
        return lines
    }

    private final class Spoken: Sendable {
        private let flag = Atomic(false)
        var value: Bool { flag.load(ordering: .relaxed) }
        func set() { flag.store(true, ordering: .relaxed) }
    }
}
