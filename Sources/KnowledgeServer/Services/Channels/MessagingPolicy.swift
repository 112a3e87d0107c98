import Foundation
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

    init() {}

    /// The tenant's own, or the defaults.
    init(of session: borrowing TenantSession) throws {
        self = try session.messagingPolicy()?.decode() ?? MessagingPolicy()
    }

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? TimeZone(secondsFromGMT: 3 * 3600)! }

    /// The first moment at which a message may go.
    func firstAllowed(from moment: Date) -> Date { quietHours?.firstAllowed(from: moment, in: zone) ?? moment }
}
