import Foundation
import Testing

@testable import KnowledgeServer

@Suite struct `A stream of events` {
    private static let stream =
        ": comment\r\nevent: x\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\ndata:zwei\n\n\n\nid: 3\ndata: [DONE]\r\r"

    @Test(arguments: [1, 2, 3, 5, 1000])
    func `is read the same however it is cut`(size: Int) throws {
        var reader = ServerSentEvents()
        var events: [String] = []
        let bytes = Array(Self.stream.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            events += try reader.read(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(events == ["{\"a\":\n1}", "zwei", "[DONE]"])
    }

    @Test func `is given up where a line never ends`() {
        var reader = ServerSentEvents()
        #expect(throws: ServerSentEvents.TooLong.self) { _ = try reader.read(Array(repeating: 0x61, count: 2 << 20)) }
    }

    @Test func `of a chat model is pieces of text and an end`() throws {
        let piece = { try ChatCompletion.piece(of: $0) }
        #expect(try piece(#"{"choices":[{"delta":{"content":"Bir"}}]}"#) == .text("Bir"))
        #expect(try piece(#"{"choices":[{"delta":{"role":"assistant","content":null}}]}"#) == .nothing)
        #expect(try piece(#"{"choices":[],"usage":{"total_tokens":3}}"#) == .nothing)
        #expect(try piece(#"{"choices":[{"delta":{"tool_calls":[{"id":"x"}]}}]}"#) == .nothing)
        #expect(try piece(#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#) == .finished)
        #expect(try piece(#"{"choices":[{"delta":{},"finish_reason":"length"}]}"#) == .cutShort)
        #expect(try piece("[DONE]") == .end)
        #expect(throws: ChatCompletion.Unreadable.self) { try piece(#"{"choices":["#) }
        #expect(throws: ChatCompletion.Unreadable.self) { try piece(#"{"error":{"message":"no"}}"#) }
    }
}

@Suite struct `A circuit breaker` {
    private let start = Date(timeIntervalSince1970: 0)

    /// Whether a call may be made; where it may, that counts as one.
    private func allows(_ breaker: inout CircuitBreaker, after seconds: TimeInterval = 0) -> Bool {
        breaker.allows(at: start + seconds)
    }

    @Test func `rests after three failures in a row, longer each time, and lets one through after`() {
        let rest = CircuitBreaker.shortestRest
        var breaker = CircuitBreaker()
        var answers: [Bool] = []
        for _ in 0..<CircuitBreaker.failuresBeforeOpen {
            answers.append(allows(&breaker))
            breaker.failed(at: start)
        }
        #expect(answers.allSatisfy { $0 })
        answers = [0, rest - 1, rest, rest].map { allows(&breaker, after: $0) }
        #expect(answers == [false, false, true, false])
        breaker.failed(at: start + rest)
        answers = [2 * rest, 3 * rest].map { allows(&breaker, after: $0) }
        #expect(answers == [false, true])
    }

    @Test func `forgets failures after a success`() {
        var breaker = CircuitBreaker()
        breaker.failed(at: start)
        breaker.failed(at: start)
        breaker.succeeded()
        breaker.failed(at: start)
        let isAllowed = allows(&breaker)
        #expect(isAllowed)
    }
}

@Suite struct `A race` {
    private typealias Runner = @Sendable () async throws -> Int

    private static let patient: Runner = {
        try await Task.sleep(for: .seconds(600))
        return 1
    }

    @Test func `is over with the first, whatever the others do`() async throws {
        // Does not listen to its cancellation.
        let deaf: Runner = { await Task.detached { (try? await Self.patient()) ?? 2 }.value }
        let quick: Runner = { 3 }
        #expect(try await Race.first([quick, deaf]) == 3)
    }

    @Test func `fails where the first fails, and ends with its caller`() async throws {
        struct Lost: Error {}
        let losing: Runner = { throw Lost() }
        await #expect(throws: Lost.self) { _ = try await Race.first([losing, Self.patient]) }
        let waiting = Task { try await Race.first([Self.patient]) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
    }
}
