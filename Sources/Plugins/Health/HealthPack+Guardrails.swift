import PluginKit

/// Templates: their ids get the niche's before them.
extension HealthPack {
    static let noDiagnosis = Exemplified(
        GuardrailRule(
            id: "no_diagnosis", directions: [.outgoing], verdict: .block,
            phrases: [
                "teshisiniz", "tanisi koydum", "tani koy*", "teshis koy*", "teshis ettik", "hastaliginiz var",
                "enfeksiyonunuz var", "iltihabiniz var", "iltihaplanmis* gorunuyor", "curuk var gibi", "curugunuz var",
                "apseniz var", "apse olmus", "kist var", "dis eti hastaligi* var", "alerjiniz var", "kanser*", "tumor*",
                "kirik olmus", "size * hastaligi olmus", "belirtileriniz * gosteriyor", "you have an infection",
                "you have a cavity", "you are suffering from", "your diagnosis", "we diagnose you",
                "this looks like an infection", "sounds like an infection", "you have gum disease",
            ],
            detail: LocalizedText(
                tr: "Yanıt teşhis koyuyor; bunu yalnızca hekim yapar.",
                en: "The reply diagnoses; only a physician does that.")),
        stops: [
            "Anlattığınıza göre apseniz var.", "Teşhisiniz diş eti iltihabı.", "Belirtileriniz enfeksiyon gösteriyor.",
            "You have an infection in your gum.",
        ],
        letsBy: [
            "Teşhis için hekimimiz sizi muayene eder.", "Muayenede röntgen çekilir.",
            "Diş eti tedavisi 45 dakika sürer.",
        ])

    static let noTreatmentAdvice = Exemplified(
        GuardrailRule(
            id: "no_medical_advice", directions: [.outgoing], verdict: .block,
            phrases: [
                "mg alin", "mg alabilirsiniz", "mg icin", "mg icebilirsiniz", "mg kullanin", "mg kullanabilirsiniz",
                "antibiyotik kullan*", "antibiyotik al*", "antibiyotige basla*", "ilac* kesin", "ilac* birakin",
                "ilac* birakabilirsiniz", "ilac* kesebilirsiniz", "ilac* kullanabilirsiniz", "ilac* alabilirsiniz",
                "ilac* icebilirsiniz", "agri kesici alin", "agri kesici alabilirsiniz", "agri kesici icebilirsiniz",
                "agri kesici kullanabilirsiniz", "aspirin al*", "parol al*", "parol ic*", "ibuprofen*", "amoksisilin*",
                "dozu * artir*", "dozu * azalt*", "gunde * tablet", "gunde * hap", "gunde * kez * ilac*",
                "tuzlu su* gargara yap*", "karanfil* bastir*", "hamilelikte * kullanabilirsiniz", "take ibuprofen",
                "take paracetamol", "take an antibiotic", "take antibiotics", "mg every", "mg twice", "mg daily",
                "stop taking your", "you can stop taking", "increase the dose", "reduce the dose",
                "you can take a painkiller", "take a painkiller",
            ],
            detail: LocalizedText(
                tr: "Yanıt tedavi ya da ilaç öneriyor; bunu yalnızca hekim yapar.",
                en: "The reply advises a treatment or a medicine; only a physician does that.")),
        stops: [
            "Ağrı kesici alabilirsiniz, geçer.", "Günde iki tablet yeterli.", "Kan sulandırıcı ilacınızı bırakın.",
            "Take ibuprofen until tomorrow.", "Antibiyotik kullanmanız gerekir.",
        ],
        letsBy: [
            "İlaç kullanıyorsanız randevuda hekimimize söyleyin.", "İşlem lokal anestezi ile yapılır.",
            "Kontrol randevusu 7 gün sonradır.",
        ])

    static let noPromise = Exemplified(
        GuardrailRule(
            id: "no_promise", directions: [.outgoing], verdict: .block,
            phrases: [
                "sonuc* * garanti*", "basari* * garanti*", "garanti* sonuc*", "garanti* tedavi*", "garanti ediyor*",
                "garanti ederiz", "garanti veriyor*", "garanti veririz", "kesin sonuc*", "kesin cozum*",
                "kesinlikle gec*", "kesinlikle iyiles*",
                "yuzde yuz basari*",
                "100 basari*", "basari orani* * 100", "riski yok*", "risksiz*", "hic risk*", "hicbir risk*",
                "yan etkisi yok*", "yan etkisiz*", "komplikasyon olmaz", "agrisiz oldugu* soz*", "agri hissetmezsiniz",
                "hic agrimaz", "hic aci* duymaz*", "omur boyu kalici", "sonuc* vaat*", "soz veriyor*", "soz veririz",
                "memnun kalacaksiniz", "guaranteed result*", "we guarantee", "results are guaranteed", "100 success",
                "no risk",
                "risk free",
                "no side effects", "painless for sure", "permanent result*", "we promise", "will definitely",
            ],
            detail: LocalizedText(
                tr: "Yanıt bir sonuç vaat ediyor; sağlıkta sonuç vaadi yasaktır.",
                en: "The reply promises a result; that is forbidden in health.")),
        stops: [
            "İmplantta garanti veriyoruz.", "Kesin sonuç alırsınız.", "İşlemin yan etkisi yoktur.",
            "We guarantee a perfect smile.", "Tedavimiz risksizdir.",
        ],
        letsBy: [
            "Sonuçlar kişiden kişiye değişir.", "Olası riskleri hekimimiz anlatır.", "İşlem yaklaşık bir saat sürer.",
        ])

    static let noSuperiority = Exemplified(
        GuardrailRule(
            id: "no_superiority", directions: [.outgoing], verdict: .block,
            phrases: [
                "en iyi klinik*", "en iyi doktor*", "en iyi hekim*", "en iyi dis*", "en iyi estetik*",
                "turkiye nin en *",
                "turkiyenin en *", "sehrin en iyi*", "bolgenin en iyi*", "rakipsiz*", "benzersiz*", "tek adres*",
                "bir numara*", "1 numara*", "diger kliniklerden * iyi*", "diger klinikler * kotu*", "baska klinikler*",
                "lider klinik*", "dunyaca unlu*", "unlulerin tercih*", "best clinic", "best doctor", "best dentist",
                "number one clinic", "leading clinic", "better than other", "world famous", "celebrit*",
            ],
            detail: LocalizedText(
                tr: "Yanıt üstünlük iddia ediyor ya da kıyaslıyor; sağlık tanıtımında yasaktır.",
                en: "The reply claims superiority or compares; that is forbidden in health promotion.")),
        stops: ["Şehrin en iyi kliniğiyiz.", "Diğer kliniklerden daha iyiyiz.", "We are the best clinic in Izmir."],
        letsBy: ["Kliniğimiz Kadıköy'dedir.", "Hekimlerimizin uzmanlıkları sitede yazar.", "En yakın randevu yarın."])

    /// To announce is forbidden; whether an answer to the one who asked announces, a person decides.
    static let noPromotion = Exemplified(
        GuardrailRule(
            id: "promotion_needs_approval", directions: [.outgoing], verdict: .approve,
            phrases: [
                "indirim*", "kampanya*", "hediye ceki*", "bir alana bir*", "firsat*", "ozel fiyat*", "son gunler*",
                "promosyon*", "kupon*", "cekilis*", "arkadasini getir*", "paket firsat*", "discount*", "special offer*",
                "promotion*", "coupon*", "limited offer", "refer a friend", "garanti*", "guarantee*",
            ],
            detail: LocalizedText(
                tr:
                    "Yanıtta indirim, kampanya ya da garanti geçiyor; sağlıkta duyurulması yasaktır, bir yetkili onaylamalı.",
                en:
                    "The reply speaks of a discount, a campaign or a guarantee; to announce one is forbidden in health, so a person approves."
            )),
        stops: [
            "Bu ay %20 indirimimiz var.", "İmplant 5 yıl garantilidir.", "Kampanyamızdan yararlanın.",
            "We have a special offer this week.",
        ],
        letsBy: ["Muayene randevusu alabilirsiniz.", "Ödeme kartla yapılabilir.", "Pazartesi açığız."])

    static let noPatientPraise = Exemplified(
        GuardrailRule(
            id: "no_patient_praise", directions: [.outgoing], verdict: .block,
            phrases: [
                "hastalarimiz * memnun*", "hasta yorumlari*", "hastamizin yorumu*", "hastalarimizin tesekkur*",
                "danisanlarimiz * memnun*", "tesekkur mesaj*", "bir hastamiz * dedi", "our patients say",
                "patient testimonial*", "happy patients", "patients love",
            ],
            detail: LocalizedText(
                tr: "Yanıt hasta teşekkürünü ya da memnuniyetini tanıtım için kullanıyor; sağlıkta yasaktır.",
                en: "The reply uses patients' thanks as promotion; that is forbidden in health.")),
        stops: ["Hastalarımız çok memnun kaldı.", "Hasta yorumlarımızı okuyun.", "Our patients say it is great."],
        letsBy: ["Hastalarımızı randevu ile kabul ediyoruz.", "Görüşleriniz için teşekkür ederiz."])

    static let noPictures = Exemplified(
        GuardrailRule(
            id: "no_before_after", directions: [.outgoing], verdict: .block,
            phrases: [
                "oncesi sonrasi*", "once sonra foto*", "oncesi ve sonrasi*", "islem oncesi ve sonrasi foto*",
                "before and after", "before after",
            ],
            detail: LocalizedText(
                tr: "Yanıt öncesi/sonrası görüntü öneriyor; yazılı onay ve tarih olmadan yasaktır.",
                en: "The reply offers before/after pictures; forbidden without written consent and date.")),
        stops: ["Öncesi sonrası fotoğraflarımıza bakın.", "See our before and after gallery."],
        letsBy: ["İşlem öncesinde aç gelmeyin.", "Sonrasında kontrol vardır."])

    static let noPictureReading = Exemplified(
        GuardrailRule(
            id: "no_picture_reading", directions: [.outgoing], verdict: .block,
            phrases: [
                "fotografiniza gore", "fotografa gore", "rontgeninize gore", "rontgende gorunuyor", "filminize gore",
                "goruntunuze bakarak", "gonderdiginiz foto* gor*", "according to your photo", "according to your x ray",
                "from your photo",
            ],
            detail: LocalizedText(
                tr: "Yanıt bir görüntüyü yorumluyor; bunu yalnızca hekim yapar.",
                en: "The reply interprets a picture; only a physician does that.")),
        stops: [
            "Fotoğrafınıza göre dolgu gerekiyor.", "Röntgeninize göre sorun yok.", "From your photo we see caries.",
        ],
        letsBy: ["Röntgen klinikte çekilir.", "Lütfen fotoğraf göndermeyin, hekimimiz muayenede bakar."])

    /// Whether a price told to one person who asked is promotion is not settled: a person decides.
    static let noPriceUnseen = Exemplified(
        GuardrailRule(
            id: "price_needs_approval", directions: [.outgoing], verdict: .approve,
            phrases: ["tl", "lira*", "euro", "eur", "usd", "dolar*", "gbp", "sterlin", "pounds", "dollars"],
            detail: LocalizedText(
                tr: "Yanıtta sağlık hizmeti fiyatı var; göndermeden önce bir yetkili onaylamalı.",
                en: "The reply tells a price of a health service; a person has to approve it before it is sent.")),
        stops: ["Muayene ücreti 1.200 TL'dir.", "The consultation costs 40 EUR."],
        letsBy: ["Fiyat muayeneden sonra bildirilir.", "Muayene 30 dakikadır."])
}
