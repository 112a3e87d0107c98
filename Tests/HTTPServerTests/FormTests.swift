import Foundation
import HTTPServer
import Testing

private struct Upload: Codable, Equatable {
    var fields: [String: String]
    var files: [File]

    struct File: Codable, Equatable {
        var field: String
        var filename: String
        var type: String?
        var count: Int
        var bytes: Data
    }
}

/// Answers with what it got, the files' bytes read back from disk.
private func form(_ folder: String, limit: Int = 1 << 20) -> Route {
    Route(.post, "/form", body: .multipart(limit: limit, spool: folder + "/spool")) { request in
        guard case .multipart(let fields, let files) = request.body else { throw Problem.notFound }
        var upload = Upload(fields: fields, files: [])
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
            upload.files.append(
                Upload.File(
                    field: file.field, filename: file.filename, type: file.contentType, count: file.byteCount,
                    bytes: bytes))
        }
        return try .json(upload)
    }
}

private func part(_ disposition: String, _ content: Data, type: String? = nil) -> Data {
    var part = Data("--XX\r\nContent-Disposition: form-data; \(disposition)\r\n".utf8)
    if let type { part += Data("Content-Type: \(type)\r\n".utf8) }
    return part + Data("\r\n".utf8) + content + Data("\r\n".utf8)
}

private let end = Data("--XX--\r\n".utf8)
private let start = "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
private let formType = ["Content-Type": "multipart/form-data; boundary=XX"]

private func post(_ body: Data, headers: [String: String] = formType) async throws -> (reply: Reply, left: [String]) {
    try await withFolder { folder in
        let reply = try await withServer([form(folder)]) { _, port in
            try await request(port, "POST", "/form", headers: headers, body: body)
        }
        return (reply, files(in: folder + "/spool"))
    }
}

@Suite struct `Forms` {
    @Test func `arrive with their fields and files, and the files go when the handler is done`() async throws {
        let pdf = Data((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 13) })
        let tricky = Data("\r\n--X\r\n--XY\r\n--\r--XX\n--XX".utf8)
        let body =
            part(#"name="title""#, Data("İade koşulları".utf8))
            + part(#"name="file"; filename="a.pdf""#, pdf, type: "application/pdf")
            + part(#"name="file"; filename="b.bin""#, tricky) + part(#"name="title""#, Data("second".utf8)) + end
        let (reply, left) = try await post(body)
        let upload = try JSONDecoder().decode(Upload.self, from: reply.body)
        #expect(upload.fields == ["title": "İade koşulları"])
        #expect(upload.files.map(\.bytes) == [pdf, tricky])
        #expect(upload.files.map(\.count) == [pdf.count, tricky.count])
        #expect(upload.files.map(\.type) == ["application/pdf", nil])
        #expect(left.isEmpty)
    }

    @Test(arguments: [
        (#"filename="fiyat listesi ğüşıöçİ.pdf""#, "fiyat listesi ğüşıöçİ.pdf"),
        (#"filename*=UTF-8''s%C4%B1ra%20%C5%9Eema.pdf"#, "sıra Şema.pdf"),
        (#"filename="sira.pdf"; filename*=utf-8'tr'%C5%9F.pdf"#, "ş.pdf"),
        (#"filename="a%22b.pdf""#, "a\"b.pdf"), (#"filename="a\"b.pdf""#, "a\"b.pdf"),
        (#"filename="C:\Belgeler\fiyat.pdf""#, "fiyat.pdf"), (#"filename="../../etc/passwd""#, "passwd"),
        (#"filename="..""#, ""), (#"filename=plain.pdf"#, "plain.pdf"), (#"filename="u\#u{308}.pdf""#, "ü.pdf"),
        (#"filename="a\#u{7}b.pdf""#, "ab.pdf"), (#"filename="a; filename=b.pdf""#, "a; filename=b.pdf"),
    ])
    func `keep their files' names, as names`(disposition: String, filename: String) async throws {
        let (reply, _) = try await post(part("name=\"file\"; \(disposition)", Data("x".utf8)) + end)
        let upload = try JSONDecoder().decode(Upload.self, from: reply.body)
        #expect(upload.files.map { Array($0.filename.unicodeScalars) } == [Array(filename.unicodeScalars)])
    }

    @Test func `may have empty files, also without a name`() async throws {
        let body = part(#"name="a"; filename="empty.pdf""#, Data()) + part(#"name="b"; filename="""#, Data()) + end
        let (reply, left) = try await post(body)
        let upload = try JSONDecoder().decode(Upload.self, from: reply.body)
        #expect(upload.files.map(\.filename) == ["empty.pdf", ""])
        #expect(upload.files.map(\.count) == [0, 0])
        #expect(left.isEmpty)
    }

    @Test(arguments: 0..<12) func `do not depend on how their bytes are cut`(seed: UInt64) async throws {
        let content = Data("\r\n--XX\r--X\r\n--XY--\r\n\r\n--".utf8).dropLast(Int(seed) % 9)
        let odd = part(#"name="f"; filename="1""#, Data("\r\n--X".utf8) + content.dropFirst(6))
        let body =
            Data("preamble\r\n".utf8) + odd + part(#"name="f"; filename="2""#, Data())
            + part(#"name="f"; filename="3""#, Data("abc".utf8)) + part(#"name="n""#, Data("v".utf8)) + end
            + Data("epilogue --XX".utf8)
        let whole = try await post(body)
        let cut = try await withFolder { folder in
            try await withServer([form(folder)]) { _, port in
                let client = try RawClient(port: port)
                var bytes = Data("\(start)Transfer-Encoding: chunked\r\n\r\n".utf8)
                var rest = body[...]
                var size = Int(seed) + 1
                while !rest.isEmpty {
                    let piece = rest.prefix(size)
                    bytes += Data("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Data("\r\n".utf8)
                    rest = rest.dropFirst(size)
                    size = size * 7 % 11 + 1
                }
                try await client.send(bytes + Data("0\r\n\r\n".utf8))
                return try await client.reply()
            }
        }
        #expect(whole.reply.status == 200)
        let expected = try JSONDecoder().decode(Upload.self, from: whole.reply.body)
        #expect(expected.files.map(\.count)[1...] == [0, 3])
        #expect(try JSONDecoder().decode(Upload.self, from: cut.body) == expected)
    }

    @Test(arguments: [
        "", "hello", "--XX", "--XX\r\n", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
        "--XX\r\n\r\nno disposition\r\n--XX--", "--XXjunk\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data\r\n\r\n\r\n--XX--",
        "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\nhalf a file\r\n--X",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n--XX--",
        "--XX\r\nX: " + String(repeating: "y", count: 9000) + "\r\n\r\n\r\n--XX--",
    ])
    func `that are malformed are a problem and leave no file`(body: String) async throws {
        let (reply, left) = try await post(Data(body.utf8))
        #expect(reply.status == 400)
        #expect(reply.json["code"] as? String == "malformed_multipart")
        #expect(left.isEmpty)
    }

    @Test(arguments: ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""])
    func `without a boundary are malformed`(type: String) async throws {
        #expect(try await post(end, headers: ["Content-Type": type]).reply.status == 400)
    }

    @Test(arguments: ["application/json", "application/x-www-form-urlencoded", "multipart/mixed; boundary=XX", nil])
    func `of another type are refused`(type: String?) async throws {
        let (reply, _) = try await post(end, headers: type.map { ["Content-Type": $0] } ?? [:])
        #expect(reply.status == 415)
        #expect(reply.json["code"] as? String == "unsupported_media_type")
        #expect(reply.headers["accept"] == "multipart/form-data")
    }

    @Test func `may quote their boundary`() async throws {
        let headers = ["Content-Type": #"Multipart/Form-Data; charset=utf-8; boundary="XX"; x=y"#]
        #expect(try await post(part(#"name="a""#, Data("1".utf8)) + end, headers: headers).reply.status == 200)
    }

    @Test func `have fields and parts within limits`() async throws {
        let long = part(#"name="a""#, Data(repeating: 97, count: 65_537)) + end
        let many = (0..<101).reduce(into: Data()) { body, n in body += part("name=\"a\(n)\"", Data()) } + end
        for body in [long, many] {
            let (reply, _) = try await post(body)
            #expect(reply.status == 413)
            #expect(reply.json["code"] as? String == "form_too_large")
        }
    }

    @Test func `give their files to a handler that moves them`() async throws {
        try await withFolder { folder in
            let kept = folder + "/kept.pdf"
            let route = Route(.post, "/keep", body: .multipart(limit: 1 << 20, spool: folder + "/spool")) { request in
                guard case .multipart(_, let files) = request.body else { throw Problem.notFound }
                try FileManager.default.moveItem(atPath: files[0].path, toPath: kept)
                return Response(status: 202)
            }
            try await withServer([route]) { _, port in
                let body = part(#"name="f"; filename="x""#, Data("kept".utf8)) + end
                let reply = try await request(port, "POST", "/keep", headers: formType, body: body)
                #expect(reply.status == 202)
            }
            #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept")
            #expect(files(in: folder + "/spool").isEmpty)
        }
    }

    @Test func `of a client that leaves half-way leave nothing behind`() async throws {
        try await withFolder { folder in
            let records = Records([])
            try await withServer([form(folder)], recording: records) {
                _, port in
                let client = try RawClient(port: port)
                let body = part(#"name="f"; filename="x""#, Data(repeating: 1, count: 50_000))
                try await client.send(
                    Data("\(start)Content-Length: 900000\r\n\r\n".utf8) + body)
                #expect(await eventually { files(in: folder + "/spool").count == 1 })
                client.close()
                #expect(await eventually { files(in: folder + "/spool").isEmpty })
                #expect(await eventually { records.value.count == 1 })
            }
            #expect(records.value.first?.status == 499)
            #expect(records.value.first?.isComplete == false)
        }
    }
}
