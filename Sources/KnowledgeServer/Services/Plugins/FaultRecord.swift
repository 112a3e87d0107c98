/// How a niche's code has behaved since the process started, and whether it is still let in.
struct FaultRecord: Equatable, Sendable {
    enum Fault: String, Sendable {
        /// It did not come back in time: it holds a thread and a connection for good.
        case overran
        /// It failed with something that is no answer.
        case threw
    }

    /// How many calls in a row may fail.
    static let patience = 3

    private(set) var failures = 0
    private(set) var isOff = false

    mutating func succeeded() { failures = 0 }

    /// - Returns: whether that was once too often.
    mutating func failed(_ fault: Fault) -> Bool {
        failures += 1
        guard !isOff, fault == .overran || failures >= Self.patience else { return false }
        isOff = true
        return true
    }
}

/// What a caller is told of a niche that failed.
enum PluginFault: Error, Sendable, Equatable {
    case overran
    case threw
    case switchedOff
}
