import Dispatch
import Synchronization

/// A number of threads for work whose parts do not depend on each other.
///
/// A result never depends on the number: each part is computed the same way wherever it runs.
public struct Workers: Sendable {
    public let count: Int

    public init(_ count: Int) { self.count = max(1, count) }

    /// The body's answers for `0..<parts`, in order.
    func map<Value: Sendable>(_ parts: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        guard count > 1, parts > 1 else { return (0..<parts).map(body) }
        let slots = Mutex([Value?](repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: min(count, parts)) { worker in
            for part in stride(from: worker, to: parts, by: min(count, parts)) {
                let value = body(part)
                slots.withLock { $0[part] = value }
            }
        }
        return slots.withLock { $0.compactMap(\.self) }
    }
}
