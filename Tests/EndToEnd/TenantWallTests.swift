import Foundation
import Testing

/// Made from the served API description, so that a new operation is covered without a new test.
@Suite struct `Another tenant` {
    private struct Operation {
        let method: String
        let path: String
        let parameters: [String]
        let needsKey: Bool
        let bodySchema: JSON
        let isForm: Bool
    }

    private func operations(_ client: Client) async throws -> [Operation] {
        let paths = try await client.get("/openapi.json").json["paths"]
        return paths.keys.flatMap { path in
            paths[path].keys.map { method in
                let operation = paths[path][method]
                let parameters = operation["parameters"].array.filter { $0["in"].string == "path" }
                return Operation(
                    method: method.uppercased(), path: path, parameters: parameters.compactMap { $0["name"].string },
                    needsKey: !operation["security"].array.isEmpty,
                    bodySchema: operation["requestBody"]["content"]["application/json"]["schema"],
                    isForm: !operation["requestBody"]["content"]["multipart/form-data"].isNull)
            }
        }
    }

    /// Something of the owner's for every kind of path parameter. A parameter that is missing here fails the test.
    private func belongings(_ owner: Client, _ data: String, _ slug: String) async throws -> [String: String] {
        let documents = try await owner.get("/v1/documents").json
        let faqs = try await owner.get("/v1/faqs").json
        let tag = try await owner.post("/v1/tags", ["name": "duvar \(UUID().uuidString)"]).json
        let draft = try await owner.post("/v1/assist:reply", ["text": "Merhaba, iade süresi kaç gün?"]).json
        let example = try await owner.post(
            "/v1/intent-examples", ["intent": "diger", "text": "duvar \(UUID().uuidString)"]
        ).json
        let uploaded = try await owner.upload(
            "/v1/documents", file: Data("%PDF-1.4\nkırık".utf8), named: "kirik.pdf")
        let export = try await owner.post("/v1/exports", ["kind": "audit"]).json
        let recogniser = try await owner.post(
            "/v1/pii-recognisers",
            ["name": "duvar \(UUID().uuidString)", "type": "WALL_NO", "pattern": "DVR-\\d{4}", "matches": ["DVR-1234"]]
        ).json
        let listed = try await kaynak("key", "list", "--tenant", slug, "--data", data).output
        let talk = try await TalkFixture.make(owner, data, slug)
            .merging(try await ClinicFixture.make(owner)) { $1 }
            .merging(try await ValuationFixture.make(owner)) { $1 }
            .merging(try await HelpdeskFixture.make(at: owner.address, data)) { $1 }
        return [
            // The oldest: other suites add and delete at the other end.
            "document_id": documents["data"].array.last?["id"].string, "faq_id": faqs["data"].array.last?["id"].string,
            "draft_id": draft["id"].string, "example_id": example["id"].string, "tag_id": tag["id"].string,
            "export_id": export["id"].string, "recogniser_id": recogniser["id"].string,
            "job_id": uploaded.json["job"]["id"].string,
            "key_id": listed.split(separator: " ").first.map(String.init), "page": "1",
            // Models are no tenant's: what is a tenant's is no model.
            "model_id": documents["data"].array.last?["id"].string,
            // Nor are intents: they are the niches'.
            "intent_id": documents["data"].array.last?["id"].string,
            "plugin_id": documents["data"].array.last?["id"].string,
        ].compactMapValues { $0 }.merging(talk) { $1 }
    }

    private static let unknown = [
        "document_id": "doc_", "faq_id": "faq_", "draft_id": "drf_", "job_id": "job_", "key_id": "key_",
        "tag_id": "tag_", "example_id": "exa_", "conversation_id": "cnv_", "gap_id": "gap_", "finding_id": "fnd_",
        "intent_id": "int_",
        "customer_id": "cus_", "message_id": "out_", "template_id": "tpl_", "opt_out_id": "opt_",
        "service_id": "svc_", "doctor_id": "dct_", "slot_id": "slt_", "appointment_id": "apt_", "waitlist_id": "wtl_",
        "lead_id": "led_", "package_id": "pkg_",
        "export_id": "exp_", "recogniser_id": "rcg_",
        "ticket_id": "tkt_", "office_id": "ofc_", "problem_id": "prb_", "report_id": "rpt_",
        "order_id": "ord_", "return_id": "ret_", "request_id": "req_", "flag_id": "vip_", "review_id": "rev_",
        "product_id": "prd_", "integration_id": "acc_",
        "plugin_id": "plg_", "channel_id": "chn_", "webhook_id": "whk_", "delivery_id": "dlv_", "model_id": "mdl_",
        "comparable_id": "cmp_", "import_id": "imp_", "valuation_id": "val_", "valuation_model_id": "vmd_",
    ].mapValues { $0 + "01890a5d-ac96-774b-bcce-b302099a8057" }

    @Test func `gets the same 404 for a foreign id as for an unknown one, on every route`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenants = try Corpora.tenants()
        let owner = try await clientWithAllScopes(demo, tenants[0].id)
        let stranger = try await clientWithAllScopes(demo, tenants[1].id)
        // A niche's things are a third tenant's, who has it: the stranger's they are not either.
        let clinic = try #require(tenants.first { $0.niche == "aesthetic" })
        let belongings = try await belongings(owner, demo.server.data, tenants[0].id)
            .merging(try await AestheticFixture.make(clientWithAllScopes(demo, clinic.id))) { $1 }
            .merging(try await ShopFixture.make(try await clientWithAllScopes(demo, ShopFixture.tenant))) { $1 }
        var covered = 0
        for operation in try await operations(owner) where !operation.parameters.isEmpty {
            var foreign = operation.path
            var unknown = operation.path
            for name in operation.parameters {
                let value = try #require(belongings[name], "no fixture for {\(name)} in \(operation.path)")
                foreign = foreign.replacingOccurrences(of: "{\(name)}", with: value)
                unknown = unknown.replacingOccurrences(of: "{\(name)}", with: Self.unknown[name] ?? value)
            }
            let first = try await sent(operation, to: foreign, by: stranger)
            let second = try await sent(operation, to: unknown, by: stranger)
            #expect(first.status == 404, "\(operation.method) \(operation.path) gave \(first.status)")
            #expect(second.status == 404)
            for field in ["type", "title", "detail", "code", "status"] {
                #expect(first.json[field].string == second.json[field].string, "\(operation.path): \(field) differs")
            }
            covered += 1
        }
        #expect(covered >= 10)
        // Nothing that a stranger tried had an effect.
        let document = try #require(belongings["document_id"])
        let faq = try #require(belongings["faq_id"])
        #expect(try await owner.get("/v1/documents/\(document)").status == 200)
        #expect(try await owner.get("/v1/faqs/\(faq)").status == 200)
    }

    @Test func `sees nothing of the owner in any list, search or reply`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenants = try Corpora.tenants()
        for (owner, other) in zip(tenants, tenants.dropFirst() + tenants.prefix(1)) {
            let ownerClient = try demo.client(owner.id)
            let stranger = try await clientWithAllScopes(demo, other.id)
            let ids = try await ownerClient.get("/v1/documents").json["data"].array.compactMap { $0["id"].string }
            for operation in try await operations(stranger)
            where operation.needsKey && operation.parameters.isEmpty && operation.method == "GET" {
                let answer = try await stranger.get(operation.path)
                #expect(answer.status == 200, "\(operation.path)")
                #expect(!answer.text.contains(owner.canary))
                for id in ids { #expect(!answer.text.contains(id), "\(operation.path) shows \(id)") }
            }
            for path in ["/v1/search", "/v1/assist:reply"] {
                let word = path == "/v1/search" ? "query" : "text"
                for text in [owner.canary] + owner.examples {
                    let answer = try await stranger.post(
                        path, path == "/v1/search" ? [word: text, "top_k": 200] : [word: text])
                    let said = answer.text.replacingOccurrences(of: text, with: "")
                    #expect(!said.contains(owner.canary))
                    for id in ids { #expect(!said.contains(id)) }
                }
            }
        }
    }

    @Test func `is refused without a key, with a wrong key and with a key of too few rights, on every route`()
        async throws
    {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try Corpora.tenants()[0]
        let narrow = try await kaynak(
            "key", "create", "--tenant", tenant.id, "--scopes", "audit:read", "--data", demo.server.data)
        let keys = [nil, "kyn_wrong", narrow.output.trimmingCharacters(in: .whitespacesAndNewlines)]
        for operation in try await operations(Client(address: demo.server.address)) where operation.needsKey {
            var path = operation.path
            for name in operation.parameters {
                path = path.replacingOccurrences(of: "{\(name)}", with: Self.unknown[name] ?? "1")
            }
            for (key, status) in zip(keys, [401, 401, operation.path == "/v1/audit-events" ? 200 : 403]) {
                let answer = try await refusedOrAnswered(
                    operation, path, Client(address: demo.server.address, key: key))
                #expect(answer.status == status, "\(operation.method) \(operation.path): \(answer.status)")
                #expect(answer.json["detail"].string?.isEmpty == (status == 200 ? nil : false))
            }
        }
    }

    private func sent(_ operation: Operation, to path: String, by client: Client) async throws -> Answer {
        if operation.isForm {
            return try await client.upload(path, file: Data("x".utf8), named: "x.pdf", method: operation.method)
        }
        let body = operation.bodySchema.isNull ? nil : try sample(operation.bodySchema)
        return try await client.send(operation.method, path, body: body)
    }

    private func refusedOrAnswered(_ operation: Operation, _ path: String, _ client: Client) async throws -> Answer {
        if operation.isForm {
            return try await client.upload(path, file: Data("x".utf8), named: "x.pdf", method: operation.method)
        }
        return try await client.send(
            operation.method, path, body: operation.bodySchema.isNull ? nil : Data("{}".utf8))
    }

    private func clientWithAllScopes(_ demo: DemoInstallation.Loaded, _ slug: String) async throws -> Client {
        let scopes = "knowledge:read,knowledge:write,assist,audit:read,admin"
        let created = try await kaynak(
            "key", "create", "--tenant", slug, "--scopes", scopes, "--data", demo.server.data)
        let secret = created.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(secret.hasPrefix("kyn_"))
        return Client(address: demo.server.address, key: secret)
    }

    /// A body that passes the schema's required members.
    private func sample(_ schema: JSON) throws -> Data {
        var body: [String: Any] = [:]
        for name in schema["required"].array.compactMap(\.string) {
            if let word = schema["properties"][name]["oneOf"].array.first?["const"].string {
                body[name] = word
                continue
            }
            switch schema["properties"][name]["type"].string {
            case "integer", "number": body[name] = 1
            case "array": body[name] = [String]()
            case "boolean": body[name] = true
            default: body[name] = "örnek"
            }
        }
        return try JSONSerialization.data(withJSONObject: body)
    }
}
