import Foundation
import Testing

@Suite struct `Files that are no PDF` {
    private func client() async throws -> Client {
        let demo = try await DemoInstallation.shared.loaded()
        return try demo.client(try Corpora.tenants()[2].id)
    }

    @Test func `are searched and shown like one`() async throws {
        let client = try await client()
        let text =
            "# Vestiyer\n\nVestiyer ücreti:\n\n| Eşya | Ücret |\n|---|---|\n| Palto | 37 TL |\n| Şemsiye | 12 TL |\n"
        let answer = try await client.upload("/v1/documents", file: Data(text.utf8), named: "vestiyer.md")
        #expect(answer.status == 202)
        let job = try await client.finished(job: try #require(answer.json["job"]["id"].string))
        #expect(job["status"].string == "done")
        let id = try #require(answer.json["document"]["id"].string)
        let found = try await client.post(
            "/v1/search", ["query": "vestiyerde palto ücreti", "filters": ["document_ids": [id]]])
        #expect(found.json["data"][0]["text"].string?.contains("37 TL") == true)
        #expect(try await client.get("/v1/documents/\(id)/pages/1/image").status == 200)
        let file = try await client.get("/v1/documents/\(id)/file")
        #expect(file.data == Data(text.utf8))
        #expect(file.headers["content-type"]?.hasPrefix("text/markdown") == true)
        #expect(try await client.delete("/v1/documents/\(id)").status == 200)
    }

    @Test(arguments: [
        ("a.xlsx", "PK\u{3}\u{4}xl/workbook.xml"), ("a.csv", "soru;cevap"), ("a.png", "\u{89}PNG\u{0}\u{0}"),
        ("a.html", "<html>"),
    ])
    func `and nothing that can be read are refused at once, with what is accepted`(name: String, text: String)
        async throws
    {
        let answer = try await client().upload("/v1/documents", file: Data(text.utf8), named: name)
        #expect(answer.status == 415)
        #expect(answer.json["code"].string == "unsupported_file")
        #expect(answer.json["detail"].string?.contains(".docx") == true)
    }
}

@Suite struct `An FAQ import` {
    private func client() async throws -> Client {
        let demo = try await DemoInstallation.shared.loaded()
        return try demo.client(try Corpora.tenants()[2].id)
    }

    @Test func `says what it would do before it does it, and does it once`() async throws {
        let client = try await client()
        let mark = UUID().uuidString.prefix(8)
        func file(_ answer: String) -> Data {
            Data(
                "Ne sordular;Ne dedik;id\n\(mark) bir?;\(answer);\n\(mark) iki?;Hayır;\(mark)-2\n\(mark) BİR;x;\n".utf8)
        }
        let columns = ["column_question": "Ne sordular", "column_answer": "B"]
        func send(_ answer: String, dryRun: Bool = false) async throws -> JSON {
            var fields = columns
            if dryRun { fields["dry_run"] = "true" }
            let reply = try await client.upload("/v1/faqs:import", file: file(answer), named: "sss.csv", fields: fields)
            #expect(reply.status == 200)
            return reply.json
        }
        func ours() async throws -> [JSON] {
            let faqs = try await client.get("/v1/faqs?limit=50").json["data"].array
            return faqs.filter { $0["question"].string?.hasPrefix(mark) ?? false }
        }
        let look = try await send("Evet", dryRun: true)
        #expect(look["created"].integer == 2)
        #expect(look["rows"].array.map { $0["action"].string } == ["create", "create"])
        #expect(look["rejected"][0]["code"].string == "duplicate_question")
        #expect(look["columns"]["question"].string == "Ne sordular")
        #expect(try await ours().isEmpty)

        #expect(try await send("Evet")["created"].integer == 2)
        #expect(try await send("Evet", dryRun: true)["unchanged"].integer == 2)
        let changed = try await send("Belki")
        #expect(changed["updated"].integer == 1)
        #expect(changed["unchanged"].integer == 1)
        #expect(changed["imported"].integer == 2)
        let written = try await ours()
        #expect(Set(written.compactMap { $0["answer"].string }) == ["Belki", "Hayır"])
        for faq in written { _ = try await client.delete("/v1/faqs/\(faq["id"].string ?? "")") }
    }

    @Test func `without its columns names those there are`() async throws {
        let answer = try await client().upload(
            "/v1/faqs:import", file: Data("ad;soyad\na;b\n".utf8), named: "a.csv", fields: ["column_question": "Soru"])
        #expect(answer.status == 422)
        #expect(answer.json["code"].string == "faq_file_unknown_column")
        #expect(answer.json["detail"].string?.contains("soyad") == true)
    }
}
