/// Bulk work's share of a worker's time while it waits for interactive work: at least a fifth.
///
/// Every moment of bulk work earns four for interactive work, up to a tenth of a second in advance. Interactive work
/// goes first until that is spent; the last pass may overdraw it, and bulk work then earns it back.
struct TimeShare: Sendable {
    private static let earning = 4
    static let advance: Duration = .milliseconds(100)

    private var credit = advance

    var interactiveGoesFirst: Bool { credit > .zero }

    mutating func bulkRan(for time: Duration) { credit = min(Self.advance, credit + time * Self.earning) }

    /// To be told of the time in which bulk work had to wait, and of no other.
    mutating func interactiveRan(for time: Duration) { credit -= time }
}
