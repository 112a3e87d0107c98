import Assist
import Catalog
import Foundation
import Knowledge
import PluginKit
import Testing

@testable import KnowledgeServer

/// An aesthetic clinic in a lab: what its customers write, and what it makes of that.
struct AestheticLab {
    static let root = "/v1/plugins/aesthetic"

    static func niche() throws -> any Plugin.Type { try #require(plugin("aesthetic")) }

    /// What a customer writes, heard as the host has it heard.
    static func hear(
        _ text: String, from phone: String, name: String? = nil, channel: String = "whatsapp",
        intent: String? = nil, language: Language = .turkish, id: String = UUID().uuidString,
        _ lab: PluginLab, _ tenant: LabTenant
    ) async throws {
        let host = lab.installation.plugins
        let niche = try #require(host.plugin("aesthetic"))
        let customer = TalkingCustomer(
            conversation: "cnv_01890a5d-ac96-774b-bcce-" + String(phone.filter(\.isNumber).suffix(12)).padded(to: 12),
            phone: phone, email: nil, name: name, channel: channel)
        let message = CustomerMessage(
            id: id, text: text, at: lab.clock.now, customer: customer, intent: intent, language: language)
        try await host.withSession(of: niche, for: tenant.context) { session in
            for listener in niche.contributions.listeners { try listener.hear(message, session) }
        }
    }

    static func question(
        _ text: String, _ intent: String, _ language: Language = .turkish, _ entities: [Entity.Value] = []
    ) -> FactQuestion {
        FactQuestion(
            text: text, intent: DetectedIntent(id: intent, confidence: 1, runnerUpGap: 1),
            entities: entities.map { Entity($0, span: Span(0..<0)) }, language: language,
            things: AskedThings(QuestionThings(of: QuestionPart(text: text, context: ""))))
    }

    static func fact(_ question: FactQuestion, _ lab: PluginLab, _ tenant: LabTenant) async throws -> Fact? {
        let host = lab.installation.plugins
        let niche = try #require(host.plugin("aesthetic"))
        return try await host.withSession(of: niche, for: tenant.context, readOnly: true) { session -> Fact? in
            for facts in niche.contributions.facts where facts.intents.contains(question.intent.id) {
                if let fact = try facts.read(question, session) { return fact }
            }
            return nil
        }
    }

    /// One turn of the consultation's talk.
    static func turn(
        _ question: FactQuestion, after state: JSONValue?, by customer: TalkingCustomer, _ lab: PluginLab,
        _ tenant: LabTenant
    ) async throws -> DialogueStep? {
        let host = lab.installation.plugins
        let niche = try #require(host.plugin("aesthetic"))
        let dialogue = try #require(niche.contributions.dialogues.first)
        return try await host.withSession(of: niche, for: tenant.context) { session -> DialogueStep? in
            try dialogue.turn(DialogueTurn(question: question, state: state, customer: customer), session)
        }
    }

    /// The demo tenant's catalogue, packages and leads, brought in through the niche's own routes.
    static func demo(_ lab: PluginLab) async throws -> LabTenant {
        let tenant = try await lab.tenant("lavantepe", ["aesthetic"])
        let folder = try EvaluationFolder(path: try #require(Paths.corpora))
        let records = try #require(
            try DemoRecords(path: folder.tenantFile("lavantepe", "records.json"), at: lab.clock.wall.now))
        try await records.write(for: tenant.context, of: "aesthetic", through: lab.installation.plugins)
        return tenant
    }

    static func lead(_ phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws -> JSONValue {
        let text = phone.filter { !$0.isWhitespace }.replacing("+", with: "%2B")
        let found = try await lab.send("GET", root + "/leads?q=\(text)", as: tenant)
        let id = try #require(found.list.first?["id"]?.string)
        return try await lab.send("GET", root + "/leads/\(id)", as: tenant).body
    }
}

extension String {
    fileprivate func padded(to length: Int) -> String { String(repeating: "0", count: max(0, length - count)) + self }
}

extension JSONValue {
    var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}
