/// Gives words back the dots and tails that the English model does not know: `baslayan` is `başlayan`.
struct TurkishLetters {
    let width: Float
    let height: Float

    /// Reads a part that is one word, in Turkish alone.
    typealias Read = (_ part: PixelRectangle) -> [RecognizedWord]

    func restored(_ words: [RecognizedWord], _ read: Read) -> [RecognizedWord] {
        let doubtful = words.indices.filter { words[$0].isEnglish && Self.mayHaveLost(words[$0].text) }
        // A page in English, or one that nobody can read.
        guard !doubtful.isEmpty, doubtful.count <= 150, 5 * doubtful.count <= 2 * words.count else { return words }
        var words = words
        for index in doubtful {
            let word = words[index]
            let margin = word.lineHeight / 6
            let part = PixelRectangle(
                left: max(0, word.left - margin), top: max(0, word.top - margin),
                right: min(width, word.right + margin), bottom: min(height, word.bottom + margin))
            let again = read(part)
            guard again.count == 1, again[0].confidence > 0.5, again[0].text != word.text,
                Self.plain(again[0].text) == Self.plain(word.text)
            else { continue }
            words[index] = word.reading(again[0].text)
        }
        return words
    }

    /// Letters alone, one of which has a sibling in Turkish.
    private static func mayHaveLost(_ text: String) -> Bool {
        text.unicodeScalars.count >= 2 && text.unicodeScalars.contains { "cgiosuCGIOSU".unicodeScalars.contains($0) }
            && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ".,:'’".unicodeScalars.contains($0) }
    }

    private static let siblings: [Character: Character] = [
        "ç": "c", "ğ": "g", "ı": "i", "ö": "o", "ş": "s", "ü": "u", "Ç": "C", "Ğ": "G", "İ": "I", "Ö": "O", "Ş": "S",
        "Ü": "U",
    ]

    private static func plain(_ text: String) -> String { String(text.map { siblings[$0] ?? $0 }) }
}
