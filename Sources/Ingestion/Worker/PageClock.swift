/// How long a worker may still take for what it is doing: opening the document, or one page.
package struct PageClock {
    private let time: Duration
    private var deadline: ContinuousClock.Instant

    package init(_ time: Duration, start: ContinuousClock.Instant) {
        self.time = time
        deadline = start + time
    }

    /// A page is done: the next has the whole time again.
    package mutating func beginPage(at now: ContinuousClock.Instant) { deadline = now + time }

    /// The reader was busy with what the worker said: that is not the worker's time.
    package mutating func standStill(_ duration: Duration) { deadline += duration }

    package func left(at now: ContinuousClock.Instant) -> Duration { now.duration(to: deadline) }
}
