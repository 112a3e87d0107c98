/// What a message that the business sends of its own accord is for; consent is given and withdrawn by purpose.
public enum MessagePurpose: String, Sendable, Codable, CaseIterable {
    /// Belongs to something the customer asked for: an order on its way, a booking that was confirmed or moved.
    case service
    /// Recalls what was agreed: an appointment, a payment.
    case reminder
    /// Wants to sell. In Turkey such messages need a consent that can be shown (Law 6563, İYS).
    case marketing
}

/// How far a message of the business has come.
public enum OutgoingStatus: String, Sendable, Codable, CaseIterable {
    /// Waits for its moment.
    case queued
    /// A dispatcher has it, and the other side may have it too.
    case sending
    /// The other side took it.
    case sent
    /// It is on the customer's telephone.
    case delivered
    case read
    case failed
    /// Taken back before it went.
    case cancelled
    /// Its moment passed; late, it would mislead.
    case expired
    /// It must not go: no consent, an opt-out, no way to send it.
    case suppressed

    /// Whether the customer has it, as far as anybody knows.
    public var hasGone: Bool { [.sent, .delivered, .read].contains(self) }
}

/// What an opt-out covers.
public enum OptOutScope: String, Sendable, Codable, CaseIterable {
    case all
    case marketing

    public func covers(_ purpose: MessagePurpose) -> Bool { self == .all || purpose == .marketing }
}

/// How far WhatsApp's approval of a template has come, in one language.
public enum TemplateApproval: String, Sendable, Codable, CaseIterable {
    case draft
    case submitted
    case approved
    case rejected
    /// Approved once, and stopped because of customers' complaints.
    case paused
}
