import Knowledge

/// Numbers that a question gives to say which thing it means: "4 kişilik", "2 ml", "4000 kök".
enum QuestionNumbers {
    struct Number: Hashable {
        let value: Double
        /// The word it counts.
        let unit: String
    }

    static func numbers(in text: FoldedText) -> [Number] {
        text.words.indices.dropLast().compactMap { index in
            guard let value = value(of: text.words[index].text), !isOrdinary(text.words[index + 1].text) else {
                return nil
            }
            return Number(value: value, unit: text.words[index + 1].text)
        }
    }

    /// Whether a text that counts the same things counts as many; a band holds what lies in it. `nil` where it counts
    /// none of them.
    static func agree(_ asked: [Number], with text: FoldedText) -> Bool? {
        var result: Bool?
        for number in asked {
            let own = text.words.indices.dropLast().compactMap { index -> (index: Int, value: Double)? in
                guard let value = value(of: text.words[index].text),
                    WordMatch.similarity(number.unit, text.words[index + 1].text) == 1
                else { return nil }
                return (index, value)
            }
            guard !own.isEmpty else { continue }
            let holds = own.contains { place, upper in
                if upper == number.value { return true }
                let lower = place > 0 ? value(of: text.words[place - 1].text) : nil
                return lower.map { $0 <= number.value && number.value <= upper } ?? false
            }
            result = (result ?? true) && holds
        }
        return result
    }

    private static func value(of word: String) -> Double? {
        guard word.unicodeScalars.allSatisfy({ $0.properties.numericType == .decimal }) else { return words[word] }
        return Double(word)
    }

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
