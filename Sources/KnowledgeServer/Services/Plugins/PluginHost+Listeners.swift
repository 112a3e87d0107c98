import Assist
import Foundation
import Knowledge
import PluginKit
import Storage

/// What a message of a customer wants; `nil` where nobody can say.
typealias MessageReading = @Sendable (String, TenantContext) async -> DetectedIntent?

/// A message that a listener is to be told of, before anybody has read what it wants.
struct UnreadMessage: Sendable {
    let id: MessageID
    let text: String
    let tenant: TenantContext
}

extension DetectedIntent {
    /// Of a message that nobody could read.
    static let unread = DetectedIntent(id: "", confidence: 0, runnerUpGap: 0)
}

extension MessageListener {
    /// The job that tells it of a message, under the message's id: no niche's own name has a colon.
    var job: String { "hear:\(id)" }
}

extension PluginHost {
    /// Has the listeners of the tenant's niches told of a customer's message, in the session that stores it.
    func willHear(_ message: StoredMessage, in session: borrowing TenantSession) throws {
        let listening = plugins.filter { !$0.contributions.listeners.isEmpty }
        guard !listening.isEmpty, message.message.role == .customer else { return }
        let enabled = Set(try session.plugins().filter(\.isEnabled).map(\.id))
        for plugin in listening where enabled.contains(plugin.id) {
            for listener in plugin.contributions.listeners {
                try session.schedule(
                    listener.job, key: message.id.description, of: plugin.id, at: clock.now, ifThere: .keeps)
            }
        }
    }

    /// Tells one listener of one message, in the transaction that takes the work off the list.
    func hear(
        _ listener: MessageListener, _ due: DueWork, of plugin: HostedPlugin, in store: borrowing TenantSession,
        knowing readings: [MessageID: DetectedIntent]?, _ unread: Held<UnreadMessage>, _ timer: NicheTimer
    ) throws -> WorkOutcome {
        // Erased meanwhile: there is nothing left to hear.
        guard let id = MessageID(due.work.key), let (place, stored) = try store.message(id),
            let conversation = try store.conversation(place)
        else { return .done }
        let text = stored.message.text
        if let readings, readings[id] == nil, !text.isEmpty {
            unread.hold(UnreadMessage(id: id, text: text, tenant: due.context))
            return .left
        }
        let intent = readings?[id].flatMap { $0.id.isEmpty ? nil : $0.id }
        let message = CustomerMessage(
            id: id.description, text: text, at: stored.sentAt,
            customer: try TalkingCustomer(of: conversation, in: store), intent: intent,
            language: LanguageGuess.language(of: text))
        let session = PluginSession(
            store.wrapped(), of: plugin.type, settings: plugin.settings(due.settings), now: clock.now, outbox: outbox)
        try timer.time { try listener.hear(message, session) }
        return .done
    }
}
