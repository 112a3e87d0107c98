import Knowledge

/// How a message of the business gets on, decided in values: what may happen to it in which state, and what follows.
///
///     queued ──begun──▶ sending ──accepted──▶ sent ──▶ delivered ──▶ read
///       ▲ ╲                │ ╲
///       │  ╲ taken back,   │  ╲ refused for good, or nobody knows
///       │   ╲ late, barred │   ▼
///       │    ▼             │  failed
///       └──────refused for now, or lost where twice is once
///
/// The other side may tell of a message before its taker's answer was written down, or in place of an answer that got
/// lost: then its word counts.
public struct MessageProgress: Sendable, Equatable {
    /// Between the moment a dispatcher begins and the moment it writes down the answer, its process may die. Nobody can
    /// tell then whether the other side has the message.
    public enum Delivery: String, Sendable {
        /// The other side drops what comes a second time under one id, so it is sent again.
        case idempotent
        /// It does not: what may have gone is not sent a second time. It is said so, and a receipt settles it.
        case atMostOnce
    }

    public enum Receipt: String, Sendable, CaseIterable {
        case sent
        case delivered
        case read
        case failed
    }

    public enum Event: Sendable, Equatable {
        /// A dispatcher takes it.
        case begun
        case accepted
        /// The other side said no, or could not be reached at all.
        case refused(mayPass: Bool)
        /// Its dispatcher died, or the answer got lost on the way.
        case lost(Delivery)
        case receipt(Receipt)
    }

    public private(set) var status: OutgoingStatus
    /// How often it was begun.
    public private(set) var attempts: Int

    /// With ``SendingPause``, over about a day.
    public static let mostAttempts = 8

    public init(status: OutgoingStatus, attempts: Int = 0) {
        self.status = status
        self.attempts = attempts
    }

    /// - Returns: whether that changed anything; what cannot happen in this state changes nothing.
    @discardableResult
    public mutating func apply(_ event: Event) -> Bool {
        let before = self
        switch event {
        case .begun:
            guard status == .queued else { return false }
            status = .sending
            attempts += 1
        case .accepted:
            // Also of one that was given up as lost, or is tried again: its answer came after all.
            if !status.hasGone { status = .sent }
        case .refused(let mayPass):
            guard status == .sending else { return false }
            status = mayPass && attempts < Self.mostAttempts ? .queued : .failed
        case .lost(let delivery):
            guard status == .sending else { return false }
            status = delivery == .idempotent && attempts < Self.mostAttempts ? .queued : .failed
        case .receipt(let receipt):
            apply(receipt)
        }
        return self != before
    }

    private mutating func apply(_ receipt: Receipt) {
        let order: [OutgoingStatus] = [.sent, .delivered, .read]
        // One that never began cannot have been taken by anybody.
        guard attempts > 0, [.queued, .sending, .sent, .delivered, .read, .failed].contains(status) else { return }
        switch receipt {
        case .failed:
            if status == .sending || status == .sent || status == .queued { status = .failed }
        case .sent, .delivered, .read:
            guard let told = OutgoingStatus(rawValue: receipt.rawValue), let rank = order.firstIndex(of: told) else {
                return
            }
            // Receipts overtake each other; what was read is not unread.
            if rank > order.firstIndex(of: status) ?? -1 { status = told }
        }
    }
}
