import PluginKit

/// What clinics may say by themselves and what they may not: the rule pack that the health niches share.
///
/// It follows the regulation on information and promotion in health services as this project read it, in the version below,
/// and the prohibitions of the product: no medical advice, no diagnosis, no promise, no photograph judged. It is no legal
/// advice, and a lawyer has to compare it with the text in force. Where the rules leave a doubt (a price told to one person
/// who asked), a person approves.
///
/// A niche takes it whole, under its own id, so that a tenant's policy can name the niche's rules:
///
/// ```swift
/// static let contributions = Contributions(
///     intents: […], signals: HealthPack.signals(for: "dental") + […],
///     guardrails: HealthPack.guardrails(for: "dental"), disclaimers: HealthPack.disclaimers(for: "dental"))
/// ```
public enum HealthPack {
    /// Date of the regulation it follows, and the revision of the pack.
    public static let version = "2025-11-12.1"

    public static let source = LocalizedText(
        tr: "Sağlık hizmetlerinde tanıtım ve bilgilendirme yönetmeliği, Resmî Gazete 33075, 12.11.2025",
        en: "Regulation on promotion and information in health services, Official Gazette 33075, 12 Nov 2025")

    /// What a reply of a clinic may not say; incoming and retrieved texts are free to.
    public static func guardrails(for niche: String) -> [Exemplified<GuardrailRule>] {
        [
            noDiagnosis, noTreatmentAdvice, noPromise, noSuperiority, noPromotion, noPatientPraise, noPictures,
            noPictureReading, noPriceUnseen,
        ].map { template in
            Exemplified(
                GuardrailRule(
                    id: "\(niche).\(template.rule.id)", directions: template.rule.directions,
                    verdict: template.rule.verdict, phrases: template.rule.phrases, detail: template.rule.detail),
                stops: template.stops, letsBy: template.letsBy)
        }
    }

    /// What customers of a clinic write that a person has to see.
    public static func signals(for niche: String) -> [Exemplified<SignalRule>] {
        [emergency, medicineQuestion, pictureQuestion, diagnosisQuestion].map { template in
            Exemplified(
                SignalRule(
                    id: "\(niche).\(template.rule.id)", reason: template.rule.reason, all: template.rule.all,
                    unless: template.rule.unless, detail: template.rule.detail),
                stops: template.stops, letsBy: template.letsBy)
        }
    }

    /// The sentence the regulation asks for, and who speaks here.
    public static func disclaimers(for niche: String) -> [Disclaimer] {
        [
            Disclaimer(
                id: "\(niche).disclaimer",
                text: LocalizedText(
                    tr: "Bu mesaj bilgilendirme amaçlıdır, tıbbi tavsiye değildir. Her cerrahi veya girişimsel işlemde "
                        + "sonuçlar kişiden kişiye değişiklik gösterebilir. İşlem öncesinde hekiminizden detaylı görüş "
                        + "almanız önerilir.",
                    en: "This message informs and is not medical advice. Results of surgical or interventional "
                        + "procedures differ from person to person. Please ask your physician before any procedure."))
        ]
    }
}
