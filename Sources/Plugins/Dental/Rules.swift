import PluginKit

extension Exemplified<SignalRule> {
    /// What hurts, bleeds or broke in a mouth, in the words of those it happened to.
    static let toothEmergency = Exemplified(
        SignalRule(
            id: "dental.tooth_emergency", reason: .urgent,
            all: [
                [
                    "apse*", "dolgum * dustu", "dolgum dustu", "kaplamam * dustu", "kaplamam dustu", "koprum * cikti",
                    "koprum * dustu", "implantim * dustu", "implantim * oynuyor*", "implantim * sallaniyor*",
                    "implantim * oynadi", "protezim * kirildi", "telim * batiyor*", "telim * batti", "dikisim * acildi",
                    "dikislerim * acildi", "disim * sallaniyor*", "disi * sallaniyor*", "disi * kirildi",
                    "disim * kirildi", "disim * catladi", "disim * koptu", "disim * dustu", "disi * yerinden cikti",
                    "disim * yerinden cikti", "cenem kilitlen*", "cenem * kilitlen*", "cenem cikti", "agzimi acam*",
                    "agzimi * acamiyor*", "yutkunam*", "disim * agriyor*", "disim * agriyo", "disim * agridi",
                    "agrim var", "agrim * gecmiyor*", "agri kesici * gecirmiyor*", "agri kesici * fayda etmi*",
                    "agri kesici * gecmedi", "agridan * uyuyam*", "agridan * duram*", "acil dis *", "acil doktor*",
                    "canim * yaniyor*", "canim * yaniyo", "toothache", "tooth pain", "tooth * broke*", "broke* tooth",
                    "knocked out", "in pain", "انكسر* سن*", "الم * اسنان*", "اسناني تؤلمني*", "وجهي * متورم*",
                    "وجهي منتفخ*", "حاله طارئه", "النزيف",
                ]
            ],
            unless: [
                "olur mu", "duser mi", "kirilir mi", "agri yapar mi", "apse olur mu", "apse tedavisi", "if my",
            ],
            detail: LocalizedText(
                tr: "Hasta ağrı, şişlik, kanama ya da kırık anlatıyor; hemen bir hekim bakmalı.",
                en: "The patient describes pain, swelling, bleeding or a broken tooth; a dentist has to look now.")),
        stops: [
            "Kaplamam bu sabah düştü", "Dişim gece boyu çok ağrıyor", "oglumun disi kirildi napcaz", "çenem kilitlendi",
            "apse patladı galiba", "I have a terrible toothache", "أسناني تؤلمني جدا",
        ],
        letsBy: [
            "Kaplamalar zamanla düşer mi?", "Kanal tedavisi ağrı yapar mı?", "Dolgu kaç lira?",
            "İmplant düşer mi, garantisi var mı?",
        ])

    /// Whether one's own crown or denture is ready, only the clinic's books tell.
    static let laboratoryWork = Exemplified(
        SignalRule(
            id: "dental.laboratory", reason: .liveData,
            all: [
                [
                    "protezim*", "zirkonyum*", "kaplamam*", "kaplamalarim*", "dislerim*", "plagim*", "plaklarim*",
                    "laminalarim*",
                ],
                ["hazir mi", "hazir oldu mu", "geldi mi", "cikti mi", "bitti mi", "ne zaman hazir*"],
            ],
            unless: ["kac gunde", "genelde"],
            detail: LocalizedText(
                tr: "Hasta kendi işinin hazır olup olmadığını soruyor; yanıt belgelerde değildir.",
                en: "The patient asks whether their own work is ready; documents cannot tell.")),
        stops: ["Zirkonyumlarım laboratuvardan geldi mi?", "protezim hazir mi acaba"],
        letsBy: ["Protez kaç günde hazır olur?", "Zirkonyum kaplama kaç seansta biter?"])
}
