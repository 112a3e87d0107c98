import Guardrails
import Knowledge
import Testing

@Suite struct `A guard policy` {
    @Test func `is decided by its most particular wish`() {
        let policy = GuardPolicy([
            .init(rule: "injection.", verdict: .warn), .init(rule: "injection.new_role", verdict: .handoff),
            .init(rule: "injection.new_role", direction: .retrieved, verdict: .block),
            .init(rule: "pii.iban", direction: .outgoing, verdict: .approve),
        ])
        #expect(policy.verdict(on: "injection.prompt_leak", .incoming, default: .block) == .warn)
        #expect(policy.verdict(on: "injection.new_role", .incoming, default: .block) == .handoff)
        #expect(policy.verdict(on: "injection.new_role", .retrieved, default: .warn) == .block)
        #expect(policy.verdict(on: "pii.iban", .outgoing, default: .block) == .approve)
        #expect(policy.verdict(on: "pii.iban", .incoming, default: .block) == .block)
        #expect(policy.verdict(on: "injection2.x", .incoming, default: .allow) == .allow)
    }

    @Test func `turns a finding into what the tenant wants, or into none`() {
        let iban = "IBAN TR33 0006 1005 1978 6457 8413 26"
        let asking = GuardrailEngine(rules: [], policy: GuardPolicy([.init(rule: "pii.", verdict: .approve)]))
        #expect(asking.check(iban, .outgoing).map(\.verdict) == [.approve])
        let careless = GuardrailEngine(rules: [], policy: GuardPolicy([.init(rule: "pii.iban", verdict: .allow)]))
        #expect(careless.check(iban, .outgoing).isEmpty)
        #expect(careless.check("Kimlik: 10000000146", .outgoing).map(\.verdict) == [.block])
    }
}
