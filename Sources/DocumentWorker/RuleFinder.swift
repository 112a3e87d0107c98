import CPoppler
import Ingestion
import Knowledge

/// Finds the straight lines of a drawn page: rules of tables, edges of coloured bars. A file says how its lines are drawn in
/// too many ways (strokes, thin boxes, pictures); where one sees them is the same in all.
enum RuleFinder {
    /// Fainter edges are the grain of paper and of pictures. Of the sum of three channels.
    private static let leastContrast = 30
    /// In points; letters of running text have no longer edges.
    private static let leastLength: Float = 13
    /// The two edges of a line as thick as this are one rule.
    private static let thickest: Float = 3
    /// A photograph has edges everywhere, and no tables.
    private static let mostEdges = 6_000

    /// Whether something stands beside something else with more than a space between: a page of plain text is not worth
    /// drawing.
    static func mayHoldTable(_ glyphs: [Glyph]) -> Bool {
        var gaps = 0
        var last: Box?
        for glyph in glyphs where !glyph.scalar.isSpace {
            if let last {
                let (box, height) = (glyph.box, glyph.box.y1 - glyph.box.y0)
                let isLevel = abs(box.y0 + box.y1 - last.y0 - last.y1) < height
                // To the right within a line; or back to the top of another column.
                if isLevel && box.x0 - last.x1 > height || box.y1 < last.y0 { gaps += 1 }
            }
            last = glyph.box
            if gaps >= 2 { return true }
        }
        return false
    }

    /// - Parameter scale: the drawing's pixels a point.
    static func rules(in drawing: borrowing PageSurface, scale: Float, among glyphs: [Glyph]) -> [Rule] {
        let least = max(4, Int(leastLength * scale))
        let edges = drawing.edges(contrast: leastContrast, atLeast: least, most: mostEdges)
        guard !edges.isEmpty else { return [] }
        let large = glyphs.map(\.box).filter { $0.y1 - $0.y0 > 1.4 * leastLength }
        return [true, false].flatMap { isLevel in
            let rules = edges.filter { ($0.level != 0) == isLevel }.map { edge in
                Rule(
                    isLevel: isLevel, position: Float(edge.position) / scale,
                    extent: (Float(edge.start) / scale)...(Float(edge.end) / scale))
            }
            return merged(rules).filter { rule in !large.contains { isStroke(rule, of: $0) } }
        }
    }

    /// The two edges of a line are one rule; so are its pieces, between which letters touch it.
    private static func merged(_ rules: [Rule]) -> [Rule] {
        var closed: [Rule] = []
        var open: [(rule: Rule, last: Float)] = []
        for rule in rules.sorted(by: { ($0.position, $0.extent.lowerBound) < ($1.position, $1.extent.lowerBound) }) {
            closed += open.filter { rule.position - $0.last > thickest }.map(\.rule)
            open.removeAll { rule.position - $0.last > thickest }
            let next = open.firstIndex { other in
                rule.extent.lowerBound <= other.rule.extent.upperBound + 2
                    && rule.extent.upperBound >= other.rule.extent.lowerBound - 2
                    && rule.position - other.rule.position <= thickest
            }
            guard let next else {
                open.append((rule, rule.position))
                continue
            }
            let other = open[next].rule
            let extent =
                min(
                    rule.extent.lowerBound, other.extent.lowerBound)...max(
                    rule.extent.upperBound, other.extent.upperBound)
            open[next] = (Rule(isLevel: rule.isLevel, position: other.position, extent: extent), rule.position)
        }
        return closed + open.map(\.rule)
    }

    /// The edge of a large letter.
    private static func isStroke(_ rule: Rule, of box: Box) -> Bool {
        let (across, along) = rule.isLevel ? (box.y0...box.y1, box.x0...box.x1) : (box.x0...box.x1, box.y0...box.y1)
        return across.contains(rule.position) && rule.extent.lowerBound >= along.lowerBound - 2
            && rule.extent.upperBound <= along.upperBound + 2
    }
}
