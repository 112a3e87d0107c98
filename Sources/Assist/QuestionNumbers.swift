import Knowledge

/// Numbers that a question gives to say which thing it means: "4 kişilik", "2 ml", "4000 kök".
enum QuestionNumbers {
    struct Number: Hashable {
        let value: Double
        /// The word it counts.
        let unit: String
    }

    static func numbers(in text: String) -> [Number] {
        readings(in: text).compactMap { reading in
            guard let unit = reading.unit, !isOrdinary(unit) else { return nil }
            return Number(value: reading.value, unit: unit)
        }
    }

    /// Whether a text that counts the same things counts as many; a band holds what lies in it. `nil` where it counts
    /// none of them.
    static func agree(_ asked: [Number], with text: String) -> Bool? {
        let readings = readings(in: text)
        var result: Bool?
        for number in asked {
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

    /// A number with the word it counts; of a band, "7–10 gün", only the upper one counts something.
    private struct Reading {
        let value: Double
        let unit: String?
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
            let next = words.first { $0.span.start >= number.end }?.text
            let isNumber = next.map { Self.words[$0] != nil || $0.unicodeScalars.contains(where: isDigit) } ?? false
            return Reading(value: number.value, unit: isNumber ? nil : next)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    /// Of time and money a question tells its own story: "3 gün önce aldım".
    private static func isOrdinary(_ unit: String) -> Bool { ordinary.contains { unit.hasPrefix($0) } }

    private static let ordinary = [
        "gun", "hafta", "ay", "yil", "saat", "tl", "lira", "euro", "yasin", "kisiyiz", "kere", "kez", "day", "week",
        "month", "year",
    ]
    private static let words: [String: Double] = [
        "iki": 2, "cift": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8,
        "on": 10,
        "two": 2, "three": 3, "four": 4,
    ]
}
