import Foundation

/// Leaves a service alone for a while that has failed several times in a row, so that replies do not wait for it.
struct CircuitBreaker: Sendable, Equatable {
    static let failuresBeforeOpen = 3
    static let shortestRest: TimeInterval = 15
    static let longestRest: TimeInterval = 300

    private var failures = 0
    private var closedFrom: Date?

    /// Whether a call may be made. After a rest one may, and the next only once that one succeeded or rested again.
    mutating func allows(at now: Date) -> Bool {
        guard let closedFrom else { return true }
        guard now >= closedFrom else { return false }
        self.closedFrom = now + rest
        return true
    }

    mutating func succeeded() { self = CircuitBreaker() }

    mutating func failed(at now: Date) {
        failures += 1
        if failures >= Self.failuresBeforeOpen { closedFrom = now + rest }
    }

    private var rest: TimeInterval {
        min(Self.longestRest, Self.shortestRest * pow(2, Double(max(0, failures - Self.failuresBeforeOpen))))
    }
}
