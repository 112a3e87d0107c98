import PluginKit

/// What a short answer says, in the words people use for it.
enum SaidWords {
    enum Answer: Equatable {
        case yes
        case no
    }

    /// Whether a message agrees or declines; `nil` where it does neither, both, or asks something.
    static func answer(in text: String) -> Answer? {
        guard !text.contains("?"), !text.contains("؟") else { return nil }
        if isCancellation(text) { return .no }
        let words = FoldedText(text.replacing("’", with: "'")).words.map(\.text)
        guard !words.isEmpty, words.count <= 12 else { return nil }
        let isNo = has(no, in: words) || has(noPhrases, in: words)
        // "Uygun değil" and "olmaz" decline with a word that agrees.
        if isNo { return words.first.map { yesAlone.contains($0) } == true ? nil : .no }
        guard has(yes, in: words), words.count <= 6 || yesAlone.contains(words[0]) else { return nil }
        return .yes
    }

    /// Whether a message says nothing but "cancel".
    static func isCancellation(_ text: String) -> Bool {
        let words = FoldedText(text).words.map(\.text).filter { !courtesies.contains($0) }
        return cancellations.contains(words)
    }

    /// The place in a list of so many that a message names: "ilki", "2.", "the last one", "fark etmez".
    static func choice(in text: String, of count: Int) -> Int? {
        let words = FoldedText(text).words.map(\.text)
        guard words.count <= 6, count > 0 else { return nil }
        if words.count == 1, let number = Int(words[0]), (1...count).contains(number) { return number - 1 }
        for (place, forms) in ordinals.enumerated() where place < count && !Set(forms).isDisjoint(with: words) {
            return place
        }
        if words.contains(where: { ["son", "sonuncu", "sonuncusu", "last"].contains($0) }) { return count - 1 }
        return has(anyPhrases, in: words) ? 0 : nil
    }

    static func has(_ phrases: [[String]], in words: [String]) -> Bool {
        phrases.contains { phrase in
            words.indices.contains { start in
                start + phrase.count <= words.count && zip(phrase, words[start...]).allSatisfy { fits($1, $0) }
            }
        }
    }

    /// A star stands for any ending.
    private static func fits(_ word: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
    }

    static func phrases(_ texts: String...) -> [[String]] {
        texts.map { $0.split(separator: " ").map(String.init) }
    }

    private static let cancellations = Set(
        phrases("iptal", "iptal et", "iptal edin", "iptal edelim", "cancel", "cancel it"))

    private static let courtesies: Set<String> = [
        "lutfen", "merhaba", "merhabalar", "selam", "tesekkurler", "tesekkur", "ederim", "please", "hello", "thanks",
    ]

    /// Words that answer by themselves, whatever follows.
    private static let yesAlone: Set<String> = [
        "evet", "yes", "yeah", "yep", "tabii", "tabi", "elbette", "onayliyorum",
    ]

    private static let yes = phrases(
        "evet", "olur", "olsun", "tamam", "tamamdir", "tabii", "tabi", "elbette", "isterim", "istiyorum", "alalim",
        "alin", "yazin", "lutfen", "onayliyorum", "onay", "gelecegim", "gelicem", "geliyorum", "geliriz", "uygun",
        "uyar", "kabul", "memnuniyetle", "yes", "yeah", "yep", "sure", "ok", "okay", "please", "of course",
        "sounds good", "that works", "i confirm", "confirmed", "confirm", "i am coming", "i will come")

    private static let no = phrases(
        "hayir", "olmaz", "istemiyorum", "istemem", "gelemem", "gelemiyorum", "gelemeyecegim", "gelemicem",
        "gelmiyorum", "gelmeyecegim", "vazgectim", "vazgec", "kalsin", "uymaz", "uymuyor", "no", "nope", "cannot",
        "never mind")

    private static let noPhrases = phrases(
        "uygun degil", "gerek yok", "yok tesekkur*", "can t come", "can t make", "cant make", "cant come",
        "not coming", "do not want", "don t want", "not now", "no thanks")

    private static let ordinals = [
        ["ilki", "ilk", "ilkini", "birinci", "birincisi", "first"], ["ikinci", "ikincisi", "ikincisini", "second"],
        ["ucuncu", "ucuncusu", "ucuncusunu", "third"],
    ]

    private static let anyPhrases = phrases(
        "fark etmez", "farketmez", "hepsi olur", "hepsi uyar", "hangisi olursa", "any of them", "any", "whichever")
}
