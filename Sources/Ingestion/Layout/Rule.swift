import Knowledge

/// A straight line on the page, level or upright: a rule of a table, or the edge of a coloured bar or band.
package struct Rule: Sendable, Equatable {
    package let isLevel: Bool
    /// The height of a level rule, the place from the left of an upright one.
    package let position: Float
    /// Where it runs along the other axis.
    package let extent: ClosedRange<Float>

    package init(isLevel: Bool, position: Float, extent: ClosedRange<Float>) {
        self.isLevel = isLevel
        self.position = position
        self.extent = extent
    }

    var length: Float { extent.upperBound - extent.lowerBound }

    /// The rule where a page that is turned by quarters shows it.
    func moved(_ place: (Box) -> Box) -> Rule {
        let (low, high) = (extent.lowerBound, extent.upperBound)
        let box = place(
            isLevel
                ? Box(x0: low, y0: position, x1: high, y1: position)
                : Box(x0: position, y0: low, x1: position, y1: high))
        return box.width >= box.height
            ? Rule(isLevel: true, position: box.midY, extent: box.x0...max(box.x0, box.x1))
            : Rule(isLevel: false, position: box.midX, extent: box.y0...max(box.y0, box.y1))
    }

    /// Whether the two, one level and one upright, meet.
    func meets(_ other: Rule, within reach: Float) -> Bool {
        extent.contains(other.position, within: reach) && other.extent.contains(position, within: reach)
    }
}

extension ClosedRange<Float> {
    func contains(_ value: Float, within reach: Float) -> Bool {
        value >= lowerBound - reach && value <= upperBound + reach
    }

    /// The length that both have in common; negative where they are apart.
    func overlap(_ other: Self) -> Float {
        Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound)
    }
}
