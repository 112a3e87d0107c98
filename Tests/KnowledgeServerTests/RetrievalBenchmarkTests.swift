import Foundation
import Knowledge
import Testing

@testable import KnowledgeServer

private func arguments(_ words: String...) throws -> Arguments { try Arguments(words, of: BenchCommand.self) }

@Suite struct `Options of kaynak bench retrieval` {
    @Test func `leave out by themselves what takes many minutes`() throws {
        let options = try RetrievalBenchmarkOptions(arguments("retrieval"))
        #expect(options.scenarios.contains(.one100k) && !options.scenarios.contains(.zipf1000))
        #expect(options.scale == 1 && options.k == 10 && options.rounds == 3 && options.files == nil)
    }

    @Test func `name scenarios, scale and files`() throws {
        let options = try RetrievalBenchmarkOptions(
            arguments("retrieval", "--scenarios", "one-1k,zipf-1000", "--scale", "0.5", "--k=20"))
        #expect(options.scenarios == [.one1k, .zipf1000] && options.scale == 0.5 && options.k == 20)
        let files = try RetrievalBenchmarkOptions(
            arguments("retrieval", "--vectors", "b.npy", "--queries", "q.npy", "--tenants", "t.npy", "--k", "5")
        ).files
        #expect(
            files
                == .init(vectors: "b.npy", queries: "q.npy", tenants: "t.npy", queryTenants: nil, groundTruth: nil))
    }

    @Test(arguments: [
        ["--scenarios", "one-2k"], ["--scale", "0"], ["--scale", "many"], ["--k", "0"], ["--queries", "q.npy"],
        ["--vectors", "b.npy"], ["--vectors", "b.npy", "--queries", "q.npy", "--scenarios", "one-1k"],
        ["--vectors", "b.npy", "--queries", "q.npy", "--workload-output", "d"],
    ])
    func `are wrong usage where they make no sense`(words: [String]) throws {
        let arguments = try Arguments(["retrieval"] + words, of: BenchCommand.self)
        #expect(throws: UsageError.self) { try RetrievalBenchmarkOptions(arguments) }
    }

    @Test func `belong to one benchmark each`() async throws {
        for words in [["retrieval", "--modes", "exact"], ["embeddings", "--scale", "1"], ["retrieva"]] {
            let arguments = try Arguments(words, of: BenchCommand.self)
            await #expect(throws: UsageError.self) { try await BenchCommand.run(arguments) }
        }
    }
}

@Suite struct `A NumPy file` {
    private func file(
        _ header: String, _ numbers: [UInt8] = [], version: UInt8 = 1
    ) throws -> RetrievalNumPyFile {
        var data = Data([0x93] + "NUMPY".utf8 + [version, 0])
        data += version == 1 ? [UInt8(header.utf8.count), 0] : [UInt8(header.utf8.count), 0, 0, 0]
        return try RetrievalNumPyFile(data + Data(header.utf8) + numbers, path: "x.npy")
    }

    private func header(_ type: String = "<f4", order: String = "False", shape: String = "(2, 2)") -> String {
        "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    }

    private static let numbers: [UInt8] = [1, 2, 3, 4].flatMap { (number: Float) in
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }

    @Test(arguments: [1, 2, 3])
    func `is read in each version`(version: UInt8) throws {
        let matrix = try file(header(), Self.numbers, version: version).matrix()
        #expect(matrix == RetrievalMatrix([1, 2, 3, 4], columns: 2))
    }

    @Test func `comes back as it was written, its numbers at a multiple of 64`() throws {
        let matrix = RetrievalMatrix((0..<15).map { Float($0) / 7 }, columns: 5)
        let data = RetrievalNumPyFile.bytes(matrix)
        #expect((data.count - 15 * 4).isMultiple(of: 64))
        #expect(try RetrievalNumPyFile(data, path: "x.npy").matrix() == matrix)
        let tenants = RetrievalNumPyFile.bytes([3, -1, 7])
        #expect(try RetrievalNumPyFile(tenants, path: "x.npy").integers(columns: 1) == [[3], [-1], [7]])
    }

    @Test func `gives integers of any width`() throws {
        #expect(try file(header("|u1", shape: "(3,)"), [1, 2, 255]).integers(columns: 1) == [[1], [2], [255]])
        #expect(try file(header("<i2", shape: "(1, 2)"), [1, 0, 255, 255]).integers(columns: nil) == [[1, -1]])
        #expect(try file(header("<i8", shape: "(1,)"), [9, 0, 0, 0, 0, 0, 0, 0]).integers(columns: 1) == [[9]])
    }

    @Test(arguments: [
        ("<f8", "False", "(2, 2)", "float32"), (">f4", "False", "(2, 2)", "float32"),
        ("<f4", "True", "(2, 2)", "ascontiguousarray"), ("<f4", "False", "(4,)", "(rows, dimension)"),
        ("<f4", "False", "(2, 0)", "(rows, dimension)"), ("<f4", "False", "(3, 2)", "cut off"),
        ("<f4", "False", "(4611686018427387904, 9)", "cut off"), ("<f4", "False", "(-2, 2)", "cut off"),
    ])
    func `that does not fit says why, and what helps, in both languages`(
        type: String, order: String, shape: String, says: String
    ) throws {
        let problem = try #require(throws: RetrievalNumPyFile.Problem.self) {
            try file(header(type, order: order, shape: shape), Self.numbers).matrix()
        }
        #expect(problem.detail.en.hasPrefix("x.npy: ") && problem.detail.en.contains(says))
        #expect(problem.detail.tr.hasPrefix("x.npy: ") && problem.detail.tr != problem.detail.en)
    }

    @Test func `that is none is refused`() {
        for data in [Data(), Data("hello, world".utf8), Data([0x93] + "NUMPY".utf8 + [4, 0, 0, 0, 0, 0])] {
            #expect(throws: RetrievalNumPyFile.Problem.self) { try RetrievalNumPyFile(data, path: "x.npy") }
        }
        #expect(throws: RetrievalNumPyFile.Problem.self) { try RetrievalNumPyFile(contentsOf: "/nowhere/x.npy") }
    }
}

@Suite struct `Data of kaynak bench retrieval` {
    private func with<Value>(
        _ arrays: [String: Data], _ body: (RetrievalBenchmarkOptions.Files) throws -> Value
    ) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaynak-npy-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, data) in arrays { try data.write(to: folder.appending(path: name)) }
        func path(_ name: String) -> String? { arrays[name] == nil ? nil : folder.appending(path: name).path }
        return try body(
            .init(
                vectors: folder.appending(path: "base").path, queries: folder.appending(path: "queries").path,
                tenants: path("tenants"), queryTenants: path("query-tenants"), groundTruth: path("truth")))
    }

    private let base = RetrievalNumPyFile.bytes(RetrievalMatrix([1, 0, 0, 2, 0.6, 0.8, -1, 0], columns: 2))
    private let queries = RetrievalNumPyFile.bytes(RetrievalMatrix([1, 0, 0, 1], columns: 2))

    @Test func `is scaled to unit length where it was not`() throws {
        let loaded = try with(["base": base, "queries": queries]) { try RetrievalFiles.load($0, k: 1) }
        #expect(loaded.workload.base[1] == [0, 1] && loaded.workload.rows == [[0, 1, 2, 3]])
        #expect(loaded.notes.count == 1)
    }

    @Test func `knows the queries' tenants from their nearest rows, or from behind the rows'`() throws {
        let tenants = RetrievalNumPyFile.bytes([70, 50, 70, 50])
        let truth = RetrievalNumPyFile.bytes([Int32](arrayLiteral: 0, 1), type: "<i4", shape: [2, 1])
        let near = try with(["base": base, "queries": queries, "tenants": tenants, "truth": truth]) {
            try RetrievalFiles.load($0, k: 1).workload
        }
        #expect(near.rows == [[1, 3], [0, 2]] && near.queryTenants == [1, 0] && near.neighbours == [[0], [1]])
        let behind = RetrievalNumPyFile.bytes([70, 50, 70, 50, 50, 50])
        let told = try with(["base": base, "queries": queries, "tenants": behind, "truth": truth]) {
            try RetrievalFiles.load($0, k: 1)
        }
        #expect(told.workload.queryTenants == [0, 0])
        // The file's nearest row of the first query is another tenant's.
        #expect(told.workload.neighbours == nil && told.notes.count == 2)
    }

    @Test func `that does not belong together is refused`() throws {
        let wide = RetrievalNumPyFile.bytes(RetrievalMatrix([1, 0, 0], columns: 3))
        let zero = RetrievalNumPyFile.bytes(RetrievalMatrix([0, 0], columns: 2))
        let beyond = RetrievalNumPyFile.bytes([Int32](arrayLiteral: 0, 4), type: "<i4", shape: [2, 1])
        for arrays in [
            ["base": base, "queries": wide], ["base": base, "queries": zero],
            ["base": base, "queries": queries, "truth": beyond],
            ["base": base, "queries": queries, "truth": RetrievalNumPyFile.bytes([0])],
            ["base": base, "queries": queries, "tenants": RetrievalNumPyFile.bytes([1, 2, 3])],
            [
                "base": base, "queries": queries, "tenants": RetrievalNumPyFile.bytes([1, 1, 1, 1]),
                "query-tenants": RetrievalNumPyFile.bytes([1, 2]),
            ],
        ] {
            #expect(throws: RetrievalNumPyFile.Problem.self) {
                try with(arrays) { _ = try RetrievalFiles.load($0, k: 1) }
            }
        }
    }

    @Test func `that is made up is the same in every run, of unit length, a tenant's rows together`() {
        let workload = RetrievalWorkload(sizes: [30, 5], queries: 8)
        let again = RetrievalWorkload(sizes: [30, 5], queries: 8)
        #expect(workload.base == again.base && workload.queries == again.queries)
        #expect(workload.rows == [Array(0..<30), Array(30..<35)] && workload.queryTenants == again.queryTenants)
        for row in 0..<35 { #expect(abs(workload.base.product(row, workload.base, row) - 1) < 1e-5) }
    }

    @Test func `spreads as vectors of the embedding model do`() async throws {
        let workload = RetrievalWorkload(sizes: [2000], queries: 60)
        let truth = try await RetrievalTruth.measured(workload, k: 100) { _ in }
        func median(_ rank: Int) -> Double {
            Statistics(
                truth.nearest.enumerated().map { query, rows in
                    Double(workload.queries.product(query, workload.base, rows[rank]))
                }
            ).median
        }
        #expect((0.90...0.94).contains(median(0)))
        #expect((0.88...0.91).contains(median(9)))
        #expect((0.86...0.89).contains(median(99)))
    }

    @Test func `has the sizes of its scenario`() {
        let sizes = RetrievalScenario.zipf1000.sizes(scale: 1)
        #expect(sizes.count == 1000 && sizes.reduce(0, +) == 1_000_000 && sizes.allSatisfy { $0 >= 1 })
        #expect((130_000...140_000).contains(sizes[0]))
        #expect(RetrievalScenario.zipf1000.sizes(scale: 0.01).count == 10)
        #expect(RetrievalScenario.manySmall.sizes(scale: 0.1) == Array(repeating: 100, count: 1000))
        #expect(RetrievalScenario.one1k.sizes(scale: 0.1) == [100])
    }
}

@Suite struct `Recall` {
    private let workload = RetrievalWorkload(
        base: RetrievalMatrix([1, 0, 0.8, 0.6, 0.8, 0.6, 0, 1, 1, 0], columns: 2),
        queries: RetrievalMatrix([1, 0], columns: 2), tenants: [0, 0, 0, 0, 1], queryTenants: [0])

    private func quality(_ rows: [Int], k: Int) async throws -> RetrievalQuality {
        var quality = RetrievalQuality()
        quality.add(0, found: rows, try await .measured(workload, k: k) { _ in }, workload)
        return quality
    }

    @Test func `counts rows that score as the last of the nearest do, and each once`() async throws {
        #expect(try await quality([0, 1], k: 2).recall == 1)
        #expect(try await quality([0, 2], k: 2).recall == 1)
        #expect(try await quality([0, 0], k: 2).recall == 0.5)
        #expect(try await quality([0, 3], k: 2).recall == 0.5)
    }

    @Test func `tells short answers and another tenant's passages`() async throws {
        let foreign = try await quality([4, 0], k: 2)
        #expect(foreign.recall == 0.5 && foreign.foreignIDs == 1 && foreign.shortAnswers == 0)
        #expect(try await quality([0], k: 2).shortAnswers == 1)
        #expect(try await quality([0, 1, 2, 3], k: 9).shortAnswers == 0)
    }

    @Test func `knows a row by its passage's id`() {
        for row in [0, 1, 255, 256, 1_000_000] { #expect(ChunkID(row: row).row == row) }
        #expect(ChunkID(row: 255) < ChunkID(row: 256))
    }
}

@Suite struct `Files of kaynak bench retrieval` {
    @Test func `are searched for whole vectors and removed`() async throws {
        let vector: [Float] = [0.25, -3, 1e-3, 7]
        let place = try await RetrievalFolder.with { folder in
            let bytes = vector.withUnsafeBytes { Data($0) }
            try (Data([7]) + bytes + Data([1]) + bytes + bytes.dropLast()).write(to: folder.appending(path: "a"))
            #expect(try RetrievalFolder.copies(of: [vector, [9, 9, 9, 9]], in: folder) == 2)
            #expect(RetrievalFolder.bytes(in: folder) == 49)
            return folder
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }
}

@Suite struct `A report of kaynak bench retrieval` {
    @Test func `has the fields that others read, and a line for each result`() throws {
        var report = RetrievalReport(
            hardware: Hardware(.portable), settings: .init(k: 10, scale: 1, rounds: 3, seed: 1, files: nil))
        var result = RetrievalReport.Result(scenario: "one-1k", rows: 1000, tenants: 1, queries: 200)
        result.latency = .init(seconds: [1e-6, 2e-6, 3e-6])
        result.quality = .init(RetrievalQuality())
        result.overBareScan = 1.25
        result.figures = [.init("a figure", 1.23456, "ms")]
        report.results = [result]
        let object = try #require(JSONSerialization.jsonObject(with: report.json()) as? [String: Any])
        let first = try #require((object["results"] as? [[String: Any]])?.first)
        #expect((first["latency"] as? [String: Any])?["p50_us"] as? Double == 2)
        #expect((first["quality"] as? [String: Any])?["foreign_ids"] as? Int == 0)
        #expect(first["over_bare_scan"] as? Double == 1.25)
        #expect((first["figures"] as? [[String: Any]])?.first?["value"] as? Double == 1.235)
        #expect(report.rendered().contains("one-1k") && report.rendered().contains("a figure"))
    }
}
