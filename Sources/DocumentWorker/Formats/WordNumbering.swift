/// The lists of a Word file, and how far each has counted.
final class WordNumbering: XMLHandler {
    private struct Level {
        var start = 1
        var format = "decimal"
        /// `%1.%2.`: the number of each level so far.
        var text = ""
    }

    private static let deepest = 9

    private var abstracts: [String: [Int: Level]] = [:]
    private var numbers: [String: String] = [:]
    private var abstract: String?
    private var number: String?
    private var level: Int?
    private var counters: [String: [Int]] = [:]

    func start(_ name: String, _ attributes: XMLAttributes) {
        let value = attributes["val"]
        switch name {
        case "abstractNum": abstract = attributes["abstractNumId"]
        case "num": number = attributes["numId"]
        case "abstractNumId": if let number, let value, numbers.count < 10_000 { numbers[number] = value }
        case "lvl":
            level = attributes["ilvl"].flatMap { Int($0) }.flatMap { (0..<Self.deepest).contains($0) ? $0 : nil }
        case "start": change { $0.start = value.flatMap { Int($0) }.map { min(max($0, 0), 1_000_000) } ?? 1 }
        case "numFmt": change { $0.format = value ?? "decimal" }
        case "lvlText": change { $0.text = String((value ?? "").prefix(100)) }
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "abstractNum": abstract = nil
        case "num": number = nil
        case "lvl": level = nil
        default: break
        }
    }

    func text(_ text: String) {}

    /// Overrides inside `num` are rare and left out.
    private func change(_ body: (inout Level) -> Void) {
        guard let abstract, let level, abstracts.count < 10_000 else { return }
        body(&abstracts[abstract, default: [:]][level, default: Level()])
    }

    /// Counts on, and says what stands before the item: `•`, `2.`, `b)`, `1.3`. `nil` for no list.
    func mark(number: String, level: Int) -> String? {
        guard let abstract = numbers[number], let levels = abstracts[abstract] else { return nil }
        let level = min(max(level, 0), Self.deepest - 1)
        let shape = levels[level] ?? Level()
        var counter = counters[abstract] ?? []
        while counter.count <= level { counter.append((levels[counter.count]?.start ?? 1) - 1) }
        counter[level] += 1
        counter.removeSubrange((level + 1)...)
        counters[abstract] = counter
        if shape.format == "bullet" { return "•" }
        if shape.format == "none" { return nil }
        var text = shape.text
        for (index, count) in counter.enumerated() {
            let format = levels[index]?.format ?? "decimal"
            text.replace("%\(index + 1)", with: Self.written(count, format))
        }
        return text.isEmpty ? nil : text
    }

    private static func written(_ count: Int, _ format: String) -> String {
        switch format {
        case "lowerLetter": letters(count)
        case "upperLetter": letters(count).uppercased()
        case "lowerRoman": roman(count).lowercased()
        case "upperRoman": roman(count)
        case "decimalZero": count < 10 ? "0\(count)" : "\(count)"
        default: "\(count)"
        }
    }

    /// a … z, aa, bb: as Word counts.
    private static func letters(_ count: Int) -> String {
        guard (1...780).contains(count), let scalar = Unicode.Scalar(UInt32(97 + (count - 1) % 26)) else {
            return "\(count)"
        }
        return String(repeating: String(Character(scalar)), count: (count - 1) / 26 + 1)
    }

    private static func roman(_ count: Int) -> String {
        guard (1...3_999).contains(count) else { return "\(count)" }
        let signs = [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = count
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
