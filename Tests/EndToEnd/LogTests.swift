import Foundation
import Testing

@Suite struct `Logs` {
    /// Fictional; check digits are right where a kind has any.
    private static let person = [
        "phone": "0532 487 61 09", "email": "nermin.sarpkaya@posta.example", "tckn": "38475612916",
        "iban": "TR280001009999901234567890",
    ]

    @Test func `hold no telephone, identity number, address or account of those who write`() async throws {
        let server = try await RunningServer()
        let created = try await kaynak("tenant", "create", "sessiz", "--name", "Sessiz", "--data", server.data)
        #expect(created.status == 0, "\(created.errors)")
        let key = try await kaynak(
            "key", "create", "--tenant", "sessiz", "--scopes", "knowledge:read,knowledge:write,assist,admin",
            "--data", server.data)
        let client = Client(
            address: server.address, key: key.output.trimmingCharacters(in: .whitespacesAndNewlines))
        for value in Self.person.values { try await sendEverywhere(value, client) }
        // What a request leaves behind is written by then.
        _ = server.interrupt()
        for (name, text) in try Self.logs(in: server.data) {
            for (kind, value) in Self.person {
                let forms = [value, value.replacing(" ", with: ""), value.replacing(" ", with: "%20")]
                #expect(!forms.contains { text.contains($0) }, "\(kind) in \(name)")
            }
        }
    }

    /// Through every door that takes a person's words, doors that do not exist among them.
    private func sendEverywhere(_ value: String, _ client: Client) async throws {
        let text = "Bilgim: \(value)"
        _ = try await client.post("/v1/search", ["query": text])
        _ = try await client.post("/v1/assist:reply", ["text": text])
        _ = try await client.post("/v1/guard:check", ["text": text, "direction": "outgoing"])
        _ = try await client.post("/v1/pii:scan", ["text": text])
        _ = try await client.post("/v1/tags", ["name": value])
        _ = try await client.post("/v1/assist:reply", [value: value])
        let conversation = try await client.post("/v1/conversations", ["title": value]).json["id"].string ?? value
        _ = try await client.post("/v1/conversations/\(conversation)/messages", ["role": "customer", "text": text])
        _ = try await client.post("/v1/conversations/\(conversation)/drafts", [:])
        let name = value.replacing(" ", with: "-")
        let upload = try await client.upload("/v1/documents", file: Data(text.utf8), named: "\(name).txt")
        if let job = upload.json["job"]["id"].string { _ = try? await client.finished(job: job) }
        let path = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        _ = try await client.get("/v1/documents/\(path)")
        _ = try await client.get("/\(path)?telefon=\(path)")
    }

    private static func logs(in folder: String) throws -> [(name: String, text: String)] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let logs = all.filter { $0.hasSuffix(".log") || $0.contains("/log/") }
        try #require(!logs.isEmpty)
        return logs.compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                (name, String(decoding: $0, as: UTF8.self))
            }
        }
    }
}
