import Foundation
import Knowledge

/// How customers may write an FAQ's question: made by rules, so that the same entry always gives the same variants.
enum QuestionVariant: String, CaseIterable, Codable, Sendable {
    /// As the entry has it.
    case asWritten = "as_written"
    /// Without Turkish letters, capitals and marks.
    case ascii
    /// Two neighbouring letters of a long word changed places.
    case swapped
    /// A letter of another long word is missing.
    case dropped
    /// Common endings are cut off, as in hurried typing.
    case clipped
    /// It is asked with other question words.
    case reworded
    /// With a greeting before and a filling word behind.
    case chatty

    /// `nil` where the variant would be the question itself.
    func text(of question: String) -> String? {
        let made =
            switch self {
            case .asWritten: question
            case .ascii: Self.ascii(question)
            case .swapped: Self.changingLongWord(of: question, at: 0) { Self.swapped($0) }
            case .dropped: Self.changingLongWord(of: question, at: 1) { Self.dropped($0) }
            case .clipped: Self.words(of: question.lowercased(with: turkish)).map(Self.clipped).joined(separator: " ")
            case .reworded: Self.reworded(question.lowercased(with: turkish))
            case .chatty: "merhaba " + Self.ascii(question) + " acaba"
            }
        return made == question && self != .asWritten ? nil : made
    }

    private var turkish: Locale { Locale(identifier: "tr") }

    private static func words(of text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func ascii(_ text: String) -> String {
        let letters: [Character: Character] = [
            "ı": "i", "ş": "s", "ğ": "g", "ç": "c", "ö": "o", "ü": "u", "â": "a", "î": "i", "û": "u",
        ]
        let lower = text.lowercased(with: Locale(identifier: "tr"))
        return String(lower.compactMap { $0.isPunctuation ? nil : letters[$0] ?? $0 })
    }

    /// - Parameter rank: among the words of the question, longest first.
    private static func changingLongWord(of question: String, at rank: Int, _ change: (String) -> String) -> String {
        var words = words(of: question)
        let long = words.indices.filter { words[$0].count >= 5 }
            .sorted { (words[$1].count, $0) < (words[$0].count, $1) }
        guard let index = long.dropFirst(min(rank, max(0, long.count - 1))).first else { return question }
        words[index] = change(words[index])
        return words.joined(separator: " ")
    }

    private static func swapped(_ word: String) -> String {
        var letters = Array(word)
        letters.swapAt(letters.count / 2, letters.count / 2 - 1)
        return String(letters)
    }

    private static func dropped(_ word: String) -> String {
        var letters = Array(word)
        letters.remove(at: letters.count / 2)
        return String(letters)
    }

    private static let endings = [
        "larınız", "leriniz", "larımız", "lerimiz", "ların", "lerin", "ınız", "iniz", "unuz", "ünüz", "nın", "nin",
        "nun", "nün", "dan", "den", "tan", "ten", "ları", "leri",
    ]

    private static func clipped(_ word: String) -> String {
        let bare = word.trimmingCharacters(in: .punctuationCharacters)
        guard let ending = endings.first(where: { bare.hasSuffix($0) && bare.count - $0.count >= 4 }) else {
            return bare
        }
        return String(bare.dropLast(ending.count))
    }

    private static let rewordings = [
        ("ne kadar sürüyor", "kaç günde biter"), ("ne kadar sürer", "kaç günde biter"), ("kaç gün", "ne kadar zaman"),
        ("ne kadar", "kaç para"), ("kaç lira", "ne kadar"), ("kaç tl", "ne kadar"), ("nasıl", "ne şekilde"),
        ("nerede", "hangi adreste"), ("ne zaman", "hangi gün"), ("var mı", "bulunuyor mu"), ("mümkün mü", "olur mu"),
        ("yapıyor musunuz", "yapar mısınız"), ("hangi", "ne tür"), ("neler", "nelerdir"), ("nedir", "ne"),
        ("how much", "what does it cost"), ("how long", "how many days"), ("where", "at which place"),
        ("can i", "is it possible to"), ("do you", "does your shop"),
    ]

    private static func reworded(_ question: String) -> String {
        for (from, to) in rewordings where question.contains(from) { return question.replacing(from, with: to) }
        return question
    }
}
