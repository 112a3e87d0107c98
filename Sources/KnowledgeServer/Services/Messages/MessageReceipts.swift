import Foundation
import Knowledge
import Messaging
import Storage

/// What the other side tells of messages that it took.
enum MessageReceipts {
    /// A message is known by our own id, which came along, or by the other side's. What is neither was not of the queue.
    ///
    /// - Returns: whether there is such a message.
    @discardableResult
    static func note(
        _ status: MessageStatus, from channel: ChannelID, at moment: Date, in session: borrowing TenantSession
    ) throws -> Bool {
        guard let receipt = MessageProgress.Receipt(rawValue: status.status) else { return false }
        var found: OutgoingMessage?
        if let id = status.reference.flatMap({ OutgoingMessageID($0) }) { found = try session.lockMessage(id) }
        if found == nil { found = try session.lockMessage(externalID: status.id, channel: channel) }
        guard let message = found, message.channel == channel else { return false }
        var progress = MessageProgress(status: message.status, attempts: message.attempts)
        let externalID = OutgoingMessageID(status.id) == nil ? status.id : nil
        guard progress.apply(.receipt(receipt)) else {
            if let externalID, message.status != .sending {
                try session.noteExternalID(externalID, of: message.id)
            }
            return true
        }
        let known = status.problem?.code.flatMap { OutgoingReason.ofWhatsApp[$0]?.reason }
        let reasons = progress.status == .failed ? [known ?? "undeliverable"] : []
        try session.settle(
            message.id, progress.status, reasons: reasons,
            failedReason: progress.status == .failed ? status.problem?.words.map { String($0.prefix(300)) } : nil,
            externalID: externalID, at: moment)
        if known == OutgoingReason.userOptedOut, let phone = try session.customer(message.customer)?.phone {
            _ = try session.optOut(phone, scope: .marketing, reason: "WhatsApp", source: "provider")
        }
        if progress.status == .failed {
            try session.publish(
                EventType.messageFailed.rawValue,
                JSON(encoding: [
                    "message_id": message.id.description, "key": message.key,
                    "customer_id": message.customer.description, "reason": reasons.first ?? "",
                ]))
        }
        return true
    }
}
