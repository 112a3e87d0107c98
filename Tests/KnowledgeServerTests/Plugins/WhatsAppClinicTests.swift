import Catalog
import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// A clinic whose patients write over WhatsApp and are answered without an agent. The other side is a server of the test
/// that speaks the Cloud API.
@Suite struct `A clinic on WhatsApp` {
    private static let root = "/v1/plugins/dental"
    private static let phone = "905550004001"
    private static let days = ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"]

    private struct Line {
        let tenant: LabTenant
        let path: String
        let graph: LocalMarket

        init(_ lab: PluginLab, _ tenant: LabTenant, _ graph: LocalMarket) async throws {
            let made = try await lab.send(
                "POST", "/v1/channels",
                [
                    "kind": "whatsapp", "name": "Hat",
                    "settings": ["phone_number_id": "42", "graph_url": .string(graph.address + "/v21.0")],
                    "secrets": ["app_secret": "gizli-imza", "verify_token": "x", "access_token": "y"],
                ], as: tenant)
            guard let path = made["webhook_path"].string else { throw LabFailure(made.body.text) }
            (self.tenant, self.path, self.graph) = (tenant, path, graph)
        }

        /// As Meta calls.
        func notify(_ change: String, in lab: PluginLab) async throws {
            let body = #"{"entry":[{"changes":[\#(change)]}]}"#
            let digest = Signature.hmac(Data(body.utf8), key: Data("gizli-imza".utf8))
            let answer = try await lab.push(
                path, body, ["X-Hub-Signature-256": "sha256=" + Signature.hexadecimal(digest)])
            guard answer.status == 200 else { throw LabFailure("not taken: \(answer.body.text)") }
        }

        func write(_ text: String, in lab: PluginLab) async throws {
            let (id, moment) = (UUID().uuidString, Int(lab.clock.now.timeIntervalSince1970))
            try await notify(
                """
                {"field":"messages","value":{"metadata":{"phone_number_id":"42"},"contacts":[{"wa_id":"\(phone)",
                "profile":{"name":"Deniz Örnek"}}],"messages":[{"from":"\(phone)","id":"wamid.\(id)",
                "timestamp":"\(moment)","type":"text","text":{"body":"\(text)"}}]}}
                """, in: lab)
        }

        /// What has gone out, once so many messages have.
        func sent(_ count: Int, in lab: PluginLab) async throws -> [JSONValue] {
            try await lab.installation.whileRunningJobs {
                let dispatcher = lab.installation.messageDispatcher(name: "lab")
                for _ in 0..<300 where graph.received.count < count {
                    _ = try await dispatcher.sendDue(as: "lab")
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            let sent = try graph.received.map { try JSONValue(json: $0.body.data) }
            guard sent.count == count else { throw LabFailure("\(sent.count) went out, not \(count): \(sent)") }
            return sent
        }
    }

    private func text(_ message: JSONValue?) -> String { message?["text"]?["body"]?.string ?? "" }

    @Test(.timeLimit(.minutes(6)))
    func `books, reminds and cancels without an agent, and says everything once`() async throws {
        let graph = try LocalMarket(["/v21.0/42/messages"], method: .post) { _ in
            .json(#"{"messages":[{"id":"wamid.\#(UUID().uuidString)"}]}"#)
        }
        // Of this very moment: WhatsApp's day is counted by the clock on the wall.
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())
        try await PluginLab.with([try #require(plugin("dental"))], at: start) { lab in
            let tenant = try await lab.tenant("klinik", ["dental"])
            try await prepare(lab, tenant)
            let line = try await Line(lab, tenant, graph)
            try await line.write("Randevu almak istiyorum", in: lab)
            var sent = try await line.sent(1, in: lab)
            #expect(text(sent.last).contains("boş saatlerimiz"), "\(sent)")
            let day = CalendarDay(start, in: BusinessCalendar.istanbul).adding(4)
            let weekday = Self.days[(day.daysSince1970 + 3) % 7]
            try await PluginLab.restart(&lab)
            try await line.write("\(weekday) 11:00 olsun", in: lab)
            sent = try await line.sent(2, in: lab)
            #expect(text(sent.last).contains("Randevunuz alındı") && text(sent.last).contains("11:00"), "\(sent)")
            // The reply has said so.
            lab.clock.advance(hours: 0.25)
            try await lab.work()
            _ = try await line.sent(2, in: lab)

            // Two days before, outside of WhatsApp's 24 hours: the template waits for its approval, and goes then.
            let moment = day.moment(WallTime("11:00")!, in: BusinessCalendar.istanbul)
            lab.clock.move(to: moment.addingTimeInterval(-48 * 3_600))
            try await lab.work()
            _ = try await lab.installation.messageDispatcher(name: "lab").sendDue(as: "lab")
            let held = try #require(try await lab.send("GET", "/v1/messages", as: tenant).list.first)
            #expect(held["status"] == "suppressed" && held["reasons"]?.text.contains("template_not_approved") == true)
            try await line.notify(
                """
                {"field":"message_template_status_update","value":{"event":"APPROVED",
                "message_template_name":"dental_reminder_confirm","message_template_language":"tr","reason":"NONE"}}
                """, in: lab)
            try await PluginLab.restart(&lab)
            let id = try #require(held["id"]?.string)
            #expect(try await lab.send("POST", "/v1/messages/\(id):retry", as: tenant).status == 200)
            sent = try await line.sent(3, in: lab)
            #expect(sent.last?["template"]?["name"] == "dental_reminder_confirm")

            // The answer that the reminder expects is no opt-out.
            lab.clock.advance(hours: 1)
            try await line.write("İPTAL", in: lab)
            sent = try await line.sent(4, in: lab)
            #expect(text(sent.last).contains("randevunuz iptal edildi"), "\(sent)")
            #expect(try await lab.send("GET", "/v1/opt-outs", as: tenant).list.isEmpty)
            lab.clock.advance(hours: 0.25)
            try await PluginLab.restart(&lab)
            try await lab.work()
            _ = try await line.sent(4, in: lab)
            let status = try await lab.send("GET", Self.root + "/appointments", as: tenant).list.first?["status"]
            #expect(status == "cancelled")
        }
        await graph.stop()
    }

    private func prepare(_ lab: PluginLab, _ tenant: LabTenant) async throws {
        let doctor = try await lab.send("POST", Self.root + "/doctors", ["name": "Dt. Ada Örnek"], as: tenant)
        for weekday in 1...7 {
            let slots = try await lab.send(
                "POST", Self.root + "/slots",
                ["doctor_id": doctor["id"], "weekday": .integer(weekday), "opens": "09:00", "closes": "18:00"],
                as: tenant)
            #expect(slots.status == 201)
        }
        let policy = try await lab.send(
            "PUT", "/v1/policies/messaging",
            ["auto_reply": true, "quiet_hours": .null, "time_zone": "Europe/Istanbul", "burst_seconds": 1], as: tenant)
        #expect(policy.status == 200, "\(policy.body.text)")
        for intent in ["randevu_alma", "randevu_degistirme_iptal", "fiyat", "diger"] {
            let pinned = try await lab.send(
                "PUT", "/v1/trust", ["intent": .string(intent), "pin": "auto"], as: tenant)
            #expect(pinned.status == 200, "\(pinned.body.text)")
        }
    }
}
