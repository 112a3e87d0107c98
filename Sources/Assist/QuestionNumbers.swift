import Knowledge

/// Numbers that a question gives to say which thing it means: "4 kişilik", "2 ml", "4000 kök".
enum QuestionNumbers {
    struct Number: Hashable {
        let value: Double
        /// The word it counts.
        let unit: String
        /// Of time or money, which a question tells its own story of: only a band says whether it means that.
        var isOrdinary = false
    }

    static func numbers(in text: String) -> [Number] {
        readings(in: text).compactMap { reading in
            guard let unit = reading.unit else { return nil }
            if isMoney(unit) { return Number(value: reading.value, unit: money[0], isOrdinary: true) }
            return isOrdinary(unit) ? nil : Number(value: reading.value, unit: unit)
        }
    }

    /// Whether a text that counts the same things counts as many; a band holds what lies in it. `nil` where it counts
    /// none of them.
    /// - Parameter isRow: whether the text is a row of a table, where a sum of money may have to lie in its band.
    static func agree(_ asked: [Number], with text: String, isRow: Bool = false) -> Bool? {
        let readings = readings(in: text)
        var result: Bool?
        for number in asked {
            if number.isOrdinary {
                if isRow, let lies = lies(number.value, inBandOf: readings) { result = (result ?? true) && lies }
                continue
            }
            let own = readings.indices.filter { index in
                readings[index].unit.map { WordMatch.similarity(number.unit, $0) == 1 } ?? false
            }
            guard !own.isEmpty else { continue }
            let holds = own.contains { index in
                let upper = readings[index].value
                if upper == number.value { return true }
                guard index > 0, readings[index - 1].unit == nil else { return false }
                return readings[index - 1].value <= number.value && number.value <= upper
            }
            result = (result ?? true) && holds
        }
        return result
    }

    /// Whether a sum lies in the band that a row begins with: "25.001–60.000 TL", "60.001 TL ve üzeri", "10.000 TL'ye kadar".
    private static func lies(_ value: Double, inBandOf readings: [Reading]) -> Bool? {
        guard let first = readings.first else { return nil }
        if let unit = first.unit {
            guard isMoney(unit), let bound = first.bound else { return nil }
            return bound == .least ? value >= first.value : value <= first.value
        }
        guard readings.count > 1, let unit = readings[1].unit, isMoney(unit), first.value < readings[1].value else {
            return nil
        }
        return first.value <= value && value <= readings[1].value
    }

    private static func isMoney(_ unit: String) -> Bool { money.contains { unit.hasPrefix($0) } }
    private static let money = ["tl", "lira"]

    /// A number with the word it counts; of a band, "7–10 gün", only the upper one counts something.
    private struct Reading {
        enum Bound { case least, most }

        let value: Double
        let unit: String?
        var bound: Bound?
    }

    private static func readings(in text: String) -> [Reading] {
        let words = FoldedText(text).words
        let written = NumberMention.located(in: text)
        let spelled = words.indices.compactMap { index in
            Self.words[words[index].text].map { (value: $0, end: words[index].span.end) }
        }
        let numbers = written.compactMap { mention, range in
            Double(mention.value).map { (value: $0, end: range.upperBound) }
        }
        return (numbers + spelled).sorted { $0.end < $1.end }.map { number in
            let after = words.drop { $0.span.start < number.end }.prefix(4).map(\.text)
            let isNumber =
                after.first.map { Self.words[$0] != nil || $0.unicodeScalars.contains(where: isDigit) } ?? false
            return Reading(value: number.value, unit: isNumber ? nil : after.first, bound: bound(in: after.dropFirst()))
        }
    }

    /// Of the words after a number and its unit.
    private static func bound(in words: ArraySlice<String>) -> Reading.Bound? {
        if words.contains(where: { word in ["uzeri", "ustu"].contains { word.hasPrefix($0) } }) { return .least }
        return words.contains { word in ["kadar", "alti"].contains { word.hasPrefix($0) } } ? .most : nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    /// Of time and money a question tells its own story: "3 gün önce aldım".
    private static func isOrdinary(_ unit: String) -> Bool { ordinary.contains { unit.hasPrefix($0) } }

    private static let ordinary = [
        "gun", "hafta", "ay", "yil", "saat", "tl", "lira", "euro", "yasin", "kisiyiz", "kere", "kez", "day", "week",
        "month", "year",
    ]
    private static let words: [String: Double] = [
        "tek": 1, "iki": 2, "cift": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8,
        "on": 10,
        "two": 2, "three": 3, "four": 4,
    ]
}
