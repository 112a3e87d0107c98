import Foundation
import HTTPServer
import Ingestion
import Knowledge
import PluginKit
import Storage

/// Takes what a niche knows by itself into the tenant's FAQ, where it is searched, cited and changed as its own.
///
/// An entry is known by the niche's id: taken in again, those that are the same stay, those that the niche has put
/// otherwise are replaced, and none is there twice.
struct PluginKnowledgeEndpoint {
    let host: PluginHost
    let faqs: FAQService

    private static let answer = Schema.object(
        [
            .required("created", .integer("")), .required("updated", .integer("")),
            .required("unchanged", .integer("entries that are there already, word for word")),
        ], "")

    var endpoint: Endpoint {
        Endpoint(
            method: .post, path: "/v1/plugins/{plugin_id}/knowledge:load", area: "Plugins",
            summary: "Takes what a niche knows by itself into the FAQ; done again, it changes nothing",
            access: .key(.knowledgeWrite), answer: Self.answer, timeOut: .seconds(120), handle: load)
    }

    private struct Body: Encodable {
        let created: Int
        let updated: Int
        let unchanged: Int
    }

    @Sendable private func load(_ call: Call) async throws -> Response {
        let tenant = try call.tenant
        guard let plugin = call.request.parameters["plugin_id"].flatMap(host.plugin),
            try await host.database.withReadOnlySession(for: tenant, { try $0.plugin(plugin.id)?.isEnabled ?? false })
        else { throw Problem.notFound }
        let rows = plugin.contributions.knowledge
            .filter { tenant.languages.contains($0.language) || $0.language == .turkish }
            .enumerated().map { line, entry in
                FAQRow(
                    line: line + 1, id: entry.id, category: entry.category, language: entry.language,
                    question: entry.question, answer: entry.answer)
            }
        let plan = try await faqs.plan(rows, tenant: tenant)
        try await faqs.carryOut(plan, tenant: tenant, actor: call.actor)
        return try Wire.response(
            Body(created: plan.count(.create), updated: plan.count(.update), unchanged: plan.count(.keep)))
    }
}
