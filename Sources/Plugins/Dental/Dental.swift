import Health
import PluginKit

/// Dental clinics: appointments, treatments, insurance, emergencies.
public enum Dental: Plugin {
    public static let manifest = PluginManifest(
        id: "dental",
        name: LocalizedText(tr: "Diş kliniği", en: "Dental clinic"),
        summary: LocalizedText(
            tr: "Randevu, tedavi, fiyat, sigorta ve acil durum soruları.",
            en: "Questions about appointments, treatments, prices, insurance and emergencies."),
        version: "1.0.0",
        languages: [.turkish, .english, .arabic])

    public static let contributions = Contributions(
        intents: [
            .price, .booking, .rebooking, .treatments, .emergency, .insurance, .address, .workingHours, .payment,
            .person, .other,
        ],
        signals: HealthPack.signals(for: manifest.id) + [.toothEmergency, .laboratoryWork],
        guardrails: HealthPack.guardrails(for: manifest.id), disclaimers: HealthPack.disclaimers(for: manifest.id),
        services: Self.services)
}
