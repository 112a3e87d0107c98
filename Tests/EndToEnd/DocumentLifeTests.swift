import Foundation
import Testing

/// What becomes of a document from its upload to its deletion.
@Suite(.serialized) struct `A document` {
    @Test func `that is uploaded twice is there once`() async throws {
        let (client, _) = try await tenant("ikiz")
        let file = SmallPDF.data([["Kargo bedeli 49 TL."]])
        let first = try await client.upload("/v1/documents", file: file, named: "kargo.pdf")
        #expect(first.status == 202)
        let id = try #require(first.json["document"]["id"].string)
        let meanwhile = try await client.upload("/v1/documents", file: file, named: "kopya.pdf")
        #expect(meanwhile.json["document"]["id"].string == id)
        _ = try await client.finished(job: try #require(first.json["job"]["id"].string))
        let again = try await client.upload("/v1/documents", file: file, named: "kopya.pdf")
        #expect(again.status == 200)
        #expect(again.json["document"]["id"].string == id)
        #expect(again.json["note"].string?.isEmpty == false && again.json["job"].isNull)
        #expect(try await client.get("/v1/documents").json["data"].array.count == 1)
    }

    @Test func `is replaced by its next version at once, and is still shown to who cites the old one`() async throws {
        let (client, _) = try await tenant("surum")
        let old = try await uploaded(SmallPDF.data([["Implant bedeli 15000 TL."], ["Ikinci sayfa."]]), client)
        let put = try await client.upload(
            "/v1/documents/\(old)/file", file: SmallPDF.data([["Implant bedeli 18000 TL."]]), named: "yeni.pdf",
            method: "PUT")
        #expect(put.status == 202)
        _ = try await client.finished(job: try #require(put.json["job"]["id"].string))
        let hits = try await client.post("/v1/search", ["query": "implant bedeli", "top_k": 10]).json["data"].array
        #expect(hits.count == 1 && hits[0]["version"].integer == 2 && hits[0]["filename"].string == "yeni.pdf")
        #expect(hits[0]["text"].string?.contains("18000") == true)
        let path = "/v1/documents/\(old)/pages/1"
        #expect(try await client.get(path).json["text"].string?.contains("18000") == true)
        let cited = try await client.get(path + "?version=1").json
        #expect(cited["text"].string?.contains("15000") == true && cited["version"].integer == 1)
        #expect(try await client.get("/v1/documents/\(old)/pages/2").status == 404)
        #expect(try await client.get("/v1/documents/\(old)/pages/2/image?version=1").status == 200)
        #expect(try await client.get(path + "?version=3").status == 404)
        #expect(try await client.get(path + "?version=x").status == 422)
        let file = try await client.get("/v1/documents/\(old)/file?version=1")
        #expect(file.text.contains("15000"))
        let versions = try await client.get("/v1/documents/\(old)/versions").json["data"].array
        #expect(versions.map { $0["version"].integer } == [2, 1])
        #expect(versions.map { $0["current"].integer } == [1, 0])
    }

    @Test func `is searched on while its next version cannot be read`() async throws {
        let (client, _) = try await tenant("bozuksurum")
        let id = try await uploaded(SmallPDF.data([["Dolgu bedeli 2000 TL."]]), client)
        let put = try await client.upload(
            "/v1/documents/\(id)/file", file: Data("bozuk".utf8), named: "bozuk.pdf", method: "PUT")
        let job = try await client.finished(job: try #require(put.json["job"]["id"].string))
        #expect(job["status"].string == "failed")
        let document = try await client.get("/v1/documents/\(id)").json
        #expect(document["status"].string == "ready" && document["version"].integer == 1)
        #expect(document["job"]["problem"]["detail"].string?.isEmpty == false)
        let failed = try await client.get("/v1/jobs?status=failed").json["data"].array
        #expect(failed.compactMap { $0["id"].string } == [job["id"].string])
        let hits = try await client.post("/v1/search", ["query": "dolgu bedeli"]).json["data"].array
        #expect(hits.count == 1)
        let retried = try await client.post("/v1/jobs/\(job["id"].string ?? ""):retry")
        #expect(retried.status == 202 && retried.json["status"].string == "queued")
        _ = try await client.finished(job: try #require(job["id"].string))
        #expect(try await client.get("/v1/jobs?status=never").status == 422)
    }

    @Test func `that is deleted leaves a receipt and nothing else`() async throws {
        let (client, slug) = try await tenant("silinenbelge")
        let needle = "Zurafa desenli perde 777 TL."
        let id = try await uploaded(SmallPDF.data([[needle], ["Baska sayfa."]]), client)
        let put = try await client.upload(
            "/v1/documents/\(id)/file", file: SmallPDF.data([[needle + " Yeni."]]), named: "yeni.pdf", method: "PUT")
        _ = try await client.finished(job: try #require(put.json["job"]["id"].string))
        #expect(try await client.post("/v1/search", ["query": "zurafa perde"]).json["data"].array.count == 1)
        let data = try await DemoInstallation.shared.loaded().server.data
        try await until("the index is written") { try Self.copies(of: needle, under: data + "/index") > 0 }
        #expect(try Self.copies(of: needle, under: data + "/files") == 2)

        let receipt = try await client.delete("/v1/documents/\(id)")
        #expect(receipt.status == 200)
        let counts = receipt.json
        #expect(counts["versions"].integer == 2 && counts["files"].integer == 2 && counts["pages"].integer == 3)
        #expect(counts["passages"].integer == 1 && counts["vectors"].integer == 1)
        #expect(try await client.delete("/v1/documents/\(id)").status == 404)
        #expect(try Self.copies(of: needle, under: data + "/files") == 0)
        #expect(try await client.post("/v1/search", ["query": "zurafa perde"]).json["data"].array.isEmpty)
        try await until("the index is merged") { try Self.copies(of: needle, under: data + "/index") == 0 }
        let audit = try await kaynak("key", "create", "--tenant", slug, "--scopes", "audit:read", "--data", data)
        let reader = Client(
            address: client.address, key: audit.output.trimmingCharacters(in: .whitespacesAndNewlines))
        let events = try await reader.get("/v1/audit-events?event_type=knowledge.document.deleted").json["data"].array
        #expect(events.map { $0["id"].string } == [counts["audit_event_id"].string])
    }

    @Test func `whose job is cancelled leaves nothing, and its earlier version stays`() async throws {
        let (client, _) = try await tenant("vazgecilen")
        let long = SmallPDF.long(200, about: "vazgecilen urun")
        let taken = try await client.upload("/v1/documents", file: long, named: "uzun.pdf")
        let job = try #require(taken.json["job"]["id"].string)
        try await until("its pages are being read") {
            try await client.get("/v1/jobs/\(job)").json["progress"]["done"].integer ?? 0 > 0
        }
        let cancelled = try await client.post("/v1/jobs/\(job):cancel")
        #expect(cancelled.status == 200 && cancelled.json["status"].string == "cancelled")
        #expect(try await client.post("/v1/jobs/\(job):cancel").status == 409)
        #expect(try await client.get("/v1/documents").json["data"].array.isEmpty)
        let quota = try await client.get("/v1/tenant").json["quota"]
        #expect(quota["bytes"]["used"].integer == 0 && quota["pages"]["used"].integer == 0)
        #expect(try await client.get("/v1/jobs/\(job)").json["status"].string == "cancelled")

        let id = try await uploaded(SmallPDF.data([["Kalan surum."]]), client)
        let put = try await client.upload("/v1/documents/\(id)/file", file: long, named: "uzun.pdf", method: "PUT")
        let second = try #require(put.json["job"]["id"].string)
        #expect(try await client.post("/v1/jobs/\(second):cancel").status == 200)
        #expect(try await client.get("/v1/documents/\(id)").json["status"].string == "ready")
        #expect(try await client.get("/v1/documents/\(id)/versions").json["data"].array.count == 1)
    }

    @Test func `is found by its tags, and by those alone`() async throws {
        let (client, _) = try await tenant("etiketli")
        let first = try await uploaded(SmallPDF.data([["Kampanya bedeli 100 TL."]]), client)
        _ = try await uploaded(SmallPDF.data([["Kampanya bedeli 200 TL."]]), client)
        let body = try JSONSerialization.data(withJSONObject: ["tags": ["kış", "kampanya", "kış"]])
        let patched = try await client.send("PATCH", "/v1/documents/\(first)", body: body)
        #expect(patched.json["tags"].array.compactMap(\.string) == ["kampanya", "kış"])
        func found(_ tag: String) async throws -> [String] {
            let filters = ["query": "kampanya bedeli", "filters": ["tags": [tag]]] as [String: Any]
            return try await client.post("/v1/search", filters).json["data"].array.compactMap {
                $0["document_id"].string
            }
        }
        #expect(try await found("kış") == [first])
        #expect(try await found("yaz") == [])
        let query = "kış".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(try await client.get("/v1/documents?tag=\(query)").json["data"].array.count == 1)
        let tags = try await client.get("/v1/tags").json["data"].array
        let id = try #require(tags.first { $0["name"].string == "kış" }?["id"].string)
        let rename = try JSONSerialization.data(withJSONObject: ["name": "yaz"])
        #expect(try await client.send("PATCH", "/v1/tags/\(id)", body: rename).status == 200)
        #expect(try await found("yaz") == [first])
        #expect(try await client.delete("/v1/tags/\(id)").status == 204)
        #expect(try await found("yaz") == [])
    }

    @Test func `that the quota does not hold is refused with the figures, however many come at once`() async throws {
        let (client, slug) = try await tenant("kotali")
        let data = try await DemoInstallation.shared.loaded().server.data
        let set = try await kaynak("tenant", "quota", slug, "--megabytes", "1", "--pages", "5", "--data", data)
        #expect(set.output.contains("0.0 of 1") && set.output.contains("0 of 5"), "\(set.output)\(set.errors)")
        let statuses = try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let padding = String(repeating: "%\(number)", count: 200_000)
                    return try await client.upload(
                        "/v1/documents", file: Data(padding.utf8), named: "dolgu\(number).pdf")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0.status == 202 } == 2, "400,000 bytes each")
        let refused = try #require(statuses.first { $0.status == 403 })
        #expect(refused.json["code"].string == "quota_exceeded")
        #expect(refused.json["limit_bytes"].integer == 1 << 20 && refused.json["used_bytes"].integer == 800_000)
        #expect(refused.json["detail"].string?.contains("1 MB") == true)
        for answer in statuses where answer.status == 202 {
            _ = try await client.delete("/v1/documents/\(answer.json["document"]["id"].string ?? "")")
        }
        let long = try await client.upload(
            "/v1/documents", file: SmallPDF.long(6, about: "kota"), named: "alti-sayfa.pdf")
        let job = try await client.finished(job: try #require(long.json["job"]["id"].string))
        #expect(job["problem"]["code"].string == "quota_exceeded")
        #expect(job["problem"]["detail"].string?.contains("5 sayfa") == true)
    }

    @Test(.timeLimit(.minutes(5)))
    func `of one page does not wait for another tenant's long ones`() async throws {
        let (greedy, _) = try await tenant("uzuncu")
        let (modest, _) = try await tenant("kisaci")
        var jobs: [String] = []
        for number in 0..<2 {
            let file = SmallPDF.long(80, about: "uzun belge \(number)")
            let taken = try await greedy.upload("/v1/documents", file: file, named: "uzun\(number).pdf")
            jobs.append(try #require(taken.json["job"]["id"].string))
        }
        try await until("both lanes are taken") {
            try await jobs.asyncAllSatisfy { job in
                try await greedy.get("/v1/jobs/\(job)").json["status"].string == "running"
            }
        }
        _ = try await uploaded(SmallPDF.data([["Tek sayfa."]]), modest)
        for job in jobs { #expect(try await greedy.get("/v1/jobs/\(job)").json["status"].string != "done") }
        for job in jobs { #expect(try await greedy.finished(job: job)["status"].string == "done") }
    }

    // MARK: Support

    /// A tenant of its own in the shared installation.
    private func tenant(_ name: String) async throws -> (Client, slug: String) {
        let server = try await DemoInstallation.shared.loaded().server
        let slug = "\(name)-\(UUID().uuidString.prefix(6).lowercased())"
        #expect(try await kaynak("tenant", "create", slug, "--name", name, "--data", server.data).status == 0)
        let key = try await kaynak("key", "create", "--tenant", slug, "--data", server.data).output
        return (Client(address: server.address, key: key.trimmingCharacters(in: .whitespacesAndNewlines)), slug)
    }

    /// The id of a document that is ready.
    private func uploaded(_ file: Data, _ client: Client) async throws -> String {
        let taken = try await client.upload("/v1/documents", file: file, named: "belge.pdf")
        let job = try await client.finished(job: try #require(taken.json["job"]["id"].string))
        #expect(job["status"].string == "done")
        return try #require(taken.json["document"]["id"].string)
    }

    private func until(_ what: String, _ holds: () async throws -> Bool) async throws {
        for _ in 0..<600 {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestFailure("it never came that \(what)")
    }

    private static func copies(of needle: String, under path: String) throws -> Int {
        let needle = Data(needle.utf8)
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.count { FileManager.default.contents(atPath: "\(path)/\($0)")?.range(of: needle) != nil }
    }
}

extension Array {
    fileprivate func asyncAllSatisfy(_ holds: (Element) async throws -> Bool) async throws -> Bool {
        for element in self where try await !holds(element) { return false }
        return true
    }
}
