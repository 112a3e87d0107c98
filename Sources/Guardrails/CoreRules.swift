import Knowledge

/// The rules of every business: texts that try to steer the system instead of asking it something.
///
/// Detection is a tripwire. What keeps an injected instruction powerless is that replies only quote; still an attack in a
/// message is refused, and a passage that carries one is not read from.
enum CoreRules {
    static let all: [GuardrailRule] = [ignoreRules, promptLeak, newRole, developerMode, dataTheft, fakeSystem, orders]

    private static let ignoreRules = GuardrailRule(
        id: "injection.ignore_rules", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "onceki * talimat* * unut*", "onceki * talimat* * yok say*", "onceki * talimat* * gormezden gel*",
            "onceki * talimat* * bosver*", "onceki * talimat* * dikkate alma*", "onceki * kural* * unut*",
            "onceki * kural* * yok say*", "onceki * yonerge* * unut*", "onceki * yonerge* * yok say*",
            "onceki * komut* * unut*", "onceki * komut* * yok say*", "butun talimat* * unut*", "butun kural* * unut*",
            "butun kural* * yok say*", "tum talimat* * unut*", "tum talimat* * yok say*", "tum kural* * unut*",
            "tum kural* * yok say*", "yukaridaki * talimat* * unut*", "yukaridaki * talimat* * yok say*",
            "yukaridaki * kural* * yok say*", "yukaridaki * kural* * unut*", "yukaridaki * yonerge* * yok say*",
            "sana verilen * talimat* * unut*", "sana verilen * kural* * unut*", "talimatlarini * unut*",
            "talimatlarini * yok say*", "kurallarini * unut*", "kurallarini * yok say*", "kurallari * yok say*",
            "kurallari * gormezden gel*", "talimatlari * gormezden gel*", "talimatlari * yok say*",
            "simdiye kadarki * unut*",
            "ignore * previous * instruction*", "ignore * prior * instruction*", "ignore * above * instruction*",
            "ignore all * instruction*", "ignore * your * instruction*", "ignore * your * rules",
            "ignore * previous * rules",
            "disregard * instruction*", "disregard * previous *", "disregard * rules",
            "forget * previous * instruction*",
            "forget * your * instruction*", "forget everything * above", "override * instruction*", "override * rules",
            "تجاهل * التعليمات", "تجاهل * تعليمات*",
        ],
        detail: LocalizedText(
            tr: "Metin, sisteme verilen talimatları yok saydırmaya çalışıyor.",
            en: "The text tries to make the system ignore its instructions."))

    private static let promptLeak = GuardrailRule(
        id: "injection.prompt_leak", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "sistem mesaj* * yaz*", "sistem mesaj* * goster*", "sistem mesaj* * soyle*", "sistem mesaj* * paylas*",
            "sistem mesajin*", "sistem prompt*", "sistem komut* * yaz*", "sistem talimat*", "sistem yonerge*",
            "gizli talimat*", "gizli yonerge*", "gizli kural*", "gizli komut*", "ic talimat*", "prompt unu * yaz*",
            "promptunu*", "baslangic talimat*", "ilk talimat* * yaz*", "talimatlarini * yaz*",
            "talimatlarini * listele*",
            "talimatlarini * goster*", "yonergelerini * yaz*", "yonergelerini * listele*", "yonergelerini * goster*",
            "system prompt", "system message", "initial prompt", "hidden instruction*", "your instructions * verbatim",
            "reveal * instruction*", "reveal * prompt", "print * instruction*", "repeat * instruction*",
            "show me your * instruction*", "show me your prompt",
        ],
        detail: LocalizedText(
            tr: "Metin, sistemin iç talimatlarını öğrenmeye çalışıyor.",
            en: "The text tries to learn the system's own instructions."))

    private static let newRole = GuardrailRule(
        id: "injection.new_role", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "artik bir *sin", "artik bir *sun", "artik sen bir", "sen artik bir", "artik * yapay zeka*",
            "artik * sinirsiz*",
            "artik kural* * yok", "rol yap*", "gibi davran", "gibi davranin", "gibi davranacaksin", "karakterine gir*",
            "kisitlaman* yok",
            "sinirlaman* yok", "filtresiz * cevap*", "sansursuz*", "you are now", "act as", "pretend to be",
            "pretend you are", "roleplay as", "from now on you", "jailbreak*", "do anything now", "no restrictions",
            "without any restrictions",
        ],
        detail: LocalizedText(
            tr: "Metin, sisteme başka bir rol vermeye çalışıyor.", en: "The text tries to give the system another role."
        ))

    private static let developerMode = GuardrailRule(
        id: "injection.developer_mode", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "gelistirici mod*", "yonetici mod*", "admin mod*", "bakim mod* * gec*", "test mod* * gec*", "debug mod*",
            "dan mod*", "developer mode", "debug mode", "admin mode", "god mode", "sudo mod*",
        ],
        detail: LocalizedText(
            tr: "Metin, olmayan bir yetkili kipini açmaya çalışıyor.",
            en: "The text tries to switch on a privileged mode that does not exist."))

    private static let dataTheft = GuardrailRule(
        id: "injection.data_theft", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "butun musteri* * telefon*", "tum musteri* * telefon*", "diger musteri* * bilgi*",
            "diger musteri* * telefon*",
            "butun musteri* * liste*", "tum musteri* * liste*", "musteri liste* * ver*", "musteri liste* * gonder*",
            "diger hasta* * bilgi*", "veritaban* * dok*", "veritaban* * listele*", "veritaban* * yaz*",
            "yonetici sifre*", "all customer* * phone*", "other customers * data", "list all customers",
            "dump * database",
            "admin password",
        ],
        detail: LocalizedText(
            tr: "Metin, başkalarına ait bilgileri istiyor.", en: "The text asks for what belongs to others."))

    private static let fakeSystem = GuardrailRule(
        id: "injection.fake_system", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "sistem uyarisi * asistan*", "sistem notu * asistan*", "yapay zeka* * talimat*", "asistana not",
            "asistan icin not",
            "yapay zeka asistan* * soyle*", "im start system", "system override", "end of prompt", "yeni talimatlar*",
            "note to * assistant", "assistant must", "instructions for the ai",
        ],
        detail: LocalizedText(
            tr: "Metin, sistemden geliyormuş gibi davranıyor.", en: "The text pretends to come from the system."))

    private static let orders = GuardrailRule(
        id: "injection.forced_claim", directions: [.incoming, .retrieved], verdict: .block,
        phrases: [
            "bedava oldugunu soyle*", "ucretsiz oldugunu soyle*", "bedava oldugunu yaz*", "ucretsiz oldugunu yaz*",
            "indirim kodu uret*", "100 indirim * ver*", "yuzde yuz indirim * ver*", "aynen tekrarla*",
            "say that everything is free", "repeat after me",
        ],
        detail: LocalizedText(
            tr: "Metin, sisteme bir söz söyletmeye çalışıyor.",
            en: "The text tries to put words into the system's mouth."))
}
