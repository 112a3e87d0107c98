import Foundation
import Knowledge
import Messaging
import Storage

/// Heeds customers who want no more messages, in the session that stores what they wrote.
enum OptOutDesk {
    /// How long a question of the business may wait for the answer that it names.
    private static let patience: TimeInterval = 72 * 3_600

    /// - Returns: whether the message says so and nothing else, and thus asks for no answer.
    static func heeds(
        _ text: String, of customer: Customer?, at moment: Date, in session: borrowing TenantSession
    ) throws -> Bool {
        guard let customer, let said = OptOutWords.wish(in: text) else { return false }
        switch said {
        case .stop:
            let awaited = try session.answersAwaited(
                from: customer.id, at: customer.addresses, since: moment.addingTimeInterval(-patience))
            guard OptOutWords.wish(in: text, awaiting: awaited) == .stop else { return false }
            var isNew = false
            for address in customer.addresses {
                let made = try session.optOut(address, reason: String(text.prefix(160)), source: "message")
                isNew = isNew || made != nil
            }
            if isNew { try publish(.customerOptedOut, customer, in: session) }
            return true
        case .start:
            var wasOff = false
            for address in customer.addresses { wasOff = try session.optIn(address) || wasOff }
            if wasOff { try publish(.customerOptedIn, customer, in: session) }
            return wasOff
        }
    }

    /// Whether a customer wants no messages but those that a person writes.
    static func isOff(_ id: CustomerID?, in session: borrowing TenantSession) throws -> Bool {
        guard let id, let customer = try session.customer(id) else { return false }
        return try session.optOuts(of: customer.addresses).contains(.all)
    }

    private static func publish(
        _ event: EventType, _ customer: Customer, in session: borrowing TenantSession
    ) throws {
        try session.publish(event.rawValue, JSON(encoding: ["customer_id": customer.id.description]))
        _ = try session.recordAudit(
            AuditActor.system("channel").event(event.rawValue, "customer", customer.id.description))
    }
}

extension Customer {
    var addresses: [String] { [phone, email].compactMap { $0 } }
}
