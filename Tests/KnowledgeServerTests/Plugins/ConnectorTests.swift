import Foundation
import FoundationNetworking
import HTTPServer
import Knowledge
import PluginKit
import Storage
import Synchronization
import Testing

@testable import KnowledgeServer

/// A niche that fetches numbers, one page after another.
enum Postman: Plugin {
    static let manifest = PluginManifest(
        id: "postman", name: LocalizedText(tr: "Postacı", en: "Postman"),
        summary: LocalizedText(tr: "Getirir.", en: "Fetches."), version: "1.0.0", languages: [.turkish])

    /// Makes the next so many writes fail after they have written.
    static let failures = Mutex(0)
    /// Lets the looping connector go when its test is over.
    static let letsGo = Mutex(false)

    struct Page: Codable {
        let letters: [Int]
        let next: Int
        let isLast: Bool
    }

    static let contributions = Contributions(
        connectors: [
            Connector(
                "letters", tr: "Mektuplar", en: "Letters", every: .seconds(60),
                account: [
                    .text("box", tr: "Kutu", en: "Box"), .secret("key", tr: "Anahtar", en: "Key"),
                    .address("address", tr: "Adres", en: "Address", default: "https://posta.ornek.invalid"),
                ],
                push: { value, session in
                    guard case .array(let letters)? = value["letters"] else { return 0 }
                    return try store(
                        letters.compactMap { if case .integer(let letter) = $0 { letter } else { nil } }, session)
                },
                fetch: { call in
                    let place: Int = if case .integer(let place) = call.cursor { place } else { 0 }
                    let url = "\(call.secrets["address"] ?? "")/letters?after=\(place)"
                    let answer = try await call.accepted(
                        ConnectorRequest(.get, url, headers: ["x-key": call.secrets["key"] ?? ""]))
                    return try JSONValue(json: Data(answer.body))
                },
                receive: { value, session in
                    let page = try WireFormat.decode(value, as: Page.self)
                    let written = try store(page.letters, session)
                    if failures.withLock({ failures in
                        failures -= 1
                        return failures >= 0
                    }) {
                        throw Torn()
                    }
                    return ConnectorProgress(cursor: .integer(page.next), rows: written, isBehind: !page.isLast)
                }),
            Connector(
                "loop", tr: "Döngü", en: "Loop", every: .seconds(60),
                fetch: { _ in
                    while !letsGo.withLock({ $0 }) {}
                    return .null
                }, receive: { _, _ in ConnectorProgress(cursor: .null, rows: 0) }),
        ],
        migrations: [
            PluginMigration(
                of: "postman", 1, "letters",
                tables: [NicheTable("letters", columns: "id uuid not null, letter bigint not null")])
        ])

    struct Torn: Error {}

    private static func store(_ letters: [Int], _ session: borrowing PluginSession) throws -> Int {
        for letter in letters {
            try session.execute(
                "insert into postman_letters (tenant_id, id, letter) values (\(session.tenant), \(UUID()), \(letter))")
        }
        return letters.count
    }
}

@Suite(.serialized) struct `A connector` {
    private static let root = "/v1/plugins/postman/integrations"
    private static let start = Date(timeIntervalSince1970: 1_772_500_000)

    /// Pages of two letters of ten, as a system that remembers nothing would hand them out.
    private static let pages: LocalMarket.Answer = { request in
        let place = Int(request.query["after"] ?? "0") ?? 0
        let letters = (place..<min(place + 2, 10)).map(String.init).joined(separator: ",")
        let next = min(place + 2, 10)
        return .json(#"{"letters": [\#(letters)], "next": \#(next), "is_last": \#(next == 10)}"#)
    }

    private func enter(
        _ lab: PluginLab, _ tenant: LabTenant, address: String, name: String = "Kutu 1"
    ) async throws -> LabAnswer {
        try await lab.send(
            "POST", Self.root,
            [
                "connector": "letters", "name": .string(name),
                "fields": ["box": "7", "key": "cok-gizli-anahtar", "address": .string(address)],
            ], as: tenant)
    }

    private func letters(_ lab: PluginLab, _ tenant: LabTenant) async throws -> [Int] {
        try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.queryAll("select letter as n from postman_letters order by letter") {
                row throws(StorageError) in try row.integer("n")
            }
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `writes what it fetches once, through failures after the write and a restart in the middle`() async throws {
        let market = try LocalMarket(["/letters"], Self.pages)
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            let made = try await enter(lab, tenant, address: market.address)
            #expect(made.status == 201 && made["state"] == "new")
            let id = try #require(made["id"].string)
            // Every second write is torn; each is tried again when its pause is over.
            for turn in 0..<20 where try await letters(lab, tenant).count < 10 {
                Postman.failures.withLock { $0 = turn % 2 == 0 ? 1 : 0 }
                try await lab.installation.connectors.runOnce()
                lab.clock.advance(hours: 2)
                if turn == 2 { try await PluginLab.restart(&lab) }
            }
            Postman.failures.withLock { $0 = 0 }
            #expect(try await letters(lab, tenant) == Array(0..<10))
            let shown = try await lab.send("GET", Self.root + "/\(id)", as: tenant)
            #expect(shown["state"] == "ok" && shown["failures"] == 0 && shown["total_rows"] == 10)
            #expect(shown["last_problem"] == .null)
        }
        await market.stop()
    }

    @Test(.timeLimit(.minutes(4)))
    func `whose turn has passed on to another process writes nothing`() async throws {
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            #expect(try await enter(lab, tenant, address: "http://127.0.0.1:9").status == 201)
            let database = lab.installation.database
            let lease = ConnectorRunner.lease
            let first = try #require(try await database.claimConnectorRun(at: lab.clock.now, lease: lease))
            #expect(try await database.claimConnectorRun(at: lab.clock.now, lease: lease) == nil)
            lab.clock.advance(hours: 1)
            let second = try #require(try await database.claimConnectorRun(at: lab.clock.now, lease: lease))
            let plugin = try #require(lab.installation.plugins.plugin("postman"))
            let connector = Postman.contributions.connectors[0]
            let page: JSONValue = ["letters": [1, 2], "next": 2, "is_last": true]
            await #expect(throws: LostLease.self) {
                _ = try await lab.installation.plugins.receive(page, of: connector, plugin, first)
            }
            #expect(try await letters(lab, tenant).isEmpty)
            #expect(try await lab.installation.plugins.receive(page, of: connector, plugin, second) == 2)
            #expect(try await letters(lab, tenant) == [1, 2])
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `waits as long as it is told, tells what is wrong, and is tested, paused, run and deleted by a person`()
        async throws
    {
        let market = try LocalMarket(["/letters"]) { _ in
            var response = Response.json("{}", status: 429)
            response.headers["Retry-After"] = "7200"
            return response
        }
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            let id = try #require(try await enter(lab, tenant, address: market.address)["id"].string)
            let one = Self.root + "/\(id)"
            try await lab.installation.connectors.runOnce()
            var shown = try await lab.send("GET", one, as: tenant)
            #expect(shown["state"] == "failing" && shown["last_problem"]["code"] == "busy")
            let next = try #require(shown["next_at"].string.flatMap(WireFormat.moment))
            #expect(next == Self.start.addingTimeInterval(7_200))
            lab.clock.advance(hours: 1)
            #expect(try await lab.installation.connectors.runOnce() == 0)

            market.answers { _ in .json("{}", status: 401) }
            let tried = try await lab.send("POST", one + ":test", as: tenant)
            #expect(tried["ok"] == false && tried["problem"] == "refused")
            #expect(try await lab.send("POST", one + ":run", as: tenant).status == 202)
            #expect(try await lab.installation.connectors.runOnce() == 1)
            shown = try await lab.send("GET", one, as: tenant)
            #expect(shown["state"] == "refused" && shown["last_problem"]["status"] == 401)

            #expect(try await lab.send("POST", one + ":pause", as: tenant)["state"] == "paused")
            lab.clock.advance(hours: 24)
            #expect(try await lab.installation.connectors.runOnce() == 0)
            #expect(try await lab.send("POST", one + ":run", as: tenant).code == "integration_paused")
            market.answers(Self.pages)
            _ = try await lab.send("POST", one + ":resume", as: tenant)
            #expect(try await lab.installation.connectors.runOnce() == 5)
            #expect(try await letters(lab, tenant).count == 10)
            #expect(try await lab.send("POST", one + ":test", as: tenant)["ok"] == true)
            #expect(try await lab.send("DELETE", one, as: tenant).status == 204)
            #expect(try await lab.send("GET", one, as: tenant).status == 404)
            #expect(try await letters(lab, tenant).count == 10)
        }
        await market.stop()
    }

    @Test(.timeLimit(.minutes(4)))
    func `shows no secret to anybody, and none of its accounts to another tenant`() async throws {
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            let other = try await lab.tenant("komsu", ["postman"])
            let without = try await lab.tenant("bos", [])
            let made = try await enter(lab, tenant, address: "http://127.0.0.1:9")
            let id = try #require(made["id"].string)
            let secret = try #require(made["webhook_secret"].string)
            try await lab.installation.connectors.runOnce()
            let shown = try await lab.send("GET", Self.root, as: tenant)
            #expect(shown.list.count == 1 && shown.list[0]["secrets_set"] == ["key"])
            #expect(shown.list[0]["fields"]?["box"] == "7")
            let log = try String(contentsOfFile: lab.logPath, encoding: .utf8)
            for text in [shown.body.text, log] { #expect(!text.contains("cok-gizli") && !text.contains(secret)) }
            let sealed = try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
                try session.queryFirst("select encode(secrets, 'escape') as t from integrations") {
                    row throws(StorageError) in try row.text("t")
                }
            }
            #expect(sealed?.contains("cok-gizli") == false)

            #expect(try await lab.send("GET", Self.root, as: other).list.isEmpty)
            for stranger in [other, without] {
                for (method, path, body) in [
                    ("GET", "", nil), ("PATCH", "", ["name": "x"]), ("DELETE", "", nil), ("POST", ":test", nil),
                    ("POST", ":run", nil), ("POST", ":pause", nil), ("POST", ":resume", nil),
                    ("POST", ":renew-webhook-secret", nil),
                ] as [(String, String, JSONValue?)] {
                    let answer = try await lab.send(method, Self.root + "/\(id)\(path)", body, as: stranger)
                    #expect(answer.status == 404, "\(method) \(path)")
                }
            }
            #expect(try await lab.send("GET", "/v1/plugins/postman/providers", as: without).status == 404)
            #expect(try await lab.send("GET", Self.root + "/\(id)", as: tenant).status == 200)
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `takes what is sent to it with its secret, and nothing else`() async throws {
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            let made = try await enter(lab, tenant, address: "http://127.0.0.1:9")
            let path = try #require(made["webhook_path"].string)
            let secret = try #require(made["webhook_secret"].string)
            let basic = "Basic " + Data("trendyol:\(secret)".utf8).base64EncodedString()
            #expect(try await lab.push(path, #"{"letters": [1]}"#, ["x-api-key": secret]).status == 200)
            #expect(try await lab.push(path, #"{"letters": [2]}"#, ["Authorization": basic]).status == 200)
            let body = Data(#"{"letters": [3]}"#.utf8)
            let signed = SignedRequest.headers(id: "1", at: Date(), body: body, secret: secret)
            #expect(try await lab.push(path, #"{"letters": [3]}"#, signed).status == 200)
            for headers in [[:], ["x-api-key": "yanlış"], ["Authorization": "Basic eDp5"]] {
                #expect(try await lab.push(path, #"{"letters": [4]}"#, headers).status == 404)
            }
            #expect(try await lab.push(path, "bozuk", ["x-api-key": secret])["received"] == 0)
            #expect(try await letters(lab, tenant) == [1, 2, 3])
            let id = try #require(made["id"].string)
            let renewed = try await lab.send("POST", Self.root + "/\(id):renew-webhook-secret", as: tenant)
            #expect(renewed["webhook_secret"].string != secret && renewed["pushed_rows"] == 3)
            #expect(try await lab.push(path, #"{"letters": [5]}"#, ["x-api-key": secret]).status == 404)
        }
    }

    @Test(.timeLimit(.minutes(4)))
    func `that does not come back is stopped, and the others go on`() async throws {
        let market = try LocalMarket(["/letters"], Self.pages)
        Postman.letsGo.withLock { $0 = false }
        try await PluginLab.with([Postman.self], at: Self.start) { lab in
            let tenant = try await lab.tenant("kutu", ["postman"])
            let loop = try await lab.send(
                "POST", Self.root, ["connector": "loop", "fields": [:]], as: tenant)
            #expect(try await enter(lab, tenant, address: market.address).status == 201)
            let runner = ConnectorRunner(
                host: lab.installation.plugins, secrets: lab.installation.secrets,
                client: OutgoingClient(allowsPrivateNetworks: true),
                limits: .init(time: .milliseconds(300), grace: .milliseconds(200)))
            try await runner.runOnce()
            let plugin = try #require(lab.installation.plugins.plugin("postman"))
            #expect(runner.isStopped(Postman.contributions.connectors[1], of: plugin))
            #expect(try await letters(lab, tenant).count == 10)
            let id = try #require(loop["id"].string)
            let shown = try await lab.send("GET", Self.root + "/\(id)", as: tenant)
            #expect(shown["last_problem"]["code"] == "overran")
            #expect(plugin.wall.isUp)
            Postman.letsGo.withLock { $0 = true }
        }
        await market.stop()
    }

    @Test(.timeLimit(.minutes(4)))
    func `calls no address of the inner network unless the operator allows it, and reads no answer without end`()
        async throws
    {
        let market = try LocalMarket(["/letters"]) { _ in .json(String(repeating: " ", count: 200_000)) }
        let closed = OutgoingClient(allowsPrivateNetworks: false)
        await #expect(throws: OutgoingError.self) {
            _ = try await closed.exchange(
                "GET", market.address + "/letters", headers: [:], body: Data(), time: 5, mostBytes: 1_000_000)
        }
        let open = OutgoingClient(allowsPrivateNetworks: true)
        let whole = try await open.exchange(
            "GET", market.address + "/letters", headers: [:], body: Data(), time: 5, mostBytes: 1_000_000)
        #expect(whole.body.count == 200_000 && whole.status == 200)
        let error = await #expect(throws: OutgoingError.self) {
            _ = try await open.exchange(
                "GET", market.address + "/letters", headers: [:], body: Data(), time: 5, mostBytes: 100_000)
        }
        #expect(error?.description == "the answer is too large")
        await market.stop()
    }

    @Test func `waits longer after each failure, never much longer than an hour by itself, and not less than asked`() {
        let failure = TurnFailure(problem: .unavailable)
        let pauses = (0..<12).map { failure.pause(after: $0, seed: 7) / .seconds(1) }
        #expect(pauses[0] >= 15 && pauses[0] <= 30 && pauses[11] >= 1_800 && pauses[11] <= 3_600)
        #expect(TurnFailure(problem: .refused).pause(after: 0, seed: 7) >= .seconds(1_800))
        #expect(TurnFailure(problem: .busy, asked: .seconds(9_000)).pause(after: 0) == .seconds(9_000))
        let soon = ConnectorResponse(status: 429, headers: ["retry-after": "Tue, 03 Mar 2026 01:16:40 GMT"], body: [])
        #expect(ConnectorFailure(soon, at: Date(timeIntervalSince1970: 1_772_500_540))?.pause == .seconds(60))
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }
}
