/// What a new niche is made of; `NAME` and `«id»` stand for its own.
enum NicheTemplate {
    static let files: [(path: String, text: String)] = [
        ("NAME.swift", plugin), ("Intents.swift", intents), ("Requests.swift", requests), ("Rules.swift", rules),
        ("Evaluation.swift", evaluation), ("Tests/NAMETests.swift", tests),
    ]

    private static let plugin = """
        import PluginKit

        /// NAME: say here whom it serves, and with what.
        public enum NAME: Plugin {
            public static let manifest = PluginManifest(
                id: "«id»", name: LocalizedText(tr: "NAME", en: "NAME"),
                summary: LocalizedText(tr: "Teklif isteklerini karşılar.", en: "Takes requests for a quote."),
                version: "1.0.0", languages: [.turkish, .english],
                settings: .object([
                    .optional(
                        "answer_hours", .integer(1...72),
                        LocalizedText(tr: "Kaç saatte dönülür", en: "Hours until an answer"), default: 24)
                ]))

            public static let contributions = Contributions(
                intents: [.request, .other], guardrails: [.noGuarantee], facts: [Requests.promise],
                routes: Requests.routes, jobs: [Requests.reminder],
                events: [PluginEvent("request_waits", tr: "Bekleyen istek", en: "A request waits")],
                pages: [Requests.page], migrations: Requests.migrations, traces: Requests.traces,
                evaluation: evaluation)
        }

        """

    private static let intents = """
        import PluginKit

        extension IntentDefinition {
            static let request = IntentDefinition(
                id: "teklif", title: LocalizedText(tr: "Teklif isteği", en: "Request for a quote"),
                utterances: \"""
                    Teklif almak istiyorum
                    teklif verir misiniz
                    bana bir fiyat teklifi hazırlar mısınız
                    teklif istiyorum
                    teklifinizi bekliyorum
                    ne zaman teklif alırım
                    teklif ne kadar sürede gelir
                    işim için teklif rica ediyorum
                    I would like a quote
                    could you send me an offer
                    please make me a quote
                    \""")

            static let other = IntentDefinition(
                id: "diger", title: LocalizedText(tr: "Diğer", en: "Other"),
                utterances: \"""
                    Merhaba
                    teşekkürler
                    iyi günler
                    hava bugün çok güzel
                    maçı kim kazandı
                    sizce hangi film güzel
                    nasılsınız
                    what is the weather like
                    thank you very much
                    good morning
                    \""")
        }

        """

    private static let requests = """
        import Foundation
        import PluginKit

        /// Requests for a quote, and what becomes of them.
        enum Requests {
            static let migrations = [
                PluginMigration(
                    of: "«id»", 1, "requests",
                    tables: [
                        NicheTable(
                            "requests",
                            columns: "id uuid not null, phone text not null, wish text not null, at timestamptz not null")
                    ])
            ]

            /// What goes when a customer is erased.
            static let traces: [CustomerTrace] = [
                .rows("«id»_requests") { who in
                    "delete from «id»_requests where tenant_id = \\(who.tenant) and phone = any (\\(who.phones))"
                }
            ]

            private struct Settings: Decodable { let answerHours: Int }

            private struct Wish: Codable {
                let phone: String
                let wish: String
            }

            private static let schema = JSONSchema.object([
                .required("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
                .required("wish", .text(1...500), LocalizedText(tr: "İstek", en: "What is wanted")),
            ])

            static let routes = [
                PluginRoute(.get, "requests", "Requests, newest first") { _, session in
                    try .list(
                        session.all(
                            "select * from «id»_requests where tenant_id = \\(session.tenant) order by at desc limit 100"
                        ) { row throws(StorageError) in
                            Wish(phone: try row.text("phone"), wish: try row.text("wish"))
                        })
                },
                PluginRoute(.post, "requests", "Takes a request", body: schema, status: 201) { call, session in
                    let (id, wish): (UUID, Wish) = (UUID(), try call.body())
                    try session.execute(
                        \"""
                        insert into «id»_requests (tenant_id, id, phone, wish, at)
                        values (\\(session.tenant), \\(id), \\(wish.phone), \\(wish.wish), \\(session.now))
                        \""")
                    let hours = try session.settings(as: Settings.self).answerHours
                    try session.schedule(
                        "reminder", key: id.uuidString, at: session.now.addingTimeInterval(Double(hours) * 3_600), wish)
                    return try PluginReply(wish)
                },
            ]

            static let page = NichePage(
                "requests", tr: "İstekler", en: "Requests", rows: "requests",
                empty: LocalizedText(
                    tr: "Henüz istek yok. Buradan ilkini ekleyebilirsiniz.",
                    en: "There are no requests yet. You can add the first one here."),
                columns: [
                    .init("phone", tr: "Telefon", en: "Telephone", .phone),
                    .init("wish", tr: "İstek", en: "What is wanted"),
                ],
                actions: [.init("new", .post, "requests", tr: "Yeni istek", en: "New request")])

            /// Nobody has answered in time: the console says so.
            static let reminder = ScheduledJob("reminder") { call, session in
                try session.notify("request_waits", call.payload(as: Wish.self))
            }

            static let promise = Facts("promise", for: ["teklif"]) { question, session in
                let hours = try session.settings(as: Settings.self).answerHours
                let text =
                    question.language == .english
                    ? "You get our quote within \\(hours) hours." : "Teklifimizi en geç \\(hours) saat içinde iletiriz."
                return try Fact(
                    text: text, records: [Fact.Record(table: "settings", id: "answer_hours", quote: "\\(hours)")],
                    card: ["hours": hours])
            }
        }

        """

    private static let rules = """
        import PluginKit

        extension Exemplified<GuardrailRule> {
            /// No reply guarantees what nobody can know.
            static let noGuarantee = Exemplified(
                GuardrailRule(
                    id: "«id».no_guarantee", directions: [.outgoing], verdict: .handoff,
                    phrases: ["kesin garanti*", "yuzde yuz garanti*", "we guarantee*"],
                    detail: LocalizedText(tr: "Yanıt garanti veriyor.", en: "The reply gives a guarantee.")),
                stops: ["Sonuca kesin garanti veriyoruz.", "We guarantee it."],
                letsBy: ["Garanti belgesi kutudadır.", "Teklifimizi iletiriz."])
        }

        """

    private static let evaluation = """
        import PluginKit

        extension NAME {
            /// Messages that are none of the examples.
            static let evaluation = EvaluationSet(
                .lines(
                    \"""
                    teklif | bana teklif hazırlar mısınız lütfen
                    teklif | fiyat teklifi rica edeceğim
                    teklif | bir teklif almak isterdim
                    teklif | can I get a quote please
                    diger | selamlar herkese
                    diger | çok teşekkür ederim
                    diger | hava yarın nasıl olacak
                    diger | iyi akşamlar dilerim
                    \"""), bar: 0.84)
        }

        """

    private static let tests = """
        import NAME
        import PluginKit
        import PluginTestKit
        import Testing

        @Suite struct `The niche NAME` {
            @Test(arguments: PluginCheck<NAME>.all)
            func `keeps the plugin promise`(_ check: PluginCheck<NAME>) async throws { try await check.run() }
        }

        """
}
