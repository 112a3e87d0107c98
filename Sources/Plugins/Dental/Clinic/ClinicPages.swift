import PluginKit

/// The clinic in the console: who comes when, who waits, who works, what it costs.
enum ClinicPages {
    static let all = [appointments, waitlist, doctors, hours, prices]

    private static let dentist = ["doctor_id": NichePage.Lookup("doctors")]

    private static let appointments = NichePage(
        "appointments", tr: "Randevular", en: "Appointments", rows: "appointments",
        empty: LocalizedText(
            tr: "Henüz randevu yok. İlk randevuyu buradan ya da bir hasta yazdığında açabilirsiniz.",
            en: "There are no appointments yet. Book the first one here, or when a patient writes."),
        columns: [
            .init("patient_name", tr: "Hasta", en: "Patient"),
            .init("starts_at", tr: "Saat", en: "Time", .moment),
            .init("doctor_name", tr: "Hekim", en: "Dentist"),
            .init("service", tr: "Tedavi", en: "Treatment"),
            .init("patient_phone", tr: "Telefon", en: "Telephone", .phone),
            .init("status", tr: "Durum", en: "State", .badge(states)),
            .init("no_show_count", tr: "Gelmediği randevu", en: "Appointments missed", .number),
        ],
        filters: ["from", "to", "phone"],
        actions: [
            .init("book", .post, "appointments", tr: "Yeni randevu", en: "New appointment", lookups: dentist)
        ],
        rowActions: [
            .init(
                "confirm", .post, "appointments/{appointment_id}:confirm", tr: "Onayla", en: "Confirm",
                when: ["status": ["booked"]]),
            .init(
                "cancel", .post, "appointments/{appointment_id}:cancel", tr: "İptal et", en: "Cancel it",
                when: ["status": ["booked", "confirmed"]],
                question: LocalizedText(
                    tr: "Randevu iptal edilsin mi? Hastaya haber verilir, yeri bekleme listesine önerilir.",
                    en: "Cancel the appointment? The patient is told, and its place is offered to the waitlist.")),
            .init(
                "no-show", .post, "appointments/{appointment_id}:no-show", tr: "Gelmedi", en: "Did not come",
                when: ["status": ["booked", "confirmed", "completed"]]),
        ])

    private static let states = [
        JSONSchema.Choice("booked", LocalizedText(tr: "Bekliyor", en: "Booked")),
        JSONSchema.Choice("confirmed", LocalizedText(tr: "Onaylı", en: "Confirmed")),
        JSONSchema.Choice("cancelled", LocalizedText(tr: "İptal", en: "Cancelled")),
        JSONSchema.Choice("completed", LocalizedText(tr: "Tamamlandı", en: "Completed")),
        JSONSchema.Choice("no_show", LocalizedText(tr: "Gelmedi", en: "Did not come")),
    ]

    private static let waitlist = NichePage(
        "waitlist", tr: "Bekleme listesi", en: "Waitlist", rows: "waitlist",
        empty: LocalizedText(
            tr: "Bekleyen hasta yok. Boşalan yerler, burada bekleyenlere sırayla önerilir.",
            en: "Nobody waits. Places that come free are offered to those who wait here, in turn."),
        columns: [
            .init("patient_name", tr: "Hasta", en: "Patient"),
            .init("service", tr: "Tedavi", en: "Treatment"),
            .init("preferred_date", tr: "İstediği gün", en: "Day wished", .date),
            .init("patient_phone", tr: "Telefon", en: "Telephone", .phone),
            .init(
                "status", tr: "Durum", en: "State",
                .badge([
                    .init("waiting", LocalizedText(tr: "Bekliyor", en: "Waiting")),
                    .init("offered", LocalizedText(tr: "Yer önerildi", en: "Offered a place")),
                    .init("booked", LocalizedText(tr: "Randevu aldı", en: "Booked")),
                ])),
            .init("offered_at", tr: "Önerilen saat", en: "Time offered", .moment),
            .init("offer_expires_at", tr: "Öneri sonu", en: "Offer until", .moment),
        ],
        actions: [.init("add", .post, "waitlist", tr: "Hasta ekle", en: "Add a patient", lookups: dentist)],
        rowActions: [
            .init(
                "accept", .post, "waitlist/{waitlist_id}:accept", tr: "Öneriyi kabul etti", en: "Took the offer",
                when: ["status": ["offered"]]),
            .init(
                "remove", .delete, "waitlist/{waitlist_id}", tr: "Listeden çıkar", en: "Take off the list",
                question: LocalizedText(
                    tr: "Hasta bekleme listesinden çıkarılsın mı?", en: "Take the patient off the waitlist?")),
        ])

    private static let doctors = NichePage(
        "doctors", tr: "Hekimler", en: "Dentists", rows: "doctors",
        empty: LocalizedText(
            tr: "Henüz hekim yok. Randevu verebilmek için önce bir hekim, sonra saatlerini ekleyin.",
            en: "There are no dentists yet. To give appointments, add a dentist, then their hours."),
        columns: [
            .init("name", tr: "Ad", en: "Name"),
            .init("is_specialist", tr: "Uzman", en: "Specialist", .flag),
            .init("is_active", tr: "Çalışıyor", en: "Works here", .flag),
        ],
        actions: [.init("add", .post, "doctors", tr: "Hekim ekle", en: "Add a dentist")],
        rowActions: [.init("change", .put, "doctors/{doctor_id}", tr: "Değiştir", en: "Change")])

    private static let hours = NichePage(
        "hours", tr: "Hekim saatleri", en: "Dentists' hours", rows: "slots",
        empty: LocalizedText(
            tr: "Henüz saat yok. Hekimlerin haftalık saatlerini ekleyin; randevular bunlara göre verilir.",
            en: "There are no hours yet. Add the dentists' weekly hours; appointments are given within them."),
        columns: [
            .init(
                "weekday", tr: "Gün", en: "Day",
                .badge(
                    zip(1...7, weekdays).map { JSONSchema.Choice(String($0), LocalizedText(tr: $1.tr, en: $1.en)) })),
            .init("doctor_name", tr: "Hekim", en: "Dentist"),
            .init("opens", tr: "Başlangıç", en: "From"),
            .init("closes", tr: "Bitiş", en: "To"),
            .init("minutes", tr: "Randevu süresi (dk)", en: "Minutes each", .number),
            .init("capacity", tr: "Kapasite", en: "Capacity", .number),
        ],
        actions: [.init("add", .post, "slots", tr: "Saat ekle", en: "Add hours", lookups: dentist)],
        rowActions: [
            .init(
                "remove", .delete, "slots/{slot_id}", tr: "Sil", en: "Delete",
                question: LocalizedText(
                    tr: "Bu saatler silinsin mi? Verilmiş randevular durur.",
                    en: "Delete these hours? Appointments in them stay."))
        ])

    private static let weekdays: [(tr: String, en: String)] = [
        ("Pazartesi", "Monday"), ("Salı", "Tuesday"), ("Çarşamba", "Wednesday"), ("Perşembe", "Thursday"),
        ("Cuma", "Friday"), ("Cumartesi", "Saturday"), ("Pazar", "Sunday"),
    ]

    private static let prices = NichePage(
        "services", tr: "Fiyat listesi", en: "Price list", rows: "services",
        empty: LocalizedText(
            tr: "Fiyat listesi boş. Eklediğiniz aralıklar, fiyat sorularına kaynak gösterilerek yazılır.",
            en: "The price list is empty. The ranges you add answer questions about prices, and are cited."),
        columns: [
            .init("name", tr: "Tedavi", en: "Treatment"),
            .init("price_min", tr: "En düşük", en: "From", .lira),
            .init("price_max", tr: "En yüksek", en: "To", .lira),
            .init("duration_minutes", tr: "Süre (dk)", en: "Minutes", .number),
            .init("is_active", tr: "Geçerli", en: "In force", .flag),
        ],
        actions: [.init("add", .post, "services", tr: "Tedavi ekle", en: "Add a treatment")],
        rowActions: [
            .init("change", .put, "services/{service_id}", tr: "Değiştir", en: "Change"),
            .init(
                "remove", .delete, "services/{service_id}", tr: "Sil", en: "Delete",
                question: LocalizedText(
                    tr: "Tedavi fiyat listesinden silinsin mi?", en: "Take the treatment off the price list?")),
        ])
}
