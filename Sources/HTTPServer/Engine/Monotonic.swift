import Dispatch

/// Nanoseconds of a clock that never jumps.
enum Monotonic {
    static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

    static func deadline(after duration: Duration) -> UInt64 {
        let (sum, overflow) = now.addingReportingOverflow(duration.nanoseconds)
        return overflow ? .max : sum
    }
}

extension Duration {
    /// From 0 up, saturating.
    var nanoseconds: UInt64 {
        guard self > .zero else { return 0 }
        let (seconds, attoseconds) = components
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : product + UInt64(attoseconds / 1_000_000_000)
    }
}
