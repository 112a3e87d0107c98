import PluginKit

/// Why goods come back.
enum ReturnReason: String, Codable, Sendable, CaseIterable, PostgresValue {
    case size, color, quality, damaged
    case changedMind = "changed_mind"

    var title: LocalizedText {
        switch self {
        case .size: LocalizedText(tr: "Beden", en: "Size")
        case .color: LocalizedText(tr: "Renk", en: "Colour")
        case .quality: LocalizedText(tr: "Kalite", en: "Quality")
        case .damaged: LocalizedText(tr: "Hasarlı ya da kusurlu", en: "Damaged or faulty")
        case .changedMind: LocalizedText(tr: "Vazgeçti", en: "Changed their mind")
        }
    }

    static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }

    /// What a message says of it; what weighs most first: something broken is broken, whatever its size.
    static func read(_ text: String) -> ReturnReason? {
        let folded = FoldedText(text)
        return words.first { !$0.1.matches(in: folded).isEmpty }?.0
    }

    private static let words: [(ReturnReason, PhraseSet)] = [
        (
            .damaged,
            PhraseSet([
                "hasar*", "kirik*", "kirilmis*", "kirildi", "yirtik*", "yirtil*", "sokuk*", "delik*", "ezik*",
                "ezilmis*",
                "kusur*", "defolu*", "defo", "bozuk*", "bozul*", "calismiyo*", "calismadi", "lekeli*", "catlak*",
                "eksik parca*", "yanlis urun*", "yanlis geldi", "baska urun*", "ayipli*", "damaged", "broken", "torn",
                "faulty", "defective", "does not work", "wrong item", "stained",
            ])
        ),
        (
            .size,
            PhraseSet([
                "beden*", "numara* kucuk*", "numara* buyuk*", "kucuk geldi", "buyuk geldi", "dar geldi", "bol geldi",
                "kisa geldi", "uzun geldi", "cok kucuk", "cok buyuk", "olmadi ustume", "ustume olmadi", "bana olmadi",
                "uymadi", "sigmadi*", "sikti", "kucuk oldu", "buyuk oldu", "dar oldu", "ayagima * olmadi", "too small",
                "too big", "too large", "too tight", "too loose", "wrong size", "the size", "size is", "size was",
                "did not fit", "doesn t fit", "didn t fit",
            ])
        ),
        (.color, PhraseSet(["reng*", "renk*", "tonu", "soluk*", "colour", "color", "shade"])),
        (
            .quality,
            PhraseSet([
                "kalite*", "kumas*", "ince* cikti", "cok ince", "bekledigim gibi degil",
                "bekledigim gibi cikmadi", "fotograf* gibi degil", "gorsel* gibi degil", "resim* gibi degil",
                "gorundugu gibi degil", "kotu urun", "berbat", "begenmedim kalite*", "tuylen*", "soldu", "cekti",
                "quality", "not as described", "not as pictured", "material",
            ])
        ),
        (
            .changedMind,
            PhraseSet([
                "vazgec*", "fikrimi degistir*", "fikir degistir*", "begenmedim", "istemiyorum artik",
                "artik istemiyorum",
                "ihtiyacim kalmadi", "gerek kalmadi", "hosuma gitmedi", "yanlis siparis*", "yanlislikla", "gec geldi",
                "changed my mind", "do not want it", "don t want it", "no longer need", "by mistake", "did not like",
                "didn t like",
            ])
        ),
    ]
}
