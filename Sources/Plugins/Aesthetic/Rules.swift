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
