import Knowledge

/// Words that must not be said, in all their Turkish forms.
///
/// "garanti" stands for garantili, garantisi, garantiliyoruz; "indirim yapmak" for every form of the verb. A final p, t
/// or k softens before a vowel ("sonuç, sonucu" fold alike anyway). Disguises are the engine's part.
public enum BannedPhrase {
    /// The phrase as patterns of ``PhraseSet``: one for every way its words may begin.
    public static func patterns(of phrase: String) -> [String] {
        let words = FoldedText(phrase).words.map(\.text)
        guard !words.isEmpty else { return [] }
        return words.reduce([""]) { patterns, word in
            let stems = stems(of: word)
            return patterns.prefix(64).flatMap { pattern in
                stems.map { pattern.isEmpty ? $0 : "\(pattern) \($0)" }
            }
        }
    }

    private static func stems(of word: String) -> [String] {
        // A short stem would swallow other words ("et": "ethanol"): there only what is surely its own.
        guard word.utf8.count > 3, word.unicodeScalars.allSatisfy(\.isASCII) else {
            return shortForms(of: word)
        }
        let isInfinitive = word.utf8.count > 5 && (word.hasSuffix("mak") || word.hasSuffix("mek"))
        let stem = isInfinitive ? String(word.dropLast(3)) : word
        guard stem.utf8.count > 3 else { return shortForms(of: stem) }
        return [stem + "*"] + (softened(stem).map { [$0 + "*"] } ?? [])
    }

    private static func shortForms(of word: String) -> [String] {
        let endings = [
            "i", "u", "yi", "yu", "a", "e", "ya", "ye", "in", "un", "nin", "nun", "da", "de", "ta", "te",
            "dan", "den",
            "tan", "ten", "la", "le", "si", "su", "lar*", "ler*", "im*", "um*", "iyor*", "uyor*", "ecek*",
            "acak*", "er",
            "ar", "eriz", "ariz", "tik", "dik", "ti", "di", "mek", "mak", "en", "an", "tigi*", "digi*",
            "eceg*", "acag*",
        ]
        return [word] + endings.map { word + $0 }
            + (softened(word).map { stem in endings.map { stem + $0 } } ?? [])
    }

    private static func softened(_ stem: String) -> String? {
        guard let last = stem.last, let soft = ["p": "b", "t": "d", "k": "g"][String(last)] else {
            return nil
        }
        return String(stem.dropLast()) + soft
    }
}
