import PluginKit

/// The desk in the console.
enum DeskPages {
    static let all = [tickets, problems, offices, reports, solutions]

    private static let openStates = TicketState.allCases.filter(\.isOpen).map(\.rawValue)
    private static let workStates = ["assigned", "investigating"]
    private static let ended = ["solved", "closed"]

    private static func action(
        _ name: String, _ tr: String, _ en: String, in states: [String], question: LocalizedText? = nil
    ) -> NichePage.Action {
        .init(
            name, .post, "tickets/{ticket_id}:\(name)", tr: tr, en: en, when: ["state": states], question: question)
    }

    private static let tickets = NichePage(
        "tickets", tr: "Biletler", en: "Tickets", rows: "tickets",
        empty: LocalizedText(
            tr: "Henüz bilet yok. Ofisler sohbetten yazınca ya da “Yeni bilet” ile açılır.",
            en: "There are no tickets yet. They come from conversations, or by “New ticket”."),
        columns: [
            .init("number", tr: "No", en: "No."), .init("subject", tr: "Konu", en: "Subject"),
            .init("office.name", tr: "Ofis", en: "Office"),
            .init("priority", tr: "Öncelik", en: "Priority", .badge(Priority.choices)),
            .init("state", tr: "Durum", en: "State", .badge(TicketState.choices)),
            .init("level", tr: "Seviye", en: "Level", .badge(SupportLevel.choices)),
            .init("assignee", tr: "Üstlenen", en: "Assignee"),
            .init("remaining_minutes", tr: "Kalan (dk, kendi takvimiyle)", en: "Left (min of its calendar)", .number),
            .init("due_at", tr: "Son an", en: "Due", .moment),
            .init("late", tr: "SLA ihlali", en: "Limit broken", .flag),
        ],
        filters: ["state", "priority", "level", "late", "assignee", "search"],
        actions: [.init("new", .post, "tickets", tr: "Yeni bilet", en: "New ticket")],
        rowActions: [
            action("assign", "Ata", "Assign", in: ["new", "assigned", "investigating"]),
            action("begin", "İncelemeye başla", "Begin", in: ["assigned"]),
            action("reply", "Yanıtla", "Reply", in: openStates),
            action("ask", "Müşteriden bilgi iste", "Ask the customer", in: openStates),
            action("resume", "Müşteri yazdı", "The customer answered", in: openStates),
            action("propose", "Çözüm öner", "Propose a solution", in: ["investigating"]),
            action("reject", "Müşteri onaylamadı", "Not accepted", in: ["proposed"]),
            action("resolve", "Çözüldü", "Solved", in: openStates),
            action(
                "escalate", "Üst seviyeye aktar", "Escalate", in: openStates,
                question: LocalizedText(tr: "Bilet bir üst ekibe geçsin mi?", en: "Hand the ticket to a higher level?")),
            action("merge", "Yinelenen: birleştir", "Merge as a duplicate", in: openStates),
            action("link", "Bir soruna bağla", "Link to a problem", in: openStates),
            action("prioritise", "Önceliği değiştir", "Change the priority", in: openStates),
            action(
                "close", "Kapat", "Close", in: ["solved"],
                question: LocalizedText(tr: "Bilet kapatılsın mı?", en: "Close the ticket?")),
            action("reopen", "Yeniden aç", "Reopen", in: ended),
            action("rate", "Puan ver", "Rate", in: ended),
        ],
        details: "tickets/{ticket_id}",
        sections: [
            .fields([
                .init("message", tr: "Ofisin yazdığı", en: "What the office wrote"),
                .init("reason_text", tr: "Önceliğin nedeni", en: "Why this priority"),
                .init("customer.name", tr: "Yazan", en: "Who wrote"),
                .init("customer.phone", tr: "Telefon", en: "Telephone", .phone),
                .init("customer.email", tr: "E-posta", en: "E-mail"),
                .init("office.plan", tr: "Plan", en: "Plan", .badge(Office.Plan.choices)),
                .init("office.seed", tr: "Seed ofis", en: "Seed office", .flag),
                .init("opened_at", tr: "Açılış", en: "Opened", .moment),
                .init("escalates_at", tr: "Üst seviyeye çıkacağı an", en: "Goes up at", .moment),
                .init("allowed_text", tr: "Yapılabilecekler", en: "What can be done"),
                .init("solution.title", tr: "Bilinen sorun", en: "Known problem"),
                .init("solution.step_text", tr: "Adımlar", en: "Steps"),
                .init("suggestion", tr: "Önerilen ilk yanıt", en: "Suggested first answer"),
                .init("rating", tr: "Puan", en: "Rating", .number),
            ]),
            .list(
                "promises", LocalizedText(tr: "SLA", en: "Service limits"),
                [
                    .init(
                        "kind", tr: "Söz", en: "Promise",
                        .badge(PromiseKind.allCases.map { JSONSchema.Choice($0.rawValue, $0.name) })),
                    .init(
                        "state", tr: "Durum", en: "State",
                        .badge([
                            JSONSchema.Choice("running", LocalizedText(tr: "İşliyor", en: "Running")),
                            JSONSchema.Choice("waiting", LocalizedText(tr: "Müşteriyi bekliyor", en: "Waiting")),
                            JSONSchema.Choice("kept", LocalizedText(tr: "Tutuldu", en: "Kept")),
                            JSONSchema.Choice("broken", LocalizedText(tr: "İhlal", en: "Broken")),
                        ])),
                    .init("limit_minutes", tr: "Süre (dk)", en: "Limit (min)", .number),
                    .init("used_minutes", tr: "Kullanılan (dk)", en: "Used (min)", .number),
                    .init("remaining_minutes", tr: "Kalan (dk)", en: "Left (min)", .number),
                    .init("due_at", tr: "Son an", en: "Due", .moment),
                ]),
            .list(
                "history", LocalizedText(tr: "Geçmiş", en: "History"),
                [
                    .init("at", tr: "Zaman", en: "When", .moment), .init("by", tr: "Kim", en: "Who"),
                    .init("what", tr: "Ne oldu", en: "What"), .init("note", tr: "Metin", en: "Text"),
                ]),
        ])

    private static let severity = NichePage.Kind.badge(CrisisLevel.choices)

    private static let problems = NichePage(
        "problems", tr: "Sorunlar ve krizler", en: "Problems and crises", rows: "problems",
        empty: LocalizedText(
            tr: "Ortak bir sorun yok. Aynı arıza iki ofisten gelince burada görünür; üçüncüsünde kriz olur.",
            en: "There is no shared problem. One that two offices tell of shows here; the third makes it a crisis."),
        columns: [
            .init("number", tr: "No", en: "No."), .init("title", tr: "Sorun", en: "Problem"),
            .init("severity", tr: "Seviye", en: "Severity", severity),
            .init(
                "state", tr: "Durum", en: "State",
                .badge([
                    JSONSchema.Choice("open", LocalizedText(tr: "Sürüyor", en: "Open")),
                    JSONSchema.Choice("over", LocalizedText(tr: "Bitti", en: "Over")),
                ])), .init("offices", tr: "Ofis", en: "Offices", .number),
            .init("tickets", tr: "Bilet", en: "Tickets", .number),
            .init("began_at", tr: "Başlangıç", en: "Began", .moment),
            .init("next_status_at", tr: "Sonraki bilgilendirme", en: "Next word", .moment),
        ],
        filters: ["state"],
        actions: [.init("new", .post, "problems", tr: "Kriz aç", en: "Open a crisis")],
        rowActions: [
            .init(
                "tell", .post, "problems/{problem_id}:tell", tr: "Ofisleri bilgilendir", en: "Tell the offices",
                when: ["state": ["open"], "severity": CrisisLevel.allCases.map(\.label)]),
            .init(
                "set-severity", .post, "problems/{problem_id}:set-severity", tr: "Seviye ver", en: "Set the severity",
                when: ["state": ["open"]]),
            .init(
                "close", .post, "problems/{problem_id}:close", tr: "Bitti", en: "It is over",
                when: ["state": ["open"]],
                question: LocalizedText(tr: "Sorun sona erdi mi?", en: "Is the problem over?")),
        ],
        details: "problems/{problem_id}",
        sections: [
            .fields([
                .init("affected", tr: "Etkilenen", en: "Affected"),
                .init("estimate", tr: "Tahmini çözüm", en: "Estimate"),
                .init("ended_at", tr: "Bitiş", en: "Ended", .moment),
                .init("analysis_due_at", tr: "Olay analizi için son an", en: "Analysis due", .moment),
                .init("analysis_text", tr: "Olay analizi (taslak)", en: "Analysis (draft)"),
            ]),
            .list(
                "ticket_list", LocalizedText(tr: "Biletler", en: "Tickets"),
                [
                    .init("number", tr: "No", en: "No."), .init("subject", tr: "Konu", en: "Subject"),
                    .init("office.name", tr: "Ofis", en: "Office"),
                    .init("state", tr: "Durum", en: "State", .badge(TicketState.choices)),
                    .init("opened_at", tr: "Açılış", en: "Opened", .moment),
                ]),
        ])

    private static let offices = NichePage(
        "offices", tr: "Ofisler", en: "Offices", rows: "offices",
        empty: LocalizedText(
            tr: "Henüz ofis yok. Yazan her ofis kendiliğinden eklenir; planını burada belirleyin.",
            en: "There are no offices yet. Each that writes is added by itself; its plan is set here."),
        columns: [
            .init("name", tr: "Ofis", en: "Office"),
            .init("plan", tr: "Plan", en: "Plan", .badge(Office.Plan.choices)),
            .init("seed_since", tr: "Seed başlangıcı", en: "Seed since", .date),
            .init("open_tickets", tr: "Açık bilet", en: "Open tickets", .number),
        ],
        filters: ["search"],
        actions: [.init("new", .post, "offices", tr: "Yeni ofis", en: "New office")],
        rowActions: [.init("change", .put, "offices/{office_id}", tr: "Değiştir", en: "Change")],
        details: "offices/{office_id}",
        sections: [
            .fields([
                .init("name", tr: "Ofis", en: "Office"),
                .init("plan", tr: "Plan", en: "Plan", .badge(Office.Plan.choices)),
                .init("contacts", tr: "Telefon ve e-posta", en: "Telephones and addresses"),
            ])
        ])

    private static let reports = NichePage(
        "reports", tr: "Haftalık raporlar", en: "Weekly reports", rows: "reports",
        empty: LocalizedText(
            tr: "Henüz rapor yok. İlki, bilet açıldıktan sonraki pazartesi 09.00’da hazırlanır.",
            en: "There is no report yet. The first comes on the Monday at 09:00 after tickets were opened."),
        columns: [
            .init("monday", tr: "Hafta", en: "Week of", .date), .init("opened", tr: "Açılan", en: "Opened", .number),
            .init("solved", tr: "Çözülen", en: "Solved", .number),
            .init("breach_count", tr: "SLA ihlali", en: "Broken limits", .number),
            .init("missed", tr: "Tutmayan hedef", en: "Missed targets", .number),
        ],
        details: "reports/{report_id}",
        sections: [
            .fields([
                .init("text_tr", tr: "Özet", en: "Summary (Turkish)"),
                .init("text_en", tr: "Özet (İngilizce)", en: "Summary"),
            ]),
            .list(
                "figures", LocalizedText(tr: "Göstergeler", en: "Figures"),
                [
                    .init("title_tr", tr: "Gösterge", en: "Figure (Turkish)"),
                    .init("title_en", tr: "İngilizce adı", en: "Figure"),
                    .init("written_tr", tr: "Değer", en: "Value"), .init("target", tr: "Hedef", en: "Target"),
                    .init("met", tr: "Tuttu", en: "Met", .flag), .init("count", tr: "Sayı", en: "Counted", .number),
                ]),
            .list(
                "breaches", LocalizedText(tr: "SLA ihlalleri", en: "Broken limits"),
                [
                    .init("ticket", tr: "Bilet", en: "Ticket"), .init("office", tr: "Ofis", en: "Office"),
                    .init("priority", tr: "Öncelik", en: "Priority", .badge(Priority.choices)),
                    .init("due_at", tr: "Son an", en: "Due", .moment),
                ]),
        ])

    private static let solutions = NichePage(
        "solutions", tr: "Bilinen sorunlar", en: "Known problems", rows: "solutions",
        empty: LocalizedText(tr: "Uyan bir çözüm yok.", en: "No known problem fits."),
        columns: [
            .init("title", tr: "Sorun", en: "Problem"), .init("category", tr: "Konu", en: "Topic"),
            .init("levels", tr: "Seviye", en: "Level"), .init("step_text", tr: "Adımlar", en: "Steps"),
        ],
        filters: ["text"])
}
