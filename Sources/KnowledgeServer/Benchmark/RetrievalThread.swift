import Synchronization

extension OwnThreads {
    /// Runs `body` on a thread of its own and returns its value: blocking work keeps no cooperative thread.
    static func value<Value: Sendable>(_ body: @escaping @Sendable (Stop) throws -> Value) async throws -> Value {
        let outcome = Mutex<Result<Value, any Error>>(.failure(CancellationError()))
        try await run(1) { stop in
            let result = Result { try body(stop) }
            outcome.withLock { $0 = result }
        }
        return try outcome.withLock { $0 }.get()
    }
}

extension OwnThreads.Stop {
    func check() throws {
        if isRequested { throw CancellationError() }
    }
}

extension ContinuousClock {
    /// The seconds that the work takes, and its value.
    func seconds<Value>(_ work: () throws -> Value) rethrows -> (seconds: Double, value: Value) {
        let start = now
        let value = try work()
        return ((now - start) / .seconds(1), value)
    }
}
