import Foundation
import HTTPServer
import Testing

private func upload(_ folder: String, limit: Int) -> [Route] {
    [
        Route(.post, "/files", body: .multipart(limit: limit, spool: folder)) { request in
            guard case .multipart(_, let files) = request.body else { throw Problem.notFound }
            return .text("\(files.map(\.byteCount))")
        },
        Route(.post, "/json", body: .data(limit: 1000)) { .text("\($0.body.data.count)") },
        Route(.post, "/act") { _ in .text("done") },
    ]
}

private let megabyte = Data(repeating: 0x61, count: 1 << 20)
private let partHead = Data(
    "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.pdf\"\r\n\r\n".utf8)
private let partEnd = Data("\r\n--XX--\r\n".utf8)
private let formHead = "Host: a\r\nContent-Type: multipart/form-data; boundary=XX\r\n"

/// The process's largest resident size so far, in bytes.
private func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) << 10
}

@Suite(.serialized) struct `Large uploads` {
    @Test func `of 120 megabytes pass through to disk without filling memory`() async throws {
        try await withFolder { folder in
            try await withServer(upload(folder, limit: 128 << 20)) { _, port in
                let client = try RawClient(port: port)
                let count = partHead.count + 120 * megabyte.count + partEnd.count
                let before = peakMemory()
                try await client.send("POST /files HTTP/1.1\r\n\(formHead)Content-Length: \(count)\r\n\r\n")
                try await client.send(partHead)
                try await client.send(megabyte, times: 120)
                try await client.send(partEnd)
                let reply = try await client.reply()
                #expect(reply.text == "[125829120]")
                // Other tests run beside this one, so the bound is loose.
                #expect(peakMemory() - before < 60 << 20)
                #expect(files(in: folder).isEmpty)
            }
        }
    }

    @Test func `over the limit are refused before they are read, to a client that reads only afterwards`() async throws
    {
        try await withFolder { folder in
            try await withServer(upload(folder, limit: 25 << 20)) { _, port in
                let client = try RawClient(port: port)
                let count = 60 * megabyte.count
                try await client.send("POST /files HTTP/1.1\r\n\(formHead)Content-Length: \(count)\r\n\r\n")
                #expect(try await client.send(megabyte, times: 60))
                let reply = try await client.reply()
                #expect(reply.status == 413)
                #expect(reply.json["code"] as? String == "body_too_large")
                #expect((reply.json["detail"] as? String)?.contains("25 MB") == true)
                #expect(reply.headers["connection"] == "close")
                #expect(try await client.isEnded())
                #expect(files(in: folder).isEmpty)
            }
        }
    }

    @Test func `over the limit are refused at once where the client waits to be asked`() async throws {
        try await withFolder { folder in
            try await withServer(upload(folder, limit: 25 << 20)) { _, port in
                let client = try RawClient(port: port)
                try await client.send(
                    "POST /files HTTP/1.1\r\n\(formHead)Content-Length: 62914560\r\nExpect: 100-continue\r\n\r\n")
                #expect(try await client.reply().status == 413)
            }
        }
    }

    @Test func `in chunks are refused when the limit is passed, and leave nothing on disk`() async throws {
        try await withFolder { folder in
            try await withServer(upload(folder, limit: 2 << 20)) { _, port in
                let client = try RawClient(port: port)
                let chunk = Data("100000\r\n".utf8) + megabyte + Data("\r\n".utf8)
                try await client.send("POST /files HTTP/1.1\r\n\(formHead)Transfer-Encoding: chunked\r\n\r\n")
                try await client.send(
                    Data("\(String(partHead.count, radix: 16))\r\n".utf8) + partHead + Data("\r\n".utf8))
                #expect(try await client.send(chunk, times: 60))
                #expect(files(in: folder).isEmpty)
                try await client.send("0\r\n\r\n")
                let reply = try await client.reply()
                #expect(reply.status == 413)
                #expect((reply.json["detail"] as? String)?.contains("2 MB") == true)
            }
        }
    }

    @Test func `that never end are cut off`() async throws {
        try await withFolder { folder in
            try await withServer(
                upload(folder, limit: 1 << 20), configured { $0.refusedBodyByteLimit = 4 << 20 }
            ) { _, port in
                let client = try RawClient(port: port)
                let chunk = Data("100000\r\n".utf8) + megabyte + Data("\r\n".utf8)
                try await client.send("POST /files HTTP/1.1\r\n\(formHead)Transfer-Encoding: chunked\r\n\r\n")
                #expect(try await client.send(chunk, times: 400) == false)
            }
        }
    }
}

@Suite struct `Limits` {
    @Test func `of a body in memory hold for announced and for chunked bodies`() async throws {
        try await withServer(upload("", limit: 0)) { _, port in
            let json = ["Content-Type": "application/json"]
            let fits = try await request(port, "POST", "/json", headers: json, body: Data(repeating: 32, count: 1000))
            #expect(fits.text == "1000")
            let over = try await request(port, "POST", "/json", headers: json, body: Data(repeating: 32, count: 1001))
            #expect(over.status == 413)
            #expect((over.json["detail"] as? String)?.contains("1000 B") == true)
            let client = try RawClient(port: port)
            let head =
                "POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            let chunk = "c8\r\n" + String(repeating: " ", count: 200) + "\r\n"
            try await client.send(head + String(repeating: chunk, count: 5) + "0\r\n\r\n")
            #expect(try await client.reply().text == "1000")
            try await client.send(head + String(repeating: chunk, count: 6) + "0\r\n\r\n")
            #expect(try await client.reply().status == 413)
            // The refused body was read to its end, so the connection goes on.
            try await client.send("POST /act HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.reply().text == "done")
        }
    }

    @Test func `of types and encodings are told by 415`() async throws {
        try await withServer(upload("", limit: 0)) { _, port in
            let none = try await request(port, "POST", "/json", body: Data("{}".utf8))
            #expect(none.status == 415)
            #expect(none.headers["accept"] == "application/json")
            let text = try await request(
                port, "POST", "/json", headers: ["Content-Type": "text/plain"], body: Data("{}".utf8))
            #expect(text.status == 415)
            let packed = try await request(
                port, "POST", "/json", headers: ["Content-Type": "application/json", "Content-Encoding": "gzip"],
                body: Data("{}".utf8))
            #expect(packed.json["code"] as? String == "unsupported_encoding")
            #expect(try await request(port, "POST", "/json").text == "0")
            #expect(try await request(port, "POST", "/act", body: Data("{}".utf8)).text == "done")
            #expect(try await request(port, "POST", "/act", body: Data(repeating: 32, count: 20_000)).status == 413)
        }
    }

    @Test func `of headers are told by 431`() async throws {
        try await withServer(upload("", limit: 0)) { _, port in
            let many = Dictionary(uniqueKeysWithValues: (0..<101).map { ("X-\($0)", "1") })
            let counted = try await request(port, "POST", "/act", headers: many)
            #expect(counted.status == 431)
            #expect(counted.json["code"] as? String == "headers_too_large")
            let long = try await request(port, "POST", "/act", headers: ["X": String(repeating: "y", count: 16 << 10)])
            #expect(long.status == 431)
            // Beyond the connection's memory the library answers itself.
            let huge = try await request(port, "POST", "/act", headers: ["X": String(repeating: "y", count: 60 << 10)])
            #expect(huge.status == 431)
            #expect(try await request(port, "POST", "/act").text == "done")
        }
    }

    @Test(arguments: [
        "Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
        "Host: a\r\nContent-Length: 1\r\nContent-Length: 2",
        "Host: a\r\nContent-Length: +1", "Host: a\r\nContent-Length: 1, 1",
        "Host: a\r\nTransfer-Encoding: gzip, chunked",
        "Host: a\r\nContent-Length : 1", "Host: a\r\nHost: b", "X: y", "Host: a\r\nBad Name: x",
        "Host: a\r\nContent-Length: 99999999999999999999",
    ])
    func `of what a head may say are told by 4xx`(fields: String) async throws {
        try await withServer(upload("", limit: 0)) { _, port in
            let client = try RawClient(port: port)
            try await client.send("POST /act HTTP/1.1\r\n\(fields)\r\n\r\n")
            let reply = try await client.reply()
            #expect([400, 413].contains(reply.status))
            #expect(try await request(port, "POST", "/act").text == "done")
        }
    }

    @Test(arguments: ["/a b", "act", "/%zz?a=%zz", "/act?a=%zz", "/act?%ff=1"])
    func `of addresses are told by 4xx`(target: String) async throws {
        try await withServer(upload("", limit: 0)) { _, port in
            let reply = try await request(port, "POST", target)
            #expect([400, 404].contains(reply.status))
        }
    }

    @Test func `of time cut a client that sends its head too slowly, and nobody else`() async throws {
        let slow = Route(.get, "/slow") { _ in
            try await Task.sleep(for: .milliseconds(1800))
            return .text("slow handlers are not slow clients")
        }
        try await withServer([slow], configured { $0.headTimeOut = .seconds(1) }) { _, port in
            async let waiting = request(port, "GET", "/slow")
            let client = try RawClient(port: port)
            let reused = try RawClient(port: port)
            try await reused.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            try await client.send("GET /slow HTTP/1.1\r\n")
            var isTaken = true
            for n in 0..<40 where isTaken {
                try await Task.sleep(for: .milliseconds(100))
                isTaken = try await client.send("X-\(n): y\r\n")
            }
            #expect(!isTaken)
            #expect(try await waiting.status == 200)
            #expect(try await reused.reply().status == 200)
            // The second head of a connection is watched as well.
            try await reused.send("GET /slow HTTP/1.1\r\n")
            isTaken = true
            for n in 0..<40 where isTaken {
                try await Task.sleep(for: .milliseconds(100))
                isTaken = try await reused.send("X-\(n): y\r\n")
            }
            #expect(!isTaken)
        }
    }

    @Test func `of time cut a body that drips`() async throws {
        let records = Records([])
        try await withServer(
            upload("", limit: 0), configured { $0.bodyTimeOut = .milliseconds(500) }, recording: records
        ) { _, port in
            let client = try RawClient(port: port)
            try await client.send(
                "POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n")
            var isTaken = true
            for _ in 0..<80 where isTaken {
                try await Task.sleep(for: .milliseconds(50))
                isTaken = try await client.send(" ")
            }
            #expect(!isTaken)
            #expect(await eventually { records.value.count == 1 })
        }
        #expect(records.value.first?.isComplete == false)
    }

    @Test func `of connections make further clients wait`() async throws {
        let route = Route(.get, "/") { _ in .text("x") }
        try await withServer([route], configured { $0.connectionLimit = 2 }) { _, port in
            let first = try RawClient(port: port)
            let second = try RawClient(port: port)
            let third = try RawClient(port: port)
            for client in [first, second] {
                try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.reply().text == "x")
            }
            try await third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            first.close()
            #expect(try await third.reply().text == "x")
        }
    }

    @Test func `of a handler's time end in 503 and cancel it`() async throws {
        let ended = Shared(false)
        let routes = [
            Route(.get, "/stuck", timeOut: .milliseconds(100)) { _ in
                defer { ended.change { $0 = true } }
                try await waitForever()
            }
        ]
        try await withServer(routes) { _, port in
            let reply = try await request(port, "GET", "/stuck")
            #expect(reply.status == 503)
            #expect(reply.json["code"] as? String == "timed_out")
            #expect(reply.json["retryable"] as? Bool == true)
            #expect(reply.headers["retry-after"] != nil)
            #expect(await eventually { ended.value })
        }
    }
}
