import Foundation
import HTTPServer
import Knowledge
import PluginKit

/// The niches' own operations, under `/v1/plugins/<id>/`.
struct PluginRouteEndpoints {
    static let bodyLimit = 64 << 10

    let host: PluginHost

    var all: [Endpoint] {
        host.plugins.flatMap { plugin in plugin.contributions.routes.map { endpoint(of: $0, plugin) } }
    }

    private func endpoint(of route: PluginRoute, _ plugin: HostedPlugin) -> Endpoint {
        // Each word is a method of this server: the kit's are fewer.
        let method = Method(rawValue: route.method.rawValue) ?? .get
        return Endpoint(
            method: method, path: "/v1/plugins/\(plugin.id)/\(route.path)", area: "Plugin \(plugin.manifest.name.en)",
            summary: route.summary, access: .plugin(plugin.id, or: route.caller == .agent ? .assist : .admin),
            query: route.query.map { QueryParameter(name: $0.name, schema: .document($0.schema.document())) },
            payload: route.body.map { .json(.document($0.document()), limit: Self.bodyLimit) } ?? .none,
            status: route.status, answer: route.status == 204 ? nil : .document(route.answer.document()),
            problems: ["not_found"] + (route.body == nil ? [] : ["invalid_body"])
                + (route.query.isEmpty ? [] : ["invalid_query"]) + route.problems + APIProblem.pluginCodes,
            plugin: plugin.id,
            handle: { call in try await self.answer(call, route, plugin) })
    }

    private func answer(_ call: Call, _ route: PluginRoute, _ plugin: HostedPlugin) async throws -> Response {
        do {
            // Looked at inside the session: who has not enabled the niche learns nothing of what it would take.
            let checked = Result {
                PluginCall(
                    parameters: call.request.parameters, query: try Self.query(of: call, route),
                    body: try Self.body(of: call, route), language: call.request.language)
            }
            let reply = try await host.withSession(
                of: plugin, for: try call.tenant, readOnly: route.method == .get
            ) { session in
                try route.handle(checked.get(), session)
            }
            guard let value = reply.value else { return Response(status: reply.status ?? 204) }
            return .text(value.text, type: "application/json", status: reply.status ?? route.status)
        } catch let problem as PluginProblem where !problem.hints.isEmpty {
            return try Self.response(problem, to: call.request)
        }
    }

    private static func body(of call: Call, _ route: PluginRoute) throws -> JSONValue {
        guard let schema = route.body else { return .null }
        let data = call.request.body.data
        guard let value = data.isEmpty ? .object([:]) : try? JSONValue(json: data) else {
            throw Problem.badRequest(
                code: "malformed_json",
                detail: LocalizedText(tr: "Gövde geçerli bir JSON değil.", en: "The body is not valid JSON."))
        }
        switch schema.check(value) {
        case .fits(let filled): return filled
        case .breaches(let breaches): throw PluginProblem.invalid(breaches)
        }
    }

    private static func query(of call: Call, _ route: PluginRoute) throws -> [String: String] {
        var values: [String: String] = [:]
        var breaches: [SchemaBreach] = []
        for member in route.query {
            guard let text = call.request.query[member.name] else { continue }
            switch member.schema.check(.string(text)) {
            case .fits(.string(let text)): values[member.name] = text
            case .fits: break
            case .breaches(let found):
                breaches += found.map { SchemaBreach(pointer: member.name, code: $0.code, detail: $0.detail) }
            }
        }
        if !breaches.isEmpty { throw PluginProblem.invalid(breaches, code: "invalid_query") }
        return values
    }

    /// A problem document with members that a client can go on with.
    private static func response(_ problem: PluginProblem, to request: Request) throws -> Response {
        let document = ProblemDocument(
            Problem(problem), in: request.language, instance: request.path, requestID: request.requestID)
        guard case .object(var members) = try JSONValue(json: document.json()) else { return .init(status: 500) }
        members.merge(problem.hints) { own, _ in own }
        var response = Response.text(
            JSONValue.object(members).text, type: "application/problem+json", status: problem.status)
        response.headers["Content-Language"] = request.language == .english ? "en" : "tr"
        response.headers["Cache-Control"] = "no-store"
        return response
    }
}
