import PluginKit

/// The part of the platform that a matter is about.
public enum PlatformPart: String, Sendable, Codable, CaseIterable {
    case platform, login, verificationMail, campaign, listing, bulkUpload, valuation, report, bot, miniApp, payment,
        paymentSystem, invoice, matching, customers, showcase, calculator, assistant, search
}

/// What goes wrong with it.
public enum Symptom: String, Sendable, Codable, CaseIterable {
    case unreachable, dataLoss, fails, slow, wrongResult, refused, notArriving
}

/// The words by which a matter is understood, folded; `*` as in ``PhraseSet``.
enum ProblemWords {
    /// Particular parts before general ones: the first that is named counts.
    static let parts: [(PlatformPart, [String])] = [
        (.verificationMail, ["dogrulama*", "onay mail*", "onay e posta*", "aktivasyon mail*", "verification"]),
        (.campaign, ["kampanya*", "indirim kod*", "promosyon*", "kupon*", "campaign code", "promo code"]),
        (.miniApp, ["mini app*", "miniapp*", "mini uygulama*"]),
        (.bulkUpload, ["toplu yukle*", "toplu ilan*", "excel*", "sablon*", "csv*", "bulk upload*", "toplu aktar*"]),
        (.report, ["pdf*", "rapor*", "report*"]),
        (.valuation, ["degerleme*", "ekspertiz*", "deger tahmin*", "fiyat tahmin*", "valuation*", "emsal*"]),
        (.bot, ["bot", "botu*", "botun*", "botta*", "bota", "botla*", "telegram*", "komut*"]),
        (
            .paymentSystem,
            [
                "odeme sistem*", "odeme sayfa*", "odeme ekran*", "odeme altyapi*", "odeme al*", "odeme yap*",
                "tahsilat*", "payment system", "payment page", "sanal pos*", "odeme adim*", "odeyemi*", "odenemi*",
            ]
        ),
        (.invoice, ["fatura*", "e arsiv*", "invoice*", "dekont*"]),
        (
            .payment,
            [
                "odeme*", "kart*", "iade*", "ucretlendir*", "ucret*", "abonelik*", "cekim*", "payment*", "refund*",
                "charged",
            ]
        ),
        (.calculator, ["kredi hesap*", "kredi faiz*", "kredi oran*", "mortgage*", "hesaplayici*"]),
        (.matching, ["eslestir*", "eslesme*", "matching*"]),
        (.showcase, ["vitrin*", "showcase*"]),
        (.assistant, ["ilan asistan*", "ilan metni*", "virtual staging", "sanal esya*", "metin olustur*"]),
        (.listing, ["ilan*", "portfoy*", "listing*", "fotograf*"]),
        (.customers, ["crm*", "musteri*", "rehber*", "customer*"]),
        (
            .login,
            [
                "giris*", "girem*", "girilem*", "girilm*", "girmiyor*", "oturum*", "login*", "log in", "sign in",
                "sifre*", "parola*", "hesab*", "hesap", "password",
            ]
        ),
        (.search, ["arama*", "filtre*"]),
        (
            .platform,
            [
                "platform*", "sistem*", "site*", "panel*", "uygulama*", "program*", "sayfa*", "ekran*", "sunucu*",
                "server*", "website", "app",
            ]
        ),
    ]

    /// Nothing works at all, whatever part is named.
    static let down = [
        "coktu", "cokmus*", "cokuk", "erisilemiyor*", "erisemiyor*", "erisim yok", "ulasilamiyor*", "ulasamiyor*",
        "beyaz ekran*", "bembeyaz", "502*", "503*", "500 hata*", "504*", "down", "unreachable", "hic acilm*",
        "tamamen kapali", "tamamen git*", "baglanti kurulam*", "hicbir sey acilm*", "hicbir sey calis*", "kimse girem*",
        "kimse giris yapam*",
        "hicbirimiz gir*", "hic kimse gir*", "komple git*", "komple coktu", "internal server error", "bad gateway",
        "hicbir yere gir*", "devre disi kal*",
    ]

    static let enter = [
        "giris yapamiyo*", "giris yapilamiyo*", "giris yapilmiyo*", "giris yapmiyo*", "giris olmuyo*", "giris olamiyo*",
        "giris yapamad*", "giris yapilamad*", "giremiyo*", "girilemiyo*", "girilmiyo*", "giremed*", "girilemed*",
        "cannot log in", "can t log in", "cant log in", "can not log in", "unable to log in", "cannot login",
        "can t login", "oturum acamiyo*", "oturum acilmiyo*", "iceri almiyo*", "login olamiyo*", "login olmuyo*",
    ]

    /// Being locked out of one's own account has a cause of its own; the platform stands.
    static let ownAccount = [
        "sifre* unut*", "parola* unut*", "sifre* hatirla*", "sifre* yanlis*", "kilitlen*", "kitlen*", "hesab* kilit*",
        "hesap kilit*",
        "bloke*", "forgot * password", "forgotten * password", "locked", "dogrulama*", "5 kere*", "bes kere*",
        "cok fazla deneme*", "yanlis gir*", "sifre* sifirla*", "kampanya*",
    ]

    static let dataLoss = [
        "veri kayb*", "veri kaybet*", "verilerim* git*", "veri* yok ol*", "data loss", "lost * data", "lost all*",
        "yedek* geri*", "yanlislikla sil*", "kazara sil*", "geri getir*",
        "accidentally deleted", "are gone", "is gone", "disappeared", "all * deleted", "kurtarab*", "kurtarilab*",
    ]
    /// One of these with one of ``vanished``.
    static let possessions = [
        "veri*", "kayit*", "kaydim*", "kayitlar*", "ilanlar*", "ilanim*", "ilan*", "musteri*", "portfoy*", "rehber*",
        "dosya*", "gecmis*", "her sey*", "hersey*", "bilgiler*", "not*", "sozlesme*", "data", "listings", "customers",
    ]
    static let vanished = [
        "kaybol*", "kayboldu*", "kayip*", "kayb*", "silinmis*", "silindi*", "silinip*", "silmis*", "yok olmus*",
        "yok oldu*",
        "yok olup*", "ucmus*", "uctu*", "ucup*", "sifirlanmis*", "sifirlandi*", "bosalmis*", "bosaldi*", "bombos*",
        "gitmis*", "gone", "vanished", "deleted", "missing", "lost",
    ]
    /// Everything at once out of sight is feared lost.
    static let all = ["tum*", "butun*", "hepsi*", "hicbir*", "all", "every*", "hic bir*", "komple"]
    static let unseen = [
        "gorunmuyor*", "gorunmuyo*", "gozukmuyor*", "gozukmuyo*", "yok", "goremiyor*", "goremiyo*", "cikmiyor*",
    ]

    static let refused = [
        "reddedil*", "reddedi*", "reddet*", "red ver*", "kabul edilm*", "kabul etm*", "gecersiz*", "onaylanm*",
        "declined", "rejected", "gecmiyor*",
        "cekilmedi*", "olumsuz don*",
    ]
    static let slow = [
        "yavas*", "uzun sur*", "cok bekle*", "dakika* bekle*", "kasiyor*", "bekletiyor*", "surekli donuyor*", "slow*",
        "takes too long", "saatlerdir don*",
    ]
    static let wrong = [
        "yanlis*", "hatali sonuc*", "cok yuksek*", "cok dusuk*", "alakasiz*", "tutarsiz*", "sacma*", "farkli cik*",
        "wrong",
        "too high", "too low", "fazla cik*", "az cik*", "iki kere*", "iki kez*", "cift cek*", "yuksek cik*",
        "dusuk cik*",
    ]
    static let notArriving = [
        "gelmedi*", "gelmiyor*", "gelmiyo*", "ulasmadi*", "dusmedi*", "dusmuyor*", "almadim*", "did not arrive",
        "not received",
    ]
    static let fails = [
        "calismiyor*", "calismiyo*", "calismadi*", "calismaz*", "hata*", "bozul*", "bozuk*", "ariza*", "yanit vermi*",
        "yanit verme*", "cevap vermi*", "cevap verme*",
        "tepki vermi*", "tepki verme*", "yanit yok", "cevap yok", "basarisiz*", "patladi*", "takiliyor*", "takildi*",
        "takili kal*", "donuyor", "dondu",
        "sorun var*", "sorun yas*", "problem var*", "problem yas*", "sikinti*", "olmadi*", "cokuyor*", "kapaniyor*",
        "not working", "doesn t work", "doesnt work", "does not work", "error*", "failed*", "fails", "broken", "crash*",
        "can t *", "cannot *", "won t *", "stuck", "no response", "not responding", "calismaz oldu", "bos gel*",
        "bos cik*", "bos gorun*", "kilitlen*",
        "kilitli*", "kitlen*", "kitli*", "bloke*",
    ]
    /// A negated verb in the present tense, "açılmıyor", "yapamıyorum", is a complaint…
    static let negated = [
        "*miyor", "*miyorum", "*miyoruz", "*miyorlar", "*muyor", "*muyorum", "*muyoruz", "*miyo", "*miyom", "*muyo",
        "*miyoz",
    ]
    /// … unless it tells of the writer's own knowledge or will.
    static let harmless = [
        "bilmiyor*", "bilmiyo*", "istemiyor*", "istemiyo*", "anlamiyor*", "anlamiyo*", "anlayamiyor*", "hatirlamiyor*",
        "emin degil*",
        "bulamiyor*", "bulamiyo*", "hatirlayamiyor*", "karar veremi*", "dusunmuyor*", "sanmiyor*", "cozemiyor*",
        "kullanmiyor*",
        "gerekmiyor*", "sevmiyor*", "begenmiyor*",
    ]

    static let wish = [
        "eklenebilir*", "ekleyebilir mis*", "eklerseniz*", "eklense*", "eklenirse*", "ekleseniz*", "eklenmeli*",
        "eklenmesi*", "olsa iyi*", "olsa guzel*", "olsa super*", "olsa cok*", "olsaydi*", "iyi olur*", "guzel olur*",
        "super olur*", "hos olur*", "oneri*", "onerim*", "tavsiye*", "keske*", "gelistir*", "yeni ozellik*",
        "ozellik iste*", "would be nice", "feature request", "suggestion*", "could you add", "it would be great",
        "dusunuyor musunuz", "planliyor musunuz", "fikrim*", "daha buyuk ol*", "daha guzel*", "buyutul*", "kucultul*",
        "degistirseniz*", "yapsaniz*", "koysaniz*",
    ]
    /// How something looks: a wish too, unless it is asked how to do it oneself.
    static let looks = [
        "renk*", "yazi tipi*", "font*", "logo*", "tasarim*", "tema", "temasi*", "karanlik mod*", "koyu mod*",
        "dark mode*", "koyu tema*", "yazim hata*", "yazim yanlis*", "imla*", "hizala*", "kaymis*", "kayik*", "ikon*",
        "butonun yeri*", "punto*", "arka plan*",
    ]
    static let oneself = ["miyim", "miyiz", "muyum", "muyuz", "nasil*", "nereden*", "can i", "how *"]
    static let question = [
        "nasil*", "nereden*", "nerede*", "nerden*", "nedir*", "ne demek*", "hangi*", "kac", "mumkun mu*", "var mi*",
        "miyim", "miyiz",
        "muyum", "bilir mi*", "how *", "where *", "what *", "can i *", "ne zaman*", "ne ise yar*", "farki*",
    ]

    /// Right words that are a slip away from one of the others.
    static let common = [
        "kaydet", "kaydi", "kaydol", "ekle", "goster", "yukle", "indir", "gonder", "duzenle", "guncelle", "degistir",
        "kullan", "yayin", "butun", "bugun", "sabah", "aksam", "simdi", "telefon", "mesaj", "adres", "harita",
        "metrekare",
        "danisman", "kiralik", "satilik", "daire", "yonetici", "personel", "sube", "sozlesme", "egitim", "video",
        "plan",
        "paket", "elite", "starter", "kisi", "bolge", "mahalle", "ilce", "bilgi", "kayit", "tarih", "fiyat", "deger",
        "baglan", "acil", "gorun", "gozuk", "yuklen", "buton", "sirala", "bildirim", "menu", "takvim", "sesli",
        "icerik", "icin", "acaba", "tekrar", "tamam", "yeniden", "alan", "alici", "satici", "emlak", "ofis", "yazi",
    ]

    /// Every stem of the lists, for the repair of spelling.
    static let stems: [String] = {
        let lists =
            [
                down, enter, ownAccount, dataLoss, possessions, vanished, all, unseen, refused, slow, wrong,
                notArriving, fails,
                harmless, wish, looks, question, common,
            ] + parts.map(\.1)
        let words = lists.joined().flatMap { $0.split(separator: " ") }
        return words.map { String($0.filter { $0 != "*" }) }.filter { !$0.isEmpty }
    }()
}
