import Assist
import Foundation

/// The part of the chat completions protocol that is spoken here: `POST {base}/chat/completions` with `stream: true`,
/// answered by events of deltas and a last one that says `[DONE]`.
enum ChatCompletion {
    static func body(_ prompt: RephrasingPrompt, model: String) throws -> Data {
        struct Message: Encodable {
            let role: String
            let content: String
        }
        struct Body: Encodable {
            let model: String
            let messages: [Message]
            let stream = true
            let temperature = 0.2
            let maxTokens = 1_200

            enum CodingKeys: String, CodingKey {
                case model, messages, stream, temperature
                case maxTokens = "max_tokens"
            }
        }
        return try JSONEncoder().encode(
            Body(
                model: model,
                messages: [.init(role: "system", content: prompt.system), .init(role: "user", content: prompt.user)]))
    }

    /// What one event adds to the answer.
    enum Piece: Equatable {
        case text(String)
        /// It has said all it wanted to.
        case finished
        /// It was stopped before: its last line may be half a sentence.
        case cutShort
        /// Nothing that matters here: a role, a count of tokens, a call of a tool that nobody offered.
        case nothing
        case end
    }

    struct Unreadable: Error {}

    static func piece(of event: String) throws(Unreadable) -> Piece {
        struct Event: Decodable {
            struct Choice: Decodable {
                struct Delta: Decodable { let content: String? }
                let delta: Delta?
                let finishReason: String?

                enum CodingKeys: String, CodingKey {
                    case delta
                    case finishReason = "finish_reason"
                }
            }
            let choices: [Choice]
        }
        if event == "[DONE]" { return .end }
        guard let read = try? JSONDecoder().decode(Event.self, from: Data(event.utf8)) else { throw Unreadable() }
        guard let choice = read.choices.first else { return .nothing }
        if let text = choice.delta?.content, !text.isEmpty { return .text(text) }
        return switch choice.finishReason {
        case nil: .nothing
        case "stop": .finished
        default: .cutShort
        }
    }
}
