import Foundation
import Synchronization
import Testing

/// What `kaynak embed` writes of a text: the oracle, which knows no server.
private struct Embedded: Decodable {
    let embedding: [Float]
    let tokenIDs: [Int]

    enum CodingKeys: String, CodingKey {
        case embedding
        case tokenIDs = "token_ids"
    }
}

@Suite struct `A program that asks for vectors` {
    static let name = "multilingual-e5-small-q4"

    private func client(language: String = "tr") async throws -> Client {
        let demo = try await DemoInstallation.shared.loaded()
        var client = try demo.client(try Corpora.tenants()[0].id)
        client.language = language
        return client
    }

    private func oracle(_ texts: [String], kind: String) async throws -> [Embedded] {
        let folder = try RunningServer.temporaryFolder()
        let lines = try texts.map { text in
            let line = try JSONSerialization.data(withJSONObject: ["id": "", "text": text])
            return String(decoding: line, as: UTF8.self)
        }
        try lines.joined(separator: "\n").write(toFile: folder + "/texts", atomically: true, encoding: .utf8)
        let run = try await kaynak(
            "embed", "--input", folder + "/texts", "--output", folder + "/vectors", "--kind", kind, "--tokens")
        #expect(run.status == 0, "\(run.errors)")
        return try String(contentsOfFile: folder + "/vectors", encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Embedded.self, from: Data($0.utf8)) }
    }

    private func ask(_ client: Client, _ input: Any, _ more: [String: Any] = [:]) async throws -> Answer {
        try await client.post(
            "/v1/embeddings", ["model": Self.name, "input": input].merging(more) { $1 })
    }

    /// The vectors of an answer, whichever way they are written.
    private func vectors(_ answer: Answer) throws -> [[Float]] {
        #expect(answer.status == 200, "\(answer.text.prefix(500))")
        let data = answer.json["data"].array
        #expect(data.compactMap { $0["index"].integer } == Array(data.indices))
        return try data.map { item in
            guard let text = item["embedding"].string else {
                return item["embedding"].array.compactMap { $0.number.map { Float($0) } }
            }
            let bytes = Array(try #require(Data(base64Encoded: text)))
            return stride(from: 0, to: bytes.count, by: 4).map { start in
                Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) })
            }
        }
    }

    @Test(arguments: ["raw", "query", "passage"])
    func `gets the text's own vector, as numbers and as base64`(kind: String) async throws {
        let client = try await client()
        let text = "İade süresi kaç gün, kargo ücretini kim öder?"
        let expected = try #require(try await oracle([text], kind: kind).first)
        let numbers = try await ask(client, text, kind == "raw" ? [:] : ["input_type": kind])
        #expect(try vectors(numbers) == [expected.embedding])
        #expect(numbers.json["object"].string == "list")
        #expect(numbers.json["data"][0]["object"].string == "embedding")
        #expect(numbers.json["model"].string?.hasPrefix(Self.name + "@") == true)
        #expect(numbers.json["usage"]["prompt_tokens"].integer == expected.tokenIDs.count)
        #expect(numbers.json["usage"]["total_tokens"].integer == expected.tokenIDs.count)
        let packed = try await ask(client, [text], ["input_type": kind, "encoding_format": "base64", "user": "x"])
        #expect(try vectors(packed) == [expected.embedding])
    }

    @Test func `may send token ids instead, with or without the two that enclose them`() async throws {
        let client = try await client()
        let texts = ["Kargo kaç günde gelir?", "iade"]
        let expected = try await oracle(texts, kind: "raw")
        let ids = expected.map(\.tokenIDs)
        for input in [ids, ids.map { Array($0.dropFirst().dropLast()) }] {
            let whole = try await ask(client, input)
            #expect(try vectors(whole) == expected.map(\.embedding))
            #expect(whole.json["usage"]["total_tokens"].integer == ids.reduce(0) { $0 + $1.count })
        }
        let alone = try await ask(client, ids[0])
        let text = try await ask(client, texts[0])
        #expect(try vectors(alone) == vectors(text))
    }

    @Test func `gets the vectors of a batch in the order of its texts`() async throws {
        let client = try await client()
        let texts = (0..<40).map { String(repeating: "madde \($0) iade koşulları ", count: 1 + $0 % 13 * 3) }
        let expected = try await oracle(texts, kind: "passage")
        let tokens = expected.reduce(0) { $0 + $1.tokenIDs.count }
        #expect(tokens > 4 * 512)
        let packed = try await ask(client, texts, ["input_type": "passage", "encoding_format": "base64"])
        #expect(packed.json["usage"]["total_tokens"].integer == tokens)
        let found = try vectors(packed)
        #expect(found.count == texts.count)
        for (vector, item) in zip(found, expected) {
            #expect(zip(vector, item.embedding).allSatisfy { abs($0 - $1) < 1e-5 })
        }
        let numbers = try await ask(client, texts, ["input_type": "passage"])
        #expect(try vectors(numbers) == found)
        // Written with the fewest digits that read back as the same numbers.
        let row = try #require(numbers.text.split(separator: "\"embedding\":[").dropFirst().first)
        let words = row.prefix { $0 != "]" }.split(separator: ",").map(String.init)
        #expect(words == found[0].map(\.description))
    }

    @Test func `does not hold up people's questions with a batch`() async throws {
        let client = try await client()
        let batchIsDone = Mutex(false)
        // Far more passes than any machine runs at once.
        let texts = (0..<300).map { "\($0). " + String(repeating: "kumaş ", count: 120) }
        let batch = Task {
            _ = try await ask(client, texts)
            batchIsDone.withLock { $0 = true }
        }
        for question in ["Perde kaç günde dikilir?", "Kumaş yıkanır mı?"] {
            #expect(try await ask(client, question).status == 200)
            #expect(try await client.post("/v1/search", ["query": question, "top_k": 1]).status == 200)
        }
        #expect(!batchIsDone.withLock { $0 })
        batch.cancel()
        _ = await batch.result
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let pointer: String
        let code: String

        init(_ name: String, _ members: String, _ pointer: String, _ code: String) {
            testDescription = name
            body = "{\"model\":\"\(`A program that asks for vectors`.name)\",\(members)}"
            self.pointer = pointer
            self.code = code
        }
    }

    static let refused = [
        Refused("no input", #""user":"x""#, "/input", "missing"),
        Refused("null", #""input":null"#, "/input", "null"),
        Refused("an object", #""input":{}"#, "/input", "wrong_type"),
        Refused("an empty list", #""input":[]"#, "/input", "empty"),
        Refused("an empty text", #""input":"""#, "/input", "empty"),
        Refused("an empty text among others", #""input":["a",""]"#, "/input/1", "empty"),
        Refused("null among texts", #""input":["a",null]"#, "/input/1", "null"),
        Refused("null first", #""input":[null,"a"]"#, "/input/0", "null"),
        Refused("no ids", #""input":[[0,2],[]]"#, "/input/1", "empty"),
        Refused("texts and ids", #""input":["a",1]"#, "/input/1", "wrong_type"),
        Refused("ids and texts", #""input":[[1],[2,"a"]]"#, "/input/1/1", "wrong_type"),
        Refused("an id below the vocabulary", #""input":[5,-1]"#, "/input/1", "unknown_token"),
        Refused("an id beyond the vocabulary", #""input":[[5],[5,250002]]"#, "/input/1/1", "unknown_token"),
        Refused("an id beyond every integer", #""input":[[1e30]]"#, "/input/0/0", "unknown_token"),
        Refused("an id that is none", #""input":[1.5]"#, "/input/0", "unknown_token"),
        Refused("a prefix for ids", #""input":[5],"input_type":"query""#, "/input_type", "needs_text"),
        Refused("another prefix", #""input":"a","input_type":"document""#, "/input_type", "invalid"),
        Refused("another format", #""input":"a","encoding_format":"int8""#, "/encoding_format", "invalid"),
        Refused("fewer dimensions", #""input":"a","dimensions":256"#, "/dimensions", "unsupported"),
        Refused(
            "too many texts", #""input":["# + [String](repeating: #""a""#, count: 2049).joined(separator: ",") + "]",
            "/input", "too_many"),
        Refused(
            "a text over the window", #""input":["a",""# + String(repeating: "uzun ", count: 600) + #""]"#, "/input/1",
            "text_too_long"),
        Refused(
            "an endless text", #""input":""# + String(repeating: "x", count: 70_000) + #"""#, "/input", "text_too_long"),
        Refused(
            "ids over the window", #""input":["# + [String](repeating: "5", count: 511).joined(separator: ",") + "]",
            "/input", "text_too_long"),
        Refused(
            "too many tokens",
            #""input":["#
                + [String](repeating: #"""# + String(repeating: "on ", count: 400) + #"""#, count: 300)
                .joined(separator: ",") + "]", "/input", "too_many_tokens"),
    ]

    @Test(arguments: refused)
    func `is told which input is wrong, in the form of both worlds`(request: Refused) async throws {
        var said: [String] = []
        for language in ["tr", "en"] {
            let client = try await client(language: language)
            let answer = try await client.send("POST", "/v1/embeddings", body: Data(request.body.utf8))
            #expect(answer.status == 400)
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.headers["content-language"] == language)
            let problem = answer.json
            #expect(problem["code"].string == "invalid_body" && problem["status"].integer == 400)
            #expect(problem["request_id"].string == answer.headers["x-request-id"])
            #expect(problem["errors"][0]["pointer"].string == request.pointer)
            #expect(problem["errors"][0]["code"].string == request.code)
            let error = problem["error"]
            #expect(error["type"].string == "invalid_request_error")
            #expect(error["code"].string == request.code)
            #expect(error["message"].string == problem["errors"][0]["detail"].string)
            let steps = request.pointer.split(separator: "/")
            #expect(error["param"].string == steps[0] + steps.dropFirst().map { "[\($0)]" }.joined())
            said.append(error["message"].string ?? "")
        }
        #expect(Set(said).count == 2 && !said.contains(""))
    }

    @Test func `may use every id of the vocabulary, and a whole window of them`() async throws {
        let client = try await client()
        let answer = try await ask(client, [[0], [2], [250_001], [Int](repeating: 5, count: 510)])
        #expect(answer.json["usage"]["total_tokens"].integer == 2 + 2 + 3 + 512)
        for vector in try vectors(answer) {
            #expect(vector.count == 384)
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        }
    }

    @Test func `finds the one model under its whole id and its name, and no other`() async throws {
        let client = try await client()
        let list = try await client.get("/v1/models").json
        #expect(list["object"].string == "list" && list["data"].array.count == 1)
        let model = list["data"][0]
        let id = try #require(model["id"].string)
        #expect(id.hasPrefix(Self.name + "@"))
        #expect(model["object"].string == "model" && model["owned_by"].string == "kaynak")
        #expect(model["dimensions"].integer == 384 && model["max_tokens"].integer == 512)
        #expect((model["created"].integer ?? 0) > 0)
        for name in [id, Self.name] {
            #expect(try await client.get("/v1/models/\(name)").json["id"].string == id)
            let answer = try await client.post("/v1/embeddings", ["model": name, "input": "a"])
            #expect(answer.json["model"].string == id)
        }
        let others = [
            try await client.get("/v1/models/\(Self.name)@000000000000"),
            try await client.post("/v1/embeddings", ["model": "text-embedding-3-small", "input": "a"]),
        ]
        for answer in others {
            #expect(answer.status == 404)
            #expect(answer.json["code"].string == "model_not_found")
            #expect(answer.json["error"]["code"].string == "model_not_found")
            #expect(answer.json["error"]["message"].string?.contains(id) == true, "what there is, is named")
        }
    }

    @Test func `gets the same whoever's key it has, and nothing without one`() async throws {
        let demo = try await DemoInstallation.shared.loaded()
        let text = ["model": Self.name, "input": "Randevu almak istiyorum"]
        var vectors: Set<String> = []
        var models: Set<String> = []
        for slug in demo.keys.keys {
            vectors.insert(try await demo.client(slug).post("/v1/embeddings", text).text)
            models.insert(try await demo.client(slug).get("/v1/models").text)
        }
        #expect(vectors.count == 1 && models.count == 1)
        for key in [nil, "kyn_wrong"] {
            let stranger = Client(address: demo.server.address, key: key)
            for answer in [try await stranger.post("/v1/embeddings", text), try await stranger.get("/v1/models")] {
                #expect(answer.status == 401)
                #expect(answer.json["code"].string == "unauthenticated")
                #expect(answer.headers["www-authenticate"] == "Bearer")
            }
        }
    }

    @Test func `finds all this in the API description`() async throws {
        let description = try await client().get("/openapi.json").json
        let operation = description["paths"]["/v1/embeddings"]["post"]
        let members = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]
        #expect(members["input"]["anyOf"].array.count == 4)
        #expect(members["input_type"]["enum"].array.compactMap(\.string) == ["query", "passage", "raw"])
        let problem = operation["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"]
        #expect(problem.string == "#/components/schemas/OpenAIProblem")
        let form = description["components"]["schemas"]["OpenAIProblem"]["allOf"]
        #expect(form[0]["$ref"].string == "#/components/schemas/Problem")
        #expect(form[1]["properties"]["error"]["properties"].keys == ["code", "message", "param", "type"])
    }
}
