import Dispatch
import Synchronization

@testable import Embeddings

/// What happened, in order.
final class Log: Sendable {
    private let entries = Mutex<[String]>([])
    var all: [String] { entries.withLock { $0 } }
    func note(_ entry: String) { entries.withLock { $0.append(entry) } }
}

/// Something another thread or task is bound to bring about.
func wait(until condition: () -> Bool) async {
    while !condition() { try? await Task.sleep(for: .milliseconds(1)) }
}

/// A worker pool whose passes do what the test says, so that their order can be proved.
///
/// A text is one id, its name, followed by as many others as it has tokens; its vector is that name. A pass is named
/// after its texts. One that is held stops before each of its `blocks` checkpoints until it is let go.
final class StagedPool: Sendable {
    private struct Stage {
        let blocks: Int
        let gate = DispatchSemaphore(value: 0)
    }

    let log = Log()
    private let stages = Mutex<[Int32: Stage]>([:])

    func pool(workers: Int) -> WorkerPool {
        WorkerPool(workers: workers) { [self] tokenIDs, _, checkpoint in try encode(tokenIDs, checkpoint) }
    }

    static func text(_ name: Int32, tokens: Int = 10) -> [Int32] {
        [name] + [Int32](repeating: 0, count: tokens - 1)
    }

    /// The pass that begins with this text stops before each of its blocks.
    func hold(_ name: Int32, blocks: Int = 1) {
        stages.withLock { $0[name] = Stage(blocks: blocks) }
    }

    /// Lets a held pass go as far as its next stop.
    func step(_ name: Int32) { stages.withLock { $0[name]?.gate }?.signal() }

    func hasBegun(_ name: Int32) -> Bool { log.all.contains { $0.hasPrefix("\(name) ") || $0.hasPrefix("\(name)+") } }

    private func encode(_ tokenIDs: [[Int32]], _ checkpoint: () throws -> Void) throws -> Matrix {
        let name = tokenIDs.map { "\($0[0])" }.joined(separator: "+")
        log.note("\(name) begins")
        if let stage = stages.withLock({ $0[tokenIDs[0][0]] }) {
            for block in 1...stage.blocks {
                stage.gate.wait()
                do { try checkpoint() } catch {
                    log.note("\(name) is stopped")
                    throw error
                }
                log.note("\(name) runs block \(block)")
            }
        }
        log.note("\(name) ends")
        return Matrix(rows: tokenIDs.count, columns: 1, values: tokenIDs.map { Float($0[0]) })
    }
}

extension WorkerPool {
    /// One part a text.
    func encode(_ priority: TextEmbedder.Priority, _ texts: [[Int32]]) async throws -> [Float] {
        try await encode(
            texts, parts: texts.indices.map { $0..<$0 + 1 }, mode: .exact, dimension: 1, priority: priority
        ).values
    }
}
