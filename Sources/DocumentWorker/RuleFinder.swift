import Ingestion
import Knowledge

/// Finds the straight lines of a drawn page: rules of tables, edges of coloured bars. A file says how its lines are drawn in
/// too many ways (strokes, thin boxes, pictures); where one sees them is the same in all.
enum RuleFinder {
    /// Fainter edges are the grain of paper and of pictures. Of the sum of three channels.
    private static let leastContrast: Int16 = 30
    /// In points; letters of running text have no longer edges.
    private static let leastLength: Float = 13
    /// The two edges of a line as thick as this are one rule.
    private static let thickest: Float = 3

    /// Whether something stands beside something else with more than a space between: a page of plain text is not worth
    /// drawing.
    static func mayHoldTable(_ glyphs: [Glyph]) -> Bool {
        var gaps = 0
        var last: Box?
        for glyph in glyphs where !glyph.scalar.properties.isWhitespace {
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

    static func rules(in pixels: PagePixels, among glyphs: [Glyph]) -> [Rule] {
        let least = max(4, Int(leastLength * pixels.scale))
        let edges = edges(in: pixels, atLeast: least)
        let large = glyphs.map(\.box).filter { $0.y1 - $0.y0 > 1.4 * leastLength }
        return [true, false].flatMap { isLevel in
            let own = edges.filter { $0.isLevel == isLevel }
            let rules = own.map { edge in
                Rule(
                    isLevel: isLevel, position: Float(edge.position) / pixels.scale,
                    extent: (Float(edge.start) / pixels.scale)...(Float(edge.end) / pixels.scale))
            }
            return merged(rules).filter { rule in !large.contains { isStroke(rule, of: $0) } }
        }
    }

    private struct Edge {
        let isLevel: Bool
        let position: Int
        let start: Int
        let end: Int
    }

    /// Runs of neighbouring pixels that differ from the next row or column.
    private static func edges(in pixels: PagePixels, atLeast least: Int) -> [Edge] {
        let (width, height) = (pixels.width, pixels.height)
        let light = pixels.values.map { Int16($0[0]) + Int16($0[1]) + Int16($0[2]) }
        var edges: [Edge] = []
        /// For each column, the row in which the edge on its left began.
        var began = [Int](repeating: -1, count: width)
        for row in 0..<height {
            var start = -1
            let line = row * width
            for column in 0..<width {
                let value = light[line + column]
                if row > 0, abs(value - light[line - width + column]) >= leastContrast {
                    if start < 0 { start = column }
                } else if start >= 0 {
                    if column - start >= least {
                        edges.append(Edge(isLevel: true, position: row, start: start, end: column))
                    }
                    start = -1
                }
                if column > 0, abs(value - light[line + column - 1]) >= leastContrast {
                    if began[column] < 0 { began[column] = row }
                } else if began[column] >= 0 {
                    if row - began[column] >= least {
                        edges.append(Edge(isLevel: false, position: column, start: began[column], end: row))
                    }
                    began[column] = -1
                }
            }
            if start >= 0, width - start >= least {
                edges.append(Edge(isLevel: true, position: row, start: start, end: width))
            }
        }
        for column in 0..<width where began[column] >= 0 && height - began[column] >= least {
            edges.append(Edge(isLevel: false, position: column, start: began[column], end: height))
        }
        // A photograph has edges everywhere, and no tables.
        return edges.count > 6_000 ? [] : edges
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
