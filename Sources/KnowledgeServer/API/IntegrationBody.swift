import Foundation
import Knowledge
import PluginKit
import Storage

/// An account at another system on the wire; none of its secrets.
struct IntegrationBody: Encodable {
    /// How it fares.
    enum State: String, CaseIterable {
        case paused
        /// A turn is under way.
        case running
        case ok
        /// Not fetched yet.
        case new
        /// It failed, and is tried again.
        case failing
        /// It failed so often that it is asked once an hour until it answers.
        case open
        /// The other system does not know the account.
        case refused
        /// Its code did not come back; off until the server's next start.
        case stopped
    }

    static let schema = Schema.object(
        [
            .required("id", .string("acc_…")), .required("connector", .string("")), .required("title", .string("")),
            .required("name", .string("")), .required("fields", .any("what was entered, without secrets")),
            .required("secrets_set", .array(.string(""), "which secrets are there")),
            .required("state", .choice(State.allCases.map(\.rawValue), "")),
            .required("next_at", .optional(.string("RFC 3339"))),
            .required("last_run_at", .optional(.string("RFC 3339"))),
            .required("last_success_at", .optional(.string("RFC 3339"))),
            .required("last_rows", .optional(.integer(""))), .required("total_rows", .integer("")),
            .required("failures", .integer("in a row")),
            .required("last_problem", .optional(.any("code, status of the other system, detail, at"))),
            .required("webhook_path", .optional(.string("where the other system sends to"))),
            .required("last_push_at", .optional(.string("RFC 3339"))), .required("pushed_rows", .integer("")),
            .optional("webhook_secret", .string("shown once")), .required("created_at", .string("RFC 3339")),
        ], "")

    private struct LastProblem: Encodable {
        let code: String
        let status: Int?
        let detail: String
        let at: Date?
    }

    private let integration: Integration
    private let run: ConnectorRun
    private let title: String
    private let secretsSet: [String]
    private let state: State
    private let problem: LastProblem?
    private let webhookPath: String?
    private let webhookSecret: String?

    init(
        _ integration: Integration, _ run: ConnectorRun, _ connector: Connector?, secretsSet: [String],
        isStopped: Bool, now: Date, webhookSecret: String?, _ language: Language
    ) {
        self.integration = integration
        self.run = run
        self.secretsSet = secretsSet
        self.webhookSecret = webhookSecret
        title = connector?.title.text(in: language) ?? integration.connector
        webhookPath =
            connector?.push == nil
            ? nil : "/v1/plugins/\(integration.plugin)/integrations/\(integration.id)/webhook"
        problem = run.problem.map { code in
            LastProblem(
                code: code, status: run.problemStatus,
                detail: TurnFailure.detail(TurnFailure.Problem(rawValue: code) ?? .failed).text(in: language),
                at: run.failedAt)
        }
        state = Self.state(integration, run, isStopped: isStopped, now: now)
    }

    private static func state(
        _ integration: Integration, _ run: ConnectorRun, isStopped: Bool, now: Date
    ) -> State {
        if integration.isPaused { return .paused }
        if isStopped { return .stopped }
        if let until = run.leasedUntil, until > now { return .running }
        guard run.problem != nil else { return run.succeededAt == nil ? .new : .ok }
        if run.problem == TurnFailure.Problem.refused.rawValue { return .refused }
        // As many failures as take the pause to its ceiling.
        return run.failures >= 8 ? .open : .failing
    }

    private enum CodingKeys: String, CodingKey {
        case id, connector, title, name, fields, secretsSet, state, nextAt, lastRunAt, lastSuccessAt, lastRows
        case totalRows, failures, lastProblem, webhookPath, lastPushAt, pushedRows, webhookSecret, createdAt
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(integration.id, forKey: .id)
        try container.encode(integration.connector, forKey: .connector)
        try container.encode(title, forKey: .title)
        try container.encode(integration.name, forKey: .name)
        let fields: [String: String] = try integration.fields.decode()
        try container.encode(
            JSONValue.object(fields.mapValues { JSONValue.string($0) }), forKey: .fields)
        try container.encode(secretsSet, forKey: .secretsSet)
        try container.encode(state.rawValue, forKey: .state)
        try container.encode(integration.isPaused ? nil : run.nextAt, forKey: .nextAt)
        try container.encode(run.startedAt, forKey: .lastRunAt)
        try container.encode(run.succeededAt, forKey: .lastSuccessAt)
        try container.encode(run.lastRows, forKey: .lastRows)
        try container.encode(run.totalRows, forKey: .totalRows)
        try container.encode(run.failures, forKey: .failures)
        try container.encode(problem, forKey: .lastProblem)
        try container.encode(webhookPath, forKey: .webhookPath)
        try container.encode(run.pushedAt, forKey: .lastPushAt)
        try container.encode(run.pushedRows, forKey: .pushedRows)
        try container.encodeIfPresent(webhookSecret, forKey: .webhookSecret)
        try container.encode(integration.createdAt, forKey: .createdAt)
    }
}

/// What a niche can fetch from.
struct ProviderBody: Encodable {
    private struct Field: Encodable {
        let name: String
        let title: String
        let kind: String
        let required: Bool
        let `default`: String?
    }

    private let id: String
    private let title: String
    private let everySeconds: Int
    private let takesWebhooks: Bool
    private let fields: [Field]

    init(_ connector: Connector, _ language: Language) {
        id = connector.id
        title = connector.title.text(in: language)
        everySeconds = Int(connector.every / .seconds(1))
        takesWebhooks = connector.push != nil
        fields = connector.account.map {
            Field(
                name: $0.name, title: $0.title.text(in: language), kind: $0.kind.rawValue,
                required: $0.fallback == nil, default: $0.fallback)
        }
    }
}
