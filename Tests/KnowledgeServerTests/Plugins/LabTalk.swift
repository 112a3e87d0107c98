import Foundation
import PluginKit
import Storage

@testable import KnowledgeServer

/// A customer's conversation in a lab, over the API.
struct LabTalk {
    let id: String
    let tenant: LabTenant

    /// Opens a conversation; without a phone nobody knows who writes.
    init(_ lab: PluginLab, _ tenant: LabTenant, phone: String? = nil, name: String? = nil) async throws {
        var customer: [String: JSONValue] = [:]
        if let phone { customer["phone"] = .string(phone) }
        if let name { customer["name"] = .string(name) }
        let opened = try await lab.send(
            "POST", "/v1/conversations", customer.isEmpty ? [:] : ["customer": .object(customer)], as: tenant)
        guard let id = opened["id"].string else { throw LabFailure("no conversation: \(opened.body.text)") }
        self.id = id
        self.tenant = tenant
    }

    init(id: String, tenant: LabTenant) { (self.id, self.tenant) = (id, tenant) }

    func write(_ text: String, as role: String = "customer", in lab: PluginLab) async throws {
        let answer = try await lab.send(
            "POST", "/v1/conversations/\(id)/messages", ["text": .string(text), "role": .string(role)], as: tenant)
        guard answer.status == 201 else { throw LabFailure("not stored: \(answer.body.text)") }
    }

    /// Whoever asks again is told the same, so a busy machine's time-out is asked again.
    func draft(in lab: PluginLab) async throws -> LabAnswer {
        var answer = try await lab.send("POST", "/v1/conversations/\(id)/drafts", [:], as: tenant)
        for _ in 0..<5 where answer.code == "timed_out" {
            answer = try await lab.send("POST", "/v1/conversations/\(id)/drafts", [:], as: tenant)
        }
        return answer
    }

    /// Writes as the customer and, where the answer is a text, answers with it as the agent would.
    @discardableResult
    func say(_ text: String, in lab: PluginLab) async throws -> LabAnswer {
        try await write(text, in: lab)
        return try await answered(in: lab)
    }

    /// Answers what waits, where the answer is a text.
    func answered(in lab: PluginLab) async throws -> LabAnswer {
        let answer = try await draft(in: lab)
        if let reply = answer["text"].string, !reply.isEmpty { try await write(reply, as: "agent", in: lab) }
        return answer
    }
}

extension PluginLab {
    /// What the test niche has written down, the oldest first.
    func notes(of tenant: LabTenant) async throws -> [String] {
        try await installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.queryAll(
                "select what from talker_notes where tenant_id = \(tenant.context.id) order by at, what"
            ) { row throws(StorageError) in try row.text("what") }
        }
    }

    /// A tenant's first answer fits its intents, which a busy machine may not do in time.
    func warmUp(_ tenant: LabTenant) async throws {
        for _ in 0..<5 {
            let answer = try await send("POST", "/v1/assist:reply", ["text": "merhaba"], as: tenant)
            if answer.code != "timed_out" { return }
        }
    }

    func count(_ table: Query, of tenant: LabTenant) async throws -> Int {
        try await installation.database.withReadOnlySession(for: tenant.context) { session in
            return try session.queryFirst(
                "select count(*) as n from \(table) where tenant_id = \(tenant.context.id)"
            ) { row throws(StorageError) in try row.integer("n") } ?? 0
        }
    }
}
