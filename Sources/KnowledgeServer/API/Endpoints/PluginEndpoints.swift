import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage

/// Niches of a tenant: which there are, their settings, what they count, what they have to do and what they tell.
struct PluginEndpoints {
    let host: PluginHost

    private static let body = Schema.object(
        [
            .required("id", .string("")), .required("name", .string("")), .required("summary", .string("")),
            .required("version", .string("")), .required("enabled", .flag("")),
            .required("state", .choice(["running", "off"], "off: it failed, and waits for the server's next start")),
            .required("settings", .any("as the manifest's schema has it, with every default")),
            .required("intents", .array(.string(""), "")),
        ], "")

    private static let manifest = Schema.object(
        [
            .required("id", .string("")), .required("name", .string("")), .required("summary", .string("")),
            .required("version", .string("")), .required("languages", .array(.string(""), "")),
            .required("settings_schema", .any("JSON Schema 2020-12")),
            .required("intents", .array(.any("id, title, example_count"), "")),
            .required("routes", .array(.any("method, path, summary"), "")),
            .required("jobs", .array(.string(""), "")), .required("connectors", .array(.any("id, title"), "")),
            .required("templates", .array(.any("id, purpose, text, variables"), "")),
            .required("events", .array(.any("id, title, urgent"), "")),
            .required("cards", .array(.any("id, title"), "")),
        ], "")

    private static let card = Schema.object(
        [
            .required("id", .string("")), .required("title", .string("")),
            .required("figures", .array(.any("title, value or null, unit: count or share"), "")),
        ], "")

    private static let work = Schema.object(
        [
            .required("job", .string("")), .required("key", .string("")), .required("due_at", .string("RFC 3339")),
            .required("attempts", .integer("that failed")),
            .optional("given_up_at", .string("RFC 3339")), .optional("last_error", .string("")),
        ], "")

    private static let notice = Schema.object(
        [
            .required("id", .string("")), .required("kind", .string("")), .required("title", .string("")),
            .required("urgent", .flag("")), .required("data", .any("")), .required("created_at", .string("RFC 3339")),
            .required("seen", .flag("")),
        ], "")

    static let page = Schema.object(
        [
            .required("id", .string("")), .required("title", .string("")),
            .required("rows", .string("path of the route that lists them")), .required("empty", .string("")),
            .required("columns", .array(.any("member, title, kind, choices"), "")),
            .required("filters", .any("JSON Schema of the query")),
            .required("actions", .array(.any("id, title, method, path, when, body, upload, lookups"), "")),
            .required("row_actions", .array(.any("like actions"), "")),
            .optional("details", .string("path of the route that tells all of a row")),
            .required("sections", .array(.any("title and member of a list, columns"), "")),
        ], "")

    static func list(_ element: Schema) -> Schema { .object([.required("data", .array(element, ""))], "") }

    var all: [Endpoint] {
        let input = Schema.object(
            [
                .required("enabled", .flag("disabled: its routes are gone, its jobs wait, its data stays")),
                .optional("settings", .any("all of them; those that are stored stay where they are missing")),
            ], "")
        return [
            Endpoint(
                method: .get, path: "/v1/plugins", area: "Plugins", summary: "The niches, and whether they are enabled",
                access: .key(.knowledgeRead), answer: Self.list(Self.body), handle: plugins),
            Endpoint(
                method: .put, path: "/v1/plugins/{plugin_id}", area: "Plugins",
                summary: "Enables or disables a niche at once, and sets it up", access: .key(.admin),
                payload: .json(input, limit: 64 << 10), answer: Self.body, problems: ["invalid_body"], handle: set),
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/manifest", area: "Plugins",
                summary: "All that a niche brings, with the schema of its settings", access: .key(.knowledgeRead),
                answer: Self.manifest, handle: manifest),
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/cards", area: "Plugins",
                summary: "A niche's figures", access: .key(.knowledgeRead), answer: Self.list(Self.card),
                problems: APIProblem.pluginCodes, handle: cards),
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/pages", area: "Plugins",
                summary: "A niche's pages of the console: what they list, and what is done with it",
                access: .key(.knowledgeRead), answer: Self.list(Self.page), handle: pages),
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/work", area: "Plugins",
                summary: "What a niche has yet to do, the next first; ?given_up=true for what failed for good",
                access: .key(.admin), query: [QueryParameter(name: "given_up", schema: .flag(""))],
                answer: Self.list(Self.work), handle: work),
            Endpoint(
                method: .post, path: "/v1/plugins/{plugin_id}/work:retry", area: "Plugins",
                summary: "Tries everything that was given up once more", access: .key(.admin),
                answer: .object([.required("revived", .integer(""))], ""), handle: retry),
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/notices", area: "Plugins",
                summary: "What a niche wants a person to see, newest first", access: .key(.assist),
                answer: Self.list(Self.notice), handle: notices),
            Endpoint(
                method: .post, path: "/v1/plugins/{plugin_id}/notices:seen", area: "Plugins",
                summary: "Marks a niche's notices as seen", access: .key(.assist),
                answer: .object([.required("seen", .integer(""))], ""), handle: seen),
        ]
    }

    private struct Body: Encodable {
        let id: String
        let name: String
        let summary: String
        let version: String
        let enabled: Bool
        let state: String
        let settings: JSONValue
        let intents: [String]

        init(_ plugin: HostedPlugin, _ stored: TenantPlugin?, _ language: Language) {
            id = plugin.id
            name = plugin.manifest.name.text(in: language)
            summary = plugin.manifest.summary.text(in: language)
            version = plugin.manifest.version
            enabled = stored?.isEnabled ?? false
            state = plugin.wall.isUp ? "running" : "off"
            settings = plugin.settings(stored?.configuration ?? .empty)
            intents = plugin.contributions.intents.map(\.id)
        }
    }

    private struct List<Element: Encodable>: Encodable { let data: [Element] }

    @Sendable func plugins(_ call: Call) async throws -> Response {
        let stored = try await host.database.withReadOnlySession(for: call.tenant) { try $0.plugins() }
        return try Wire.response(
            List(
                data: host.plugins.map { plugin in
                    Body(plugin, stored.first { $0.id == plugin.id }, call.request.language)
                }))
    }

    private struct Input: Decodable {
        let enabled: Bool
        let settings: JSONValue?
    }

    @Sendable func set(_ call: Call) async throws -> Response {
        let plugin = try plugin(in: call)
        let input = try call.request.decode(Input.self)
        var settings: JSON?
        if let given = input.settings {
            switch plugin.manifest.settings.check(given) {
            case .fits(let filled): settings = JSON(text: filled.text)
            case .breaches(let breaches):
                throw PluginProblem.invalid(
                    breaches.map { SchemaBreach(pointer: "/settings" + $0.pointer, code: $0.code, detail: $0.detail) })
            }
        }
        let (configuration, actor) = (settings, call.actor)
        let stored = try await host.database.withSession(for: call.tenant) { [host] session in
            try session.setPlugin(plugin.id, enabled: input.enabled, configuration: configuration)
            if input.enabled {
                for job in plugin.contributions.jobs { try host.plant(job, of: plugin, in: session) }
            }
            _ = try session.recordAudit(
                actor.event(
                    input.enabled ? "plugin.enabled" : "plugin.disabled", "plugin", plugin.id,
                    after: try JSON(encoding: ["settings": configuration == nil ? "kept" : "changed"])))
            return try session.plugin(plugin.id)
        }
        return try Wire.response(Body(plugin, stored, call.request.language))
    }

    @Sendable func manifest(_ call: Call) async throws -> Response {
        try Wire.response(ManifestBody(try plugin(in: call), call.request.language))
    }

    @Sendable func cards(_ call: Call) async throws -> Response {
        let plugin = try plugin(in: call)
        let cards = plugin.contributions.cards
        let figures = try await host.withSession(of: plugin, for: call.tenant, readOnly: true) { session in
            try cards.map { try $0.read(session) }
        }
        return try Wire.response(
            List(data: zip(cards, figures).map { CardBody($0, $1, call.request.language) }))
    }

    @Sendable func pages(_ call: Call) async throws -> Response {
        let (plugin, language) = (try plugin(in: call), call.request.language)
        let contributions = plugin.contributions
        return try Wire.response(
            List(data: contributions.pages.map { NichePageBody($0, PageForms(of: contributions.routes), language) }))
    }

    @Sendable func work(_ call: Call) async throws -> Response {
        struct Work: Encodable {
            let job: String
            let key: String
            let dueAt: Date
            let attempts: Int
            let givenUpAt: Date?
            let lastError: String?
        }
        let plugin = try plugin(in: call)
        let dead = call.request.query["given_up"] == "true"
        let work = try await host.database.withReadOnlySession(for: call.tenant) { session in
            try session.scheduledWork(of: plugin.id, dead: dead)
        }
        return try Wire.response(
            List(
                data: work.map {
                    Work(
                        job: $0.job, key: $0.key, dueAt: $0.dueAt, attempts: $0.attempts, givenUpAt: $0.deadAt,
                        lastError: $0.lastError)
                }))
    }

    @Sendable func retry(_ call: Call) async throws -> Response {
        let (plugin, now) = (try plugin(in: call), host.clock.now)
        let revived = try await host.database.withSession(for: call.tenant) { session in
            try session.reviveScheduled(of: plugin.id, at: now)
        }
        return try Wire.response(["revived": revived])
    }

    @Sendable func notices(_ call: Call) async throws -> Response {
        let plugin = try plugin(in: call)
        let notices = try await host.database.withReadOnlySession(for: call.tenant) { session in
            try session.notices(of: plugin.id)
        }
        return try Wire.response(List(data: notices.map { NoticeBody($0, plugin, call.request.language) }))
    }

    @Sendable func seen(_ call: Call) async throws -> Response {
        let (plugin, now) = (try plugin(in: call), host.clock.now)
        let seen = try await host.database.withSession(for: call.tenant) { session in
            try session.markNoticesSeen(of: plugin.id, at: now)
        }
        return try Wire.response(["seen": seen])
    }

    private func plugin(in call: Call) throws(Problem) -> HostedPlugin {
        guard let plugin = call.request.parameters["plugin_id"].flatMap(host.plugin) else { throw .notFound }
        return plugin
    }
}
