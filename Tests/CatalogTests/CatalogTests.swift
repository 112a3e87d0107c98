import Catalog
import Foundation
import PluginKit
import PluginTestKit
import Testing

@Suite struct `The catalogue` {
    @Test func `lists every niche once and finds it by its id`() {
        let ids = plugins.map { $0.manifest.id }
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(plugin(id)?.manifest.id == id) }
        #expect(plugin("") == nil)
    }

    @Test func `lists only niches that keep the plugin promise`() async throws {
        for niche in plugins { try await keepsPromise(niche) }
    }

    private func keepsPromise<Niche: Plugin>(_ niche: Niche.Type) async throws {
        for check in PluginCheck<Niche>.all { try await check.run() }
    }

    @Test func `gives no rule id to two niches`() {
        let ids = plugins.flatMap { niche in
            niche.contributions.guardrails.map(\.rule.id) + niche.contributions.signals.map(\.rule.id)
        }
        #expect(Set(ids).count == ids.count)
    }
}

@Suite struct `The core` {
    /// Everything but the niches themselves, the list of them, and the one command that is a niche's own.
    @Test func `holds no niche's id or name`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { ["swift", "js", "html", "css"].contains($0.pathExtension) }
            .filter { !$0.path.contains("/Sources/Plugins/") && $0.lastPathComponent != "ValuationCommand.swift" }
        #expect(files.count > 100)
        let words = plugins.flatMap { niche in
            let manifest = niche.manifest
            return [
                "\"\(manifest.id)\"", "\"\(manifest.id).", "\(manifest.id)_", "/\(manifest.id)/", manifest.name.tr,
                manifest.name.en,
            ]
        }
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let found = words.filter(text.contains)
            #expect(found.isEmpty, "\(file.lastPathComponent) says \(found)")
        }
    }
}

@Suite struct `A plugin check` {
    struct Deaf: Error {}

    enum Careless: Plugin {
        static let manifest = PluginManifest(
            id: "careless", name: LocalizedText(tr: "", en: "x"), summary: LocalizedText(tr: "x", en: "x"),
            version: "1",
            languages: [],
            settings: .object([.required("name", .text(1...9), LocalizedText(tr: "Ad", en: "Name"))]))
        static let contributions = Contributions(
            intents: [
                IntentDefinition(id: "Bad Id", title: LocalizedText(tr: "x", en: ""), examples: ["a", "A", "b"]),
                IntentDefinition(id: "Bad Id", title: LocalizedText(tr: "x", en: "x"), examples: ["b"]),
            ],
            signals: [
                Exemplified(
                    SignalRule(id: "s", reason: .urgent, all: [["imdat"]], detail: LocalizedText(tr: "x", en: "x")),
                    stops: ["merhaba"], letsBy: ["imdat"])
            ],
            guardrails: [
                Exemplified(
                    GuardrailRule(
                        id: "g", directions: [.incoming], verdict: .block, phrases: ["yasak*"],
                        detail: LocalizedText(tr: "x", en: "x")),
                    stops: ["serbest"], letsBy: ["yasaklı"])
            ],
            facts: [Facts("price", for: ["price"]) { _, _ in nil }],
            listeners: [
                MessageListener("ear") { message, _ in
                    guard !message.text.isEmpty else { throw Deaf() }
                }
            ],
            routes: [
                PluginRoute(.get, "things", "") { _, _ in try PluginReply(1) },
                PluginRoute(.get, "things/{thing_id}", "Finds anything") { _, _ in try PluginReply(1) },
            ],
            jobs: [
                ScheduledJob("grow") { _, session in
                    try session.execute(
                        """
                        insert into careless_things (tenant_id, id) values (\(session.tenant), gen_random_uuid())
                        """)
                }
            ],
            templates: [MessageTemplate("hello", .transactional, tr: "Merhaba {name}", en: "Hello")],
            pages: [
                NichePage(
                    "things", tr: "Şeyler", en: "Things", rows: "no-things",
                    empty: LocalizedText(tr: "Henüz yok.", en: "None yet."), columns: [])
            ],
            migrations: [
                PluginMigration(
                    of: "careless", 1, "things",
                    sql: """
                        create table if not exists kaynak.careless_things (
                            tenant_id uuid not null, id uuid not null, phone text, primary key (tenant_id, id));
                        select kaynak.protect('kaynak.careless_things');
                        drop policy if exists lax on kaynak.careless_things;
                        create policy lax on kaynak.careless_things using (true);
                        """,
                    revert: "select 1"),
                PluginMigration(of: "careless", 3, "x", sql: "select 1", revert: "select 1"),
            ],
            evaluation: EvaluationSet(.lines("Bad Id | b"), bar: 0.84))
    }

    @Test(arguments: PluginCheck<Careless>.all)
    func `finds every breach of a careless niche`(_ check: PluginCheck<Careless>) async {
        await #expect(throws: (any Error).self) { try await check.run() }
    }
}
