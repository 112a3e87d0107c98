extension Arguments {
    /// Values such as `exact,fast`, each once.
    func choices<Value: RawRepresentable & CaseIterable & Hashable>(
        _ name: String, default fallback: [Value]
    ) throws -> [Value] where Value.RawValue == String {
        let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return try list(name, default: fallback, expected: "some of \(choices)") { Value(rawValue: $0) }
    }

    /// Whole numbers such as `1,2`, each once.
    func numbers(_ name: String, in range: ClosedRange<Int>, default fallback: [Int]) throws -> [Int] {
        let expected = "whole numbers from \(range.lowerBound) to \(range.upperBound)"
        return try list(name, default: fallback, expected: expected) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    private func list<Value: Hashable>(
        _ name: String, default fallback: [Value], expected: String, _ read: (String) -> Value?
    ) throws -> [Value] {
        guard let text = self[name] else { return fallback }
        var seen: Set<Value> = []
        return try text.split(separator: ",", omittingEmptySubsequences: false).compactMap { part in
            guard let value = read(part.filter { $0 != " " }) else {
                throw UsageError("--\(name) takes \(expected), with commas between, not '\(text)'")
            }
            return seen.insert(value).inserted ? value : nil
        }
    }
}
