import Knowledge

/// When a composed reply may be shown, and what a person is told otherwise.
public struct DecisionPolicy: Hashable, Sendable {
    /// The least confidence of a reply, in [0, 1].
    public var threshold: Float
    /// By intent, where a tenant set one of its own.
    public var thresholds: [String: Float]
    /// Intents of which the tenant wants no drafts.
    public var off: Set<String>

    public init(threshold: Float = 0.54, thresholds: [String: Float] = [:], off: Set<String> = []) {
        self.threshold = threshold
        self.thresholds = thresholds
        self.off = off
    }

    /// The least confidence of a reply of this intent.
    public func threshold(of intent: String) -> Float { thresholds[intent] ?? threshold }

    static let recording = LocalizedText(
        tr: "Müşteri yazı yerine ses, görüntü ya da dosya gönderdi; açıp bakmak gerekiyor.",
        en: "The customer sent a recording, a picture or a file instead of words; somebody has to open it.")
    static let nothingNamed = LocalizedText(
        tr: "Müşteri neyi sorduğunu söylemedi.", en: "The customer did not say what the question is about.")

    /// What to tell the person who takes over, where no rule says it better.
    static func detail(for reason: HandoffReason) -> LocalizedText {
        switch reason {
        case .urgent:
            LocalizedText(tr: "Acil bir durum anlatılıyor.", en: "Something urgent is described.")
        case .medicalAdvice:
            LocalizedText(tr: "Sağlık danışmanlığı isteniyor.", en: "Medical advice is asked for.")
        case .humanRequest:
            LocalizedText(tr: "Müşteri bir yetkiliyle görüşmek istiyor.", en: "The customer asks for a person.")
        case .complaint:
            LocalizedText(tr: "Müşteri memnun değil.", en: "The customer is unhappy.")
        case .liveData:
            LocalizedText(
                tr: "Yanıt belgelerde değil, canlı bir sistemdedir.",
                en: "The answer is in a live system, not in documents.")
        case .injection:
            LocalizedText(
                tr: "Mesaj, sistemi yönlendirmeye çalışıyor; yanıtlanmadı.",
                en: "The message tries to steer the system; it was not answered.")
        case .guardrail:
            LocalizedText(
                tr: "Bir koruma kuralı yanıtı durdurdu.", en: "A guardrail rule stopped the reply.")
        case .intentOff:
            LocalizedText(
                tr: "Bu konu için taslak önerilmemesi istenmiş.", en: "Drafts are turned off for this topic.")
        case .unclear:
            LocalizedText(
                tr: "Müşteriye hangisini istediği soruldu, yine anlaşılamadı.",
                en: "The customer was asked which one they mean, and it is still not clear.")
        case .noSource:
            LocalizedText(
                tr: "Bu soruyu yanıtlayan bir kaynak bulunamadı.", en: "No source answers this question.")
        case .lowConfidence:
            LocalizedText(
                tr: "Bulunan kaynak soruyu yeterince kesin yanıtlamıyor.",
                en: "The source that was found does not answer the question surely enough.")
        }
    }
}
