import Foundation
import HTTPServer
import Synchronization

/// A chat model on this machine that speaks the documented protocol and has a character.
final class LocalChatModel: Sendable {
    enum Character: Sendable {
        /// Says every fact again, a little politer.
        case honest
        /// Says nothing for so long, then is honest.
        case slow(Duration)
        /// Answers this status for the first so many requests, then is honest.
        case failing(status: Int, times: Int)
        case invalidJSON
        /// Ends in the middle of a sentence, without saying that it has.
        case cut
        case noStream
        /// Says this of every fact, `{}` standing for the fact.
        case lying([String])
    }

    struct Received: Sendable {
        let authorization: String?
        let system: String
        let user: String
    }

    private struct State {
        var character = Character.honest
        var received: [Received] = []
    }

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    private let box = Box()
    private let server: HTTPServer
    /// What a tenant sets as its `base_url`.
    let address: String

    init(_ character: Character) throws {
        let box = box
        box.state.withLock { $0.character = character }
        let route = Route(.post, "/v1/chat/completions", body: .data(limit: 1 << 20)) { request in
            let (said, number, character) = box.state.withLock { state in
                let body = JSON((try? JSONSerialization.jsonObject(with: request.body.data)) ?? NSNull())
                let said = Received(
                    authorization: request.headers["Authorization"],
                    system: body["messages"][0]["content"].string ?? "",
                    user: body["messages"][1]["content"].string ?? "")
                state.received.append(said)
                return (said, state.received.count, state.character)
            }
            return try Self.answer(to: said, number, character)
        }
        server = try HTTPServer(configuration: .init(host: "127.0.0.1", port: 0), routes: [route])
        address = "http://127.0.0.1:\(try server.start())/v1"
    }

    var received: [Received] { box.state.withLock { $0.received } }

    func become(_ character: Character) {
        box.state.withLock { state in
            state.character = character
            state.received = []
        }
    }

    func stop() async { await server.stop() }

    private static func answer(to said: Received, _ number: Int, _ character: Character) throws -> Response {
        let facts = facts(in: said.user)
        let honest = facts.map { "[\($0.number)] \(politer($0.text))" }.joined(separator: "\n")
        switch character {
        case .honest: return stream(honest, ends: true)
        case .slow(let delay): return stream(honest, ends: true, after: delay)
        case .failing(let status, let times):
            return number > times ? stream(honest, ends: true) : .text("{}", type: "application/json", status: status)
        case .invalidJSON:
            return .events(
                AsyncStream {
                    $0.yield(Data("data: {\"choices\": [\n\n".utf8))
                    $0.finish()
                })
        case .cut: return stream(String(honest.prefix(honest.count / 2)), ends: false)
        case .noStream: return .text(#"{"choices":[{"message":{"content":"Merhaba"}}]}"#, type: "application/json")
        case .lying(let lies):
            let lines = facts.flatMap { fact in
                lies.map { "[\(fact.number)] \($0.replacing("{}", with: fact.text))" }
            }
            return stream(lines.joined(separator: "\n"), ends: true)
        }
    }

    private static func politer(_ text: String) -> String { text.replacing("ücreti", with: "ücretimiz") }

    /// The numbered JSON strings between the fences.
    private static func facts(in user: String) -> [(number: Int, text: String)] {
        user.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("["), let end = line.firstIndex(of: "]"),
                let number = Int(line[line.index(after: line.startIndex)..<end]),
                let text = try? JSONDecoder().decode(
                    String.self, from: Data(line[line.index(after: end)...].utf8))
            else { return nil }
            return (number, text)
        }
    }

    /// A few letters an event, as such servers do.
    private static func stream(_ text: String, ends: Bool, after delay: Duration = .zero) -> Response {
        let letters = Array(text)
        let pieces = stride(from: 0, to: letters.count, by: 7).map {
            String(letters[$0..<min($0 + 7, letters.count)])
        }
        return .events(
            AsyncStream { continuation in
                let task = Task {
                    try? await Task.sleep(for: delay)
                    continuation.yield(Data("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n".utf8))
                    for piece in pieces {
                        let delta = ["choices": [["delta": ["content": piece]]]]
                        let json = (try? JSONSerialization.data(withJSONObject: delta)) ?? Data()
                        continuation.yield(Data("data: ".utf8) + json + Data("\n\n".utf8))
                    }
                    if ends {
                        let last = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                        continuation.yield(Data(last.utf8))
                    }
                    continuation.finish()
                }
                continuation.onTermination = { _ in task.cancel() }
            })
    }
}
