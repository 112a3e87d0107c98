import Foundation

/// Means by group (all, each tenant, each style), printed as the reference scorers print them.
struct ScoreTable {
    private(set) var sums: [String: [String: (sum: Double, count: Int)]] = [:]
    private(set) var counts: [String: Int] = [:]

    /// Counts a question in its groups.
    mutating func count(_ groups: [String]) {
        for group in groups { counts[group, default: 0] += 1 }
    }

    mutating func add(_ column: String, _ value: Double, to groups: [String]) {
        for group in groups {
            let old = sums[group, default: [:]][column] ?? (sum: 0, count: 0)
            sums[group, default: [:]][column] = (sum: old.sum + value, count: old.count + 1)
        }
    }

    /// A figure that is no mean of the questions, such as macro-F1.
    mutating func set(_ column: String, _ value: Double, of group: String) {
        sums[group, default: [:]][column] = (sum: value, count: 1)
    }

    func mean(_ column: String, of group: String) -> Double? {
        guard let entry = sums[group]?[column], entry.count > 0 else { return nil }
        return entry.sum / Double(entry.count)
    }

    func rendered(columns: [String]) -> String {
        var text = Help.padded("group", to: 24) + " " + leading("n", 5) + " "
        text += columns.map { leading($0, 9) }.joined(separator: " ") + "\n"
        let others = counts.keys.filter { $0 != "ALL" }.sorted {
            Array($0.unicodeScalars.map(\.value)).lexicographicallyPrecedes($1.unicodeScalars.map(\.value))
        }
        for group in (counts["ALL"] == nil ? [] : ["ALL"]) + others {
            text += Help.padded(group, to: 24) + " " + leading(String(counts[group] ?? 0), 5) + " "
            let cells = columns.map { column in leading(mean(column, of: group).map(decimal) ?? "-", 9) }
            text += cells.joined(separator: " ") + "\n"
        }
        return text
    }

    func decimal(_ value: Double) -> String { String(format: "%.3f", value) }

    private func leading(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// Median and 95th percentile as the reference scorers take them.
func latencyLine(_ values: [Double]) -> String? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let median = sorted[sorted.count / 2]
    let high = sorted[Int(Double(sorted.count) * 0.95)]
    return String(format: "latency ms p50 %.1f p95 %.1f", median, high)
}
