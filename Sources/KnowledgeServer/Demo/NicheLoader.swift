import Foundation
import Knowledge
import PluginKit
import Storage

/// What a demo tenant's niche has to begin with: settings, and calls of the niche's own routes in their order.
///
/// A text that begins with `$` stands for the id of what the call of that name has made.
struct NicheData: Decodable, Sendable {
    struct Call: Decodable, Sendable {
        /// As the niche declares it: `leads/{lead_id}:transition`.
        let path: String
        let method: String?
        let with: [String: String]?
        let body: JSONValue?
        /// What others call its result.
        let name: String?

        private enum CodingKeys: String, CodingKey {
            case path, method, with, body
            case name = "as"
        }
    }

    let plugin: String
    let settings: JSONValue
    let calls: [Call]

    /// `nil` where the tenant brings none.
    static func of(_ tenant: String, in folder: EvaluationFolder) throws -> NicheData? {
        guard let data = FileManager.default.contents(atPath: folder.tenantFile(tenant, "niche.json")) else {
            return nil
        }
        return try JSONDecoder().decode(NicheData.self, from: data)
    }
}

/// Brings a niche's data in through its own routes, once: a tenant that has settings of its own is left alone.
struct NicheLoader {
    let host: PluginHost

    func load(_ data: NicheData, to tenant: TenantContext) async throws {
        guard let plugin = host.plugin(data.plugin) else { return }
        guard case .fits(let settings) = plugin.manifest.settings.check(data.settings) else {
            throw CommandError("niche.json: the settings of \(data.plugin) do not fit")
        }
        let isNew = try await host.database.withSession(for: tenant) { session in
            let stored = try session.plugin(data.plugin)
            guard stored?.configuration.text ?? "{}" == "{}" else { return false }
            try session.setPlugin(data.plugin, enabled: true, configuration: JSON(text: settings.text))
            return true
        }
        guard isNew else { return }
        var made: [String: String] = [:]
        for call in data.calls {
            let id = try await perform(call, of: plugin, for: tenant, made)
            if let name = call.name { made["$" + name] = id }
        }
    }

    /// - Returns: the id of what it answered.
    private func perform(
        _ call: NicheData.Call, of plugin: HostedPlugin, for tenant: TenantContext, _ made: [String: String]
    ) async throws -> String? {
        let method = call.method ?? PluginRoute.Method.post.rawValue
        let route = plugin.contributions.routes.first { $0.path == call.path && $0.method.rawValue == method }
        guard let route else { throw CommandError("niche.json: there is no \(method) \(call.path)") }
        let body = Self.filled(call.body ?? .object([:]), made)
        var checked = JSONValue.null
        if let schema = route.body {
            guard case .fits(let filled) = schema.check(body) else {
                throw CommandError("niche.json: the body of \(call.path) does not fit")
            }
            checked = filled
        }
        let request = PluginCall(
            parameters: (call.with ?? [:]).mapValues { made[$0] ?? $0 }, query: [:], body: checked, language: .turkish)
        let reply = try await host.withSession(of: plugin, for: tenant) { try route.handle(request, $0) }
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
