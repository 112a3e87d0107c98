import Assist
import Foundation
import Knowledge
import PluginKit
import Storage

/// What a niche put beside a draft.
struct PluginCard: Sendable, Encodable {
    /// The niche.
    let id: String
    let card: JSONValue
    let records: [Fact.Record]
}

/// Asks the tables of record of a tenant's niches before its documents count.
struct FactDesk: Sendable {
    let host: PluginHost

    /// Reasons for a person that no table of record makes up for.
    private static let foremost: Set<String> = [
        HandoffReason.urgent, .injection, .medicalAdvice, .humanRequest, .complaint, .guardrail,
    ].reduce(into: []) { $0.insert($1.rawValue) }

    /// The fact that answers, and whose it is; `nil` where no enabled niche has one for this intent.
    ///
    /// A niche that fails here costs the reply nothing but its fact.
    func fact(
        for question: FactQuestion, niches: Set<String>, tenant: TenantContext
    ) async -> (plugin: String, fact: Fact)? {
        for plugin in host.plugins where niches.contains(plugin.id) && plugin.wall.isUp {
            let readers = plugin.contributions.facts.filter { $0.intents.contains(question.intent.id) }
            guard !readers.isEmpty else { continue }
            let fact = try? await host.withSession(of: plugin, for: tenant, readOnly: true) { session -> Fact? in
                for reader in readers { if let fact = try reader.read(question, session) { return fact } }
                return nil
            }
            if let fact = fact.flatMap({ $0 }) { return (plugin.id, fact) }
        }
        return nil
    }

    /// The draft as the fact has it; what has to go to a person still does.
    static func draft(
        _ draft: Draft, stating fact: Fact, check: ReplyEngine.Guard
    ) -> Draft? {
        if draft.decision == .blocked || draft.handoff.map({ Self.foremost.contains($0.reason) }) ?? false {
            return nil
        }
        let findings = check(fact.text, .outgoing)
        guard findings.allSatisfy({ $0.verdict < .handoff }) else { return nil }
        return Draft(
            id: draft.id, decision: .reply, text: fact.text,
            sentences: [CitedSentence(text: fact.text, citations: [])], intent: draft.intent, confidence: 1,
            why: LocalizedText(
                tr: "Yanıt, işletmenin kendi kayıtlarından alındı.",
                en: "The reply was taken from the business's own records."), findings: findings, handoff: nil)
    }
}
