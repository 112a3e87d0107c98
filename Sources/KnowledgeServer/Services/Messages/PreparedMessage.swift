import Foundation
import Knowledge
import Messaging
import Storage

/// A message that goes: to whom, over what, and in which words.
struct PreparedMessage: Sendable {
    enum Form: Sendable, Equatable {
        case text
        /// By WhatsApp's name of it, with the values of its variables in their order.
        case template(name: String, parameters: [String])
    }

    private(set) var message: OutgoingMessage
    let channel: Channel
    /// A phone in E.164, or a mail address.
    let address: String
    let phone: String?
    let email: String?
    let form: Form
    /// What the customer reads.
    let words: String

    var delivery: MessageProgress.Delivery { channel.kind.delivery }

    /// `nil` where the words cannot be made, which the rule has looked at before.
    init?(
        _ message: OutgoingMessage, _ form: SendingDecision.Form, _ channel: Channel, _ customer: Customer,
        _ template: MessageTemplate?
    ) {
        let address = channel.kind == .whatsapp ? customer.phone : customer.phone ?? customer.email
        guard let address else { return nil }
        let text = template.flatMap { try? TemplateText($0.body) }
        let filled = text?.filled(with: message.variables)
        switch form {
        case .text:
            guard let words = message.text ?? filled else { return nil }
            self.words = words
            self.form = .text
        case .template:
            guard let template, let words = filled, let parameters = text?.parameters(from: message.variables) else {
                return nil
            }
            self.words = words
            self.form = .template(name: template.providerName, parameters: parameters)
        }
        self.message = message
        self.channel = channel
        self.address = address
        phone = customer.phone
        email = customer.email
    }

    /// The same as its row stands now.
    func with(_ message: OutgoingMessage) -> PreparedMessage {
        var copy = self
        copy.message = message
        return copy
    }
}

extension SendingFacts {
    init(_ message: OutgoingMessage, _ state: SendingState) {
        var channel: Channel?
        switch state.channel?.kind {
        case .whatsapp: channel = .window(lastCustomerMessage: state.lastCustomerMessage)
        case .inbound: channel = .open
        case .chatwoot, nil: channel = nil
        }
        self.init(
            purpose: message.purpose, due: message.dueAt, expires: message.expiresAt, channel: channel,
            hasText: message.text != nil)
        optOuts = state.optOuts
        consent = state.consent
        hasAddress =
            state.channel?.kind == .whatsapp
            ? state.customer?.phone != nil : state.customer?.phone != nil || state.customer?.email != nil
        if message.template != nil {
            guard let found = state.template else {
                template = .missing
                return
            }
            template = found.isActive ? .present(found.approval) : .inactive
            let text = try? TemplateText(found.body)
            lacksVariables = message.text == nil && text?.missing(in: message.variables).isEmpty != true
        }
        usedUp = state.limits.map { limit, since in
            UsedUp(isOfCustomer: limit.scope == .customer, since: since, window: Double(limit.window))
        }
    }
}
