import Foundation
import Testing

@testable import KnowledgeServer

@Suite struct `A sealed secret` {
    private let box = try! SecretBox(key: Array(0..<32))  // 32 bytes are a key.

    @Test func `opens for its purpose with its key, unchanged, and for nothing else`() throws {
        let secret = Data("whatsapp anahtarı".utf8)
        let sealed = try box.seal(secret, for: "chn_1")
        #expect(try box.open(sealed, for: "chn_1") == secret)
        #expect(sealed.range(of: secret) == nil)
        #expect(try box.seal(secret, for: "chn_1") != sealed)
        #expect(throws: CommandError.self) { try box.open(sealed, for: "chn_2") }
        let other = try SecretBox(key: Array(repeating: 7, count: 32))
        #expect(throws: CommandError.self) { try other.open(sealed, for: "chn_1") }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CommandError.self) { try box.open(changed, for: "chn_1") }
        }
        #expect(throws: CommandError.self) { try box.open(Data(), for: "chn_1") }
        #expect(try box.open(box.seal(Data(), for: "x"), for: "x").isEmpty)
    }

    @Test func `has a key of its own in each folder, which only its owner may read`() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/kaynak-key-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try SecretBox(dataDirectory: folder, environment: [:])
        let sealed = try first.seal(Data("a".utf8), for: "x")
        #expect(try SecretBox(dataDirectory: folder, environment: [:]).open(sealed, for: "x") == Data("a".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/secrets.key")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let shared = ["KAYNAK_SECRETS_KEY": Data(repeating: 3, count: 32).base64EncodedString()]
        let one = try SecretBox(dataDirectory: "/nowhere", environment: shared)
        #expect(
            try SecretBox(dataDirectory: "/elsewhere", environment: shared).open(
                one.seal(Data("b".utf8), for: "x"), for: "x") == Data("b".utf8))
        #expect(throws: CommandError.self) {
            try SecretBox(dataDirectory: "/nowhere", environment: ["KAYNAK_SECRETS_KEY": "kisa"])
        }
    }
}

@Suite struct `A signed request` {
    @Test func `is signed as the specification's own example`() {
        // Standard Webhooks 1.0, "Signature scheme".
        let headers = SignedRequest.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: Date(timeIntervalSince1970: 1_614_265_330),
            body: Data(#"{"test": 2432232314}"#.utf8), secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        #expect(headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `holds for five minutes, for its body and its id`() {
        let now = Date(timeIntervalSince1970: 1_760_000_000)
        let (body, secret) = (Data("{}".utf8), SignedRequest.newSecret())
        let headers = SignedRequest.headers(id: "a", at: now, body: body, secret: secret)
        func isValid(_ id: String? = "a", _ body: Data = Data("{}".utf8), after seconds: Double = 0) -> Bool {
            SignedRequest.isValid(
                id: id, timestamp: headers["webhook-timestamp"], signatures: headers["webhook-signature"], body: body,
                secret: secret, now: now + seconds)
        }
        #expect(isValid())
        #expect(isValid(after: 300) && isValid(after: -300))
        #expect(!isValid(after: 301) && !isValid(after: -301))
        #expect(!isValid("b") && !isValid(nil) && !isValid("a", Data("{} ".utf8)))
    }
}

@Suite struct `A delivery` {
    @Test func `is tried twelve times, each wait about twice the one before, and then given up`() throws {
        let now = Date(timeIntervalSince1970: 0)
        var waits: [Double] = []
        for attempts in 0..<12 {
            let result = DeliveryService.failure("HTTP 503", mayPass: true, after: attempts, now: now)
            if attempts < 11 {
                waits.append(try #require(result.retryAt).timeIntervalSince(now))
                #expect(result.status == .queued)
            } else {
                #expect(result.status == .dead && result.retryAt == nil)
            }
        }
        for (number, wait) in waits.enumerated() {
            let step = 4 * Double(1 << number)
            #expect(step / 2 <= wait && wait <= step)
        }
    }

    @Test(arguments: [
        (200, "delivered"), (204, "delivered"), (301, "queued"), (400, "dead"), (404, "dead"), (410, "dead"),
        (408, "queued"), (429, "queued"), (500, "queued"), (503, "queued"),
    ])
    func `is judged by the status it was answered with`(_ status: Int, _ outcome: String) {
        let answer = OutgoingAnswer(status: status, body: Data())
        #expect(DeliveryService.result(of: answer, after: 0).status.rawValue == outcome)
    }
}

@Suite struct `An address that a tenant names` {
    @Test(
        arguments: [
            [127, 0, 0, 1], [10, 1, 2, 3], [172, 16, 0, 1], [172, 31, 255, 255], [192, 168, 1, 1],
            [169, 254, 169, 254],
            [100, 64, 0, 1], [0, 0, 0, 0], [224, 0, 0, 1], [255, 255, 255, 255], [198, 18, 0, 1],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 1],
            [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [0x20, 0x02, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
        ] as [[UInt8]])
    func `in a network of one's own is not public`(_ bytes: [UInt8]) {
        #expect(!HostAddress(bytes: bytes).isPublic)
    }

    @Test(
        arguments: [
            [8, 8, 8, 8], [172, 32, 0, 1], [93, 184, 216, 34],
            [0x2A, 0, 0x14, 0x50, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
        ] as [[UInt8]])
    func `in the world is public`(_ bytes: [UInt8]) {
        #expect(HostAddress(bytes: bytes).isPublic)
    }

    @Test func `is looked up whatever way this machine is written`() {
        for host in ["127.0.0.1", "[::1]", "localhost", "2130706433", "0x7f.1"] {
            #expect(HostAddresses.of(host).allSatisfy { !$0.isPublic }, "\(host)")
        }
    }
}
