import Foundation

/// Figures of a tenant's evaluation: shares in [0, 1], and milliseconds.
struct TenantScore: Sendable {
    /// A figure that every question has a part in.
    struct Measure: Sendable {
        let name: String
        /// What a question adds; `nil` where the figure is not about it.
        let value: @Sendable (TenantResult) -> Double?
    }

    static let measures: [Measure] = [
        Measure(name: "recall@1") { $0.hidden ? nil : $0.rank == 1 ? 1 : 0 },
        Measure(name: "recall@5") { $0.hidden ? nil : ($0.rank ?? 99) <= 5 ? 1 : 0 },
        Measure(name: "reply") { $0.hidden ? nil : $0.decision == "reply" ? 1 : 0 },
        Measure(name: "cited") { $0.hidden || $0.decision != "reply" ? nil : $0.cites ? 1 : 0 },
        Measure(name: "refusal") { $0.hidden && !$0.elsewhere ? ($0.decision == "reply" ? 0 : 1) : nil },
    ]
    static let latency = "p95_ms"

    /// In the order they are printed; figures without a question are left out.
    let figures: [(name: String, value: Double)]
    /// Hidden entries whose answer another source gave, of so many.
    private let elsewhere: (count: Int, of: Int)
    private let byVariant: [(variant: QuestionVariant, count: Int, recall: Double, reply: Double)]

    init(_ results: [TenantResult]) {
        var figures: [(name: String, value: Double)] = []
        for measure in Self.measures {
            if let mean = Self.mean(results.compactMap(measure.value)) { figures.append((measure.name, mean)) }
        }
        if !results.isEmpty {
            figures.append((Self.latency, Statistics(results.map(\.milliseconds)).percentile(95).rounded(toPlaces: 1)))
        }
        self.figures = figures
        let hidden = results.filter(\.hidden)
        elsewhere = (hidden.count(where: \.elsewhere), hidden.count)
        byVariant = QuestionVariant.allCases.compactMap { variant in
            let own = results.filter { $0.variant == variant && !$0.hidden }
            guard !own.isEmpty else { return nil }
            let found = own.count { ($0.rank ?? 99) <= 5 }
            let replied = own.count { $0.decision == "reply" }
            let count = Double(own.count)
            return (variant, own.count, Double(found) / count, Double(replied) / count)
        }
    }

    subscript(_ name: String) -> Double? { figures.first { $0.name == name }?.value }

    func rendered() -> String {
        var text = figures.map { "\(Help.padded($0.name, to: 10)) \(Self.written($0.value))" }.joined(separator: "\n")
        if elsewhere.count > 0 {
            text += "\n\n\(elsewhere.count) of \(elsewhere.of) hidden entries are answered the same by another source; "
            text += "refusal is over the rest."
        }
        text += "\n\n" + Help.padded("variant", to: 12) + "    n  recall@5  reply\n"
        for row in byVariant {
            text += Help.padded(row.variant.rawValue, to: 12)
            text += String(format: " %4d     %.3f  %.3f\n", row.count, row.recall, row.reply)
        }
        return text
    }

    static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    static func written(_ value: Double) -> String { String(format: value < 2 ? "%.3f" : "%.1f", value) }
}

/// What figures have to reach, as `recall@5=.97,refusal=.8`.
struct ScoreLimits: Sendable {
    private let limits: [(name: String, value: Double)]
    private let isLeast: Bool

    /// - Parameter isLeast: the figures have to be so high; so low otherwise.
    init(_ text: String, isLeast: Bool) throws {
        self.isLeast = isLeast
        let known = TenantScore.measures.map(\.name) + [TenantScore.latency]
        limits = try text.split(separator: ",").map { part in
            let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2, known.contains(sides[0]), let value = Double(sides[1]) else {
                throw UsageError(
                    "'\(part)' is no limit such as recall@5=.97; figures: \(known.joined(separator: ", "))")
            }
            return (sides[0], value)
        }
    }

    /// What does not reach its limit, in words.
    func missed(by score: TenantScore) -> [String] {
        limits.compactMap { name, limit in
            guard let value = score[name] else { return "\(name) was not measured" }
            if isLeast ? value >= limit : value <= limit { return nil }
            return "\(name) is \(TenantScore.written(value)), not at \(isLeast ? "least" : "most") \(limit)"
        }
    }
}

/// Two runs over the same questions, one setting against the other.
struct TenantComparison: Sendable {
    struct Row: Sendable {
        let name: String
        let first: Double
        let second: Double
        /// Of the difference, second less first: 95 of 100 resamples lie between.
        let low: Double
        let high: Double

        /// Whether chance alone does not explain it.
        var isClear: Bool { low > 0 || high < 0 }
    }

    static let resamples = 2_000
    let rows: [Row]
    let questions: Int

    /// Entries, not questions, are drawn: the variants of one entry rise and fall together (a cluster bootstrap).
    init(_ first: [TenantResult], _ second: [TenantResult]) throws {
        let other = Dictionary(second.map { ($0.id, $0) }) { $1 }
        let pairs = first.compactMap { result in other[result.id].map { (result, $0) } }
        guard !pairs.isEmpty else { throw CommandError("the two files have no question in common") }
        questions = pairs.count
        let groups = Dictionary(grouping: pairs) { $0.0.faq }.sorted { $0.key < $1.key }.map(\.value)
        rows = TenantScore.measures.compactMap { measure in
            let parts = groups.map { Part($0, measure) }
            guard let whole = Part.sum(parts), let firstMean = whole.firstMean, let secondMean = whole.secondMean else {
                return nil
            }
            let (low, high) = Self.interval(parts)
            return Row(name: measure.name, first: firstMean, second: secondMean, low: low, high: high)
        }
    }

    func rendered() -> String {
        var text = "questions in common: \(questions)\n"
        text += Help.padded("figure", to: 10) + "  first  second  difference (95 %)\n"
        for row in rows {
            text += Help.padded(row.name, to: 10)
            text += String(
                format: "  %.3f   %.3f  %+.3f (%+.3f … %+.3f)%@\n", row.first, row.second, row.second - row.first,
                row.low, row.high, row.isClear ? " *" : "")
        }
        return text
    }

    private static func interval(_ parts: [Part]) -> (Double, Double) {
        var random = SplitMix64(seed: 7)
        let differences = (0..<resamples).compactMap { _ -> Double? in
            let drawn = parts.indices.map { _ in parts[random.next(in: 0...parts.count - 1)] }
            guard let sum = Part.sum(drawn), let first = sum.firstMean, let second = sum.secondMean else { return nil }
            return second - first
        }
        guard !differences.isEmpty else { return (0, 0) }
        let statistics = Statistics(differences)
        return (statistics.percentile(2.5), statistics.percentile(97.5))
    }

    /// Sums over some pairs, so that resampling adds numbers and looks at no question again.
    private struct Part {
        var first = 0.0
        var firstCount = 0.0
        var second = 0.0
        var secondCount = 0.0

        init(_ pairs: [(TenantResult, TenantResult)], _ measure: TenantScore.Measure) {
            for (left, right) in pairs {
                if let value = measure.value(left) { (first, firstCount) = (first + value, firstCount + 1) }
                if let value = measure.value(right) { (second, secondCount) = (second + value, secondCount + 1) }
            }
        }

        static func sum(_ parts: [Part]) -> Part? {
            guard var sum = parts.first else { return nil }
            for part in parts.dropFirst() {
                sum.first += part.first
                sum.firstCount += part.firstCount
                sum.second += part.second
                sum.secondCount += part.secondCount
            }
            return sum
        }

        var firstMean: Double? { firstCount > 0 ? first / firstCount : nil }
        var secondMean: Double? { secondCount > 0 ? second / secondCount : nil }
    }
}
