import Knowledge

/// A word of a question that its answer should speak of.
struct QuestionTerm: Hashable {
    let word: String
    /// The ``Concepts`` row it belongs to.
    let concept: Int?
    /// How much of the question's subject it carries: a noun 1, a verb or a word of every question less.
    let weight: Float
    /// A name of a thing that the answer can hardly do without.
    var isSubject: Bool { weight >= 1 }
}

/// The words of a text that carry its meaning, with their weights.
enum QuestionTerms {
    static func terms(in text: FoldedText, words range: Range<Int>? = nil) -> [QuestionTerm] {
        let range = range ?? 0..<text.words.count
        let concepts = Concepts.byWord(in: text)
        var terms: [QuestionTerm] = []
        var seen: Set<String> = []
        for index in range {
            let written = text.words[index].text
            let word = spelled(written)
            // "En geç", "en az": an adverb, not a thing.
            guard index == 0 || text.words[index - 1].text != "en" else { continue }
            guard !isStop(written), !isStop(word), seen.insert(word).inserted else { continue }
            terms.append(QuestionTerm(word: word, concept: concepts[index], weight: weight(of: word)))
        }
        return terms
    }

    /// Words of a passage: all of them, for matching.
    static func matchable(_ text: String) -> (words: [String], concepts: Set<Int>) { matchable(FoldedText(text)) }

    static func matchable(_ folded: FoldedText) -> (words: [String], concepts: Set<Int>) {
        (folded.words.map { spelled($0.text) }, Set(Concepts.byWord(in: folded).values))
    }

    /// Letters that Turkish writes in its own way: botox is botoks.
    private static func spelled(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "w") }) else { return word }
        return word.replacing("x", with: "ks").replacing("w", with: "v")
    }

    private static func isStop(_ word: String) -> Bool {
        stopWords.contains(word) || (word.unicodeScalars.count < 2) || particles.contains { word == $0 }
            || stopStems.contains { word.hasPrefix($0) }
    }

    /// The weight of a verb.
    static let verb: Float = 0.35

    private static func weight(of word: String) -> Float {
        if word.unicodeScalars.allSatisfy({ $0.properties.numericType == .decimal }) { return 0.25 }
        if general.contains(where: { word.hasPrefix($0) }) { return 0.15 }
        if Concepts.provinces.contains(where: { WordMatch.similarity($0, word) == 1 }) { return 0.5 }
        if isVerb(word) { return verb }
        return 1
    }

    /// By endings that nouns hardly ever have.
    private static func isVerb(_ word: String) -> Bool {
        guard word.utf8.count >= 5 else { return false }
        if verbEndings.contains(where: { word.hasSuffix($0) }) { return true }
        // The aorist: "yatar", "kalir", but not the plural "-ler" nor the nouns that end so.
        let isAorist = ["ir", "ur", "ar", "er"].contains { word.hasSuffix($0) }
        return isAorist && !word.hasSuffix("ler") && !word.hasSuffix("lar") && !nounsInR.contains(word)
    }

    private static let nounsInR: Set<String> = [
        "haber", "defter", "karar", "seker", "numar", "tekrar", "zarar", "kiler",
    ]

    private static let particles: Set<String> = [
        "mi", "mu", "miyim", "muyum", "misin", "musun", "miyiz", "muyuz", "misiniz", "musunuz", "midir", "mudur", "de",
        "da", "ki", "ya", "ye", "ta", "te", "den", "dan", "nin", "nun", "in", "un",
    ]

    private static let stopWords: Set<String> = [
        "ve", "veya", "ile", "icin", "bir", "bu", "su", "o", "ben", "biz", "siz", "sen", "bana", "bize", "size",
        "sizde",
        "sizden", "sizin", "bende", "benden", "benim", "bizim", "onu", "bunu", "sunu", "onun", "bunun", "ne", "neyi",
        "neden", "niye", "nasil", "nerede", "nereye", "nereden", "hangi", "hangisi", "kac", "kaca", "kacta", "kim",
        "kime", "kadar", "zaman", "nedir", "var", "yok", "olur", "olmaz", "oluyor", "olmali", "olan", "olarak", "olsa",
        "olursa", "olup", "gibi", "daha", "en", "cok", "az", "hem", "ama", "fakat", "ise", "diye", "acaba", "lutfen",
        "peki", "tamam", "evet", "hayir", "merhaba", "merhabalar", "selam", "selamlar", "gunaydin", "iyi", "gunler",
        "aksamlar", "tesekkurler", "tesekkur", "ederim", "rica", "abi", "hocam", "kolay", "gelsin", "simdi", "artik",
        "hala", "yine", "sey", "seyi", "bir sey", "once", "sonra", "icinde", "uzere", "belki", "sadece", "yani", "eger",
        "yoksa", "sans", "sansim", "sansimiz", "elimde", "elimizde", "yeniden", "tekrar", "ilk", "diger", "lazim",
        "gerek", "istiyorum", "istiyoruz", "isterim", "istersem", "yapmam", "yapayim", "ediyorum", "edebilir",
        "edebilirim", "yapabilir", "yapiyor", "misiniz", "yapiliyor", "sahip", "ilgili", "hakkinda", "bilgi",
        "alabilir",
        "ay", "ayda", "yil", "hak", "hakki", "hakkim", "kere", "kez", "defa", "tane", "fazla", "az", "bugun", "yarin",
        "oyle", "boyle", "hic", "arada", "defada", "uzerine", "ustune", "ozel", "zamana", "kanka", "lik", "luk",
        "dun", "gecen", "hepsi", "tek", "ek", "kendi", "yanimda", "yanima", "yanimizda", "elime", "elimize", "bizden",
        "bizde", "sizlerden", "sizlerde",
        "the", "is", "are", "was", "a", "an", "i", "you", "your", "my", "we", "it", "do", "does", "did", "can", "could",
        "how", "much", "many", "what", "when", "where", "which", "who", "why", "to", "of", "for", "with", "on", "at",
        "and", "or", "if", "there", "have", "has", "be", "will", "would", "please", "hello", "hi", "me", "long", "any",
        "soon", "after", "before", "am", "been", "being", "many", "most", "some", "than", "then", "these", "those",
        "but", "also", "just", "only", "let", "know", "like", "going", "use", "used", "per", "out", "up", "into",
        "that", "this", "from", "about", "take", "need", "get", "want", "your", "our", "us", "by", "as", "so", "not",
        "كم", "ما", "هل", "في", "من", "على", "هو", "هي", "متى", "اين", "كيف", "عن", "مع", "او", "لو", "سمحت", "هناك",
        "لديكم", "عندكم", "يمكن", "يمكنني", "هذا", "هذه", "لي", "لكم", "الى", "بعد", "قبل",
    ]
    private static let stopStems = [
        "kadar", "siklik", "olsun", "olanda", "gerek", "istiyo", "ogrenebil", "sorac", "ogrenmek", "yapiyorsun",
        "ediyorsun", "oluyo",
    ]

    /// Words that every business and every question uses.
    private static let general = [
        "ucret", "fiyat", "para", "lira", "bedel", "tutar", "tl", "euro", "sure", "gun", "saat", "hafta", "dakika",
        "urun",
        "siparis", "islem", "tedavi", "hizmet", "oran", "avantaj", "kazanc", "secenek", "imkan", "price", "cost", "fee",
        "yuzde", "kilo", "gram", "kg", "dk", "dakka", "sn", "kagit", "day", "hour", "service", "product", "سعر",
    ]

    private static let verbEndings = [
        "iyor", "uyor", "iyorum", "uyorum", "iyoruz", "uyoruz", "iyorsunuz", "uyorsunuz", "abilir", "ebilir",
        "abilirim",
        "ebilirim", "abiliriz", "ebiliriz", "ecek", "acak", "eceg", "acag", "ecegim", "acagim", "ecegiz", "acagiz",
        "meli", "mali", "meliyim", "maliyim", "meliyiz", "maliyiz", "sem", "sam", "sek", "sak", "seniz", "saniz",
        "irim", "urum", "erim", "arim", "iriz", "uruz", "mek", "mak", "meye", "maya", "eyim", "ayim", "elim", "alim",
        "diniz", "tiniz", "digim", "dugum", "tigim", "tugum", "medigim", "madigim", "dim", "tim", "yorum", "irsem",
        "arsam", "ersem", "ursam", "mis", "mus", "iyormu", "ilir", "ulur", "inir", "unur", "iyormus", "irken", "arken",
        "erken", "urken", "iyordum", "dik", "tik", "mem", "mam", "mesem", "masam", "icam", "ucam", "ince", "unca",
        "inca", "unce", "erek", "arak", "eceksiniz", "acaksiniz",
        "irsiniz", "ursunuz", "arsiniz", "ersiniz", "iyorsa", "uyorsa", "miyorsa", "cam", "cem", "caz", "cez", "miyo",
        "ebiliyorum", "abiliyorum", "mesi", "masi",
    ]
}
