import Foundation
import Knowledge

/// A message as the WhatsApp Cloud API takes it: words, or an approved template with its values.
struct WhatsAppMessage: Encodable, Sendable {
    private struct Text: Encodable {
        let body: String
        let previewURL = false

        enum CodingKeys: String, CodingKey {
            case body
            case previewURL = "preview_url"
        }
    }

    private struct Template: Encodable {
        struct Code: Encodable { let code: String }
        struct Component: Encodable {
            struct Parameter: Encodable {
                let type = "text"
                let text: String
            }

            let type = "body"
            let parameters: [Parameter]
        }

        let name: String
        let language: Code
        let components: [Component]?
    }

    private let messagingProduct = "whatsapp"
    private let recipientType = "individual"
    private let to: String
    private let type: String
    private let text: Text?
    private let template: Template?
    /// Comes back with every receipt: a message is known by it even where the answer got lost.
    private let callbackData: String

    private enum CodingKeys: String, CodingKey {
        case to, type, text, template
        case messagingProduct = "messaging_product"
        case recipientType = "recipient_type"
        case callbackData = "biz_opaque_callback_data"
    }

    init(_ prepared: PreparedMessage) {
        to = String(prepared.address.drop { $0 == "+" })
        callbackData = prepared.message.id.description
        switch prepared.form {
        case .text:
            type = "text"
            text = Text(body: prepared.words)
            template = nil
        case .template(let name, let parameters):
            type = "template"
            text = nil
            template = Template(
                name: name, language: .init(code: prepared.message.language.rawValue),
                components: parameters.isEmpty ? nil : [.init(parameters: parameters.map { .init(text: $0) })])
        }
    }
}

extension WhatsAppCloud {
    func send(_ message: WhatsAppMessage) async throws -> OutgoingAnswer {
        guard let id = settings.phoneNumberID, let token else {
            throw OutgoingError(description: "the channel has no phone number id or access token", mayPass: false)
        }
        return try await client.post(
            JSONEncoder().encode(message), to: "\(settings.graphURL ?? ChannelSettings.metaGraph)/\(id)/messages",
            headers: ["Authorization": "Bearer \(token)"])
    }
}

/// What the WhatsApp Cloud API answers.
enum WhatsAppAnswer {
    private struct Taken: Decodable {
        struct Message: Decodable { let id: String }
        let messages: [Message]?
    }

    private struct Refused: Decodable {
        struct Problem: Decodable {
            let code: Int?
            let message: String?
        }
        let error: Problem?
    }

    static func read(_ answer: OutgoingAnswer) -> SendingAnswer {
        if (200..<300).contains(answer.status) {
            let taken = try? JSONDecoder().decode(Taken.self, from: answer.body)
            return .accepted(externalID: taken?.messages?.first?.id)
        }
        let problem = (try? JSONDecoder().decode(Refused.self, from: answer.body))?.error
        let words = String("HTTP \(answer.status) \(problem?.message ?? "")".prefix(300))
            .trimmingCharacters(in: .whitespaces)
        if let code = problem?.code, let known = OutgoingReason.ofWhatsApp[code] {
            return .refused(code: known.reason, words: words, mayPass: known.mayPass)
        }
        let mayPass = answer.status >= 500 || [408, 425, 429].contains(answer.status)
        return .refused(
            code: mayPass ? OutgoingReason.unreachable : OutgoingReason.refused, words: words, mayPass: mayPass)
    }
}
