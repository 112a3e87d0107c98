/// Short Turkish-like texts, seeded: stems whose frequency falls with their rank, under the suffixes of the language.
///
/// What BM25 costs depends on how long the lists of its terms are, and those are as uneven here as in real text. What
/// the texts say makes no sense.
struct RetrievalTexts: Sendable {
    private static let common = [
        "kargo", "sipariş", "iade", "ödeme", "fatura", "ürün", "teslimat", "mağaza", "müşteri", "hesap", "randevu",
        "garanti", "kampanya", "indirim", "taksit", "adres", "şube", "hizmet", "ücret", "süre", "gün", "saat", "belge",
        "başvuru", "sözleşme", "üyelik", "kart", "tutar", "işlem", "talep", "değişim", "onay", "kurulum", "servis",
        "parça", "renk", "beden", "stok", "fiyat", "bilgi", "koşul", "kullanım", "kayıt", "şifre", "telefon", "posta",
    ]
    private static let onsets = ["b", "ç", "d", "g", "k", "l", "m", "n", "p", "r", "s", "ş", "t", "v", "y", "z"]
    private static let codas = ["", "", "l", "n", "r", "k", "m", "ş", "t"]
    private static let stemBits = 13

    let bodies: [String]
    let queries: [String]

    init(_ count: Int, queries queryCount: Int, seed: UInt64 = RetrievalWorkload.seed) {
        var random = SplitMix64(seed: seed)
        let stems = Self.stems(&random)
        bodies = (0..<count).map { _ in
            let words = (0..<random.next(in: 6...22)).map { _ in Self.word(stems, &random) }
            return words.joined(separator: " ") + "."
        }
        let texts = bodies
        queries = (0..<queryCount).map { _ in
            let words = texts[random.next(in: 0...texts.count - 1)].dropLast().split(separator: " ")
            let picked = random.distinct(min(words.count, random.next(in: 2...4)), below: words.count)
            return picked.map { words[$0] }.joined(separator: " ")
        }
    }

    private struct Stem {
        let text: String
        /// Whether its last vowel is one of the front of the mouth; suffixes follow it.
        let isFront: Bool
    }

    private static func stems(_ random: inout SplitMix64) -> [Stem] {
        var seen = Set(common)
        var texts = common
        while texts.count < 1 << stemBits {
            let vowels = random.next(in: 0...1) == 0 ? ["e", "i", "ö", "ü"] : ["a", "ı", "o", "u"]
            let syllables = (0..<random.next(in: 2...3)).map { _ in
                pick(onsets, &random) + pick(vowels, &random) + pick(codas, &random)
            }
            if seen.insert(syllables.joined()).inserted { texts.append(syllables.joined()) }
        }
        return texts.map { text in
            Stem(text: text, isFront: "eiöü".contains(text.last { "aeıioöuü".contains($0) } ?? "a"))
        }
    }

    /// Each doubling of the rank is equally likely: the word of rank r comes about as often as 1/r.
    private static func word(_ stems: [Stem], _ random: inout SplitMix64) -> String {
        let low = 1 << random.next(in: 0...stemBits - 1)
        let stem = stems[low + random.next(in: 0...low - 1)]
        let endings =
            stem.isFront
            ? ["", "", "ler", "lerin", "de", "den", "imiz", "iniz", "leri", "siz"]
            : ["", "", "lar", "ların", "da", "dan", "ımız", "ınız", "ları", "sız"]
        return stem.text + pick(endings, &random)
    }

    private static func pick(_ parts: [String], _ random: inout SplitMix64) -> String {
        parts[random.next(in: 0...parts.count - 1)]
    }
}
