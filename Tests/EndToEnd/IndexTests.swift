import Foundation
import Testing

/// What the index owes its users beside good answers: the same on every server, nothing after a deletion.
@Suite struct `The index` {
    @Test func `answers a vector as it answers the text that it was made from`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let tenant = try #require(try Corpora.tenants().first)
        let client = try demo.client(tenant.id)
        let question = tenant.examples[0]
        let model = try #require(try await client.get("/v1/models").json["data"][0]["id"].string)
        let embedded = try await client.post(
            "/v1/embeddings", ["model": model, "input": question, "input_type": "query"]
        ).json
        let numbers = embedded["data"][0]["embedding"].array.compactMap(\.number)
        #expect(numbers.count == 384)
        let bytes = numbers.reduce(into: Data()) { data, number in
            withUnsafeBytes(of: Float(number).bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        let byText = try await client.post("/v1/search", ["query": question, "mode": "vector", "top_k": 20]).json
        let byNumbers = try await client.post("/v1/search", ["vector": numbers, "top_k": 20]).json
        let byBytes = try await client.post("/v1/search", ["vector": bytes.base64EncodedString(), "top_k": 20]).json
        let expected = byText["data"].array.map { $0["text"].string }
        #expect(expected.count == 20)
        #expect(byNumbers["data"].array.map { $0["text"].string } == expected)
        #expect(byBytes["data"].array.map { $0["text"].string } == expected)

        for (body, pointer) in [
            (["vector": [1, 2, 3]], "/vector"), (["vector": [Int](repeating: 0, count: 384)], "/vector"),
            (["vector": "not base64!"], "/vector"), (["vector": numbers, "mode": "hybrid"], "/query"), ([:], "/query"),
        ] as [([String: Any], String)] {
            let refused = try await client.post("/v1/search", body)
            #expect(refused.status == 422)
            #expect(refused.json["errors"][0]["pointer"].string == pointer)
        }
    }

    @Test func `is in step on every server over one database`() async throws {
        let first = try await RunningServer()
        let secret = try await newTenant("adim", first)
        let second = try await RunningServer(arguments: ["--database", try databaseURL(of: first)])
        let clients = [first, second].map { Client(address: $0.address, key: secret) }
        for (number, writer) in [clients[0], clients[1], clients[0]].enumerated() {
            let question = "Soru \(number): zürafa desenli perde var mı?"
            let made = try await writer.post("/v1/faqs", ["question": question, "answer": "Var, \(number) tane."]).json
            let id = try #require(made["id"].string)
            for reader in clients {
                let found = try await reader.post("/v1/search", ["query": question, "top_k": 1]).json
                #expect(found["data"][0]["faq_id"].string == id, "at once, whoever wrote it")
            }
            #expect(try await writer.delete("/v1/faqs/\(id)").status == 204)
            for reader in clients {
                let left = try await reader.post("/v1/search", ["query": question, "top_k": 10]).json
                #expect(left["data"].array.isEmpty)
            }
        }
        #expect(second.interrupt() == 0)
        #expect(first.interrupt() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `of a deleted tenant is gone at once, with every copy of its vectors, and stays gone`() async throws {
        let server = try await RunningServer()
        let data = ["--data", server.data]
        let secret = try await newTenant("silinen", server)
        let client = Client(address: server.address, key: secret)
        let answer = "Zürafa desenli perde yüzde yüz ketendir."
        for number in 0..<20 {
            let question = "Perde \(number) hangi kumaştan?"
            #expect(try await client.post("/v1/faqs", ["question": question, "answer": answer]).status == 201)
        }
        _ = try await client.post("/v1/search", ["query": answer])
        let needle = Data(answer.utf8)
        while try copies(of: needle, under: server.data + "/index") == 0 {
            try await Task.sleep(for: .milliseconds(200))
        }

        let deleted = try await kaynak(["tenant", "delete", "silinen", "--yes"] + data)
        #expect(deleted.status == 0, "\(deleted.errors)")
        #expect(deleted.output.contains("chunks 20"))
        #expect(try copies(of: needle, under: server.data + "/index") == 0)
        #expect(try await client.post("/v1/search", ["query": answer]).status == 401)
        let id = try #require(deleted.output.firstMatch(of: /ten_[0-9a-f-]+/)).output
        let receipt = try await kaynak(["tenant", "receipt", String(id)] + data)
        #expect(receipt.status == 0 && !receipt.output.contains("not yet"), "\(receipt.output)\(receipt.errors)")

        let again = Client(address: server.address, key: try await newTenant("silinen", server))
        #expect(try await again.post("/v1/search", ["query": answer]).json["data"].array.isEmpty)
        // The server had the index open; its upkeep must not write it again.
        try await Task.sleep(for: .seconds(5))
        #expect(try copies(of: needle, under: server.data + "/index") == 0)
        #expect(server.interrupt() == 0)
        #expect(try copies(of: needle, under: server.data + "/index") == 0)
        #expect(try copies(of: needle, under: server.data + "/postgres") == 0)
    }

    @Test func `comes back from its files, and from the database where they are damaged`() async throws {
        let server = try await RunningServer()
        let secret = try await newTenant("kalici", server)
        let question = "Zürafa desenli perde var mı?"
        let made = try await Client(address: server.address, key: secret).post(
            "/v1/faqs", ["question": question, "answer": "Var."])
        let id = try #require(made.json["id"].string)
        _ = try await Client(address: server.address, key: secret).post("/v1/search", ["query": question])
        #expect(server.interrupt() == 0)
        for damage in [false, true] {
            if damage { try overwriteFiles(under: server.data + "/index") }
            let next = try await RunningServer(data: server.data)
            let found = try await Client(address: next.address, key: secret).post("/v1/search", ["query": question])
            #expect(found.json["data"][0]["faq_id"].string == id)
            #expect(next.interrupt() == 0)
        }
    }

    private func newTenant(_ slug: String, _ server: RunningServer) async throws -> String {
        let data = ["--data", server.data]
        #expect(try await kaynak(["tenant", "create", slug, "--name", "Deneme"] + data).status == 0)
        return try await kaynak(["key", "create", "--tenant", slug] + data).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first server's private cluster, as an external database for another.
    private func databaseURL(of server: RunningServer) throws -> String {
        let lines = try String(contentsOfFile: server.data + "/postgres/postmaster.pid", encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        return "host=\(lines[4]) user=kaynak_owner dbname=kaynak"
    }

    private func files(under path: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.map { "\(path)/\($0)" }
    }

    private func copies(of needle: Data, under path: String) throws -> Int {
        files(under: path).count { FileManager.default.contents(atPath: $0)?.range(of: needle) != nil }
    }

    private func overwriteFiles(under path: String) throws {
        for file in files(under: path) {
            guard let bytes = FileManager.default.contents(atPath: file), !bytes.isEmpty else { continue }
            try Data(bytes.map { $0 ^ 0x55 }).write(to: URL(filePath: file))
        }
    }
}
