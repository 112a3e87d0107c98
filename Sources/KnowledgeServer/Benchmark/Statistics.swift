/// Percentiles of a few hundred measurements.
struct Statistics: Sendable {
    private let sorted: [Double]

    /// - Precondition: there is at least one value.
    init(_ values: [Double]) {
        precondition(!values.isEmpty, "nothing was measured")
        sorted = values.sorted()
    }

    var count: Int { sorted.count }
    var median: Double { percentile(50) }

    /// Between the two values around the place, in proportion: what NumPy calls `linear`.
    func percentile(_ percent: Double) -> Double {
        let place = percent / 100 * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return sorted[below] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}

extension Double {
    /// As many digits as the measurement is worth.
    func rounded(toPlaces places: Int) -> Double {
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        return (self * unit).rounded() / unit
    }
}
