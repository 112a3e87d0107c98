import Foundation
import Knowledge
import Messaging
import Storage

/// What the other side said to a message.
enum SendingAnswer: Sendable, Equatable {
    case accepted(externalID: String?)
    /// It did not take the message, or was never reached.
    ///
    /// - `code`: of ``OutgoingReason``.
    /// - `words`: its own.
    case refused(code: String, words: String?, mayPass: Bool)
    /// It was called, and no answer came: it may have the message.
    case unknown(words: String)
}

/// Whatever takes messages to customers.
protocol MessageSending: Sendable {
    /// - Throws: where it is stopped in the middle; nothing is written down then, as after a crash.
    func send(_ prepared: PreparedMessage) async throws -> SendingAnswer
}

/// Sends over the tenant's channels.
struct ChannelSender: MessageSending {
    let secrets: SecretBox
    let client: OutgoingClient

    func send(_ prepared: PreparedMessage) async throws -> SendingAnswer {
        do {
            let settings: ChannelSettings = try prepared.channel.settings.decode()
            let opened = try secrets.secrets(of: prepared.channel)
            switch prepared.channel.kind {
            case .whatsapp:
                let answer = try await WhatsAppCloud(client: client, settings: settings, token: opened.accessToken)
                    .send(WhatsAppMessage(prepared))
                return WhatsAppAnswer.read(answer)
            case .inbound:
                return Self.answer(to: try await post(prepared, settings, opened))
            case .chatwoot:
                return .refused(code: SendingDecision.Bar.noChannel.rawValue, words: nil, mayPass: false)
            }
        } catch let error as OutgoingError {
            return error.mayHaveArrived
                ? .unknown(words: error.description)
                : .refused(
                    code: error.mayPass ? OutgoingReason.unreachable : OutgoingReason.channelBroken,
                    words: error.description, mayPass: error.mayPass)
        } catch let error as CancellationError {
            throw error
        } catch {
            return .refused(
                code: OutgoingReason.channelBroken, words: Failure.describe(error), mayPass: false)
        }
    }

    private struct Body: Encodable {
        struct Recipient: Encodable {
            let phone: String?
            let email: String?
        }

        let messageID: OutgoingMessageID
        let to: Recipient
        let text: String
        let template: String?
        let purpose: MessagePurpose
        let language: Language
        let conversationID: ConversationID?
    }

    /// Signed as Standard Webhooks 1.0 says; the id stays the same however often it is tried.
    private func post(
        _ prepared: PreparedMessage, _ settings: ChannelSettings, _ opened: ChannelSecrets
    ) async throws -> OutgoingAnswer {
        guard let url = settings.outgoingURL, let secret = opened.webhookSecret else {
            throw OutgoingError(description: "the channel has no address to send to", mayPass: false)
        }
        let message = prepared.message
        let body = try Wire.encoder().encode(
            Body(
                messageID: message.id, to: .init(phone: prepared.phone, email: prepared.email), text: prepared.words,
                template: message.template, purpose: message.purpose, language: message.language,
                conversationID: message.conversation))
        let headers = SignedRequest.headers(id: message.id.description, at: Date(), body: body, secret: secret)
        return try await client.post(body, to: url, headers: headers)
    }

    private struct Taken: Decodable {
        let id: String?
    }

    private static func answer(to answer: OutgoingAnswer) -> SendingAnswer {
        if (200..<300).contains(answer.status) {
            return .accepted(externalID: (try? JSONDecoder().decode(Taken.self, from: answer.body))?.id)
        }
        let mayPass = !(400..<500).contains(answer.status) || [408, 409, 425, 429].contains(answer.status)
        return .refused(
            code: mayPass ? OutgoingReason.unreachable : OutgoingReason.refused, words: "HTTP \(answer.status)",
            mayPass: mayPass)
    }
}
