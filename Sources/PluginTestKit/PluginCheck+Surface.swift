import Knowledge
import PluginKit

/// Promises about what a niche shows and sends.
extension PluginCheck {
    /// A niche is enabled with one click, and takes nothing that it does not know.
    static func settings() -> [String] {
        let schema = Niche.manifest.settings
        var breaches: [String] = []
        switch schema.check(.object([:])) {
        case .fits(let filled):
            if schema.check(filled) != .fits(filled) { breaches.append("its own defaults do not fit") }
        case .breaches(let found): breaches += found.map { "\($0.pointer) has no default" }
        }
        if case .fits = schema.check(["no_such_setting": 1]) { breaches.append("takes settings that it does not know") }
        return breaches + titles(in: schema, of: "settings")
    }

    /// Whatever a person reads is there in both languages, and says the same things.
    static func words() -> [String] {
        let contributions = Niche.contributions
        var breaches: [String] = []
        for template in contributions.templates {
            breaches += blank(template.text, "template \(template.id)")
            if MessageTemplate.variables(of: template.text.tr) != MessageTemplate.variables(of: template.text.en) {
                breaches.append("template \(template.id) has other values in English")
            }
        }
        breaches += contributions.events.flatMap { blank($0.title, "event \($0.id)") }
        breaches += contributions.cards.flatMap { blank($0.title, "card \($0.id)") }
        breaches += contributions.connectors.flatMap { blank($0.title, "connector \($0.id)") }
        for route in contributions.routes {
            breaches += titles(in: route.body ?? .empty, of: route.path)
            breaches += titles(in: .object(route.query), of: route.path)
            if route.summary.isEmpty { breaches.append("\(route.path) has no summary") }
        }
        return breaches
    }

    /// What it asks its session for is declared: facts for its own intents, ids that are there once.
    static func declarations() -> [String] {
        let contributions = Niche.contributions
        let intents = Set(contributions.intents.map(\.id))
        let strange =
            contributions.facts.flatMap { facts in
                facts.intents.subtracting(intents).sorted().map { "facts \(facts.id) are for \($0), which it has not" }
            }
            + contributions.dialogues.flatMap { dialogue in
                dialogue.intents.subtracting(intents).sorted().map {
                    "dialogue \(dialogue.id) is for \($0), which it has not"
                } + (dialogue.intents.isEmpty ? ["nothing opens dialogue \(dialogue.id)"] : [])
            }
        // The host keeps what is to be heard under names with a colon.
        let named = (contributions.jobs.map(\.name) + contributions.listeners.map(\.id)).filter { $0.contains(":") }
            .map { "“\($0)” has a colon" }
        let ids = [
            contributions.facts.map(\.id), contributions.dialogues.map(\.id), contributions.listeners.map(\.id),
            contributions.pages.map(\.id), contributions.templates.map(\.id), contributions.events.map(\.id),
            contributions.cards.map(\.id), contributions.connectors.map(\.id),
        ]
        return strange + named
            + ids.flatMap { ids in
                Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map { "\($0) twice" }
            }
    }

    private static func titles(in schema: JSONSchema, of name: String) -> [String] {
        schema.members.flatMap { member in
            blank(member.title, "\(name)/\(member.name)") + titles(in: member.schema, of: "\(name)/\(member.name)")
        }
    }

    static func blank(_ text: LocalizedText, _ name: String) -> [String] {
        (text.tr.isEmpty ? ["\(name) has no Turkish"] : []) + (text.en.isEmpty ? ["\(name) has no English"] : [])
    }
}
