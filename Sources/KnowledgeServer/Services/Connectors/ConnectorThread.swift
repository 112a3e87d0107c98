import CSystem
import Foundation
import Synchronization

/// A thread that runs the asking half of one connector's turn, so that code which loops there holds up nobody else.
final class ConnectorThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isEnded = false
        var thread: Int32?
    }

    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)

    init() {
        Thread.detachNewThread { self.work() }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        arrival.signal()
    }

    /// Lets the thread go once it has nothing more to run.
    func end() {
        state.withLock { $0.isEnded = true }
        arrival.signal()
    }

    /// Puts the thread behind all others: what runs on it does not come back.
    func giveUp() {
        if let thread = state.withLock({ $0.thread }) { _ = csystem_lower_thread(thread) }
        end()
    }

    private func work() {
        state.withLock { $0.thread = csystem_thread() }
        while true {
            arrival.wait()
            let (job, isOver) = state.withLock { state -> (UnownedJob?, Bool) in
                if !state.jobs.isEmpty { return (state.jobs.removeFirst(), false) }
                return (nil, state.isEnded)
            }
            if let job { job.runSynchronously(on: asUnownedTaskExecutor()) } else if isOver { return }
        }
    }
}

/// Gives the asking half of a connector its time, on a thread of its own.
enum ConnectorWall {
    /// The work did not come back in time, nor when it was asked to.
    struct Overran: Error {}
    /// The work came back only because it was asked to: the other system was slow.
    struct TimedOut: Error {}

    /// - Parameter grace: how long cancelled work may take to come back.
    static func run<Value: Sendable>(
        limit: Duration, grace: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let thread = ConnectorThread()
        let isLate = Held<Bool>()
        let task = Task(executorPreference: thread) { try await work() }
        return try await withTaskCancellationHandler {
            let outcome = await withCheckedContinuation { (continuation: CheckedContinuation<Outcome<Value>, Never>) in
                let answer = Once(continuation)
                Task {
                    answer.give(.ended(await task.result))
                    thread.end()
                }
                Task {
                    try? await Task.sleep(for: limit)
                    guard answer.isOpen else { return }
                    isLate.hold(true)
                    task.cancel()
                    try? await Task.sleep(for: grace)
                    if answer.give(.overran) { thread.giveUp() }
                }
            }
            switch outcome {
            case .overran: throw Overran()
            case .ended(let result):
                do { return try result.get() } catch {
                    if isLate.value == true { throw TimedOut() }
                    throw error
                }
            }
        } onCancel: {
            task.cancel()
        }
    }

    private enum Outcome<Value: Sendable>: Sendable {
        case ended(Result<Value, any Error>)
        case overran
    }

    private final class Once<Value: Sendable>: Sendable {
        private let continuation: Mutex<CheckedContinuation<Value, Never>?>

        init(_ continuation: CheckedContinuation<Value, Never>) { self.continuation = Mutex(continuation) }

        var isOpen: Bool { continuation.withLock { $0 != nil } }

        @discardableResult
        func give(_ value: Value) -> Bool {
            guard let continuation = continuation.withLock({ $0.take() }) else { return false }
            continuation.resume(returning: value)
            return true
        }
    }
}
