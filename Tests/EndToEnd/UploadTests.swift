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
        #expect(try await client.delete("/v1/documents/\(id)").status == 200)
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

    @Test func `that is encrypted waits for its password, and is searched and shown with it`() async throws {
        let client = try await client()
        let file = try #require(Data(base64Encoded: Self.encrypted, options: .ignoreUnknownCharacters))
        let closed = try await client.upload("/v1/documents", file: file, named: "kapali.pdf")
        let refused = try await client.finished(job: try #require(closed.json["job"]["id"].string))
        #expect(refused["problem"]["code"].string == "needs_password")
        let open = try await client.upload(
            "/v1/documents", file: file, named: "kapali.pdf", fields: ["password": "gizli"])
        let job = try await client.finished(job: try #require(open.json["job"]["id"].string))
        #expect(job["status"].string == "done")
        let id = try #require(open.json["document"]["id"].string)
        let found = try await client.post("/v1/search", ["query": "Kapali belge", "filters": ["document_ids": [id]]])
        #expect(found.json["data"][0]["text"].string?.contains("42 TL") == true)
        #expect(try await client.get("/v1/documents/\(id)/pages/1/image").status == 200)
    }

    /// One page, "Kapali belge: 42 TL", under the user password `gizli`.
    private static let encrypted = """
        JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMyAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL1R5cGUgL0\
        9ialN0bSAvTGVuZ3RoIDE5MiAvRmlsdGVyIC9GbGF0ZURlY29kZSAvTiAzIC9GaXJzdCAxNCA+PgpzdHJlYW0KMQi3GBSyBb96Q5xiyc9qAYpW\
        b9dPcC18vn/+v4W/1g/WSEVwYgBeKfwBZFE/VKcy+2TggWXJAgUEXIa2vTe+Z8eUPBLezX0RdDQaINDzCQdx8Xc7KHk2DPG/AA7/wvx26DALQ6\
        T7rRQR3WYJPdc4Kry77uz7XgGMrq8eX7fsFzRO6Kxb2ftIOv/MVBtorIykCybw/Rvd3flaqjdV0DWsjc9bt+2lroTuLATvQ0O11klPI7XABPQo\
        1g2YjvbxCr6pCmVuZHN0cmVhbQplbmRvYmoKNiAwIG9iago8PCAvTGVuZ3RoIDgwIC9GaWx0ZXIgL0ZsYXRlRGVjb2RlID4+CnN0cmVhbQou3H\
        HhnUqWtIYUJBsd7Pow3w11jZm5wyBDNwVWhxx2zEJqM72CpyDQcaC+j0C05ZybzfPuz/uqk16w3ChyosoQNug/O6FlSiqhwNsNtBPArQplbmRz\
        dHJlYW0KZW5kb2JqCjcgMCBvYmoKPDwgL0NGIDw8IC9TdGRDRiA8PCAvQXV0aEV2ZW50IC9Eb2NPcGVuIC9DRk0gL0FFU1YyIC9MZW5ndGggMT\
        YgPj4gPj4gL0ZpbHRlciAvU3RhbmRhcmQgL0xlbmd0aCAxMjggL08gPGRhZWI1Y2NiNmZiYjZhNDBlYjExN2YwMWQ1Yzc1MTJmNmQwNGExMTdl\
        Y2ExNzZmODM4NWFiZTQ3NmQ0MTFiODQ+IC9PRSA8PiAvUCAtMTAyOCAvUiA0IC9TdG1GIC9TdGRDRiAvU3RyRiAvU3RkQ0YgL1UgPDM3MWNmYj\
        g2MDVhYjk0ZDY4ZjZkZWE4MjY0YjY3YzZjMDAyMTQ0Njk5MGI5ZTQxMTQwNzFhNGQ5MTA0OTg0YzE+IC9VRSA8PiAvViA0ID4+CmVuZG9iago4\
        IDAgb2JqCjw8IC9UeXBlIC9YUmVmIC9MZW5ndGggNDAgL0ZpbHRlciAvRmxhdGVEZWNvZGUgL0RlY29kZVBhcm1zIDw8IC9Db2x1bW5zIDQgL1\
        ByZWRpY3RvciAxMiA+PiAvVyBbIDEgMiAxIF0gL1Jvb3QgMSAwIFIgL1NpemUgOSAvSUQgWzxlYzllNzU1YTMzMGFiMmI1YzMxYmFiZWZiMzdk\
        ZWI4MD48ZWM5ZTc1NWEzMzBhYjJiNWMzMWJhYmVmYjM3ZGViODA+XSAvRW5jcnlwdCA3IDAgUiA+PgpzdHJlYW0KeJxjYgACJkYGfgYmBgZDEO\
        sQiMXACCH+Myb/A7KmA8WYbBgAQUUETwplbmRzdHJlYW0KZW5kb2JqCnN0YXJ0eHJlZgo4MjQKJSVFT0YK
        """
}
