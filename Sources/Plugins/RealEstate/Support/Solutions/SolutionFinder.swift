import Foundation
import PluginKit

/// Finds the known problem that a message tells of: nearest utterance by weighted word stems and letter groups.
///
/// A word counts by its first five letters, which in Turkish carry its meaning, and by its groups of three letters,
/// which survive a slip; what many problems share weighs little.
struct SolutionFinder: Sendable {
    static let shared = SolutionFinder(StandardSolution.all)

    /// Below this nearness nothing is suggested.
    static let threshold = 0.42

    private let solutions: [StandardSolution]
    private let examples: [(solution: Int, features: TextFeatures)]
    private let weights: [String: Double]
    private let rarest: Double

    init(_ solutions: [StandardSolution]) {
        self.solutions = solutions
        var texts: [(Int, String)] = []
        for (index, solution) in solutions.enumerated() {
            texts += [(index, solution.title.tr), (index, solution.title.en)] + solution.utterances.map { (index, $0) }
        }
        var homes: [String: Set<Int>] = [:]
        for (index, text) in texts {
            for feature in TextFeatures.counts(of: text).keys { homes[feature, default: []].insert(index) }
        }
        let count = Double(solutions.count)
        let weights = homes.mapValues { log((count + 1) / (Double($0.count) + 0.5)) }
        self.weights = weights
        rarest = log((count + 1) / 1.5)
        examples = texts.map { ($0.0, TextFeatures($0.1, weights: weights, otherwise: 0)) }
    }

    func best(for message: String) -> (solution: StandardSolution, score: Double)? {
        // Words that no problem uses count against it, yet less than those that tell problems apart.
        let features = TextFeatures(message, weights: weights, otherwise: rarest * 0.25)
        var best: (index: Int, score: Double)?
        for example in examples {
            let score = features.cosine(with: example.features)
            if score > best?.score ?? 0 { best = (example.solution, score) }
        }
        guard let best, best.score >= Self.threshold else { return nil }
        return (solutions[best.index], best.score)
    }
}

/// A text as weighted stems and letter groups, of unit length.
public struct TextFeatures: Sendable, Equatable, Codable {
    private var values: [String: Double]

    init(_ text: String, weights: [String: Double], otherwise: Double) {
        values = Self.counts(of: text)
        for (feature, count) in values {
            let share = feature.hasPrefix("#") ? 0.45 : 1
            values[feature] = count.squareRoot() * share * (weights[feature] ?? otherwise)
        }
        let length = values.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if length > 0 { values = values.mapValues { $0 / length } }
    }

    /// All features alike, where no collection says which are rare.
    init(_ text: String) { self.init(text, weights: [:], otherwise: 1) }

    func cosine(with other: TextFeatures) -> Double {
        let (few, many) = values.count < other.values.count ? (self, other) : (other, self)
        return few.values.reduce(0) { $0 + $1.value * (many.values[$1.key] ?? 0) }
    }

    /// Stems of five letters, and groups of three letters marked by `#`.
    static func counts(of text: String) -> [String: Double] {
        var counts: [String: Double] = [:]
        for word in FoldedText(text).words.map(\.text) where !emptyWords.contains(word) {
            let stem = String(word.prefix(5))
            counts[synonyms[word] ?? synonyms[stem] ?? stem, default: 0] += 1
            let letters = Array(" " + word.prefix(9))
            guard letters.count >= 3 else { continue }
            for start in 0...(letters.count - 3) { counts["#" + String(letters[start..<(start + 3)]), default: 0] += 1 }
        }
        return counts
    }

    /// One word for what offices call by several.
    private static let synonyms: [String: String] = [
        "parol": "sifre", "mail": "posta", "maili": "posta", "maile": "posta", "mailim": "posta", "eposta": "posta",
        "email": "posta", "cevap": "yanit", "cevab": "yanit", "karsi": "yanit", "link": "bagla", "m2": "metre",
        "paket": "plan", "para": "ucret", "param": "ucret", "parami": "ucret", "parayi": "ucret", "kupon": "kampa",
        "promo": "kampa", "miniapp": "mini", "kitle": "kilit",
    ]

    private static let emptyWords: Set<String> = [
        "merhaba", "selam", "selamlar", "iyi", "gunler", "aksamlar", "bir", "bu", "su", "ve", "ile", "ama", "icin",
        "da",
        "de", "mi", "mu", "ne", "ben", "biz", "benim", "bizim", "siz", "acaba", "lutfen", "rica", "ederim",
        "tesekkurler",
        "yardim", "olur", "musunuz", "misiniz", "diye", "diyor", "cok", "daha", "gibi", "her", "hep", "sizin", "the",
        "a",
        "i", "is", "my", "to", "it", "of", "and", "hi", "hello", "please", "do", "does", "not", "hocam", "kolay",
        "gelsin",
        "nasil", "nerede", "nereden", "neden", "zaman", "kac", "hangi", "istiyorum", "lazim", "yapmaliyim", "hala",
        "var",
        "how", "when", "where", "what", "in", "for", "was", "has", "been", "can", "cannot", "t",
    ]
}
