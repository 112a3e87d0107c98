import Health
import PluginKit

/// Aesthetic clinics: consultations, procedures, recovery, patients from abroad.
public enum Aesthetic: Plugin {
    public static let manifest = PluginManifest(
        id: "aesthetic",
        name: LocalizedText(tr: "Estetik kliniği", en: "Aesthetic clinic"),
        summary: LocalizedText(
            tr:
                "İlk mesajdan hastaya: adaylar, puan, takip mesajları, iki dilde hizmet kataloğu, konsültasyon, dönüşüm.",
            en:
                "From a first message to a patient: leads, scores, follow-ups, a bilingual catalogue, consultations, funnel."
        ),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: ClinicSettings.schema)

    public static let contributions = Contributions(
        intents: [
            .price, .consultation, .photos, .procedures, .contraindications, .recovery, .packages,
            .internationalPatients, .referrals, .payment, .address, .workingHours, .person, .other,
        ],
        signals: HealthPack.signals(for: manifest.id) + [.complication, .depositReceived],
        guardrails: HealthPack.guardrails(for: manifest.id) + [.noSuitability, .noMedicineChange],
        disclaimers: HealthPack.disclaimers(for: manifest.id), services: Self.services,
        facts: CatalogueFacts.all, dialogues: [ConsultationTalk.dialogue], listeners: [LeadListener.listener],
        routes: ServiceCatalogue.routes + PackageCatalogue.routes + LeadRoutes.all + FollowUpRoutes.all + Funnel.routes,
        jobs: [FollowUps.job], templates: templates, events: events, cards: Funnel.cards, pages: pages,
        migrations: migrations, traces: LeadTraces.all, evaluation: EvaluationSet(.corpus, bar: 0.84))
}
