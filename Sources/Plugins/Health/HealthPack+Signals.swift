import PluginKit

/// Templates: their ids get the niche's before them. They sharpen the core's signals for clinics.
extension HealthPack {
    static let emergency = Exemplified(
        SignalRule(
            id: "emergency", reason: .urgent,
            all: [
                [
                    "nefes alam*", "nefes alirken", "nefesim daral*", "bogazim sis*", "dilim sis*", "yutamiyorum",
                    "yutkunam*",
                    "kanama durmuyor", "kanamam durmuyor", "kanamam durmadi", "durmayan kanama*", "kanama* kesilmiyor",
                    "bayildim", "bayilacak gibi*", "bilincini kaybet*", "gozum gormuyor", "gorme* kayb*", "yuzum felc*",
                    "yuzumun yarisi*", "gogsum agriyor", "gogsumde agri", "kalbim sikis*", "sislik gozume*",
                    "sislik boynuma*",
                    "sislik ilerliyor", "sislik yayiliyor", "yuksek atesim*", "39 derece*", "40 derece*",
                    "cilt* karardi",
                    "cildim beyazladi", "deri* morardi", "siddetli agri*", "dayanamiyorum agri*", "can t breathe",
                    "cannot breathe", "won t stop bleeding", "bleeding does not stop", "bleeding doesn t stop",
                    "can t swallow", "lost consciousness", "fainted", "chest pain", "swelling is spreading",
                    "high fever", "can t see", "skin turned white", "skin turned black",
                ]
            ],
            unless: ["olur mu diye", "olursa ne yap*", "olma ihtimali", "riski var mi", "yan etki* arasinda"],
            detail: LocalizedText(
                tr: "Acil belirti: 112 aranmalı ve klinik hemen bilgilendirilmeli.",
                en: "An emergency: 112 has to be called and the clinic told at once.")),
        stops: [
            "Dolgudan sonra nefes alamıyorum", "Çekim yerindeki kanama durmuyor", "Şişlik boynuma indi",
            "yüzümün yarısı uyuştu",
            "My tooth won't stop bleeding", "cildim beyazladı dolgu yerinde",
        ],
        letsBy: [
            "Kanama kaç gün sürer?", "Şişlik normal mi, ne zaman iner?", "Nefes kokusu için ne yapıyorsunuz?",
            "Randevu alabilir miyim?",
        ])

    static let medicineQuestion = Exemplified(
        SignalRule(
            id: "medicine", reason: .medicalAdvice,
            all: [
                [
                    "ilac*", "antibiyoti*", "agri kesici*", "aspirin*", "kan sulandirici*", "insulin*", "tansiyon hap*",
                    "parol", "arveles", "majezik", "apranax", "augmentin", "hamileyim", "hamile*", "gebe*", "emzir*",
                    "medicine", "antibiotic*", "painkiller*", "blood thinner*", "pregnant", "breastfeeding", "dose",
                    "mg",
                ],
                [
                    "icebilir miyim", "icsem", "iceyim mi", "alabilir miyim", "alsam", "alayim mi",
                    "kullanabilir miyim",
                    "kullansam", "kullanayim mi", "keseyim mi", "birakayim mi", "kesmem", "birakmam", "kac tane",
                    "kac mg",
                    "doz*", "zararli mi", "sakinca* var mi", "yaptirabilir miyim", "yaptirsam", "olur muyum",
                    "uygun mu",
                    "should i take", "can i take", "can i use", "should i stop", "how much", "how many", "is it safe",
                ],
            ],
            detail: LocalizedText(
                tr: "İlaç ya da gebelik sorusu; hekim yanıtlamalı.",
                en: "A question about medicine or pregnancy; a physician has to answer.")),
        stops: [
            "Ağrı kesici alabilir miyim?", "Hamileyim, botoks yaptırabilir miyim?", "Kan sulandırıcımı keseyim mi?",
            "Should I take antibiotics before the implant?",
        ],
        letsBy: ["İlaç firmasından arıyorum", "Hamile olan eşimle gelebilir miyim?", "Randevuyu nasıl alabilirim?"])

    static let pictureQuestion = Exemplified(
        SignalRule(
            id: "picture", reason: .medicalAdvice,
            all: [
                [
                    "rontgen*", "film*", "tomografi*", "mr *", "tahlil*", "fotograf*", "fotom*", "resmim*", "x ray",
                    "scan",
                    "photo*", "picture*",
                ],
                [
                    "yorumla*", "bakar misiniz", "bakin", "baksaniz", "ne var", "ne goruyor*", "degerlendir*",
                    "ne dersiniz",
                    "anlar misiniz", "sizce", "interpret", "what do you see", "have a look", "what is wrong",
                    "evaluate",
                ],
            ],
            detail: LocalizedText(
                tr: "Görüntü yorumu isteniyor; hekim muayenede bakmalı. Fotoğraf saklanmaz.",
                en: "A picture is to be judged; a physician has to see it. Photographs are not kept.")),
        stops: [
            "Röntgenimi gönderdim, bakar mısınız?", "Fotoğrafımdan sizce kaç ünite gerekir, değerlendirir misiniz?",
            "Can you have a look at my x-ray?",
        ],
        letsBy: ["Röntgen ücretli mi?", "Fotoğraf çekimi yapıyor musunuz?", "Film çekmek ne kadar sürer?"])

    static let diagnosisQuestion = Exemplified(
        SignalRule(
            id: "diagnosis", reason: .medicalAdvice,
            all: [
                [
                    "neyim var", "hastaligim ne", "teshis* ne", "sizce * olmus", "sizce * olabilir", "ne olabilir",
                    "ciddi mi", "tehlikeli mi", "normal mi", "enfeksiyon mu", "iltihap mi", "kanser mi", "apse mi",
                    "curuk mu", "kist mi", "what do i have", "is it an infection", "is it serious", "is it normal",
                    "is this normal", "is this * normal", "is my * normal", "diagnos*",
                ],
                [
                    "agri*", "sis*", "kanam*", "morar*", "kizar*", "akinti*", "irin*", "leke*", "sertlik*", "uyus*",
                    "yara*",
                    "ates*", "dis etim*", "disim*", "dudagim*", "yuzum*", "pain", "swelling", "bleeding", "bruis*",
                    "numb*",
                    "redness", "lump", "my tooth", "my lip", "my face",
                ],
            ],
            detail: LocalizedText(
                tr: "Teşhis soruluyor; hekim yanıtlamalı.", en: "A diagnosis is asked for; a physician has to answer.")),
        stops: [
            "Diş etim şişti, enfeksiyon mu?", "Dudağımda sertlik var, normal mi?", "Is this swelling normal?",
            "yanağım morardı sizce ne olabilir",
        ],
        letsBy: ["Normal mesai saatleriniz nedir?", "Ağrısız yöntem var mı?", "Diş beyazlatma ne kadar sürer?"])
}
