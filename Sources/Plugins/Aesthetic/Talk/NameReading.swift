import PluginKit

/// A person's name, as they give it when they are asked for it.
enum NameReading {
    /// `Adım Ayşe Yılmaz`, `ben Ayşe`, `Ayşe Yılmaz`, `I am John Smith`; `nil` for what is no name.
    ///
    /// - Parameter isAsked: the talk has just asked for it, so that two bare words are one.
    static func name(in text: String, isAsked: Bool) -> String? {
        var words = text.split { $0.isWhitespace || ",;:!.\n".contains($0) }.map(String.init)
        let isIntroduced = strip(&words)
        guard isAsked || isIntroduced else { return nil }
        // What follows the name, such as a telephone, is somebody else's to read.
        words = Array(words.prefix { isNamelike($0) })
        while let last = words.last, fillers.contains(FoldedText.fold(last)) { words.removeLast() }
        guard (1...4).contains(words.count), !text.contains("?") else { return nil }
        let folded = words.map { FoldedText.fold($0) }
        guard folded.allSatisfy({ $0.count > 1 && !notNames.contains($0) }) else { return nil }
        let name = words.joined(separator: " ")
        guard name.count <= 60 else { return nil }
        return words.map(capitalised).joined(separator: " ")
    }

    /// Takes "Adım", "ben", "my name is" off.
    private static func strip(_ words: inout [String]) -> Bool {
        let folded = words.map { FoldedText.fold($0) }
        for opening in openings where folded.starts(with: opening) {
            words.removeFirst(opening.count)
            return true
        }
        return false
    }

    private static func isNamelike(_ word: String) -> Bool {
        word.allSatisfy { $0.isLetter || "'’-".contains($0) } && word.contains { $0.isLetter }
    }

    private static func capitalised(_ word: String) -> String {
        guard word == word.lowercased(), let first = word.first else { return word }
        let upper = first == "i" ? "İ" : String(first).uppercased()
        return upper + word.dropFirst()
    }

    private static let openings = [
        ["tabii", "adim"], ["tabi", "adim"], ["merhaba", "ben"], ["merhaba", "adim"], ["adim", "soyadim"],
        ["ad", "soyad"], ["adim"], ["ismim"], ["isim"], ["ben"], ["my", "name", "is"], ["i", "am"], ["i m"],
        ["hi", "i m"], ["hello", "i m"],
        ["it", "is"], ["this", "is"],
    ]
    private static let fillers: Set<String> = [
        "hanim", "bey", "ben", "benim", "adim", "ve", "telefon", "telefonum", "numaram", "tel", "and", "phone", "my",
    ]
    private static let notNames: Set<String> = [
        "evet", "hayir", "tamam", "olur", "peki", "ok", "okay", "yes", "no", "sure", "merhaba", "selam", "hello", "hi",
        "tesekkurler", "tesekkur", "sagolun", "istemiyorum", "vazgectim", "iptal", "neden", "niye", "kac", "fiyat",
        "nasil", "what", "why", "how", "botoks", "dolgu", "lazer", "randevu", "once", "simdi", "sonra", "yarin",
        "bugun", "hafta", "musait", "degil", "degilim", "var", "yok", "mi", "mu", "icin", "ne", "bir", "bilmiyorum",
        "gerek", "lutfen", "please", "not", "the", "is", "ediyorum", "istiyorum", "soylemek", "vermek", "kadar",
        "hamileyim", "interested", "pregnant", "from", "looking", "here", "fine", "good", "happy",
    ]
}
