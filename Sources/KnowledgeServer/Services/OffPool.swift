import Dispatch

/// Long synchronous work away from Swift's few cooperative threads, which requests are answered on.
enum OffPool {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            // A serial queue of its own has a thread of its own.
            DispatchQueue(label: "kaynak.off-pool").async { continuation.resume(returning: work()) }
        }
    }
}
