/// Words that say how a sentence hangs together.
enum SmallWords {
    /// Those that add nothing, so that a sentence may have them without its source. No word of time, place, degree,
    /// condition or answer is among them.
    static let harmless: Set<String> = [
        "ve", "ile", "de", "da", "ki", "icin", "olarak", "olup", "olan", "olur", "olmaktadir", "bu", "su", "biz",
        "bizim",
        "bizde", "siz", "size", "sizin", "sizlere", "ayrica", "sekilde", "bilginize", "belirtildigi", "uzere", "gibi",
        "gore", "isletmemiz", "isletmemizde", "isletmemizin", "firmamiz", "firmamizda", "firmamizin", "the", "a", "an",
        "of", "is", "are", "it", "its", "this", "that", "and", "you", "your", "our", "we", "please", "هو", "هي", "هذا",
        "هذه", "ان", "لديكم", "لكم", "لدينا",
    ]

    /// Endings that an apostrophe parts from a number or a name: 250 TL'dir, 3'e, SMS'in.
    static let partedEndings: Set<String> = [
        "dir", "dur", "tir", "tur", "lik", "luk", "e", "a", "i", "u", "ye", "ya", "yi", "yu", "de", "da", "te", "ta",
        "in", "un", "nin", "nun", "si", "su", "ine", "ina", "inde", "inda", "ni", "nu", "s",
    ]

    /// Those that turn or bend a sense. They stand as often as in the source, and as they are.
    static let bending: Set<String> = [
        "degil", "degildir", "yok", "yoktur", "var", "vardir", "hic", "hicbir", "asla", "once", "sonra", "kadar",
        "itibaren", "en", "az", "cok", "fazla", "gec", "erken", "uzeri", "uzerinde", "uzerindeki", "altinda", "haric",
        "haricinde", "disinda", "disindaki", "dahil", "dahildir", "sadece", "yalniz", "yalnizca", "veya", "ya", "yahut",
        "veyahut", "ancak", "fakat", "ama", "her", "bazi", "tum", "butun", "eger", "ise", "ne", "mi", "mu", "midir",
        "mudur", "ayni", "ilk", "son", "tek", "daha", "bile", "ragmen", "toplam", "evet", "hayir", "dan", "den", "tan",
        "ten", "not", "no", "never", "without", "only", "or", "if", "unless", "except", "until", "till", "before",
        "after", "from", "to", "at", "by", "in", "on", "for", "with", "least", "most", "up", "over", "under", "more",
        "less", "than", "all", "any", "every", "free", "must", "may", "can", "cannot", "should", "will", "but", "non",
        "yes", "لا", "ليس", "ليست", "لم", "لن", "غير", "بدون", "فقط", "او", "اذا", "الا", "قبل", "بعد", "حتى", "منذ",
        "كل", "مجانا", "نعم",
    ]
}
