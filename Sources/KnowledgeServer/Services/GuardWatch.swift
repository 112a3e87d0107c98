import Assist
import Guardrails
import Knowledge

/// What a tenant's guardrails say to a message that is being answered.
struct GuardWatch: Sendable {
    let check: ReplyEngine.Guard
    let policy: GuardPolicy
    /// Whether the vectors are of the model that likeness was fitted to.
    let readsLikeness: Bool

    /// Whether the message means what attacks mean, by the vectors of its queries, which are there already. Where a rule
    /// knows it for an attack, a likeness adds nothing.
    func likenesses(in understanding: Understanding, _ vectors: [[Float]]) -> [GuardFinding] {
        let rule = InjectionKind.paraphrase.id
        let verdict = policy.verdict(on: rule, .incoming, default: .approve)
        guard readsLikeness, verdict != .allow,
            !understanding.findings.contains(where: { $0.rule.hasPrefix("injection.") }),
            vectors.contains(where: { InjectionLikeness.shared.score(of: $0) > 0 })
        else { return [] }
        let whole = Span(0..<understanding.question.text.unicodeScalars.count)
        return [GuardFinding(rule: rule, verdict: verdict, span: whole)]
    }
}
