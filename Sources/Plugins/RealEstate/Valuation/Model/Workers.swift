import Dispatch

/// A number of threads for loops whose parts write apart from each other.
///
/// A result never depends on the number: sums that are shared are whole numbers or are added in a fixed order.
public struct Workers: Sendable {
    public let count: Int

    public init(_ count: Int) { self.count = max(1, count) }

    /// Calls the body once for each part, with the part's number and how many there are.
    func each(parts: Int, _ body: @Sendable (Int, Int) -> Void) {
        if parts <= 1 || count == 1 {
            for part in 0..<parts { body(part, parts) }
        } else {
            DispatchQueue.concurrentPerform(iterations: parts) { body($0, parts) }
        }
    }
}
