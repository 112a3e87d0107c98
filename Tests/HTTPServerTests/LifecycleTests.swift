import Foundation
import HTTPServer
import Testing

private let hello = Route(.get, "/") { _ in .text("hello") }

/// Events that a test makes one by one.
private func events(_ stream: AsyncStream<Data>) -> Route {
    Route(.get, "/events") { _ in .events(stream) }
}

private let get = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n"

@Suite struct `Streams` {
    @Test func `are delivered event by event`() async throws {
        let (stream, feed) = AsyncStream.makeStream(of: Data.self)
        try await withServer([events(stream)]) { _, port in
            let client = try RawClient(port: port)
            try await client.send(get)
            let head = try await client.head()
            #expect(head.status == 200)
            #expect(head.headers["content-type"] == "text/event-stream")
            for n in 0..<50 {
                // Each is made only after the one before has arrived.
                feed.yield(Data("data: \(n)\n\n".utf8))
                #expect(try await client.chunk() == "data: \(n)\n\n")
            }
            feed.finish()
            #expect(try await client.chunk() == "")
            // The connection is whole: it takes the next request.
            try await client.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.reply().status == 404)
        }
    }

    @Test func `do not run ahead of a client that does not read`() async throws {
        let made = Shared(0)
        let block = Data(repeating: 7, count: 64 << 10)
        let stream = AsyncStream<Data> {
            made.change { $0 += 1 }
            return made.value <= 1000 ? block : nil
        }
        try await withServer([events(stream)]) { _, port in
            let client = try RawClient(port: port)
            try await client.send(get)
            _ = try await client.head()
            // Socket buffers take some megabytes, then the stream waits.
            var before = -1
            while before != made.value {
                before = made.value
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(before < 500)
            var count = 0
            while case let chunk = try await client.chunk().utf8.count, chunk > 0 { count += chunk }
            #expect(count == 1000 * block.count)
        }
    }

    @Test func `that fail break the connection, so that the client knows`() async throws {
        struct Broken: Error {}
        let records = Records([])
        let stream = AsyncThrowingStream<Data, any Error> { feed in
            feed.yield(Data("part".utf8))
            feed.finish(throwing: Broken())
        }
        let route = Route(.get, "/events") { _ in .events(stream) }
        try await withServer([route], recording: records) { _, port in
            let client = try RawClient(port: port)
            try await client.send(get)
            await #expect(throws: ClientError.self) { try await client.reply() }
            #expect(await eventually { records.value.count == 1 })
        }
        #expect(records.value.first?.error is Broken)
        #expect(records.value.first?.isComplete == false)
    }

    @Test func `end when their client leaves, also between two events`() async throws {
        let ended = Shared(0)
        let route = Route(.get, "/events") { _ in
            let (stream, feed) = AsyncStream.makeStream(of: Data.self)
            feed.yield(Data("first".utf8))
            feed.onTermination = { _ in ended.change { $0 += 1 } }
            return .events(stream)
        }
        try await withServer([route]) { _, port in
            let client = try RawClient(port: port)
            try await client.send(get)
            _ = try await client.head()
            #expect(try await client.chunk() == "first")
            client.close()
            #expect(await eventually { ended.value == 1 })
        }
    }

    @Test func `answer HEAD without a body`() async throws {
        let (stream, _) = AsyncStream.makeStream(of: Data.self)
        let reply = try await withServer([events(stream)]) { _, port in try await request(port, "HEAD", "/events") }
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"] == "text/event-stream")
    }
}

@Suite struct `The server` {
    @Test func `cancels a handler whose client has left`() async throws {
        let started = Shared(false)
        let cancelled = Shared(false)
        let records = Records([])
        let route = Route(.get, "/wait") { _ in
            started.change { $0 = true }
            do { try await waitForever() } catch { cancelled.change { $0 = error is CancellationError } }
            return .text("nobody hears this")
        }
        try await withServer([route], recording: records) { _, port in
            let client = try RawClient(port: port)
            try await client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { started.value })
            client.close()
            #expect(await eventually { cancelled.value })
            #expect(await eventually { records.value.count == 1 })
        }
        #expect(records.value.first?.status == 499)
    }

    @Test func `lets requests in flight finish before it stops`() async throws {
        let started = Shared(0)
        let go = Gate()
        let route = Route(.get, "/work") { _ in
            started.change { $0 += 1 }
            await go.wait()
            return .text("done")
        }
        try await withServer([route]) { server, port in
            let idle = try RawClient(port: port)
            let clients = try (0..<8).map { _ in try RawClient(port: port) }
            for client in clients { try await client.send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n") }
            #expect(await eventually { started.value == 8 })
            async let stop: Void = server.stop()
            // New clients are refused from then on.
            #expect(await eventually { (try? RawClient(port: port)) == nil })
            go.open()
            for client in clients {
                let reply = try await client.reply()
                #expect(reply.text == "done")
                #expect(reply.headers["connection"] == "close")
            }
            await stop
            #expect(try await idle.isEnded())
        }
    }

    @Test func `answers for handlers that outlast the grace period, and ends streams`() async throws {
        let (stream, feed) = AsyncStream.makeStream(of: Data.self)
        let started = Shared(0)
        let gate = Gate()
        let stuck = Route(.get, "/stuck") { _ in
            started.change { $0 += 1 }
            await gate.wait()
            return .text("late")
        }
        try await withServer(
            [stuck, events(stream)],
            configured {
                $0.stopGrace = .milliseconds(400)
                $0.streamStopGrace = .milliseconds(100)
            }
        ) { server, port in
            let reader = try RawClient(port: port)
            try await reader.send(get)
            feed.yield(Data("one".utf8))
            _ = try await reader.head()
            #expect(try await reader.chunk() == "one")
            let clients = try (0..<4).map { _ in try RawClient(port: port) }
            for client in clients { try await client.send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n") }
            #expect(await eventually { started.value == 4 })
            async let first: Void = server.stop()
            async let second: Void = server.stop()
            for client in clients {
                let reply = try await client.reply()
                #expect(reply.status == 503)
                #expect(reply.json["code"] as? String == "shutting_down")
                #expect(reply.json["retryable"] as? Bool == true)
            }
            #expect(try await reader.chunk() == "")
            _ = await (first, second)
            gate.open()
        }
    }

    @Test func `stops while clients hammer it`() async throws {
        for _ in 0..<10 {
            try await withServer([hello]) { server, port in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            // Until the server refuses or closes.
                            while let reply = try? await request(port, "GET", "/") {
                                #expect(reply.status == 200 || reply.status == 503)
                            }
                        }
                    }
                    try await Task.sleep(for: .milliseconds(30))
                    await server.stop()
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `names the address that is taken`() async throws {
        try await withServer([hello]) { _, port in
            let second = try HTTPServer(configuration: .init(host: "127.0.0.1", port: port), routes: [hello])
            let error = #expect(throws: ListenError.self) { try second.start() }
            #expect(error?.code == .addressInUse)
            #expect(error?.host == "127.0.0.1")
            #expect(error?.port == port)
        }
    }

    @Test func `says when a host is not known`() throws {
        let server = try HTTPServer(configuration: .init(host: "no.such.host.invalid", port: 0), routes: [])
        let error = #expect(throws: ListenError.self) { try server.start() }
        #expect(error?.code == .hostUnknown)
    }

    @Test func `frees its port`() async throws {
        let port = try await withServer([hello]) { _, port in
            let reply = try await request(port, "GET", "/")
            #expect(reply.text == "hello")
            return port
        }
        let again = try HTTPServer(configuration: .init(host: "127.0.0.1", port: port), routes: [hello])
        #expect(try again.start() == port)
        #expect(again.port == port)
        await again.stop()
        #expect(again.port == nil)
    }

    @Test func `tells what each request was, by its template`() async throws {
        let records = Records([])
        let route = Route(.post, "/v1/things/{id}", body: .data(limit: 100)) { _ in .text("twelve bytes") }
        try await withServer([route], recording: records) { _, port in
            _ = try await request(
                port, "POST", "/v1/things/secret-id",
                headers: ["Content-Type": "application/json", "X-Request-Id": "r1"], body: Data("12345".utf8))
            _ = try await request(port, "GET", "/v1/things/secret-id")
            _ = try await request(port, "GET", "/elsewhere")
            let garbage = try RawClient(port: port)
            try await garbage.send("GET /x HTTP/1.1\r\nno colon\r\n\r\n")
            _ = try? await garbage.isEnded()
            #expect(await eventually { records.value.count == 4 })
        }
        let all = records.value
        #expect(all.map(\.status) == [200, 405, 404, 400])
        #expect(all.map(\.route) == ["/v1/things/{id}", "/v1/things/{id}", nil, nil])
        #expect(all.map(\.method) == ["POST", "GET", "GET", ""])
        #expect(all[0].requestID == "r1")
        #expect(all[0].bytesReceived == 5)
        #expect(all[0].bytesSent == 12)
        #expect(all[0].remoteAddress == "127.0.0.1")
        #expect(all[0].isComplete)
        #expect(all[0].duration > .zero)
        #expect(!"\(all)".contains("secret-id"))
    }
}
