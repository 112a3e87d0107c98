import PluginKit

extension Exemplified<SignalRule> {
    /// Whether a certain home is still to be had, only the live list tells.
    static let availability = Exemplified(
        SignalRule(
            id: "realestate.availability", reason: .liveData,
            all: [
                [
                    "daire*", "ev", "evi", "ilan", "ilandaki*", "dukkan*", "arsa*", "villa*", "flat", "apartment",
                    "house",
                ],
                [
                    "hala * bos mu", "hala bos mu", "bos mu", "hala satilik mi", "hala kiralik mi", "hala * satilik mi",
                    "hala * kiralik mi", "hala * duruyor*", "hala duruyo*", "duruyor mu", "satildi mi", "kiralandi mi",
                    "tutuldu mu", "still available", "still for sale", "still for rent", "already sold",
                ],
            ],
            detail: LocalizedText(
                tr: "Müşteri belli bir ilanın güncel durumunu soruyor; yanıt belgelerde değildir.",
                en: "The customer asks whether a certain listing still stands; documents cannot tell.")),
        stops: [
            "Kestanelik'teki 3+1 daire hâlâ boş mu?", "ilandaki ev satıldı mı", "Is the apartment still available?",
        ],
        letsBy: ["Evim ne kadar sürede satılır?", "İlanım kaç gün yayında kalır?", "Daire kiralamak istiyorum"])

    /// A matter that was raised before and is still open goes higher up.
    static let unsolved = Exemplified(
        SignalRule(
            id: "realestate.unsolved", reason: .complaint,
            all: [
                [
                    "cozulmedi*", "cozulmeyen*", "cozemediniz", "cozmediniz", "cozum bulunmadi", "kac kere yazdim",
                    "kac kez yazdim", "kacinci * yazis*", "kacinci kez*", "defalarca *", "ust birim*", "ust yonetim*",
                    "ust seviye*", "itiraz ediyorum", "genel mudur*", "mudurle gorus*", "mudurunuzle *", "magdur*",
                    "kimse donmedi", "kimse * donmedi", "donen yok", "ilgilenen yok", "dava ac*", "verilerim * kayb*",
                    "not solved", "still isn t solved", "escalate", "لم تحل", "شكوى",
                ]
            ],
            unless: ["ne kadar sure*", "kac gunde", "nasil yapilir"],
            detail: LocalizedText(
                tr: "Müşterinin sorunu çözülmemiş; bir üst sorumlu ilgilenmeli.",
                en: "The customer's matter is still open; someone higher up has to take it.")),
        stops: [
            "Sorunum hâlâ çözülmedi", "kaç kere yazdım dönen yok", "Müdürünüzle konuşacağım",
            "I want to escalate this",
        ],
        letsBy: ["Acil arızada kaç saatte dönüyorsunuz?", "Şikâyet kaç günde sonuçlanır?", "Panel nasıl kullanılır?"])
}

extension Exemplified<GuardrailRule> {
    /// Owners and tenants are third parties: their numbers are nobody's to ask for.
    static let ownersData = Exemplified(
        GuardrailRule(
            id: "realestate.owner_data", directions: [.incoming], verdict: .handoff,
            phrases: [
                "ev sahibinin telefon*", "ev sahibinin numara*", "mal sahibinin telefon*", "mal sahibinin numara*",
                "kiracinin telefon*", "kiracinin numara*", "ev sahibinin tc*", "ev sahiplerinin telefon*",
                "musterilerin telefon*", "owner s phone", "owner s number", "landlord s number",
            ],
            detail: LocalizedText(
                tr: "Başka birinin iletişim bilgisi isteniyor; önce bir yetkili bakmalı.",
                en: "Somebody else's contact details are asked for; a person has to look first.")),
        stops: ["Ev sahibinin telefonunu verir misiniz?", "mal sahibinin numarasi lazim"],
        letsBy: ["Telefonunuz kaç?", "Ev sahibinden komisyon alıyor musunuz?"])

    /// No reply promises what a market may do.
    static let certainProfit = Exemplified(
        GuardrailRule(
            id: "realestate.certain_profit", directions: [.outgoing], verdict: .handoff,
            phrases: [
                "kesin kazan*", "kesin satilir", "kesin deger kazan*", "garantili getiri*", "garanti kazanc*",
                "degeri kesin artar", "guaranteed profit", "guaranteed return*", "certain to rise",
            ],
            detail: LocalizedText(
                tr: "Yanıt kesin kazanç vaat ediyor.", en: "The reply promises a certain profit.")),
        stops: ["Bu arsa kesin değer kazanır", "Garantili getiri sunuyoruz"],
        letsBy: ["Değer tahmini kesin değildir.", "Evinizin satış süresi bölgeye göre değişir."])
}
