import Foundation
import Testing

@Suite struct `An upload` {
    private func client() async throws -> Client {
        let demo = try await DemoInstallation.shared.loaded()
        return try demo.client(try Corpora.tenants()[2].id)
    }

    @Test func `that is no PDF fails its own job with a clear reason in both languages`() async throws {
        var client = try await client()
        let answer = try await client.upload(
            "/v1/documents", file: Data("Bu bir PDF değil, düz yazı.".utf8), named: "not.pdf")
        #expect(answer.status == 202)
        let job = try await client.finished(job: try #require(answer.json["job"]["id"].string))
        #expect(job["status"].string == "failed")
        #expect(job["problem"]["code"].string == "not_a_pdf")
        let turkish = try #require(job["problem"]["detail"].string)
        let id = try #require(answer.json["document"]["id"].string)
        client.language = "en"
        let document = try await client.get("/v1/documents/\(id)").json
        #expect(document["status"].string == "failed")
        #expect(document["problem"]["detail"].string?.isEmpty == false)
        #expect(document["problem"]["detail"].string != turkish)
    }

    @Test func `that is damaged in the middle ends as failed or ready, and the server goes on`() async throws {
        let client = try await client()
        let tenant = try Corpora.tenants()[2]
        var bytes = [UInt8](try Corpora.file(tenant.id, tenant.documents[0].file))
        for index in stride(from: bytes.count / 3, to: bytes.count / 2, by: 7) { bytes[index] ^= 0x5A }
        let answer = try await client.upload("/v1/documents", file: Data(bytes), named: "bozuk.pdf")
        let job = try await client.finished(job: try #require(answer.json["job"]["id"].string))
        #expect(["failed", "done"].contains(job["status"].string ?? ""))
        let id = try #require(answer.json["document"]["id"].string)
        #expect(try await client.delete("/v1/documents/\(id)").status == 204)
        #expect(try await client.get("/healthz").status == 200)
    }

    @Test func `of zero bytes is refused at once and names the field`() async throws {
        let client = try await client()
        let answer = try await client.upload("/v1/documents", file: Data(), named: "bos.pdf")
        #expect(answer.status == 422)
        #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
        #expect(answer.json["errors"][0]["code"].string == "empty_file")
        #expect(answer.json["errors"][0]["pointer"].string == "file")
    }

    @Test func `of 60 MB is refused by the limit, and says what the limit is`() async throws {
        let client = try await client()
        let answer = try await client.upload(
            "/v1/documents", file: Data(count: 60 << 20), named: "buyuk.pdf")
        #expect(answer.status == 413)
        #expect(answer.json["code"].string == "body_too_large")
        #expect(answer.json["detail"].string?.contains("50 MB") == true)
    }

    @Test func `without a file part is refused with the name of the missing field`() async throws {
        let client = try await client()
        let answer = try await client.send(
            "POST", "/v1/documents",
            body: Data("--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n--b--\r\n".utf8),
            type: "multipart/form-data; boundary=b")
        #expect(answer.status == 422)
        #expect(answer.json["errors"][0]["code"].string == "file_missing")
    }

    @Test func `of an FAQ file reports every row that was left out`() async throws {
        let client = try await client()
        let csv = """
            id,category,lang,question,answer
            T1,test,tr,Deneme sorusu mu?,"Evet, deneme."
            T2,test,tr,,Sorusu olmayan satır
            T1,test,tr,Aynı kimlik?,Yinelenen
            """
        let answer = try await client.upload("/v1/faqs:import", file: Data(csv.utf8), named: "faq.csv")
        #expect(answer.status == 200)
        #expect(answer.json["imported"].integer == 1)
        #expect(answer.json["rejected"].array.count == 2)
        #expect(answer.json["rejected"][0]["line"].integer == 3)
    }
}
