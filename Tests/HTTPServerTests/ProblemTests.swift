import Foundation
import HTTPServer
import Knowledge
import Testing

private struct Unexpected: Error { let secret = "postgres://user:password@host" }
private struct Expected: Error {}

private let quota = Problem(
    status: 403, code: "quota_exceeded", title: LocalizedText(tr: "Kota doldu", en: "Quota exceeded"),
    detail: LocalizedText(tr: "Bu ay için 100 belge yüklendi.", en: "100 documents were uploaded this month."),
    errors: [FieldError(pointer: "/file", code: "one_too_many", detail: LocalizedText(tr: "fazla", en: "surplus"))],
    retryable: true, headers: ["Retry-After": "60"])

private let routes = [
    Route(.get, "/quota") { _ in throw quota }, Route(.get, "/unexpected") { _ in throw Unexpected() },
    Route(.get, "/expected") { _ in throw Expected() },
]

@Suite struct `Problems` {
    @Test(
        arguments: [
            (nil, "Kota doldu"), ("tr", "Kota doldu"), ("en", "Quota exceeded"), ("en-US,en;q=0.9", "Quota exceeded"),
            ("tr-TR,tr;q=0.9,en;q=0.8", "Kota doldu"), ("tr;q=0.3, en;q=0.7", "Quota exceeded"),
            ("de-DE,de;q=0.9", "Kota doldu"), ("de,en;q=0.1", "Quota exceeded"), ("*", "Kota doldu"),
            ("en;q=0", "Kota doldu"), ("english", "Kota doldu"), (";;q=,,en ; q=1", "Quota exceeded"),
        ] as [(String?, String)])
    func `speak the client's language, Turkish first`(accepted: String?, title: String) async throws {
        let reply = try await withServer(routes) { _, port in
            try await request(port, "GET", "/quota", headers: accepted.map { ["Accept-Language": $0] } ?? [:])
        }
        #expect(reply.json["title"] as? String == title)
        #expect(reply.headers["content-language"] == (title == "Kota doldu" ? "tr" : "en"))
        #expect(reply.headers["vary"] == "Accept-Language")
    }

    @Test func `have every member of the form`() async throws {
        let reply = try await withServer(routes) { _, port in try await request(port, "GET", "/quota?q=1") }
        #expect(reply.status == 403)
        #expect(reply.headers["content-type"] == "application/problem+json")
        #expect(reply.headers["retry-after"] == "60")
        let json = reply.json
        #expect(json["type"] as? String == "urn:kaynak:problem:quota_exceeded")
        #expect(json["status"] as? Int == 403)
        #expect(json["detail"] as? String == "Bu ay için 100 belge yüklendi.")
        #expect(json["instance"] as? String == "/quota")
        #expect(json["code"] as? String == "quota_exceeded")
        #expect(json["request_id"] as? String == reply.headers["x-request-id"])
        #expect(json["retryable"] as? Bool == true)
        let errors = json["errors"] as? [[String: String]]
        #expect(errors == [["pointer": "/file", "code": "one_too_many", "detail": "fazla"]])
        #expect(json.count == 9)
    }

    @Test func `are made of other errors by the caller, and of the rest without details`() async throws {
        let records = Records([])
        try await withServer(
            routes, mapping: Expected.self, recording: records
        ) { _, port in
            #expect(try await request(port, "GET", "/expected").status == 404)
            let reply = try await request(port, "GET", "/unexpected")
            #expect(reply.status == 500)
            #expect(reply.json["code"] as? String == "internal")
            #expect(!reply.text.contains("password"))
        }
        #expect(records.value.map(\.status) == [404, 500])
        #expect(records.value.last?.error is Unexpected)
    }
}
