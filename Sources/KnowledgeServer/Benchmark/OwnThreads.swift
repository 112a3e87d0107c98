import Foundation
import Synchronization

/// Work on plain threads of its own, as many as are asked for, however few Swift's cooperative pool has.
enum OwnThreads {
    /// Whether the task that waits was cancelled: the work looks and ends early.
    final class Stop: Sendable {
        private let flag = Atomic(false)
        var isRequested: Bool { flag.load(ordering: .relaxed) }
        func request() { flag.store(true, ordering: .relaxed) }
    }

    /// Runs `body` on `count` threads at once and returns when the last of them has ended.
    static func run(_ count: Int, _ body: @escaping @Sendable (Stop) -> Void) async throws {
        let stop = Stop()
        let running = Running(count)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                for _ in 0..<count {
                    Thread {
                        body(stop)
                        if running.oneEnded() { continuation.resume() }
                    }.start()
                }
            }
        } onCancel: {
            stop.request()
        }
        try Task.checkCancellation()
    }

    private final class Running: Sendable {
        private let left: Atomic<Int>
        init(_ count: Int) { left = Atomic(count) }
        /// Whether it was the last.
        func oneEnded() -> Bool { left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 }
    }
}
