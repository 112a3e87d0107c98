import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// One after the other: each has a server of its own, and drafts take both cores.
@Suite(.serialized) enum `Demo tenants` {}

extension PluginLab {
    /// The demo tenant of a niche with its documents, questions and records, as `kaynak serve --demo` has it.
    func demo(of niche: String) async throws -> LabTenant {
        let folder = try EvaluationFolder(path: try #require(Paths.corpora))
        let demo = try #require(try folder.tenants().first { $0.niche == niche })
        let context = try await installation.whileRunningJobs {
            let loader = FolderLoader(installation)
            let context = try await loader.load(demo, of: folder)
            let failed = try await loader.waitUntilReady()
            #expect(failed.isEmpty)
            return context
        }
        let records = try DemoRecords(path: folder.tenantFile(demo.id, "records.json"), at: clock.now)
        try await records?.write(for: context, of: niche, through: installation.plugins)
        try await installation.plugins.fillDemo(of: context)
        let key = try await installation.operations.createKey(
            for: context, name: "test", scopes: Set(Scope.allCases.map(\.rawValue)))
        return LabTenant(context: context, key: key.secret)
    }

    /// Sets some of a niche's settings, and leaves the others.
    func set(_ niche: String, _ settings: [String: JSONValue], of tenant: LabTenant) async throws {
        let all = try await send("GET", "/v1/plugins", as: tenant)
        guard case .object(let members)? = all.list.first(where: { $0["id"] == .string(niche) })?["settings"] else {
            throw LabFailure("no settings: \(all.body.text)")
        }
        let answer = try await send(
            "PUT", "/v1/plugins/\(niche)", ["enabled": true, "settings": .object(members.merging(settings) { $1 })],
            as: tenant)
        guard answer.status == 200 else { throw LabFailure("not set: \(answer.body.text)") }
    }

    /// Every notice of a niche of this kind, as routes tell it.
    func notices(_ kind: String, of niche: String, _ tenant: LabTenant) async throws -> [JSONValue] {
        try await send("GET", "/v1/plugins/\(niche)/notices", as: tenant).list.filter { $0["kind"] == .string(kind) }
    }
}

/// A system of the business's own that hands over what its customers write, signed.
struct LabChannel {
    private let path: String
    private let secret: String
    private let tenant: LabTenant

    init(_ lab: PluginLab, _ tenant: LabTenant) async throws {
        let made = try await lab.send("POST", "/v1/channels", ["kind": "inbound", "name": "Gelen kutusu"], as: tenant)
        guard let path = made["webhook_path"].string, let secret = made["webhook_secret"].string else {
            throw LabFailure("no channel: \(made.body.text)")
        }
        (self.path, self.secret, self.tenant) = (path, secret, tenant)
    }

    /// What a customer writes; one who gives no phone is known by a name of the channel's.
    ///
    /// - Returns: their conversation.
    @discardableResult
    func hand(
        _ text: String, from customer: String, name: String? = nil, in lab: PluginLab
    ) async throws -> LabTalk {
        let id = UUID().uuidString
        var person: [String: JSONValue] = [:]
        if customer.hasPrefix("+") { person["phone"] = .string(customer) }
        if let name { person["name"] = .string(name) }
        let body: JSONValue = [
            "message_id": .string(id), "conversation_id": .string(customer), "text": .string(text),
            "customer": .object(person),
        ]
        let headers = SignedRequest.headers(id: id, at: Date(), body: Data(body.text.utf8), secret: secret)
        let answer = try await lab.push(path, body.text, headers)
        guard answer.status == 202, let conversation = answer["conversation_id"].string else {
            throw LabFailure("not taken: \(answer.body.text)")
        }
        return LabTalk(id: conversation, tenant: tenant)
    }

    /// What a customer writes, and what an agent answers with.
    @discardableResult
    func say(
        _ text: String, from customer: String, name: String? = nil, in lab: PluginLab
    ) async throws -> LabAnswer {
        try await hand(text, from: customer, name: name, in: lab).answered(in: lab)
    }
}
