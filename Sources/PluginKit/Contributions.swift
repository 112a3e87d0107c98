/// Everything a niche adds to the host, as values.
public struct Contributions: Sendable {
    /// What its customers want, by example.
    public let intents: [IntentDefinition]
    /// What needs a person in this niche, whatever the documents say.
    public let signals: [Exemplified<SignalRule>]
    /// What may not come in or go out.
    public let guardrails: [Exemplified<GuardrailRule>]
    /// What stands under every reply of this niche.
    public let disclaimers: [Disclaimer]
    /// What its customers may name.
    public let services: [ServiceName]
    /// Tables of record that are asked before the documents.
    public let facts: [Facts]
    /// Talks that it leads itself.
    public let dialogues: [Dialogue]
    /// What it does with every message of a customer.
    public let listeners: [MessageListener]
    /// Operations under `/v1/plugins/<id>/`.
    public let routes: [PluginRoute]
    /// What it does at a certain moment.
    public let jobs: [ScheduledJob]
    /// What it fetches from other systems.
    public let connectors: [Connector]
    /// What it writes to customers unasked.
    public let templates: [MessageTemplate]
    /// What it tells webhooks and the console.
    public let events: [PluginEvent]
    /// Figures for the console.
    public let cards: [DashboardCard]
    /// Pages of the console.
    public let pages: [NichePage]
    /// Its tables.
    public let migrations: [PluginMigration]
    /// Where its tables tell of a customer without referring to them.
    public let traces: [CustomerTrace]
    /// What it knows by itself, for a tenant's FAQ.
    public let knowledge: [KnowledgeEntry]
    /// What a tenant of a demonstration shows.
    public let demo: [DemoRows]
    /// Messages that its intents are measured on.
    public let evaluation: EvaluationSet?

    public init(
        intents: [IntentDefinition] = [], signals: [Exemplified<SignalRule>] = [],
        guardrails: [Exemplified<GuardrailRule>] = [], disclaimers: [Disclaimer] = [], services: [ServiceName] = [],
        facts: [Facts] = [], dialogues: [Dialogue] = [], listeners: [MessageListener] = [],
        routes: [PluginRoute] = [], jobs: [ScheduledJob] = [], connectors: [Connector] = [],
        templates: [MessageTemplate] = [], events: [PluginEvent] = [], cards: [DashboardCard] = [],
        pages: [NichePage] = [], migrations: [PluginMigration] = [], traces: [CustomerTrace] = [],
        knowledge: [KnowledgeEntry] = [], demo: [DemoRows] = [], evaluation: EvaluationSet? = nil
    ) {
        self.intents = intents
        self.signals = signals
        self.guardrails = guardrails
        self.disclaimers = disclaimers
        self.services = services
        self.facts = facts
        self.dialogues = dialogues
        self.listeners = listeners
        self.routes = routes
        self.jobs = jobs
        self.connectors = connectors
        self.templates = templates
        self.events = events
        self.cards = cards
        self.pages = pages
        self.migrations = migrations
        self.traces = traces
        self.knowledge = knowledge
        self.demo = demo
        self.evaluation = evaluation
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
