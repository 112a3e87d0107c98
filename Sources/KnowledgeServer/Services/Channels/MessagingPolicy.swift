import Foundation
import Knowledge
import Messaging
import Schedule
import Storage

/// How a tenant's customers are written to.
struct MessagingPolicy: Codable, Sendable, Equatable {
    /// Whether any reply goes without an agent; which ones is a matter of trust.
    var autoReply = false
    /// When nobody is written to; what is to go then waits.
    var quietHours: QuietHours?
    var timeZone = "Europe/Istanbul"
    /// How long a turn may go on: messages that follow each other within so many seconds are answered together.
    var burstSeconds = 5
    /// How many messages of its own accord it sends; the defaults where `nil`.
    var limits: [SendingLimit]?
    /// Messages of these purposes need a consent that was given; `nil` is marketing alone.
    var consentNeeded: [MessagePurpose]?

    init() {}

    /// The tenant's own, or the defaults.
    init(of session: borrowing TenantSession) throws {
        self = try session.messagingPolicy()?.decode() ?? MessagingPolicy()
    }

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? TimeZone(secondsFromGMT: 3 * 3600)! }

    /// What WhatsApp's lowest tier takes in a second, and what a customer bears in a day.
    static let defaultLimits = [
        SendingLimit(.tenant, count: 60, window: 60), SendingLimit(.customer, count: 10, window: 86_400),
        SendingLimit(.customer, marketingOnly: true, count: 2, window: 7 * 86_400),
    ]

    var sendingLimits: [SendingLimit] { limits ?? Self.defaultLimits }

    var sendingRule: SendingRule {
        SendingRule(quietHours: quietHours, timeZone: zone, consentNeeded: Set(consentNeeded ?? [.marketing]))
    }

    /// The first moment at which a message may go.
    func firstAllowed(from moment: Date) -> Date { quietHours?.firstAllowed(from: moment, in: zone) ?? moment }
}
