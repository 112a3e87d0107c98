import Foundation
import Knowledge
import PluginKit
import Storage

/// What a demo tenant's niche keeps: settings and calls of the niche's own routes, in `records.json` beside the tenant's
/// documents.
///
/// `{day+2}` is the day after tomorrow, `{moment-3}` this moment three days ago; a text `$name` is the id of what the step
/// with `"as": "name"` made. Calls that set rather than add may be made at every start, which moves their days along;
/// others say `"once": true` and are made for a tenant that has set nothing yet.
struct DemoRecords: Decodable {
    private struct Step: Decodable {
        /// `POST` where nothing is said.
        let method: String?
        /// As the niche declares it: `leads/{lead_id}:transition`.
        let path: String
        /// What stands for the braces of the path.
        let with: [String: String]?
        let body: JSONValue?
        /// What later steps call what it made.
        let name: String?

        enum CodingKeys: String, CodingKey {
            case method, path, with, body
            case name = "as"
        }
    }

    /// For a tenant that has set nothing yet.
    private let settings: JSONValue?
    private let once: Bool?
    /// Replies quote these records before the documents, so a demonstration of documents goes without them.
    private let onRequest: Bool?
    private let steps: [Step]

    enum CodingKeys: String, CodingKey {
        case settings, once, steps
        case onRequest = "on_request"
    }

    var isOnRequest: Bool { onRequest ?? false }

    /// `nil` where the tenant has none.
    init?(path: String, at now: Date) throws {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let dated = Self.dated(String(decoding: data, as: UTF8.self), now)
        self = try JSONDecoder().decode(DemoRecords.self, from: Data(dated.utf8))
    }

    static func dated(_ text: String, _ now: Date) -> String {
        text.replacing(#/\{(day|moment)([+-][0-9]+)\}/#) { match in
            let moment = now.addingTimeInterval((Double(match.output.2) ?? 0) * 86_400)
            return match.output.1 == "day"
                ? CalendarDay(moment, in: BusinessCalendar.istanbul).description : moment.formatted(.iso8601)
        }
    }

    func write(for tenant: TenantContext, of niche: String, through host: PluginHost) async throws {
        guard let plugin = host.plugin(niche) else { return }
        let isNew = try await set(tenant, plugin, host)
        if once ?? false, !isNew { return }
        var made: [String: String] = [:]
        for step in steps {
            let id = try await perform(step, of: plugin, for: tenant, host, made)
            if let name = step.name { made["$" + name] = id }
        }
    }

    /// - Returns: whether the tenant had set nothing yet.
    private func set(_ tenant: TenantContext, _ plugin: HostedPlugin, _ host: PluginHost) async throws -> Bool {
        guard case .fits(let filled) = plugin.manifest.settings.check(settings ?? .object([:])) else {
            throw CommandError("records.json of \(tenant.slug): the settings do not fit")
        }
        return try await host.database.withSession(for: tenant) { session in
            guard try session.plugin(plugin.id)?.configuration ?? .empty == .empty else { return false }
            try session.setPlugin(plugin.id, enabled: true, configuration: JSON(text: filled.text))
            return true
        }
    }

    /// - Returns: the id of what it answered.
    private func perform(
        _ step: Step, of plugin: HostedPlugin, for tenant: TenantContext, _ host: PluginHost, _ made: [String: String]
    ) async throws -> String? {
        let method = step.method ?? PluginRoute.Method.post.rawValue
        let route = plugin.contributions.routes.first { $0.method.rawValue == method && $0.path == step.path }
        guard let route else {
            throw CommandError("records.json of \(tenant.slug): there is no \(method) \(step.path)")
        }
        var body = JSONValue.null
        if let schema = route.body {
            guard case .fits(let filled) = schema.check(Self.filled(step.body ?? .object([:]), made)) else {
                throw CommandError("records.json of \(tenant.slug): the body of \(method) \(step.path) does not fit")
            }
            body = filled
        }
        let call = PluginCall(
            parameters: (step.with ?? [:]).mapValues { made[$0] ?? $0 }, query: [:], body: body, language: .turkish)
        let reply = try await host.withSession(of: plugin, for: tenant) { try route.handle(call, $0) }
        if case .string(let id)? = reply.value?["id"] { return id }
        return nil
    }

    private static func filled(_ value: JSONValue, _ made: [String: String]) -> JSONValue {
        switch value {
        case .string(let text): .string(made[text] ?? text)
        case .array(let values): .array(values.map { filled($0, made) })
        case .object(let members): .object(members.mapValues { filled($0, made) })
        default: value
        }
    }
}
