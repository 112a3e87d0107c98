import Knowledge

/// Everything a niche adds to the host, as values.
public struct Contributions: Sendable {
    /// What its customers want, by example.
    public let intents: [IntentDefinition]
    /// What needs a person in this niche, whatever the documents say.
    public let signals: [Exemplified<SignalRule>]
    /// What may not come in or go out.
    public let guardrails: [Exemplified<GuardrailRule>]
    /// What its customers may name.
    public let services: [ServiceName]
    /// What stands under every reply of this niche.
    public let disclaimers: [Disclaimer]
    /// Its tables; every migration's group is the niche's id.
    public let migrations: [Migration]

    public init(
        intents: [IntentDefinition] = [], signals: [Exemplified<SignalRule>] = [],
        guardrails: [Exemplified<GuardrailRule>] = [], disclaimers: [Disclaimer] = [], services: [ServiceName] = [],
        migrations: [Migration] = []
    ) {
        self.intents = intents
        self.signals = signals
        self.guardrails = guardrails
        self.services = services
        self.disclaimers = disclaimers
        self.migrations = migrations
    }
}

/// A rule with texts that show what it does: the kit proves that it stops the ones and lets the others by.
public struct Exemplified<Rule: Sendable>: Sendable {
    public let rule: Rule
    public let stops: [String]
    public let letsBy: [String]

    public init(_ rule: Rule, stops: [String], letsBy: [String]) {
        self.rule = rule
        self.stops = stops
        self.letsBy = letsBy
    }
}
