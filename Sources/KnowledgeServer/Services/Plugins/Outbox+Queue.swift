import Foundation
import Knowledge
import PluginKit
import Storage

extension Outbox {
    /// Into the queue of outgoing messages, where opt-outs, consent, windows and quiet hours are asked about; a tenant
    /// without a channel that sends is told over its webhooks, and sends itself.
    static let queue = Outbox { note, session in
        guard try session.hasSendingChannel(),
            let customer = try session.findOrCreateCustomer(phone: note.to, language: note.language)
        else { return try notices.put(note, session) }
        let purpose: MessagePurpose = note.template.purpose == .marketing ? .marketing : .service
        let name = "\(note.plugin)_\(note.template.id)"
        // What the tenant, or WhatsApp, made of it stays.
        try session.installMessageTemplate(
            NewMessageTemplate(
                name: name, language: note.language, purpose: purpose,
                body: note.template.text.text(in: note.language)
                    .replacing("{", with: "{{").replacing("}", with: "}}")))
        try session.enqueue(
            NewOutgoingMessage(
                key: "\(note.plugin)/\(note.key)", customer: customer.id, purpose: purpose, language: note.language,
                text: note.text, template: name, variables: note.values, expiresAt: note.expires,
                expectedAnswers: note.template.expectedAnswers),
            at: note.at)
    }
}
