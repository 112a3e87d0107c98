import Foundation

/// A monthly index of prices, by which a price of one month is brought to another.
public struct PriceIndex: Sendable, Equatable {
    /// Log of the index by month number, without gaps.
    private let logs: [Double]
    public let firstMonth: Int

    public var lastMonth: Int { firstMonth + logs.count - 1 }

    /// - Parameter values: index by month number; months that are missing lie on a line between their neighbours.
    public init?(values: [Int: Double]) {
        let known = values.filter { $0.value > 0 && $0.value.isFinite }.sorted { $0.key < $1.key }
        guard let first = known.first, let last = known.last else { return nil }
        var logs = [log(first.value)]
        for (month, value) in known.dropFirst() {
            let start = logs[logs.count - 1]
            let steps = month - (first.key + logs.count - 1)
            for step in 1...steps { logs.append(start + (log(value) - start) * Double(step) / Double(steps)) }
        }
        assert(first.key + logs.count - 1 == last.key)
        (self.logs, firstMonth) = (logs, first.key)
    }

    /// Reads a table of `ay,endeks` (`2024-01,100.0`).
    /// - Throws: ``ValuationError`` where a column is missing or no month could be read.
    public init(_ table: DelimitedText) throws(ValuationError) {
        guard let index = PriceIndex(values: try Self.months(table)) else { throw .badIndex("no months") }
        self = index
    }

    /// The index by month number, as such a table has it.
    static func months(_ table: DelimitedText) throws(ValuationError) -> [Int: Double] {
        let header = table.header.map(ListingWords.fold)
        guard let month = header.firstIndex(of: "ay"), let value = header.firstIndex(of: "endeks") else {
            throw .badIndex("needs the columns 'ay' and 'endeks'")
        }
        var values: [Int: Double] = [:]
        let style = NumberStyle(of: table.rows.lazy.map { value < $0.count ? $0[value] : "" })
        for row in table.rows where max(month, value) < row.count {
            guard let day = ListingDay(row[month]), let number = style.number(row[value]), number > 0 else {
                throw .badIndex("cannot read '\(row.joined(separator: ","))'")
            }
            values[day.monthNumber] = number
        }
        return values
    }

    /// Log of the index; the first and the last known value carry on beyond the ends.
    func level(_ month: Int) -> Double { logs[min(max(month - firstMonth, 0), logs.count - 1)] }

    /// Months that lie after the last known value.
    func monthsPast(_ month: Int) -> Int { max(0, month - lastMonth) }

    /// Mean growth of the last two years and its standard deviation, a month, in logs.
    var growth: (mean: Double, spread: Double) {
        let steps = zip(logs.dropFirst(), logs).map { $0 - $1 }.suffix(24)
        guard steps.count >= 3 else { return (0.005, 0.005) }
        let mean = steps.reduce(0, +) / Double(steps.count)
        let spread = (steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(steps.count)).squareRoot()
        return (mean, spread)
    }
}
