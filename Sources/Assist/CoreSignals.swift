import Knowledge

/// The signals of every business: danger, medical advice, anger, the wish for a person, and what only a live system
/// knows.
///
/// They are a safety net: a niche adds its own and sharpens these, but no plugin has to be enabled for a customer in
/// pain to reach a person.
public enum CoreSignals {
    public static let rules: [SignalRule] = health + people + live

    // MARK: Health

    private static let health: [SignalRule] = [
        SignalRule(
            id: "urgent.symptom", reason: .urgent,
            all: [
                [
                    "nefes alam*", "nefes darlig*", "nefesim*", "bayildi*", "bayiliyor*", "bayilacak*", "kaniyor*",
                    "kanamam*", "kanama* var",
                    "kanama* durmuyor*", "kanama* durmadi*", "kanamasi var", "sisti", "sisiyor*", "sismis", "cok sis*",
                    "yuzum * sis*", "yanagim* sis*",
                    "dudagim* sis*", "sislik* artti*", "sislik* artiyor*", "sislik* inmedi*", "sislik* inmiyor*",
                    "sislik* gecmedi*", "sislik* var", "agriyor*", "agrim*",
                    "agridan", "siddetli agri*", "dayanilmaz*", "zonklu*", "his kayb*", "hissetmiyorum",
                    "uyusukluk* gecmedi*", "uyusukluk* gecmiyor*",
                    "morardi*", "morarma* var", "iltihap*", "irin*", "kusuyor*", "yaniyor*", "alerjik reaksiyon*",
                    "alerji yapti", "kizariklik* art*", "bayginlik*", "ambulans*", "atesim*", "ates* cikti",
                    "ates* yuksel*", "nabzim*", "gozum * goremiyor*", "gozum goremiyor*", "gozumle * goremiyor*",
                    "can t breathe", "cannot breathe",
                    "difficulty breathing",
                    "trouble breathing", "bleeding", "severe pain", "unbearable", "so much pain", "swollen",
                    "swelling * worse", "hurts", "allergic reaction", "throbbing", "نزيف", "انزف", "الم شديد", "تورم",
                    "متورم",
                ]
            ],
            unless: [
                "agrim* olur mu", "agri* olur mu", "kanama* olur mu", "kaniyor mu", "agriyor mu", "sislik* var mi",
                "kanama* var mi", "morarma* var mi", "yaniyor mu",
            ],
            detail: LocalizedText(
                tr: "Müşteri acil bir sağlık belirtisi anlatıyor; hemen bir yetkili ilgilenmeli.",
                en: "The customer describes an urgent symptom; a person has to look at it now.")),
        SignalRule(
            id: "urgent.injury", reason: .urgent,
            all: [
                ["disim*", "yuzum*", "gozum*", "dudagim*", "yanagim*", "cenem*", "kolum*", "bacagim*"],
                [
                    "kirildi", "kirik", "koptu", "dustu", "kaniyor*", "sisti", "sismis", "sisiyor*", "zonk*",
                    "agriyor*", "agrisi*", "yandi", "yara*", "uyustu",
                ],
            ],
            unless: ["olur mu", "ne kadar surede"],
            detail: LocalizedText(
                tr: "Müşteri bir yaralanma anlatıyor; hemen bir yetkili ilgilenmeli.",
                en: "The customer describes an injury; a person has to look at it now.")),
        SignalRule(
            id: "medical.medicine", reason: .medicalAdvice,
            all: [
                [
                    "ilac*", "antibiyoti*", "agri kesici*", "aspirin*", "kan sulandirici*", "insulin*", "hap", "hapi*",
                    "hapim*",
                    "haplar*",
                ],
                [
                    "kes*", "birak*", "almasam", "icmesem", "atlasam", "icsem", "iceyim", "icmeli*", "icebilir*",
                    "alayim", "almali*", "alabilir*",
                    "kullanay*",
                    "kullanmali*", "kullanabilir*", "devam et*", "ara ver*", "doz*", "kac mg", "kac tane", "oner*",
                    "hangi*",
                    "yazar*", "etkile*", "sorun ol*", "sakinca*",
                ],
            ],
            detail: LocalizedText(
                tr: "İlaç kararı sağlık danışmanlığıdır; yalnızca bir hekim yanıtlayabilir.",
                en: "A decision about medicine is medical advice; only a physician may give it.")),
        SignalRule(
            id: "medical.diagnosis", reason: .medicalAdvice,
            all: [
                [
                    "teshis*", "tani koy*", "hastaligim ne*", "neyim var", "rontgenim* bak*", "tahlil* bak*",
                    "tahlil* yorum*",
                    "should i stop taking", "should i take", "can i take * medicine", "can i take * pill*",
                    "can i take * antibiotic*", "can i take * painkiller*", "which medicine", "which painkiller*",
                    "dosage",
                    "what dose", "diagnos*", "my medication", "هل اوقف", "جرعة", "دوائي",
                ]
            ],
            detail: LocalizedText(
                tr: "Teşhis ve tedavi kararı sağlık danışmanlığıdır; yalnızca bir hekim yanıtlayabilir.",
                en: "Diagnosis and treatment are medical advice; only a physician may give it.")),
    ]

    // MARK: People

    private static let people: [SignalRule] = [
        SignalRule(
            id: "person.request", reason: .humanRequest,
            all: [
                [
                    "yetkili*", "temsilci*", "mudurunuz*", "mudurle", "mudur bey*", "insan*", "operator*",
                    "gercek bir*", "canli destek*",
                    "musteri hizmet*", "doktorla", "doktor hanimla", "doktor beyle", "sorumlusuyla", "danismanla",
                    "kisiyle",
                    "biri", "biriyle", "birisi*", "calisan*", "human", "person", "agent",
                    "representative", "manager", "someone", "somebody", "real person", "موظف", "شخص",
                ],
                [
                    "gorus*", "konus*", "yazismak", "bagla*", "aktar*", "ulas*", "arasin", "donsun", "ilgilensin",
                    "cevap versin",
                    "talk", "speak", "chat", "connect", "transfer me", "call me", "التحدث", "اتكلم", "اريد",
                ],
            ],
            unless: ["saatlerde", "saatleri", "gunleri", "ingilizce", "hangi dil*"],
            detail: LocalizedText(
                tr: "Müşteri bir yetkiliyle görüşmek istiyor.", en: "The customer asks for a person.")),
        SignalRule(
            id: "person.callback", reason: .humanRequest,
            all: [
                ["beni ara*", "beni geri ara*", "bana donun", "bana donus*", "bana ulasin", "call me back", "اتصل بي"]
            ],
            detail: LocalizedText(
                tr: "Müşteri geri aranmak istiyor.", en: "The customer wants to be called back.")),
        SignalRule(
            id: "person.complaint", reason: .complaint,
            all: [
                [
                    "rezalet*", "rezil*", "berbat*", "skandal*", "dolandir*", "sahtekar*", "memnun kalmad*",
                    "memnun degil*",
                    "hayal kirikli*", "bir daha * alisveris yap*", "bir daha asla*", "tuketici hakem*",
                    "tuketici mahkeme*",
                    "avukat*", "dava ac*", "dava ed*", "sikayet et*", "sikayet ede*", "sikayetci*", "sikayetim*",
                    "sikayetvar*",
                    "yorum* yazic*", "yorum* yazac*", "herkese * anlat*", "bi daha * almam", "bir daha * almam",
                    "guvenim * bitti",
                    "guvenim * kalmadi", "kimse * don*", "kimse * cevap ver*", "kimse * ilgilen*",
                    "kimse * ac*",
                    "biktim*", "yeter artik", "magdur*", "kepazelik*", "ilgisiz*", "cok kotu * firma", "terrible",
                    "awful",
                    "worst", "scam", "unacceptable", "disappointed", "complaint", "complain", "شكوى",
                ]
            ],
            detail: LocalizedText(
                tr: "Müşteri memnun değil; bir yetkili gönlünü almalı.",
                en: "The customer is unhappy; a person should make it right.")),
    ]

    // MARK: What only a live system knows

    private static let ownOrder = LocalizedText(
        tr: "Müşterinin kendi siparişi soruluyor; yanıt belgelerde değil, sipariş sistemindedir.",
        en: "The customer asks about their own order; the answer is in the order system, not in documents.")

    private static let live: [SignalRule] = [
        SignalRule(
            id: "live.own_order", reason: .liveData,
            all: [
                [
                    "siparisim", "siparisimi", "siparisimin", "siparisimiz*", "siparislerim*", "kargom", "kargomu*",
                    "kargomun", "paketim*", "urunum", "urunlerim", "iadem", "my order", "my package", "my parcel",
                    "my shipment", "my refund", "طلبي", "طلبيتي", "شحنتي",
                ],
                [
                    "nerede", "nerelerde", "neredeymis", "nerdedir", "ne durumda", "ne asamada", "durumu", "durumunu",
                    "geldi mi", "ulasti mi", "cikti mi", "yola cik*", "onaylandi mi", "alindi mi", "iptal oldu mu",
                    "kabul edildi mi", "hala * yok", "gelmedi", "ulasmadi", "gozukmuyor", "takip no*", "takip numara*",
                    "ne zaman gelecek", "ne zaman gelir", "hazirlandi mi", "kargoya verildi*", "kargolandi mi",
                    "where is",
                    "where s", "arrived", "been shipped", "been sent", "been processed", "been approved", "come yet",
                    "dispatched",
                    "متى تصل", "متى يصل", "حالة", "وين", "shipped yet", "status", "track", "اين", "وصلت",
                ],
            ],
            unless: ["versem", "verirsem", "iade et*", "verecegim", "verince", "verdikten sonra"],
            detail: ownOrder),
        SignalRule(
            id: "live.parcel", reason: .liveData,
            all: [
                [
                    "siparis", "siparisi", "verdigim", "verdigimiz", "kargo", "kargoda*", "kargoya verilen", "paket",
                    "paketi", "gonderi", "gonderilen",
                ],
                [
                    "nerede", "nerelerde", "neredeymis", "ne durumda", "ne asamada", "hala * gelmedi", "hala * yok",
                    "gelmedi", "ulasmadi", "elime gecmedi", "ulasti mi", "geldi mi",
                ],
            ],
            unless: ["sube*", "adres*", "magaza*", "gelmedigi*", "gelmedi ise", "gelmediyse"],
            detail: ownOrder),
        SignalRule(
            id: "live.own_request", reason: .liveData,
            all: [
                [
                    "girdigim*", "gonderdigim*", "verdigim*", "yaptigim*", "yukledigim*", "actigim*", "ekledigim*",
                    "iadem", "iademin", "basvurum*", "talebim*", "randevum*", "havalem*", "param", "paramin",
                    "kaporam*",
                    "depozitom*", "odemem", "odememin", "faturam", "raporum", "kaydim", "sikayetim*", "formum",
                    "evrakim*",
                ],
                [
                    "onaylandi mi", "yatti mi", "gecti mi", "geldi mi", "ulasti mi", "hazir mi", "incelendi mi",
                    "sonuclandi mi", "cikti mi", "islendi mi", "kabul edildi mi", "teyitli mi", "duruyor mu",
                    "kesildi mi", "yuklendi mi", "bakildi mi", "iletildi mi", "ne asamada", "ne durumda",
                    "geri yatti mi", "hala gorunmuyor", "hala cikmadi",
                ],
            ],
            detail: LocalizedText(
                tr: "Müşteri kendi işleminin durumunu soruyor; yanıt belgelerde değildir.",
                en: "The customer asks what became of their own request; documents cannot tell.")),
        SignalRule(
            id: "live.lost", reason: .liveData,
            all: [["nerede kald*", "kayip mi", "kayboldu*", "still waiting for my"]],
            detail: LocalizedText(
                tr: "Müşteri geciken bir gönderiyi soruyor; yanıt belgelerde değildir.",
                en: "The customer asks about something overdue; documents cannot tell.")),
        SignalRule(
            id: "live.appointment", reason: .liveData,
            all: [
                ["randevum*", "randevumuz*", "rezervasyonum*", "my appointment", "my booking", "موعدي"],
                [
                    "saat kac*", "kacta*", "teyit*", "onayl*", "hangi gun*", "ne zamandi", "neydi", "gorunuyor*",
                    "kayitli mi",
                    "var mi", "duruyor mu", "alindi mi", "iptal oldu mu", "olustu mu", "confirmed", "what time",
                    "when is",
                    "متى", "مؤكد",
                ],
            ],
            unless: ["yoksa", "olmadan", "degistir*", "kacir*"],
            detail: LocalizedText(
                tr: "Müşterinin kendi randevusu soruluyor; yanıt belgelerde değil, takvimdedir.",
                en: "The customer asks about their own appointment; the answer is in the calendar, not in documents.")),
        SignalRule(
            id: "live.payment", reason: .liveData,
            all: [
                ["kart*", "hesab*", "para", "param", "paray*", "odeme*", "ucret*", "cekim*", "card", "account"],
                [
                    "iki kere * cekil*", "iki kez * cekil*", "iki defa * cekil*", "2 kere * cekil*", "2 kez * cekil*",
                    "cift cekil*", "cift cekim*", "mukerrer*", "fazla cekil*", "fazladan cekil*", "fazla para *",
                    "cekilmis",
                    "cekildi", "tahsil edilmis", "yatmadi", "gecmedi", "iade edilmedi", "charged twice",
                    "double charged", "charged me", "odemem * alindi mi", "odemem * ulasti mi", "odemem * gecti mi",
                ],
            ],
            unless: ["ne zaman cekil*", "cekilir", "gecmediyse"],
            detail: LocalizedText(
                tr: "Müşterinin kendi ödemesi soruluyor; yanıt belgelerde değil, ödeme kayıtlarındadır.",
                en: "The customer asks about their own payment; the answer is in the payment records.")),
        SignalRule(
            id: "live.balance", reason: .liveData,
            all: [
                ["bakiyem*", "borcum*", "puanim*", "kalan hakkim*", "kac * hakkim* kaldi", "my balance", "my points"],
                ["kac", "ne kadar", "kaldi", "var mi", "nedir", "how much", "how many"],
            ],
            detail: LocalizedText(
                tr: "Müşterinin kendi hesabı soruluyor; yanıt belgelerde değildir.",
                en: "The customer asks about their own account; documents cannot tell.")),
    ]
}
