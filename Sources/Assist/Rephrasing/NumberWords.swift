/// Numbers that are written out: a model that may not change digits could hide one in letters.
enum NumberWords {
    /// Whether a folded word says a number or a part of one, in Turkish ("üçyüzkırk", "yedişer", "yarım"), English or
    /// Arabic. It is better to take a word too many for one: it then only has to stand in the source as it is.
    static func isNumber(_ word: String) -> Bool {
        if fixed.contains(word) { return true }
        var rest = word[...]
        var count = 0
        while let digit = digits.first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(digit.count)
            count += 1
        }
        return count > 0 && (endings.contains(String(rest)) || count > 1)
    }

    /// Longest first, so that "yetmiş" is no "yet".
    private static let digits = [
        "milyar", "milyon", "yetmis", "doksan", "seksen", "altmis", "sekiz", "dokuz", "yirmi", "trilyon", "sifir",
        "dort", "kirk", "otuz", "elli", "alti", "yedi", "bir", "iki", "yuz", "bin", "bes", "uc", "on",
    ]
    private static let endings: Set<String> = [
        "", "er", "ar", "ser", "sar", "inci", "nci", "uncu", "ncu", "de", "da", "te", "ta", "den", "dan", "ten", "tan",
        "e", "a", "ye", "ya", "i", "u", "yi", "yu", "in", "un", "nin", "nun", "lik", "luk", "li", "lu", "lerce",
        "larca",
        "lar", "ler", "si", "su", "dir", "dur", "tir", "tur", "imiz", "umuz", "kat",
    ]
    private static let fixed: Set<String> = [
        "yarim", "yari", "ceyrek", "bucuk", "buçuk", "duzine", "cift", "ikiz", "birkac", "yuzde", "binde", "kat",
        "kati",
        "katina", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "half",
        "quarter", "third", "double", "triple", "twice", "once", "dozen", "first", "second", "percent", "صفر", "واحد",
        "واحدة", "اثنان", "اثنين", "اثنتان", "ثلاثة", "ثلاث", "اربعة", "اربع", "أربعة", "خمسة", "خمس", "ستة", "ست",
        "سبعة", "سبع", "ثمانية", "ثماني", "تسعة", "تسع", "عشرة", "عشر", "عشرون", "عشرين", "ثلاثون", "ثلاثين",
        "اربعون", "اربعين", "خمسون", "خمسين", "مئة", "مائة", "مئتان", "الف", "ألف", "الاف", "آلاف", "مليون", "نصف",
        "ربع",
    ]
}
