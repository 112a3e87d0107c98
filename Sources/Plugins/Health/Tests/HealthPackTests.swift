import Health
import PluginKit
import PluginTestKit
import Testing

/// A niche that is nothing but the pack.
enum Clinic: Plugin {
    static let manifest = PluginManifest(
        id: "clinic", name: LocalizedText(tr: "Klinik", en: "Clinic"),
        summary: LocalizedText(tr: "Yalnızca kural paketi.", en: "The rule pack alone."), version: "1.0.0",
        languages: [.turkish, .english])

    static let contributions = Contributions(
        signals: HealthPack.signals(for: "clinic"), guardrails: HealthPack.guardrails(for: "clinic"),
        disclaimers: HealthPack.disclaimers(for: "clinic"))
}

@Suite struct `The health pack` {
    @Test(arguments: PluginCheck<Clinic>.all)
    func `keeps the plugin promise`(_ check: PluginCheck<Clinic>) async throws { try await check.run() }

    @Test func `says which regulation it follows, and its revision`() {
        let parts = HealthPack.version.split(separator: ".")
        #expect(parts.count == 2 && parts[0].count == 10 && Int(parts[1]) != nil)
        #expect(HealthPack.source.tr.contains("33075"))
    }

    @Test func `lets its own disclaimer out`() {
        for disclaimer in HealthPack.disclaimers(for: "clinic") {
            for text in [disclaimer.text.tr, disclaimer.text.en] {
                for rule in HealthPack.guardrails(for: "clinic").map(\.rule) {
                    #expect(PhraseSet(rule.phrases).matches(in: FoldedText(text)).isEmpty, "\(rule.id)")
                }
            }
        }
    }

    @Test func `carries the same rules under every niche's own name`() {
        let dental = HealthPack.guardrails(for: "dental").map(\.rule.id)
        let aesthetic = HealthPack.guardrails(for: "aesthetic").map(\.rule.id)
        #expect(dental.allSatisfy { $0.hasPrefix("dental.") })
        #expect(dental.map { $0.dropFirst(7) } == aesthetic.map { $0.dropFirst(10) })
    }
}
