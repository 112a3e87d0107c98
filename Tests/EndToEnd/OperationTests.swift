import Foundation
import Testing

@Suite struct `The operator` {
    @Test func `finds no message, no key and no number of a customer in the log`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try Corpora.tenants()[1]
        let client = try demo.client(tenant.id)
        let marks = ["gizlimektup", "0532 111 22 33", "ayse.ornek@example.com"]
        _ = try await client.post(
            "/v1/assist:reply",
            ["text": "Merhaba \(marks[0]), telefonum \(marks[1]), e-postam \(marks[2]); fiyat nedir?"])
        _ = try await client.upload(
            "/v1/documents", file: Data("%PDF-1.4 bozuk".utf8), named: "teklif \(marks[1]) \(marks[2]).pdf")
        _ = try await client.get("/v1/search?q=\(marks[0])")
        let log = try String(contentsOfFile: demo.server.data + "/test.log", encoding: .utf8)
        #expect(log.contains("\"route\":\"/v1/assist:reply\""))
        for mark in marks + Array(demo.keys.values) { #expect(!log.contains(mark)) }
        for line in log.split(separator: "\n") where line.hasPrefix("{") {
            let entry = JSON(try JSONSerialization.jsonObject(with: Data(line.utf8)))
            #expect(entry["time"].string != nil && entry["level"].string != nil && entry["event"].string != nil)
        }
    }

    @Test func `finds every change of knowledge and every draft in the audit trail`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try Corpora.tenants()[3]
        let client = try demo.client(tenant.id)
        let faq = try await client.post("/v1/faqs", ["question": "Denetim izi?", "answer": "Vardır."]).json
        let id = try #require(faq["id"].string)
        _ = try await client.send("PATCH", "/v1/faqs/\(id)", body: Data(#"{"answer":"Hep vardır."}"#.utf8))
        _ = try await client.delete("/v1/faqs/\(id)")
        let draft = try await client.post("/v1/assist:reply", ["text": tenant.examples[0]])
        let scopes = "audit:read"
        let created = try await kaynak(
            "key", "create", "--tenant", tenant.id, "--scopes", scopes, "--data", demo.server.data)
        var auditor = client
        auditor.key = created.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let events = try await auditor.get("/v1/audit-events?limit=200&resource_id=\(id)").json["data"].array
        let types = events.compactMap { $0["event_type"].string }
        #expect(types == ["knowledge.faq.deleted", "knowledge.faq.updated", "knowledge.faq.created"])
        #expect(events[1]["payload_before"]["answer"].string == "Vardır.")
        #expect(events[1]["payload_after"]["answer"].string == "Hep vardır.")
        #expect(events.allSatisfy { $0["actor_id"].string?.hasPrefix("key_") == true })
        let drafts = try await auditor.get("/v1/audit-events?resource_id=\(draft.json["id"].string ?? "")")
        #expect(drafts.json["data"][0]["event_type"].string == "ai.draft.created")
        #expect(drafts.json["data"][0]["correlation_id"].string == draft.headers["x-request-id"])
        let keys = try await auditor.get("/v1/audit-events?event_type=key.created&limit=200")
        #expect(!keys.json["data"].array.isEmpty)
    }

    @Test func `gets what the API description promises`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try Corpora.tenants()[1]
        let client = try demo.client(tenant.id)
        let description = try await client.get("/openapi.json").json
        #expect(description["openapi"].string == "3.1.0")
        let bodies: [String: [String: Any]] = [
            "/v1/search": ["query": "fiyat", "explain": true], "/v1/assist:reply": ["text": tenant.examples[0]],
            "/v1/faqs": ["question": "Sözleşme tutuyor mu?", "answer": "Tutuyor."],
        ]
        for (path, method) in [
            ("/v1/tenant", "get"), ("/v1/documents", "get"), ("/v1/faqs", "get"), ("/v1/plugins", "get"),
            ("/v1/search", "post"), ("/v1/assist:reply", "post"), ("/v1/faqs", "post"), ("/healthz", "get"),
            ("/readyz", "get"),
        ] {
            let operation = description["paths"][path][method]
            let answer =
                method == "get" ? try await client.get(path) : try await client.post(path, bodies[path] ?? [:])
            let response = operation["responses"]["\(answer.status)"]
            #expect(!response.isNull, "\(method) \(path) answered \(answer.status), which is not described")
            conforms(answer.json, response["content"]["application/json"]["schema"], "\(method) \(path)")
        }
        let problem = try await client.post("/v1/search", [:])
        #expect(problem.status == 422)
        conforms(problem.json, description["components"]["schemas"]["Problem"], "problem")
    }

    /// Type, required members, enumerations and elements; what the description leaves open is open.
    private func conforms(_ value: JSON, _ schema: JSON, _ place: String) {
        if let options = Optional(schema["anyOf"].array), !options.isEmpty {
            if !value.isNull { conforms(value, options[0], place) }
            return
        }
        switch schema["type"].string {
        case "object":
            for name in schema["required"].array.compactMap(\.string) {
                #expect(value.keys.contains(name), "\(place): '\(name)' is missing")
            }
            for name in value.keys {
                #expect(schema["properties"].keys.contains(name) || schema["properties"].isNull, "\(place): '\(name)'")
                if !value[name].isNull { conforms(value[name], schema["properties"][name], "\(place).\(name)") }
            }
        case "array": for element in value.array { conforms(element, schema["items"], place + "[]") }
        case "string":
            #expect(value.string != nil, "\(place) is no string")
            let choices = schema["enum"].array.compactMap(\.string)
            #expect(choices.isEmpty || choices.contains(value.string ?? ""), "\(place): \(value.string ?? "")")
        case "integer": #expect(value.integer != nil, "\(place) is no integer")
        case "number": #expect(value.number != nil, "\(place) is no number")
        default: break
        }
    }

    @Test func `reads a list page by page without loss, and is told of a limit that is none`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let client = try demo.client(try Corpora.tenants()[2].id)
        let whole = try await client.get("/v1/faqs?limit=200").json["data"].array.compactMap { $0["id"].string }
        var paged: [String] = []
        var path = "/v1/faqs?limit=7"
        for _ in 0..<100 {
            let answer = try await client.get(path)
            paged += answer.json["data"].array.compactMap { $0["id"].string }
            guard let cursor = answer.json["next_cursor"].string else { break }
            #expect(answer.headers["link"]?.contains("rel=\"next\"") == true)
            path = "/v1/faqs?limit=7&cursor=\(cursor)"
        }
        #expect(Set(paged).isSuperset(of: Set(whole).intersection(paged)) && Set(paged).count == paged.count)
        #expect(paged.count >= whole.count - 1)
        let wrong = try await client.get("/v1/faqs?limit=1000&cursor=x")
        #expect(wrong.status == 422)
        #expect(wrong.json["errors"].array.compactMap { $0["pointer"].string } == ["limit", "cursor"])
    }

    @Test func `is told which flag to use when the port is taken`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let taken = demo.server.address.replacingOccurrences(of: "http://", with: "")
        let data = try RunningServer.temporaryFolder()
        let result = try await kaynak("serve", "--data", data, "--listen", taken, "--metrics-listen", "off")
        #expect(result.status == 1)
        #expect(result.errors.contains(taken) && result.errors.contains("--listen"))
    }
}
