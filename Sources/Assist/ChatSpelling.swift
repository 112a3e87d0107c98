import Knowledge

/// Writes out what people shorten when they chat, so that encoder and analyser meet words they know.
///
/// Only words of the list change; the rest of the message stays as it was typed.
public enum ChatSpelling {
    public static func repaired(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for word in FoldedText(text).words.reversed() {
            if let written = abbreviations[word.text] {
                scalars.replaceSubrange(word.span.range, with: Array(written.unicodeScalars))
            } else if let meant = frequent.first(where: { WordMatch.isMisspelling(word.text, of: $0.folded) }) {
                scalars.replaceSubrange(word.span.range, with: Array(meant.written.unicodeScalars))
            } else if word.text.unicodeScalars.count == word.span.range.count, let gap = gap(in: word.text) {
                scalars.insert(contentsOf: Array(gap.letters.unicodeScalars), at: word.span.start + gap.position)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// What is missing inside a word, and where: the space before a question particle ("atarmisiniz", "oluyomu") and
    /// the r that speech drops ("geliyo").
    private static func gap(in word: String) -> (letters: String, position: Int)? {
        for particle in particles where word.hasSuffix(particle) {
            let verb = word.dropLast(particle.count)
            guard verb.count >= 4 else { continue }
            if verb.hasSuffix("yo") { return ("r ", verb.count) }
            let isCertain = ["yor", "abilir", "ebilir"].contains { verb.hasSuffix($0) }
            if isCertain || (particle.count > 2 && verb.hasSuffix("r")) { return (" ", verb.count) }
        }
        if word.count >= 7, word.hasSuffix("iyonuz") || word.hasSuffix("uyonuz") { return ("rsu", word.count - 3) }
        guard word.count >= 5, word.hasSuffix("iyo") || word.hasSuffix("uyo") else { return nil }
        return ("r", word.count)
    }

    /// Words that hardly any question does without; a slip in one of these hides what is asked.
    private static let frequent: [(folded: String, written: String)] = [
        ("zaman", "zaman"), ("kadar", "kadar"), ("nasil", "nasıl"), ("fiyat", "fiyat"), ("siparis", "sipariş"),
        ("kargo", "kargo"), ("randevu", "randevu"), ("ucretsiz", "ücretsiz"), ("parami", "paramı"),
        ("hesabima", "hesabıma"), ("odeme", "ödeme"), ("kapida", "kapıda"), ("indirim", "indirim"),
        ("taksit", "taksit"),
        ("garanti", "garanti"), ("komisyon", "komisyon"), ("gecerli", "geçerli"), ("fatura", "fatura"),
        ("ederseniz", "ederseniz"),
        ("fotograf", "fotoğraf"), ("sigorta", "sigorta"), ("degisim", "değişim"), ("iptal", "iptal"),
        ("depozito", "depozito"), ("lira", "lira"), ("muayene", "muayene"), ("adres", "adres"), ("seans", "seans"),
    ]

    private static let particles = [
        "misiniz", "musunuz", "miyiz", "muyuz", "miyim", "muyum", "misin", "musun", "mi", "mu",
    ]

    private static let abbreviations: [String: String] = [
        "slm": "selam", "mrb": "merhaba", "mrhb": "merhaba", "kdr": "kadar", "zmn": "zaman", "nzmn": "ne zaman",
        "nerde": "nerede", "nerden": "nereden", "bi": "bir", "bisey": "bir şey", "birsey": "bir şey",
        "hersey": "her şey", "tsk": "teşekkürler", "tskler": "teşekkürler", "tmm": "tamam", "cvp": "cevap",
        "msj": "mesaj", "mesj": "mesaj", "krgo": "kargo", "sprs": "sipariş", "siprs": "sipariş", "fyt": "fiyat",
        "fiat": "fiyat", "ucrt": "ücret", "rndv": "randevu", "rndvu": "randevu", "tlf": "telefon",
        "indrm": "indirim", "hft": "hafta", "gn": "gün", "sa": "selamün aleyküm", "nbr": "ne haber", "pls": "lütfen",
        "lutfn": "lütfen", "varmi": "var mı", "yokmu": "yok mu", "olurmu": "olur mu", "napiyim": "ne yapayım",
        "napcam": "ne yapacağım", "napmaliyim": "ne yapmalıyım", "napiyoruz": "ne yapıyoruz", "gelcek": "gelecek",
        "olcak": "olacak", "olr": "olur", "olrmu": "olur mu", "gelr": "gelir", "vrm": "var mı",
        "alabilirmym": "alabilir miyim", "alcam": "alacağım", "yapcam": "yapacağım", "kacgun": "kaç gün",
        "nekadar": "ne kadar",
        "nezaman": "ne zaman", "kacpara": "kaç para", "heralde": "herhalde",
    ]
}
