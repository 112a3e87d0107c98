import Foundation
import HTTPServer
import Testing

private struct Greeting: Codable, Equatable {
    let name: String
    let count: Int
}

private let echo = Route(.post, "/echo", body: .data(limit: 1 << 20)) { request in
    try .json(try request.decode(Greeting.self))
}

@Suite struct `Requests and responses` {
    @Test func `JSON comes back as it was sent`() async throws {
        let body = try JSONEncoder().encode(Greeting(name: "ışıl İĞÜŞÖÇ", count: 3))
        let reply = try await withServer([echo]) { _, port in
            try await request(port, "POST", "/echo", headers: ["Content-Type": "application/json"], body: body)
        }
        #expect(reply.status == 200)
        #expect(try JSONDecoder().decode(Greeting.self, from: reply.body) == Greeting(name: "ışıl İĞÜŞÖÇ", count: 3))
        #expect(reply.headers["content-type"] == "application/json")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers.keys.allSatisfy { !$0.hasPrefix("access-control") })
    }

    @Test(
        arguments: [
            (#"{"name": "a"}"#, 422, "invalid_body", "/count"),
            (#"{"name": 1, "count": 1}"#, 422, "invalid_body", "/name"),
            (#"{"name": "#, 400, "malformed_json", nil),
        ] as [(String, Int, String, String?)])
    func `JSON that does not fit is a problem which points at the member`(
        body: String, status: Int, code: String, pointer: String?
    ) async throws {
        let reply = try await withServer([echo]) { _, port in
            try await request(
                port, "POST", "/echo", headers: ["Content-Type": "application/json; charset=utf-8"],
                body: Data(body.utf8))
        }
        #expect(reply.status == status)
        #expect(reply.json["code"] as? String == code)
        let errors = reply.json["errors"] as? [[String: Any]]
        #expect(errors?.first?["pointer"] as? String == pointer)
    }

    @Test func `a handler sees path, query, parameters and headers decoded`() async throws {
        let route = Route(.get, "/v1/documents/{id}") { request in
            let isOne = request.headers["x-ONE"] == "1" && request.isLoopback
            return .text("\(request.path)|\(request.parameters["id"]!)|\(request.query["q"]!)|\(isOne)")
        }
        let reply = try await withServer([route]) { _, port in
            try await request(
                port, "GET", "/v1/documents/fiyat%20listesi%C4%B1?q=%C5%9Feker+ve%2B%26&q=2", headers: ["X-One": "1"])
        }
        #expect(reply.text == "/v1/documents/fiyat%20listesi%C4%B1|fiyat listesiı|şeker ve+&|true")
    }

    @Test func `a proxy's client is not taken for the loopback`() async throws {
        let route = Route(.get, "/") { .text("\($0.isLoopback) \($0.remoteAddress)") }
        let reply = try await withServer([route]) { _, port in
            try await request(port, "GET", "/", headers: ["X-Forwarded-For": "203.0.113.9"])
        }
        #expect(reply.text == "false 127.0.0.1")
    }

    @Test func `unknown paths, methods and verbs are told apart`() async throws {
        let routes = [
            Route(.get, "/v1/things/{id}") { _ in .text("x") }, Route(.delete, "/v1/things/{id}") { _ in .text("x") },
        ]
        try await withServer(routes) { _, port in
            let missing = try await request(port, "GET", "/v1/other")
            #expect(missing.status == 404)
            #expect(missing.json["code"] as? String == "not_found")
            let method = try await request(port, "POST", "/v1/things/1")
            #expect(method.status == 405)
            #expect(method.headers["allow"] == "GET, HEAD, DELETE, OPTIONS")
            let options = try await request(port, "OPTIONS", "/v1/things/1")
            #expect(options.status == 204)
            #expect(options.headers["allow"] == "GET, HEAD, DELETE, OPTIONS")
            #expect(options.headers.keys.allSatisfy { !$0.hasPrefix("access-control") })
            #expect(try await request(port, "BREW", "/v1/things/1").status == 501)
            #expect(try await request(port, "OPTIONS", "*").status == 204)
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        let route = Route(.get, "/text") { _ in .text("merhaba") }
        let reply = try await withServer([route]) { _, port in try await request(port, "HEAD", "/text") }
        #expect(reply.status == 200)
        #expect(reply.headers["content-length"] == "7")
        #expect(reply.body.isEmpty)
    }

    @Test func `a file is sent whole, and may be gone once the handler has returned`() async throws {
        try await withFolder { folder in
            let path = folder + "/page.bin"
            let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try content.write(to: URL(fileURLWithPath: path))
            let routes = [
                Route(.get, "/file") { _ in .file(path, type: "application/octet-stream") },
                Route(.get, "/gone") { _ in .file(path + ".gone", type: "application/octet-stream") },
            ]
            try await withServer(routes) { _, port in
                #expect(try await request(port, "GET", "/file").body == content)
                let gone = try await request(port, "GET", "/gone")
                #expect(gone.status == 500)
                #expect(gone.json["code"] as? String == "internal")
            }
        }
    }

    @Test func `a connection serves one request after the other`() async throws {
        let routes = [Route(.get, "/n/{n}") { .text($0.parameters["n"]!) }]
        try await withServer(routes) { _, port in
            let client = try RawClient(port: port)
            for n in 0..<20 {
                try await client.send("GET /n/\(n) HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.reply().text == "\(n)")
            }
            // Three at once, and a 404 between them that must not end the connection.
            let heads = ["/n/a", "/m", "/n/b"].map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
            try await client.send(heads.joined())
            #expect(try await client.reply().text == "a")
            #expect(try await client.reply().status == 404)
            #expect(try await client.reply().text == "b")
        }
    }

    @Test func `a client of HTTP 1.0 is served and its connection closed`() async throws {
        let routes = [
            Route(.get, "/text") { _ in .text("eski") },
            Route(.get, "/events") { _ in
                .events(
                    AsyncStream {
                        $0.yield(Data("one".utf8))
                        $0.finish()
                    })
            },
        ]
        try await withServer(routes) { _, port in
            for path in ["/text", "/events"] {
                let client = try RawClient(port: port)
                try await client.send("GET \(path) HTTP/1.0\r\n\r\n")
                let head = try await client.head()
                #expect(head.status == 200)
                #expect(head.headers["transfer-encoding"] == nil)
                #expect(try await client.isEnded())
            }
        }
    }

    @Test func `a handler cannot write headers with line breaks or a status that is none`() async throws {
        let routes = [
            Route(.get, "/split") { _ in
                Response(headers: ["X-A": "1\r\nX-Evil: 2", "Bad Name": "3", "Content-Length": "99"])
            },
            Route(.get, "/status") { _ in Response(status: 42) },
        ]
        try await withServer(routes) { _, port in
            let split = try await request(port, "GET", "/split")
            #expect(split.headers["x-evil"] == nil)
            #expect(split.headers["x-a"] == "1  X-Evil: 2")
            #expect(split.headers["content-length"] == "0")
            #expect(try await request(port, "GET", "/status").status == 500)
        }
    }

    @Test func `sixty-four requests are handled at once`() async throws {
        let inside = Shared(0)
        let routes = [
            Route(.get, "/meet/{n}") { request in
                inside.change { $0 += 1 }
                // Nobody is answered before all have come.
                while inside.value < 64 { try await Task.sleep(for: .milliseconds(5)) }
                return .text(request.parameters["n"]!)
            }
        ]
        try await withServer(routes) { _, port in
            let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
                for n in 0..<64 {
                    group.addTask { try await request(port, "GET", "/meet/\(n)").text == "\(n)" }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(answers == 64)
        }
    }

    @Test func `a request id is kept when it is clean and made when it is not`() async throws {
        let route = Route(.get, "/") { .text($0.requestID) }
        try await withServer([route]) { _, port in
            let kept = try await request(port, "GET", "/", headers: ["X-Request-Id": "abc-123_x.Y"])
            #expect(kept.headers["x-request-id"] == "abc-123_x.Y")
            #expect(kept.text == "abc-123_x.Y")
            let long = String(repeating: "a", count: 65)
            for bad in ["a b", "é", "<script>", long, ""] {
                let made = try await request(port, "GET", "/", headers: ["X-Request-Id": bad])
                #expect(made.headers["x-request-id"] != bad)
                #expect(made.headers["x-request-id"]?.count == 32)
            }
            let problem = try await request(port, "GET", "/none", headers: ["X-Request-Id": "p1"])
            #expect(problem.headers["x-request-id"] == "p1")
            #expect(problem.json["request_id"] as? String == "p1")
        }
    }
}
