import Health
import PluginKit

/// Dental clinics: appointments, treatments, insurance, emergencies.
public enum Dental: Plugin {
    public static let manifest = PluginManifest(
        id: "dental",
        name: LocalizedText(tr: "Diş kliniği", en: "Dental clinic"),
        summary: LocalizedText(
            tr: "Fiyat aralığından ücretsiz muayeneye ve randevuya: hekimler, saatler, hatırlatmalar, bekleme listesi.",
            en: "From a price range to a free examination and an appointment: dentists, slots, reminders, waitlist."),
        version: "2.0.0",
        languages: [.turkish, .english, .arabic],
        settings: ClinicSettings.schema)

    static let intents: [IntentDefinition] = [
        .price, .booking, .rebooking, .treatments, .emergency, .insurance, .address, .workingHours, .payment,
        .person, .other,
    ]

    public static let contributions = Contributions(
        intents: intents,
        signals: HealthPack.signals(for: manifest.id) + [.toothEmergency, .laboratoryWork],
        guardrails: HealthPack.guardrails(for: manifest.id), disclaimers: HealthPack.disclaimers(for: manifest.id),
        services: Self.services,
        facts: ClinicFacts.all,
        dialogues: [AnswerTalk.dialogue, BookingTalk.dialogue, RebookingTalk.dialogue, RebookingTalk.cancellation],
        routes: PriceTable.routes + Doctors.routes + WeeklySlots.routes + Availability.routes + Appointments.routes
            + Waitlist.routes,
        jobs: [Reminders.job, Confirmation.job, Waitlist.job, UrgentPatients.job, DayClose.job],
        templates: templates, events: events,
        cards: [ClinicCards.appointments, ClinicCards.conversion, ClinicCards.noShows],
        pages: ClinicPages.all,
        migrations: migrations, traces: PatientTraces.all,
        demo: [DemoRows("clinic", DemoClinic.fill)], evaluation: EvaluationSet(.corpus, bar: 0.84))
}
