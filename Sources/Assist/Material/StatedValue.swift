import Knowledge

/// A place in the material that states one value of one thing: a table row with one price, a sentence with one period.
public struct StatedValue: Hashable, Sendable {
    /// What it is of: beginnings of the folded words beside the value, numbers and filling words left out.
    public let subject: [String]
    /// The value as it can be compared: `1500 TRY`, `%20`, `14 gün`.
    public let value: String
    /// What kind of value it is; only those of one kind can contradict each other.
    public let kind: String
    /// The unit as it stands in the text.
    public let quote: String
    /// Where in the passage's text.
    public let span: Span
}

/// Reads the values that a passage states so plainly that two of them can be held against each other.
///
/// A unit with several values of a kind is left alone: which of them is whose is not said. So are units with few words
/// beside the value: "Ücret: 500 TL" is of whatever stands above it.
public enum StatedValues {
    /// The fewest words that name a thing well enough.
    static let leastWords = 2

    /// - Parameter title: words that belong to every statement of the text, such as an FAQ's question.
    public static func all(in text: String, title: String = "") -> [StatedValue] {
        let beside = subject(of: title, without: [])
        return PassageUnits.units(of: text).compactMap { unit in
            guard unit.kind != .heading else { return nil }
            let values = TypedValue.all(in: unit.text)
            guard values.count == 1, let value = values.first else { return nil }
            let own = subject(of: unit.text, without: value.words)
            // An FAQ's answer is about its question; its own words only say so again.
            let words = beside.isEmpty ? own : beside
            guard words.count >= leastWords else { return nil }
            return StatedValue(
                subject: words, value: value.amount + " " + value.kind, kind: value.kind, quote: unit.text,
                span: Span(unit.range))
        }
    }

    private static func subject(of text: String, without words: Set<String>) -> [String] {
        let folded = FoldedText(text).words.map(\.text).filter { word in
            word.count > 1 && !word.contains(where: \.isNumber) && !words.contains(word) && !filling.contains(word)
        }
        // The first five letters stand for a Turkish word without its suffixes (Can et al. 2008, F5 stemming).
        return Array(Set(folded.map { String($0.prefix(5)) })).sorted()
    }

    /// Words that name no thing: folded, as they are compared.
    private static let filling: Set<String> = Set(
        [
            "ve", "ile", "için", "bir", "bu", "da", "de", "olarak", "olan", "ise", "en", "kadar", "yaklaşık", "ücreti",
            "ücret", "fiyatı", "fiyat", "ne", "kaç", "nedir", "mi", "mı", "mu", "mü", "var", "the", "of", "is", "for",
            "and", "how", "much", "price", "toplam", "dahil", "kdv", "ortalama", "süresi", "süre",
        ].map(FoldedText.fold))
}

/// An amount with the unit that gives it its kind.
struct TypedValue: Hashable {
    let amount: String
    let kind: String
    /// The folded words that are the unit, not the thing.
    let words: Set<String>

    static func all(in text: String) -> [TypedValue] {
        let money = NumberMention.all(in: text).compactMap { mention -> TypedValue? in
            switch mention.unit {
            case .currency(let code): TypedValue(amount: mention.value, kind: code, words: currencyWords)
            case .percent: TypedValue(amount: mention.value, kind: "%", words: ["yuzde"])
            case .none: nil
            }
        }
        return money + durations(in: text)
    }

    /// "14 gün", "2 yıl", "3 iş günü": a whole number and a unit of time behind it.
    private static func durations(in text: String) -> [TypedValue] {
        let words = FoldedText(text).words.map(\.text)
        return words.indices.compactMap { index in
            // "1,5 saat" is two numbers here, and no whole one.
            let isWhole = index == 0 || !words[index - 1].allSatisfy(\.isNumber)
            guard words[index].allSatisfy(\.isNumber), isWhole, index + 1 < words.count else { return nil }
            let isWorking = words[index + 1] == working && index + 2 < words.count
            let unit = words[index + (isWorking ? 2 : 1)]
            guard let time = times.first(where: { unit.hasPrefix($0.stem) }) else { return nil }
            return TypedValue(
                amount: words[index], kind: isWorking ? "iş \(time.name)ü" : time.name, words: [unit, working])
        }
    }

    private static let working = FoldedText.fold("iş")

    private static let currencyWords: Set<String> = Set(
        ["tl", "try", "lira", "lirası", "euro", "eur", "usd", "dolar", "sterlin", "gbp"].map(FoldedText.fold))

    private static let times: [(stem: String, name: String)] = [
        ("gün", "gün"), ("hafta", "hafta"), ("ay", "ay"), ("yıl", "yıl"), ("saat", "saat"), ("dakika", "dakika"),
        ("day", "gün"), ("week", "hafta"), ("month", "ay"), ("year", "yıl"), ("hour", "saat"), ("minute", "dakika"),
    ].map { (FoldedText.fold($0.0), $0.1) }
}
