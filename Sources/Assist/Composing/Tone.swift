import Knowledge

/// How a reply sounds. The facts, their words and their sources are the same in each.
public enum Tone: String, Codable, Sendable, CaseIterable {
    case formal
    /// "Kısa": the facts alone.
    case short
    /// "Samimi".
    case friendly
}

/// The words of a customer's own language, where they are given.
public struct CustomerText: Codable, Hashable, Sendable {
    public var tr: String?
    public var en: String?
    public var ar: String?

    public init(tr: String? = nil, en: String? = nil, ar: String? = nil) {
        self.tr = tr
        self.en = en
        self.ar = ar
    }

    public subscript(language: Language) -> String? {
        switch language {
        case .turkish: tr
        case .english: en
        case .arabic: ar
        }
    }
}

/// Words of the house in the three languages, where a tenant wrote none of its own.
enum HouseWords {
    static func greeting(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Sayın {{isim}},"
        case (.formal, .english): "Dear {{isim}},"
        case (.formal, .arabic): "السيد/السيدة {{isim}}،"
        case (.short, .turkish): "Merhaba,"
        case (.short, .english): "Hello,"
        case (.short, .arabic): "مرحبًا،"
        case (.friendly, .turkish): "Merhaba {{isim}}!"
        case (.friendly, .english): "Hi {{isim}}!"
        case (.friendly, .arabic): "أهلًا {{isim}}!"
        }
    }

    static func closing(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Saygılarımızla,\n{{firma}}"
        case (.formal, .english): "Kind regards,\n{{firma}}"
        case (.formal, .arabic): "مع فائق الاحترام،\n{{firma}}"
        case (.short, .turkish): "İyi günler."
        case (.short, .english): "Have a good day."
        case (.short, .arabic): "يومًا سعيدًا."
        case (.friendly, .turkish): "Sevgiler, {{firma}}"
        case (.friendly, .english): "Warm wishes, {{firma}}"
        case (.friendly, .arabic): "مع أطيب التحيات، {{firma}}"
        }
    }

    /// What stands before the answers; `nil` where the tone goes straight to them.
    static func lead(_ tone: Tone, answers: Int, _ language: Language) -> String? {
        switch (tone, language) {
        case (.short, _): nil
        case (.formal, .turkish): answers > 1 ? "Sorularınızın yanıtları aşağıdadır:" : "Sorunuzun yanıtı aşağıdadır:"
        case (.formal, .english):
            answers > 1 ? "Please find the answers to your questions below:" : "Please find the answer below:"
        case (.formal, .arabic): answers > 1 ? "فيما يلي الإجابات عن أسئلتكم:" : "فيما يلي الإجابة عن سؤالكم:"
        case (.friendly, .turkish): "Tabii, hemen yardımcı olalım:"
        case (.friendly, .english): "Sure, happy to help:"
        case (.friendly, .arabic): "بكل سرور:"
        }
    }

    /// What joins a further answer to the one before it.
    static func also(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.friendly, .turkish): "Ayrıca "
        case (.friendly, .english): "Also: "
        case (.friendly, .arabic): "وأيضًا: "
        default: ""
        }
    }

    /// The question that an `ask` begins with; one of these in a turn of ours means that it was asked.
    static func which(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Hangisini öğrenmek istediğinizi belirtir misiniz?"
        case (.short, .turkish): "Hangisini soruyorsunuz?"
        case (.friendly, .turkish): "Hangisini merak ediyorsunuz?"
        case (.formal, .english): "Could you please tell us which one you mean?"
        case (.short, .english): "Which one do you mean?"
        case (.friendly, .english): "Which one would you like to know about?"
        case (.formal, .arabic): "نرجو أن تخبرونا أيها تقصدون؟"
        case (.short, .arabic): "أيها تقصد؟"
        case (.friendly, .arabic): "عن أيها تحب أن تسأل؟"
        }
    }

    /// Asked where a question names nothing: "fiyat?"
    static func what(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Hangi ürün ya da hizmetimizle ilgilendiğinizi yazar mısınız?"
        case (.short, .turkish): "Hangi ürün ya da hizmeti soruyorsunuz?"
        case (.friendly, .turkish): "Tabii! Hangi ürün ya da hizmetimizi merak ediyorsunuz?"
        case (.formal, .english): "Could you please tell us which product or service you are interested in?"
        case (.short, .english): "Which product or service do you mean?"
        case (.friendly, .english): "Sure! Which product or service would you like to know about?"
        case (.formal, .arabic): "نرجو أن تخبرونا بالمنتج أو الخدمة التي تهمكم."
        case (.short, .arabic): "أي منتج أو خدمة تقصد؟"
        case (.friendly, .arabic): "بكل سرور! عن أي منتج أو خدمة تحب أن تسأل؟"
        }
    }

    static func offer(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Size nasıl yardımcı olabiliriz?"
        case (_, .turkish): "Nasıl yardımcı olabiliriz?"
        case (.formal, .english): "How may we help you?"
        case (_, .english): "How can we help?"
        case (.formal, .arabic): "كيف يمكننا مساعدتكم؟"
        case (_, .arabic): "كيف يمكننا المساعدة؟"
        }
    }

    static func welcome(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.formal, .turkish): "Rica ederiz. Başka bir sorunuz olursa yardımcı olmaktan memnuniyet duyarız."
        case (.short, .turkish): "Rica ederiz."
        case (.friendly, .turkish): "Rica ederiz, ne demek! Başka bir sorunuz olursa buradayız."
        case (.formal, .english): "You are welcome. Please let us know if you have any further questions."
        case (.short, .english): "You are welcome."
        case (.friendly, .english): "You are very welcome! We are here if you need anything else."
        case (.formal, .arabic): "على الرحب والسعة. يسعدنا الرد على أي سؤال آخر."
        case (.short, .arabic): "على الرحب والسعة."
        case (.friendly, .arabic): "على الرحب والسعة! نحن هنا إن احتجتم إلى أي شيء آخر."
        }
    }

    static func farewell(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.friendly, .turkish): "Görüşmek üzere, iyi günler!"
        case (_, .turkish): "İyi günler dileriz."
        case (.friendly, .english): "See you, have a nice day!"
        case (_, .english): "We wish you a good day."
        case (_, .arabic): "نتمنى لكم يومًا سعيدًا."
        }
    }

    /// A greeting for a customer's own, whatever the tenant's rules say of first replies.
    static func hello(_ tone: Tone, _ language: Language) -> String {
        switch language {
        case .turkish: tone == .friendly ? "Merhaba!" : "Merhaba."
        case .english: tone == .friendly ? "Hi!" : "Hello."
        case .arabic: tone == .friendly ? "أهلًا!" : "مرحبًا."
        }
    }

    static func outOfHours(_ tone: Tone, _ language: Language) -> String {
        switch (tone, language) {
        case (.friendly, .turkish):
            "Mesajınızı aldık, teşekkürler! Şu anda çalışma saatlerimizin dışındayız. {{açılış}} size döneceğiz."
        case (_, .turkish):
            "Şu anda çalışma saatlerimizin dışındayız. Mesajınızı aldık. {{açılış}} size dönüş yapacağız."
        case (_, .english):
            "We are outside our working hours and have received your message. We will get back to you {{açılış}}."
        case (_, .arabic): "نحن الآن خارج ساعات العمل وقد استلمنا رسالتكم. سنعود إليكم {{açılış}}."
        }
    }
}
