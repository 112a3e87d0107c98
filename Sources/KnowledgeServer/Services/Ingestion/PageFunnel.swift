import Dispatch
import Foundation
import Ingestion
import Storage
import Synchronization

/// Carries pages from the thread that reads a worker to the task that stores them, a batch at a time.
///
/// The thread waits while two batches are under way, and the worker waits for the thread: a document is never in memory as a
/// whole.
final class PageFunnel: Sendable {
    struct Batch: Sendable {
        /// Of the whole file; comes before any page.
        var pageCount: Int?
        var pages: [StagedPage] = []
    }

    private struct State {
        var pages: [StagedPage] = []
        var scalars = 0
        var since = ContinuousClock.now
        var isStopped = false
    }

    /// A batch is full with so many pages, or so many scalars, or after so long: little is read again after a crash.
    private static let pagesAtOnce = 16
    private static let scalarsAtOnce = 200_000
    private static let patience: Duration = .seconds(1)

    let batches: AsyncStream<Batch>
    private let continuation: AsyncStream<Batch>.Continuation
    private let room = DispatchSemaphore(value: 0)
    private let state = Mutex(State())

    init() {
        (batches, continuation) = AsyncStream.makeStream()
        // Not its initial value: a semaphore may not go with less than it came with.
        for _ in 0..<2 { room.signal() }
    }

    /// Called on the reader's thread, which it blocks while there is no room.
    func receive(_ part: ExtractedPart) -> Bool {
        switch part {
        case .document(let pageCount, _): return hand(Batch(pageCount: pageCount))
        case .page(let page):
            let staged = StagedPage(page)
            let full = state.withLock { state -> Batch? in
                if state.pages.isEmpty { state.since = .now }
                state.pages.append(staged)
                state.scalars += staged.page.boxes.count
                let isFull =
                    state.pages.count >= Self.pagesAtOnce || state.scalars >= Self.scalarsAtOnce
                    || ContinuousClock.now - state.since >= Self.patience
                return isFull ? Self.take(&state) : nil
            }
            return full.map(hand) ?? !isStopped
        }
    }

    /// What was read is stored, also where nobody wants more.
    func finish() {
        let rest = state.withLock { Self.take(&$0) }
        if !rest.pages.isEmpty { continuation.yield(rest) }
        continuation.finish()
    }

    /// A batch has been stored.
    func makeRoom() { room.signal() }

    /// Nobody wants more; whoever waits for room goes on.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func hand(_ batch: Batch) -> Bool {
        room.wait()
        continuation.yield(batch)
        return !isStopped
    }

    private static func take(_ state: inout State) -> Batch {
        defer { (state.pages, state.scalars) = ([], 0) }
        return Batch(pages: state.pages)
    }
}
