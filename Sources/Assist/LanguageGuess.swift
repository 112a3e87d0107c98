import Knowledge

/// Tells Turkish, English and Arabic apart by script and by the small words of each.
///
/// A message that gives no sign is taken for Turkish, the customers' first language.
public enum LanguageGuess {
    public static func language(of text: String) -> Language {
        var arabic = 0
        var letters = 0
        var turkish = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if (0x0600...0x06FF).contains(scalar.value) { arabic += 1 }
            if "çğışöüÇĞİŞÖÜ".unicodeScalars.contains(scalar) { turkish += 1 }
        }
        if letters > 0, arabic * 2 > letters { return .arabic }

        let words = FoldedText(text).words.map(\.text)
        let english = words.count { englishWords.contains($0) }
        turkish += words.count { turkishWords.contains($0) || hasTurkishEnding($0) }
        return english > turkish ? .english : .turkish
    }

    private static func hasTurkishEnding(_ word: String) -> Bool {
        word.utf8.count >= 6 && turkishEndings.contains { word.hasSuffix($0) }
    }

    // Only words that mean nothing in the other language: "her", "on", "in" and "bin" are both.
    private static let englishWords: Set<String> = [
        "the", "is", "are", "was", "were", "how", "much", "many", "what", "when", "where", "which", "who", "why", "can",
        "could", "do", "does", "did", "you", "your", "my", "i", "we", "it", "have", "has", "there", "to", "of", "for",
        "with", "from", "and", "or", "will", "would", "should", "if", "please", "hello", "hi", "thanks", "price",
        "order", "good", "morning", "evening", "never", "again", "ever", "worst", "long", "that", "this", "be", "not",
        "any", "me", "accept", "english",
    ]
    private static let turkishWords: Set<String> = [
        "ve", "bir", "bu", "ne", "mi", "mu", "kac", "kadar", "zaman", "nasil", "nerede", "nerde", "icin", "ile", "var",
        "yok", "olur", "icinde", "daha", "cok", "hangi", "bana", "size", "sizde", "siz", "ben", "merhaba", "selam",
        "slm", "mrb", "acaba", "lazim", "gun", "saat", "ucret", "fiyat", "peki", "neden", "degil", "sonra", "once",
    ]
    private static let turkishEndings = [
        "iyor", "iyorum", "uyor", "iyorsunuz", "misiniz", "musunuz", "siniz", "lari", "leri", "larin", "lerin", "eceg",
        "acak", "ecek", "abilir", "ebilir", "abilirim", "ebilirim", "acaktim", "ecektim", "iniz", "unuz", "imiz",
    ]
}
