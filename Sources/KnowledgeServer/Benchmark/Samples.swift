import Synchronization

/// Measurements that other threads or tasks hand in.
final class Samples: Sendable {
    private let collected = Mutex<[Double]>([])

    var values: [Double] { collected.withLock { $0 } }

    func append(_ value: Double) { collected.withLock { $0.append(value) } }
}
