import Foundation
import HTTPServer
import Knowledge
import PluginKit

/// The niches' own operations, under `/v1/plugins/<id>/`.
struct PluginRouteEndpoints {
    static let bodyLimit = 64 << 10
    /// What a form is longer than its file.
    static let formLimit = 64 << 10

    let host: PluginHost
    let upload: PluginUpload

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
            payload: Self.payload(of: route), status: route.status,
            answer: route.status == 204 || route.document != nil ? nil : .document(route.answer.document()),
            contentType: route.document ?? "application/json",
            problems: ["not_found"] + (route.body == nil ? [] : ["invalid_body"])
                + (route.upload == nil ? [] : PluginUpload.problems)
                + (route.query.isEmpty ? [] : ["invalid_query"]) + route.problems + APIProblem.pluginCodes,
            // Beside its own time: the file's way here, and others' long work before it.
            timeOut: route.computing.map { $0.limit * 3 } ?? route.upload.map { _ in .seconds(300) },
            plugin: plugin.id,
            handle: { call in try await self.answer(call, route, plugin) })
    }

    private static func payload(of route: PluginRoute) -> Payload {
        if let upload = route.upload {
            let kinds = upload.types.joined(separator: " or ")
            let fields = route.query.map { Schema.Property.optional($0.name, .document($0.schema.document())) }
            return .multipart([.required("file", .string(kinds))] + fields, limit: upload.mostBytes + formLimit)
        }
        return route.body.map { .json(.document($0.document()), limit: bodyLimit) } ?? .none
    }

    private func answer(_ call: Call, _ route: PluginRoute, _ plugin: HostedPlugin) async throws -> Response {
        do {
            let checked = await checked(call, route)
            let reply: PluginReply
            // Looked at inside the session: who has not enabled the niche learns nothing of what it would take.
            if let computing = route.computing {
                reply = try await host.compute(of: plugin, for: try call.tenant, within: computing.limit) { session in
                    try computing.prepare(checked.get(), session)
                }
            } else {
                reply = try await host.withSession(
                    of: plugin, for: try call.tenant, readOnly: route.method == .get
                ) { session in
                    try route.handle(checked.get(), session)
                }
            }
            if let refusal = reply.refusal { throw refusal }
            if let file = reply.file { return Self.response(file) }
            guard let value = reply.value else { return Response(status: reply.status ?? 204) }
            return .text(value.text, type: "application/json", status: reply.status ?? route.status)
        } catch let problem as PluginProblem where !problem.hints.isEmpty {
            return try Self.response(problem, to: call.request)
        }
    }

    private func checked(_ call: Call, _ route: PluginRoute) async -> Result<PluginCall, any Error> {
        do {
            let query = try Self.query(of: call, route)
            let body = try Self.body(of: call, route)
            var content: PluginUpload.Content?
            if let taken = route.upload { content = try await upload.content(of: call.request.body, for: taken) }
            return .success(
                PluginCall(
                    parameters: call.request.parameters, query: query, body: body, file: content?.bytes ?? [],
                    filename: content?.filename ?? "", sheets: content?.sheets ?? [], language: call.request.language))
        } catch { return .failure(error) }
    }

    /// Bytes that belong to one tenant: kept by whoever asked, and by no cache in between.
    private static func response(_ file: PluginReply.File) -> Response {
        var response = Response.data(Data(file.bytes), type: file.type)
        let name = file.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "document"
        response.headers["Content-Disposition"] = "attachment; filename*=UTF-8''\(name)"
        response.headers["Cache-Control"] = "private, no-store"
        return response
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
        var fields: [String: String] = [:]
        if case .multipart(let sent, _) = call.request.body { fields = sent }
        for member in route.query {
            guard let text = call.request.query[member.name] ?? fields[member.name] else { continue }
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
