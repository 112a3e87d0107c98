import CCrypto
import Foundation
import HTTPServer
import Synchronization

/// Another company's server, on this machine: it remembers what it was sent, and answers as a test wants.
final class LocalService: Sendable {
    struct Received: Sendable {
        let path: String
        let headers: Headers
        let body: Data

        var json: JSON { JSON((try? JSONSerialization.jsonObject(with: body)) ?? NSNull()) }
    }

    private let requests = Mutex<[Received]>([])
    private let server: HTTPServer
    let address: String

    /// - Parameter answer: to the request with this number, from 0.
    init(_ paths: [String], answer: @escaping @Sendable (Int) -> (status: Int, body: String) = { _ in (200, "{}") })
        throws
    {
        let box = Box()
        let routes = paths.map { path in
            Route(.post, path, body: .data(limit: 1 << 20)) { request in
                let number = box.service?.remember(request) ?? 0
                let answer = answer(number)
                return .text(answer.body, type: "application/json", status: answer.status)
            }
        }
        server = try HTTPServer(configuration: .init(host: "127.0.0.1", port: 0), routes: routes)
        address = "http://127.0.0.1:\(try server.start())"
        box.keep(self)
    }

    var received: [Received] { requests.withLock { $0 } }

    func stop() async { await server.stop() }

    /// Waits until so many requests have come.
    func wait(for count: Int) async throws -> [Received] {
        for _ in 0..<300 {
            let received = received
            if received.count >= count { return received }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestFailure("only \(received.count) of \(count) requests came")
    }

    private func remember(_ request: Request) -> Int {
        requests.withLock { requests in
            requests.append(Received(path: request.path, headers: request.headers, body: request.body.data))
            return requests.count - 1
        }
    }

    private final class Box: Sendable {
        private let kept = Mutex<LocalService?>(nil)
        var service: LocalService? { kept.withLock { $0 } }
        func keep(_ service: LocalService) { kept.withLock { $0 = service } }
    }
}

/// HMAC-SHA256 as another side computes it.
func hmac(_ text: Data, key: Data) -> Data {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let (bytes, secret) = (Array(text), Array(key))
    _ = HMAC(EVP_sha256(), secret, Int32(secret.count), bytes, bytes.count, &digest, &length)
    return Data(digest)
}

func hexadecimal(_ data: Data) -> String { data.map { String(format: "%02x", $0) }.joined() }

/// A server with a tenant of its own that has nothing yet, and a key with every scope.
struct EmptyTenant: Sendable {
    let server: RunningServer
    let client: Client

    static func start(_ slug: String = "kalemlik", niche: String? = nil) async throws -> EmptyTenant {
        let server = try await RunningServer(arguments: ["--private-targets", "allow"])
        let niches = niche.map { ["--niche", $0] } ?? []
        let made = try await kaynak(
            ["tenant", "create", slug, "--name", "Kalemlik", "--data", server.data] + niches)
        guard made.status == 0 else { throw TestFailure(made.errors) }
        let key = try await kaynak(
            "key", "create", "--tenant", slug, "--scopes",
            "knowledge:read,knowledge:write,assist,audit:read,admin", "--data", server.data)
        let secret = key.output.trimmingCharacters(in: .whitespacesAndNewlines)
        return EmptyTenant(server: server, client: Client(address: server.address, key: secret))
    }

    func addFAQ(_ question: String, _ answer: String) async throws -> String {
        let faq = try await client.post("/v1/faqs", ["question": question, "answer": answer])
        guard let id = faq.json["id"].string else { throw TestFailure(faq.text) }
        return id
    }

    /// Asks until the condition holds.
    func eventually(_ path: String, _ holds: (JSON) -> Bool) async throws -> JSON {
        var last = JSON(NSNull())
        for _ in 0..<150 {
            last = try await client.get(path).json
            if holds(last) { return last }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw TestFailure("\(path) never came to what was expected")
    }
}

/// Something of a tenant's for every path parameter that has to do with talks.
enum TalkFixture {
    static func make(_ owner: Client, _ data: String, _ slug: String) async throws -> [String: String] {
        let conversation = try await owner.post("/v1/conversations", [:]).json["id"].string
        _ = try await owner.post("/v1/assist:reply", ["text": "Uzay gemisi kiralıyor musunuz, günlüğü kaça?"])
        let channel = try await owner.post(
            "/v1/channels",
            [
                "kind": "whatsapp", "name": "Hat", "settings": ["phone_number_id": "1"],
                "secrets": ["app_secret": "s", "verify_token": "t"],
            ]
        ).json["id"].string
        let webhook = try await owner.post(
            "/v1/webhooks", ["url": "https://ornek.invalid/olay", "events": ["handoff"]]
        ).json["id"].string
        let delivery = try await owner.post("/v1/webhooks/\(webhook ?? ""):test").json["id"]
        let customer = try await owner.post("/v1/customers", ["phone": "+905320000099"]).json["id"].string
        let message = try await owner.post(
            "/v1/messages",
            [
                "key": "duvar/\(UUID().uuidString)", "customer_id": customer ?? "", "purpose": "reminder", "text": "x",
                "send_at": "2099-01-01T09:00:00Z",
            ]
        ).json["id"].string
        let template = try await owner.post(
            "/v1/message-templates",
            [
                "name": "duvar_\(UUID().uuidString.prefix(8).lowercased())", "language": "tr", "purpose": "reminder",
                "body": "Yarın görüşmek üzere.",
            ]
        ).json["id"].string
        let number = "+90533\(Int.random(in: 1_000_000...9_999_999))"
        let optOut = try await owner.post("/v1/opt-outs", ["address": number]).json["id"].string
        var gap: String?
        for _ in 0..<100 {
            gap = try await owner.get("/v1/gaps").json["data"][0]["id"].string
            if gap != nil { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        return [
            "conversation_id": conversation, "channel_id": channel, "webhook_id": webhook,
            "customer_id": customer, "message_id": message, "template_id": template, "opt_out_id": optOut,
            "delivery_id": delivery.string, "gap_id": gap, "finding_id": "fnd_01890a5d-ac96-774b-bcce-b302099a8057",
        ].compactMapValues { $0 }
    }
}
