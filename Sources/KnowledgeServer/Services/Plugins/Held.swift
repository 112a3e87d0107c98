import Synchronization

/// A value that another thread may look at.
final class Held<Value: Sendable>: Sendable {
    private let state = Mutex<Value?>(nil)

    var value: Value? { state.withLock { $0 } }

    func hold(_ value: Value) { state.withLock { $0 = value } }
}
