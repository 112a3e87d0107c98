import PluginKit

extension Exemplified<SignalRule> {
    /// What goes wrong after a procedure and must not wait.
    static let complication = Exemplified(
        SignalRule(
            id: "aesthetic.complication", reason: .urgent,
            all: [
                [
                    "dudagim * beyazla*", "dudagim * morardi*", "dudagim * kararmaya*", "dudagim * cok sis*",
                    "dudagim cok sis*", "burnum* * bembeyaz*", "burnum* * beyazla*", "burnum* * karar*",
                    "burnum* * morardi*", "gozum * goremiyor*", "gozum * bulanik*", "bulanik gor*", "cift goruyorum",
                    "goz kapagim * dustu", "goz kapagim dustu", "yuzum * uyustu", "yuzum * kaydi", "agzim * kaydi",
                    "iltihaplan*", "irin*", "akinti var", "dikisim * acildi", "dikislerim * acildi", "dikis* patladi",
                    "yanik oldu*", "yuzum * yandi", "cildim * yandi", "su topla*", "atesim * cikti", "atesim cikti",
                    "nefes alam*", "kanamam var", "kanama* durm*", "agrim var", "cok agriyor*", "can t see",
                    "cannot see",
                    "vision * blurr*", "turned white", "turned black", "infected", "pus", "لا استطيع التنفس", "التهاب*",
                ]
            ],
            unless: ["olur mu", "normal sure*", "olursa", "riski*", "ihtimal*", "yapar mi"],
            detail: LocalizedText(
                tr: "Hasta işlemden sonra acil sayılan bir belirti anlatıyor; hemen bir hekim bakmalı.",
                en: "The patient describes an urgent sign after a procedure; a physician has to look now.")),
        stops: [
            "Dün dolgu oldum, dudağım bembeyaz oldu, beyazladı", "botokstan sonra göz kapağım düştü",
            "dikislerim dun gece acildi", "My nose tip turned white after the filler",
        ],
        letsBy: [
            "Dolgudan sonra iltihap olur mu?", "Morluk kaç günde geçer?", "Şişlik ne zaman iner?",
            "Dikişler ne zaman alınır?",
        ])

    /// Whether one's own money arrived, only the clinic's books tell.
    static let depositReceived = Exemplified(
        SignalRule(
            id: "aesthetic.deposit", reason: .liveData,
            all: [
                ["kapora*", "depozito*", "on odeme*", "dekont*", "deposit"],
                [
                    "ulasti mi", "gecti mi", "gecmis mi", "geldi mi", "aldiniz mi", "gorunuyor mu", "onaylandi mi",
                    "did you receive", "have you received", "arrived",
                ],
            ],
            detail: LocalizedText(
                tr: "Hasta kendi ödemesinin ulaşıp ulaşmadığını soruyor; yanıt ödeme kayıtlarındadır.",
                en: "The patient asks whether their payment arrived; the answer is in the payment records.")),
        stops: ["Kaporayı dün gönderdim, hesabınıza geçmiş mi?", "dekontu attım kapora ulaştı mı"],
        letsBy: ["Kapora ne kadar?", "Kaporayı ne zaman ödüyorum?"])
}

extension Exemplified<GuardrailRule> {
    /// Whether a procedure suits somebody, or is safe for them, only a physician says who has seen them.
    static let noSuitability = Exemplified(
        GuardrailRule(
            id: "aesthetic.no_suitability", directions: [.outgoing], verdict: .block,
            phrases: [
                "size uygundur", "size uygun gorunuyor", "sizin icin uygundur", "sizin icin uygun gorunuyor",
                "sizin icin sakincasi yok*", "sizin icin guvenli*", "size guvenle*", "size yapilabilir",
                "size uygulanabilir", "size uygulayabilir*", "size yapabiliriz", "sizde sorun olmaz",
                "sizin icin sorun olmaz", "sizin icin sakinca* yok*", "bir sakincasi yoktur", "sakincasi bulunmaz",
                "yaptirabilirsiniz", "yaptirmanizda * sakinca* yok*", "yaptirmanizda * engel yok*",
                "olmanizda * sakinca* yok*", "uygun bir adaysiniz", "uygun adaysiniz", "hamileyken * yapilabilir",
                "hamilelikte * guvenli*", "emzirirken * guvenli*", "emzirirken * yapilabilir",
                "hastaliginiz * engel degil*", "ilaciniz * engel degil*", "engel teskil etmez", "suitable for you",
                "safe for you", "you are a suitable candidate", "you are a good candidate", "you can safely",
                "it is safe during pregnancy", "safe while breastfeeding", "safe while pregnant",
                "will not be a problem for you", "you can have it done", "no problem for you",
            ],
            unless: [
                "karar* hekim*", "hekim* karar*", "doktor* karar*", "uygun olup olmadig*", "whether * suitable for you",
                "whether * safe for you", "not suitable for you", "decided by the physician",
            ],
            detail: LocalizedText(
                tr:
                    "Yanıt, işlemin kişiye uygun ya da güvenli olduğunu söylüyor; buna yalnızca hekim, muayenede karar verir.",
                en: "The reply says that a procedure suits somebody or is safe for them; only a physician decides that."
            )),
        stops: [
            "Evet, botoks size uygundur.", "Emzirirken dolgu yapılabilir.", "Şeker hastalığınız engel değil.",
            "Tansiyon ilacı kullanıyorsanız da yaptırabilirsiniz.", "You are a good candidate for rhinoplasty.",
            "Fillers are safe for you.", "Yaptırmanızda bir sakınca yok.",
        ],
        letsBy: [
            "Gebelere ve emzirenlere botoks uygulanmaz.",
            "İşlemin size uygun olup olmadığına muayenede hekim karar verir.",
            "The physician decides whether the procedure is suitable for you.", "Konsültasyon için randevu alalım mı?",
        ])

    /// Which medicine to stop before a procedure, and when, only a physician says.
    static let noMedicineChange = Exemplified(
        GuardrailRule(
            id: "aesthetic.no_medicine_change", directions: [.outgoing], verdict: .block,
            phrases: [
                "ilac* * birakin", "ilac* * kesin", "ilac* * kesmelisiniz", "ilac* * birakmalisiniz",
                "ilac* * ara verin", "sulandirici* * birakin", "sulandirici* * kesin", "sulandirici* * ara verin",
                "aspirin* * kesin", "aspirin* * birakin", "hap* * birakin", "stop * blood thinner*",
                "pause * medication*", "stop * medication*", "stop * medicine*",
            ],
            unless: ["hekim*", "doktor*", "physician*", "doctor*"],
            detail: LocalizedText(
                tr: "Yanıt bir ilacın bırakılmasını söylüyor; bunu yalnızca hekim yapar.",
                en: "The reply tells somebody to stop a medicine; only a physician does that.")),
        stops: [
            "Kan sulandırıcı ilacınızı iki gün önce bırakın.", "Aspirini bir hafta önce kesin.",
            "Please stop your blood thinners two days before.",
        ],
        letsBy: [
            "Kullandığınız ilaçları ön görüşmede söyleyin.", "İlacınızı bırakıp bırakmayacağınıza hekim karar verir.",
            "Bring a list of your medicines.",
        ])
}
