import PluginKit

extension Aesthetic {
    static let pages = [leadsPage, followUpsPage, servicesPage, packagesPage]

    private static let open = ["new", "contacted", "consultation"]

    private static let leadsPage = NichePage(
        "leads", tr: "Adaylar", en: "Leads", rows: "leads",
        empty: LocalizedText(
            tr: "Henüz aday yok. Tanınmayan bir müşteri ilk mesajını yazınca burada görünür; elle de ekleyebilirsiniz.",
            en: "There are no leads yet. An unknown customer's first message makes one; you can add one by hand."),
        columns: [
            .init("name", tr: "Ad", en: "Name"), .init("phone", tr: "Telefon", en: "Telephone", .phone),
            .init("interest", tr: "İlgi", en: "Interest"),
            .init("status", tr: "Aşama", en: "Stage", .badge(LeadStage.choices)),
            .init("score", tr: "Puan", en: "Score", .number), .init("is_hot", tr: "Sıcak", en: "Hot", .flag),
            .init("source", tr: "Kaynak", en: "Source", .badge(LeadSource.choices)),
            .init("is_foreign", tr: "Yabancı", en: "From abroad", .flag),
            .init("last_message_at", tr: "Son mesajı", en: "Last message", .moment),
            .init("next_followup_at", tr: "Sıradaki takip", en: "Next follow-up", .moment),
        ],
        filters: ["status", "source", "foreign", "q", "sort"],
        actions: [.init("new", .post, "leads", tr: "Yeni aday", en: "New lead")],
        rowActions: [
            .init("move", .post, "leads/{lead_id}:transition", tr: "Aşamasını değiştir", en: "Change stage"),
            .init("activity", .post, "leads/{lead_id}/activities", tr: "Kayıt ekle", en: "Write down"),
            .init("write", .post, "leads/{lead_id}:write", tr: "Mesaj yaz", en: "Write"),
            .init("change", .patch, "leads/{lead_id}", tr: "Bilgi ekle", en: "Add what was learned"),
            .init(
                "follow", .post, "leads/{lead_id}:follow-up", tr: "Takibi başlat", en: "Begin follow-ups",
                when: ["status": open]),
            .init(
                "stop", .post, "leads/{lead_id}:stop-follow-up", tr: "Takibi durdur", en: "Stop follow-ups",
                when: ["status": open],
                question: LocalizedText(
                    tr: "Bu adaya takip mesajı gitmesin mi?", en: "Send this lead no follow-ups any more?")),
        ],
        details: "leads/{lead_id}",
        sections: [
            .fields([
                .init("name", tr: "Ad", en: "Name"), .init("phone", tr: "Telefon", en: "Telephone", .phone),
                .init("email", tr: "E-posta", en: "E-mail"), .init("language", tr: "Dil", en: "Language"),
                .init("country", tr: "Ülke", en: "Country"), .init("interest", tr: "İlgi", en: "Interest"),
                .init("wish", tr: "İstediği zaman", en: "When they wish to come"),
                .init("utm_campaign", tr: "Kampanya", en: "Campaign"),
                .init("assigned_to", tr: "Sorumlu", en: "Assigned to"),
                .init("created_at", tr: "Kayıt", en: "Since", .moment),
                .init("first_response_at", tr: "İlk yanıt", en: "First response", .moment),
            ]),
            .list(
                "score_reasons", LocalizedText(tr: "Puanın nedenleri", en: "Why this score"),
                [.init("text.tr", tr: "Neden", en: "Reason"), .init("points", tr: "Puan", en: "Points", .number)]),
            .list(
                "moves", LocalizedText(tr: "Aşamalar", en: "Steps"),
                [
                    .init("moved_at", tr: "Zaman", en: "When", .moment),
                    .init("to_status", tr: "Aşama", en: "Stage", .badge(LeadStage.choices)),
                    .init("note", tr: "Not", en: "Note"),
                ]),
            .list(
                "followups", LocalizedText(tr: "Takip mesajları", en: "Follow-ups"),
                [
                    .init("due_at", tr: "Zaman", en: "When", .moment), .init("step", tr: "Adım", en: "Step"),
                    .init("status", tr: "Durum", en: "State", .badge(FollowUpRoutes.statuses)),
                    .init("reason", tr: "Neden", en: "Why", .badge(FollowUps.reasons)),
                ]),
            .list(
                "activities", LocalizedText(tr: "Olanlar", en: "What happened"),
                [
                    .init("happened_at", tr: "Zaman", en: "When", .moment),
                    .init("kind", tr: "Olay", en: "Event", .badge(LeadActivity.Kind.choices)),
                    .init("note", tr: "Not", en: "Note"),
                ]),
        ])

    private static let followUpsPage = NichePage(
        "followups", tr: "Takip", en: "Follow-ups", rows: "followups",
        empty: LocalizedText(
            tr: "Bekleyen takip yok. Yanıt vermeyen adaylara gidecek mesajlar burada görünür.",
            en: "There are no follow-ups. Messages to leads who do not answer show here."),
        columns: [
            .init("due_at", tr: "Zaman", en: "When", .moment), .init("name", tr: "Ad", en: "Name"),
            .init("phone", tr: "Telefon", en: "Telephone", .phone), .init("step", tr: "Adım", en: "Step"),
            .init("status", tr: "Durum", en: "State", .badge(FollowUpRoutes.statuses)),
            .init("reason", tr: "Neden", en: "Why", .badge(FollowUps.reasons)),
        ], filters: ["status"],
        rowActions: [
            .init(
                "stop", .post, "leads/{lead_id}:stop-follow-up", tr: "Durdur", en: "Stop",
                when: ["status": ["planned"]])
        ])

    private static let servicesPage = NichePage(
        "services", tr: "Hizmetler", en: "Services", rows: "services",
        empty: LocalizedText(
            tr: "Katalog boş. Fiyat, süre ve iyileşme soruları buradaki kayıtlardan yanıtlanır; ilk hizmeti ekleyin.",
            en: "The catalogue is empty. Questions about prices, duration and recovery are answered from it; add a "
                + "service."),
        columns: [
            .init("name", tr: "Hizmet", en: "Service"), .init("name_en", tr: "İngilizce", en: "In English"),
            .init("category", tr: "Tür", en: "Category", .badge(ServiceCatalogue.categories)),
            .init("price_text", tr: "Fiyat", en: "Price"),
            .init("duration_minutes", tr: "Süre (dk)", en: "Minutes", .number),
            .init("recovery_days", tr: "İyileşme (gün)", en: "Recovery, days", .number),
            .init("is_active", tr: "Geçerli", en: "In force", .flag),
        ],
        actions: [.init("new", .post, "services", tr: "Yeni hizmet", en: "New service")],
        rowActions: [
            .init("change", .put, "services/{service_id}", tr: "Değiştir", en: "Change"),
            .init(
                "delete", .delete, "services/{service_id}", tr: "Sil", en: "Delete",
                question: LocalizedText(tr: "Hizmet katalogdan silinsin mi?", en: "Delete the service?")),
        ],
        details: "services/{service_id}",
        sections: [
            .fields([
                .init("description_tr", tr: "Açıklama", en: "Description in Turkish"),
                .init("description_en", tr: "İngilizce açıklama", en: "Description in English"),
                .init("cautions_tr", tr: "Kimlere yapılmaz", en: "For whom it is not, in Turkish"),
                .init("cautions_en", tr: "Kimlere yapılmaz, İngilizce", en: "For whom it is not, in English"),
                .init("updated_at", tr: "Son değişiklik", en: "Last change", .moment),
            ])
        ])

    private static let packagesPage = NichePage(
        "packages", tr: "Paketler", en: "Packages", rows: "packages",
        empty: LocalizedText(
            tr: "Henüz paket yok. Katalogdaki hizmetlerden bir paket oluşturun.",
            en: "There are no packages yet. Make one of the catalogue's services."),
        columns: [
            .init("name", tr: "Paket", en: "Package"), .init("contents", tr: "İçindekiler", en: "What is in it"),
            .init("price_text", tr: "Fiyat", en: "Price"), .init("is_active", tr: "Geçerli", en: "In force", .flag),
        ],
        actions: [.init("new", .post, "packages", tr: "Yeni paket", en: "New package")],
        rowActions: [
            .init("change", .put, "packages/{package_id}", tr: "Değiştir", en: "Change"),
            .init(
                "delete", .delete, "packages/{package_id}", tr: "Sil", en: "Delete",
                question: LocalizedText(tr: "Paket silinsin mi?", en: "Delete the package?")),
        ])
}
