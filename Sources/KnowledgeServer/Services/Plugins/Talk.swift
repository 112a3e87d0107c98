import Foundation
import Knowledge
import Messaging
import PluginKit
import Storage

/// A conversation as a niche that leads a talk in it needs it: who writes, and what they have written since they were
/// last heard.
struct Talk: Sendable {
    let conversation: ConversationID
    let customer: TalkingCustomer
    /// What is to be answered. Of a burst of which a niche has heard the beginning it is the rest.
    let question: Question?
    /// The message that ends the turn: what is done about the turn is done once under its id.
    let message: MessageID
    /// What was said to that message before.
    let said: StoredDialogueTurn?

    /// `nil` where no message of the customer waits.
    init?(
        _ conversation: Conversation, _ messages: [StoredMessage], in session: borrowing TenantSession
    ) throws(StorageError) {
        let burst = messages.suffix(while: { $0.message.role == .customer })
        guard let last = burst.last else { return nil }
        let turns = try session.dialogueTurns(to: burst.map(\.id))
        let heard = Set(turns.map(\.message))
        let begin = burst.dropLast().lastIndex { heard.contains($0.id) }.map { $0 + 1 } ?? burst.startIndex
        self.conversation = conversation.id
        message = last.id
        said = turns.first { $0.message == last.id }
        customer = try TalkingCustomer(of: conversation, in: session)
        if begin == burst.startIndex {
            question = Transcript(messages.map(\.message)).question
        } else {
            let before = Transcript(messages[..<begin].map(\.message)).turns
            question = Question(
                text: burst[begin...].map(\.message.text).joined(separator: "\n"),
                history: before.map { Message(role: $0.role, text: $0.text) })
        }
    }
}

extension TalkingCustomer {
    init(of conversation: Conversation, in session: borrowing TenantSession) throws(StorageError) {
        var person: Customer?
        if let id = conversation.customer { person = try session.customer(id) }
        var channel = conversation.channel
        if let id = ChannelID(channel), let known = try session.channel(id) {
            channel = known.kind == .inbound ? "webhook" : known.kind.rawValue
        }
        self.init(
            conversation: conversation.id.description, phone: person?.phone, email: person?.email, name: person?.name,
            channel: channel)
    }
}

extension BidirectionalCollection {
    /// The longest end of it that fits throughout.
    fileprivate func suffix(while fits: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start != startIndex, fits(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
