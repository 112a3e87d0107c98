import Foundation

/// A thread of its own, for work that waits: the pools of Dispatch and of Swift's tasks are as wide as the machine has
/// cores, and one that waits there is one that others lack.
enum NativeThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// `nil` where the system has no thread left. To be joined.
    static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let failed = pthread_create(
            &thread, nil,
            { context in
                // Retained above for this one call.
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard failed == 0 else {
            work.release()
            return nil
        }
        return thread
    }

    /// Runs blocking work and waits for it without blocking; on this thread where the system has no other.
    static func run(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            let thread = start {
                body()
                continuation.resume()
            }
            guard let thread else {
                body()
                return continuation.resume()
            }
            pthread_detach(thread)
        }
    }
}
