import PluginKit

extension PluginCheck {
    private static var contributions: Contributions { Niche.contributions }

    static func manifest() -> [String] {
        let manifest = Niche.manifest
        var breaches: [String] = []
        if manifest.id.isEmpty || !manifest.id.allSatisfy({ ("a"..."z").contains($0) }) {
            breaches.append("id “\(manifest.id)”")
        }
        let version = manifest.version.split(separator: ".", omittingEmptySubsequences: false)
        if version.count != 3 || !version.allSatisfy({ Int($0) != nil }) {
            breaches.append("version “\(manifest.version)”")
        }
        if manifest.languages.isEmpty { breaches.append("no language") }
        return breaches + blanks(in: manifest.name, of: "name") + blanks(in: manifest.summary, of: "summary")
    }

    static func identifiers() -> [String] {
        let rules =
            contributions.guardrails.map(\.rule.id) + contributions.signals.map(\.rule.id)
            + contributions.disclaimers.map(\.id)
        let foreign = rules.filter { !$0.hasPrefix(Niche.manifest.id + ".") }
        return repeated(contributions.intents.map(\.id)).map { "intent \($0) twice" }
            + repeated(rules).map { "rule \($0) twice" }
            + foreign.map { "rule \($0) does not begin with “\(Niche.manifest.id).”" }
            + contributions.intents.map(\.id).filter { !isLabel($0) }.map { "intent id “\($0)”" }
    }

    static func texts() -> [String] {
        contributions.intents.flatMap { blanks(in: $0.title, of: $0.id) }
            + contributions.guardrails.flatMap { blanks(in: $0.rule.detail, of: $0.rule.id) }
            + contributions.signals.flatMap { blanks(in: $0.rule.detail, of: $0.rule.id) }
            + contributions.disclaimers.flatMap { blanks(in: $0.text, of: $0.id) }
    }

    static func examples() -> [String] {
        let few = contributions.intents.filter { Set($0.examples.map(FoldedText.fold)).count < 8 }.map(\.id)
        let all = contributions.intents.flatMap { $0.examples.map(FoldedText.fold) }
        return few.map { "\($0) has too few" } + repeated(all).map { "“\($0)” twice" }
    }

    static func guardrails() -> [String] {
        contributions.guardrails.flatMap { contribution in
            let phrases = PhraseSet(contribution.rule.phrases)
            let unless = PhraseSet(contribution.rule.unless)
            return proof(of: contribution, id: contribution.rule.id) { text in
                let folded = FoldedText(text)
                return !phrases.matches(in: folded).isEmpty && unless.matches(in: folded).isEmpty
            }
        }
    }

    static func signals() -> [String] {
        contributions.signals.flatMap { contribution in
            let signals = SignalSet(rules: [contribution.rule])
            return proof(of: contribution, id: contribution.rule.id) { !signals.signals(in: $0).isEmpty }
        }
    }

    static func migrations() -> [String] {
        let migrations = contributions.migrations.map(\.migration)
        let misplaced = migrations.filter { $0.group != Niche.manifest.id }.map { "\($0.name) is in group \($0.group)" }
        let versions = migrations.map(\.version)
        return versions == Array(1..<(versions.count + 1)) ? misplaced : misplaced + ["versions \(versions)"]
    }

    private static func proof<Rule>(
        of contribution: Exemplified<Rule>, id: String, fires: (String) -> Bool
    ) -> [String] {
        let silent = contribution.stops.filter { !fires($0) }.map { "\(id) misses “\($0)”" }
        let loud = contribution.letsBy.filter(fires).map { "\(id) stops “\($0)”" }
        let unproved = contribution.stops.isEmpty || contribution.letsBy.isEmpty ? ["\(id) shows no texts"] : []
        return silent + loud + unproved
    }

    private static func blanks(in text: LocalizedText, of name: String) -> [String] {
        (text.tr.isEmpty ? ["\(name) has no Turkish"] : []) + (text.en.isEmpty ? ["\(name) has no English"] : [])
    }

    private static func isLabel(_ id: String) -> Bool {
        !id.isEmpty
            && id.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }

    private static func repeated(_ values: [String]) -> [String] {
        Dictionary(grouping: values) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}
