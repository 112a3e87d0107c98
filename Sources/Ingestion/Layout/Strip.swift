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

    /// Columns and the lines across them (a footer, a caption) that come too close to stand in bands of their own.
    func partedByWideLines(gutterWidth: Float, em: Float) -> [Strip] {
        guard segments.count >= 8, box.height > 6 * em, Gutter.gutters(of: segments, width: gutterWidth).isEmpty else {
            return [self]
        }
        let isWide = { (segment: Segment) in segment.box.width > 0.55 * box.width }
        let narrow = segments.filter { !isWide($0) }
        guard 4 * narrow.count > 3 * segments.count, !Gutter.gutters(of: narrow, width: gutterWidth).isEmpty else {
            return [self]
        }
        var parts: [Strip] = []
        var open = false
        for segment in segments.sorted(by: { $0.box.midY < $1.box.midY }) {
            if open, !isWide(segment), var last = parts.popLast() {
                last.segments.append(segment)
                last.box = last.box.union(segment.box)
                parts.append(last)
            } else {
                parts.append(Strip(segment))
            }
            open = !isWide(segment)
        }
        return parts
    }

    /// A row of a ruled table is among it.
    var holdsRow: Bool { segments.contains { $0.row != nil } }

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

    /// What remains of the gutter beside the segments: its free parts that are wide enough, the widest first.
    func freeParts(beside segments: [Segment], width minimum: Float) -> [Gutter] {
        var free: [Gutter] = []
        var start = low
        for box in segments.map(\.box).sorted(by: { $0.x0 < $1.x0 }) where box.x1 > low && box.x0 < high {
            if box.x0 - start >= minimum { free.append(Gutter(low: start, high: box.x0)) }
            start = max(start, box.x1)
        }
        if high - start >= minimum { free.append(Gutter(low: start, high: high)) }
        return free.sorted { $0.width > $1.width }
    }
}
