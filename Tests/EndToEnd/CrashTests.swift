import Foundation
import Testing

@Suite struct `A killed server` {
    @Test func `finishes what it acknowledged after the next start, once`() async throws {
        let data = try RunningServer.temporaryFolder()
        let first = try await RunningServer(data: data)
        _ = try await kaynak("tenant", "create", "deneme", "--name", "Deneme (kurgusal)", "--data", data)
        let key = try await kaynak("key", "create", "--tenant", "deneme", "--data", data)
        let secret = key.output.trimmingCharacters(in: .whitespacesAndNewlines)
        var client = Client(address: first.address, key: secret)
        let tenants = try Corpora.tenants()
        var jobs: [String] = []
        for tenant in tenants {
            for file in tenant.documents {
                let bytes = try Corpora.file(tenant.id, file.file)
                let answer = try await client.upload("/v1/documents", file: bytes, named: "\(tenant.id)-\(file.file)")
                #expect(answer.status == 202)
                jobs.append(try #require(answer.json["job"]["id"].string))
            }
        }
        let faq = try await client.post("/v1/faqs", ["question": "Açık mısınız?", "answer": "Evet, her gün."])
        #expect(faq.status == 201)
        // Somewhere in the middle: jobs are running, some are done, most wait.
        first.kill9()

        let second = try await RunningServer(data: data)
        client = Client(address: second.address, key: secret)
        for job in jobs { #expect(try await client.finished(job: job)["status"].string == "done") }
        let documents = try await client.get("/v1/documents?limit=200").json["data"].array
        #expect(documents.count == jobs.count)
        for document in documents {
            #expect(document["status"].string == "ready")
            let chunks = try await client.get("/v1/documents/\(document["id"].string ?? "")/chunks").json["data"].array
            let places = chunks.map { "\($0["page"].integer ?? 0) \($0["range"][0].integer ?? 0)" }
            #expect(!places.isEmpty && Set(places).count == places.count, "a passage is there once")
        }
        #expect(try await client.get("/v1/faqs").json["data"].array.count == 1)
        #expect(second.interrupt() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `goes on with a long document where it stood`() async throws {
        let data = try RunningServer.temporaryFolder()
        let first = try await RunningServer(data: data)
        _ = try await kaynak("tenant", "create", "uzun", "--name", "Uzun (kurgusal)", "--data", data)
        let secret = try await kaynak("key", "create", "--tenant", "uzun", "--data", data).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        var client = Client(address: first.address, key: secret)
        let taken = try await client.upload(
            "/v1/documents", file: SmallPDF.long(90, about: "uzun belge"), named: "uzun.pdf")
        let job = try #require(taken.json["job"]["id"].string)
        var before = try await client.get("/v1/jobs/\(job)").json
        while before["stage"].string != "embed" || before["progress"]["done"].integer ?? 0 < 10 {
            try #require(before["status"].string != "done" && before["status"].string != "failed", "too quick to kill")
            try await Task.sleep(for: .milliseconds(50))
            before = try await client.get("/v1/jobs/\(job)").json
        }
        first.kill9()

        let second = try await RunningServer(data: data)
        client = Client(address: second.address, key: secret)
        let after = try await client.get("/v1/jobs/\(job)").json
        #expect(after["stage"].string == "embed")
        #expect(after["progress"]["done"].integer ?? 0 >= before["progress"]["done"].integer ?? 0)
        #expect(try await client.finished(job: job)["status"].string == "done")
        let id = try #require(taken.json["document"]["id"].string)
        let document = try await client.get("/v1/documents/\(id)").json
        #expect(document["page_count"].integer == 90 && document["version"].integer == 1)
        let chunks = try await client.get("/v1/documents/\(id)/chunks").json["data"].array
        #expect(Set(chunks.compactMap { $0["page"].integer }).count == 90)
        let places = chunks.map { "\($0["page"].integer ?? 0) \($0["range"][0].integer ?? 0)" }
        #expect(Set(places).count == places.count, "a passage is there once")
        #expect(second.interrupt() == 0)
    }

    @Test func `and an interrupted one leave no cluster behind`() async throws {
        let server = try await RunningServer()
        let pidFile = server.data + "/postgres/postmaster.pid"
        let running = try String(contentsOfFile: pidFile, encoding: .utf8)
        let pid = try #require(Int32(running.split(separator: "\n")[0]))
        #expect(kill(pid, 0) == 0)
        #expect(server.interrupt() == 0)
        #expect(!FileManager.default.fileExists(atPath: pidFile))
    }

    @Test func `database is started again under a server that goes on`() async throws {
        let server = try await RunningServer()
        let client = Client(address: server.address)
        let pidFile = server.data + "/postgres/postmaster.pid"
        let pid = try #require(
            Int32(try String(contentsOfFile: pidFile, encoding: .utf8).split(separator: "\n")[0]))
        kill(pid, SIGKILL)
        var states: [Int] = []
        for _ in 0..<150 where states.last != 200 {
            try await Task.sleep(for: .milliseconds(200))
            let now = (try? String(contentsOfFile: pidFile, encoding: .utf8))?.split(separator: "\n").first
            if now != "\(pid)" { states.append(try await client.get("/readyz").status) }
        }
        #expect(states.last == 200)
        #expect(server.interrupt() == 0)
    }

    @Test func `evaluation that is interrupted leaves neither cluster nor folder`() async throws {
        try await interruptEvaluation { temporary in
            let names = try FileManager.default.contentsOfDirectory(atPath: temporary)
            return names.contains {
                FileManager.default.fileExists(atPath: "\(temporary)/\($0)/postgres/postmaster.pid")
            }
        }
    }

    @Test func `evaluation that is interrupted while it asks leaves no half of its results`() async throws {
        try await interruptEvaluation { FileManager.default.fileExists(atPath: $0 + "/results.jsonl.part") }
    }

    /// Starts an evaluation in a folder of its own (other tests evaluate at the same time), and ends it there.
    private func interruptEvaluation(when isTime: (_ folder: String) throws -> Bool) async throws {
        let temporary = try RunningServer.temporaryFolder()
        let process = Process()
        process.executableURL = RunningServer.executable
        process.arguments = ["eval", Corpora.path, "--output", temporary + "/results.jsonl"]
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        while try process.isRunning && !isTime(temporary) { try await Task.sleep(for: .milliseconds(50)) }
        #expect(process.isRunning)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        let left = try FileManager.default.subpathsOfDirectory(atPath: temporary)
        #expect(left.isEmpty, "left: \(left)")
    }
}
