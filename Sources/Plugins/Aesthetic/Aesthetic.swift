import Health
import PluginKit

/// Aesthetic clinics: consultations, procedures, recovery, patients from abroad.
public enum Aesthetic: Plugin {
    public static let manifest = PluginManifest(
        id: "aesthetic",
        name: LocalizedText(tr: "Estetik kliniği", en: "Aesthetic clinic"),
        summary: LocalizedText(
            tr: "Görüşme, işlem, iyileşme, paket, fiyat ve yurt dışından gelen hasta soruları.",
            en: "Questions about consultations, procedures, recovery, packages, prices and coming from abroad."),
        version: "1.0.0",
        languages: [.turkish, .english, .arabic])

    public static let contributions = Contributions(
        intents: [
            .price, .consultation, .photos, .procedures, .contraindications, .recovery, .packages,
            .internationalPatients, .referrals, .payment, .address, .workingHours, .person, .other,
        ],
        signals: HealthPack.signals(for: manifest.id) + [.complication, .depositReceived],
        guardrails: HealthPack.guardrails(for: manifest.id), disclaimers: HealthPack.disclaimers(for: manifest.id),
        services: Self.services)
}
