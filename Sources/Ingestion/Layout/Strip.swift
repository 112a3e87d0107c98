import Knowledge

/// A horizontal band of the page with white space above and below it, all the way across.
struct Strip {
    var segments: [Segment]
    var box: Box

    init(_ segment: Segment) {
        segments = [segment]
        box = segment.box
    }

    /// Cuts a region into its bands, from top to bottom.
    static func strips(of segments: [Segment]) -> [Strip] {
        var strips: [Strip] = []
        var bottom = -Float.infinity
        for segment in segments.sorted(by: { $0.core.lowerBound < $1.core.lowerBound }) {
            if segment.core.lowerBound < bottom, !strips.isEmpty {
                strips[strips.count - 1].segments.append(segment)
                strips[strips.count - 1].box = strips[strips.count - 1].box.union(segment.box)
            } else {
                strips.append(Strip(segment))
            }
            bottom = max(bottom, segment.core.upperBound)
        }
        return strips
    }

    func isOnBothSides(of gutter: Gutter) -> Bool {
        segments.contains { $0.box.x1 <= gutter.low } && segments.contains { $0.box.x0 >= gutter.high }
    }
}

/// A vertical band of white space with text on its left and on its right.
struct Gutter: Equatable {
    let low: Float
    let high: Float

    var width: Float { high - low }

    /// The gutters of a set of segments that are at least `width` wide, from left to right.
    static func gutters(of segments: some Sequence<Segment>, width: Float) -> [Gutter] {
        var gutters: [Gutter] = []
        var edge: Float?
        for box in segments.map(\.box).sorted(by: { $0.x0 < $1.x0 }) {
            if let edge, box.x0 - edge >= width { gutters.append(Gutter(low: edge, high: box.x0)) }
            edge = max(edge ?? box.x1, box.x1)
        }
        return gutters
    }

    /// What remains of the gutter beside the segments: its widest free part, if that is wide enough.
    func narrowed(by segments: [Segment], width minimum: Float) -> Gutter? {
        var free: [Gutter] = []
        var start = low
        for box in segments.map(\.box).sorted(by: { $0.x0 < $1.x0 }) where box.x1 > low && box.x0 < high {
            if box.x0 - start >= minimum { free.append(Gutter(low: start, high: box.x0)) }
            start = max(start, box.x1)
        }
        if high - start >= minimum { free.append(Gutter(low: start, high: high)) }
        return free.max { $0.width < $1.width }
    }
}
