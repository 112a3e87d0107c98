import Catalog
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

    @Test func `lists only niches that keep the plugin promise`() throws {
        for niche in plugins { try keepsPromise(niche) }
    }

    private func keepsPromise<Niche: Plugin>(_ niche: Niche.Type) throws {
        for check in PluginCheck<Niche>.all { try check.run() }
    }

    @Test func `gives no rule id to two niches`() {
        let ids = plugins.flatMap { niche in
            niche.contributions.guardrails.map(\.rule.id) + niche.contributions.signals.map(\.rule.id)
        }
        #expect(Set(ids).count == ids.count)
    }
}

@Suite struct `A plugin check` {
    enum Careless: Plugin {
        static let manifest = PluginManifest(
            id: "Careless", name: LocalizedText(tr: "", en: "x"), summary: LocalizedText(tr: "x", en: "x"),
            version: "1",
            languages: [])
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
            migrations: [PluginMigration(of: "core", 2, "x", sql: "", revert: "")])
    }

    @Test(arguments: PluginCheck<Careless>.all)
    func `finds every breach of a careless niche`(_ check: PluginCheck<Careless>) {
        #expect(throws: PluginBreach.self) { try check.run() }
    }
}
