import Knowledge

/// Rules that meet, and the cells that they close in: what an office's spreadsheet or word processor prints as a table.
struct Lattice {
    /// Where its upright and its level rules stand.
    private let columns: [Float]
    private let rows: [Float]
    /// The cell that each field of the grid belongs to, row by row; joined cells have several. `nil` outside.
    private let cells: [Int?]
    /// Where each cell lies in the grid.
    private(set) var places: [Place] = []
    let box: Box

    /// The grid's rows that a cell covers, the first of its columns, and whether it is as wide as the lattice.
    struct Place {
        let rows: ClosedRange<Int>
        let column: Int
        let isFullWidth: Bool
    }

    /// Rules that end this close to one another meet; printed lines have a width.
    private static let reach: Float = 3

    /// The lattices of a page.
    static func lattices(of rules: [Rule]) -> [Lattice] {
        components(of: rules.sorted { $0.length > $1.length }.prefix(1_500)).compactMap(Lattice.init)
    }

    /// Rules in groups that hang together.
    private static func components(of rules: some Collection<Rule>) -> [[Rule]] {
        let level = rules.filter(\.isLevel)
        let upright = rules.filter { !$0.isLevel }
        var groups: [(level: [Rule], upright: [Rule])] = []
        var (freeLevel, freeUpright) = (level, upright)
        while let first = freeUpright.popLast() {
            var group: (level: [Rule], upright: [Rule]) = ([], [first])
            var next = [first]
            while !next.isEmpty {
                let met = Self.taking(&freeLevel, meeting: next)
                group.level += met
                next = Self.taking(&freeUpright, meeting: met)
                group.upright += next
            }
            if group.level.count >= 2 { groups.append(group) }
        }
        return groups.map { $0.level + $0.upright }
    }

    private static func taking(_ rules: inout [Rule], meeting others: [Rule]) -> [Rule] {
        var met: [Rule] = []
        rules.removeAll { rule in
            let meets = others.contains { rule.meets($0, within: reach) }
            if meets { met.append(rule) }
            return meets
        }
        return met
    }

    /// - Returns: `nil` where the rules close in fewer than two cells.
    private init?(_ rules: [Rule]) {
        let rules = rules + Self.borders(missingFrom: rules)
        let level = rules.filter(\.isLevel)
        let upright = rules.filter { !$0.isLevel }
        rows = Self.places(of: level)
        columns = Self.places(of: upright)
        let (height, width) = (rows.count - 1, columns.count - 1)
        guard height >= 1, width >= 1, height * width <= 20_000, height * width >= 2 else { return nil }

        let isBelowRule = Self.walls(level, at: rows, along: columns)
        let isRightOfRule = Self.walls(upright, at: columns, along: rows)
        var cells = [Int?](repeating: nil, count: width * height)
        var isSeen = [Bool](repeating: false, count: width * height)
        /// The fields that hang together with one; `isOpen` where nothing parts them from the outside.
        func field(from start: Int) -> (fields: [Int], isOpen: Bool) {
            var (fields, next, isOpen) = ([Int](), [start], false)
            isSeen[start] = true
            while let place = next.popLast() {
                fields.append(place)
                let (row, column) = (place / width, place % width)
                let sides = [
                    (isBelowRule[row * width + column], row > 0, place - width),
                    (isBelowRule[(row + 1) * width + column], row + 1 < height, place + width),
                    (isRightOfRule[column * height + row], column > 0, place - 1),
                    (isRightOfRule[(column + 1) * height + row], column + 1 < width, place + 1),
                ]
                for (isWall, isInside, neighbour) in sides where !isWall {
                    if !isInside {
                        isOpen = true
                    } else if !isSeen[neighbour] {
                        isSeen[neighbour] = true
                        next.append(neighbour)
                    }
                }
            }
            return (fields, isOpen)
        }
        for start in cells.indices where !isSeen[start] {
            let found = field(from: start)
            guard !found.isOpen else { continue }
            let taken = found.fields.map { $0 % width }
            let (first, last) = (taken.min() ?? 0, taken.max() ?? 0)
            for place in found.fields { cells[place] = places.count }
            let below = found.fields.reduce(start) { max($0, $1) } / width
            places.append(
                Place(rows: (start / width)...below, column: first, isFullWidth: first == 0 && last == width - 1))
        }
        guard places.count >= 2 else { return nil }
        self.cells = cells
        box = Box(x0: columns[0], y0: rows[0], x1: columns[width], y1: rows[height])
    }

    /// The number of the cell around a place.
    func cell(x: Float, y: Float) -> Int? {
        guard x >= box.x0, x < box.x1, y >= box.y0, y < box.y1 else { return nil }
        let column = columns.count { $0 <= x } - 1
        let row = rows.count { $0 <= y } - 1
        return cells[row * (columns.count - 1) + column]
    }

    /// Has two rows and two columns at least.
    var isGrid: Bool { columns.count > 2 && rows.count > 2 }

    /// Whether a word's upper and lower half stand in the cell.
    func holds(_ box: Box, in cell: Int) -> Bool {
        [0.25, 0.75].allSatisfy { self.cell(x: box.midX, y: box.y0 + $0 * box.height) == cell }
    }

    func box(ofRow row: Int) -> Box { Box(x0: box.x0, y0: rows[row], x1: box.x1, y1: rows[row + 1]) }

    /// The outer borders of a table that is printed without them, where the rules across all end at one line.
    private static func borders(missingFrom rules: [Rule]) -> [Rule] {
        var borders: [Rule] = []
        for isLevel in [true, false] {
            let along = rules.filter { $0.isLevel != isLevel }
            let across = rules.filter { $0.isLevel == isLevel }
            guard let first = across.map(\.position).min(), let last = across.map(\.position).max() else { continue }
            let (low, high) = (along.map(\.extent.lowerBound), along.map(\.extent.upperBound))
            let ends = [(low, low.min() ?? 0), (high, high.max() ?? 0)]
            let (start, end) = (along.map(\.position).min() ?? 0, along.map(\.position).max() ?? 0)
            for (values, edge) in ends where edge < first - reach || edge > last + reach {
                guard 5 * values.count(where: { abs($0 - edge) <= reach }) >= 4 * values.count, start < end else {
                    continue
                }
                borders.append(Rule(isLevel: isLevel, position: edge, extent: start...end))
            }
        }
        return borders
    }

    /// The rules' positions, each once.
    private static func places(of rules: [Rule]) -> [Float] {
        var groups: [[Float]] = []
        for position in rules.map(\.position).sorted() {
            if let last = groups.last?.first, position - last <= reach {
                groups[groups.count - 1].append(position)
            } else {
                groups.append([position])
            }
        }
        return groups.map { $0.reduce(0, +) / Float($0.count) }
    }

    /// For each place and each interval of the other axis, whether a rule runs there.
    private static func walls(_ rules: [Rule], at places: [Float], along steps: [Float]) -> [Bool] {
        var walls: [Bool] = []
        for place in places {
            let near = rules.filter { abs($0.position - place) <= reach }
            for (low, high) in zip(steps, steps.dropFirst()) {
                let covered = near.reduce(Float(0)) { $0 + max(0, $1.extent.overlap(low...high)) }
                walls.append(covered >= 0.6 * (high - low))
            }
        }
        return walls
    }
}
