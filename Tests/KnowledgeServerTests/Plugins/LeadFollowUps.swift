import Foundation
import Knowledge
import PluginKit
import Storage

@testable import KnowledgeServer

/// Leads who have written once are written to after a day, three days and a week, until they answer, want no messages,
/// have booked or are lost; a call of the clinic begins the wait anew.
struct LeadFollowUps: FollowUpScenario {
    static let niche = "aesthetic"

    private static let root = "/v1/plugins/aesthetic"
    private static let steps = [("24h", 1), ("72h", 3), ("7d", 7)]
    /// How long the last one may be late.
    private static let patience: TimeInterval = 3 * 86_400

    private let tenant: LabTenant

    init(_ lab: PluginLab, _ tenant: LabTenant) async throws {
        self.tenant = tenant
        let settings: JSONValue = ["time_zone": .string(followUpZone.identifier)]
        let enabled = try await lab.send("PUT", Self.root, ["enabled": true, "settings": settings], as: tenant)
        guard enabled.status == 200 else { throw LabFailure("not enabled: \(enabled.body.text)") }
    }

    func begin(_ number: Int, in lab: PluginLab, _ random: inout SeededRandom) async throws -> FollowUpCase {
        let phone = "+49170\(5_000_000 + number)"
        let talk = try await LabTalk(lab, tenant, phone: phone, name: "Aday \(number) Kurgusal")
        try await talk.write("Botoks hakkında bilgi alabilir miyim?", in: lab)
        let owed = series(1, of: phone, from: lab.clock.now)
        let moment = lab.clock.now.addingTimeInterval(3_600 * .random(in: 1...190, using: &random))
        let act: FollowUpCase.Act? =
            switch Double.random(in: 0..<1, using: &random) {
            case ..<0.2:
                .init(at: moment, isHeard: true) { lab in
                    try await talk.write("Tamam, haber vereceğim", in: lab)
                    return []
                }
            case ..<0.3: .init(at: moment) { try await self.optOut(phone, $0) }
            case ..<0.4: .init(at: moment) { try await self.change("/activities", "appointment_booked", phone, $0) }
            case ..<0.5: .init(at: moment) { try await self.change(":transition", "lost", phone, $0) }
            case ..<0.65:
                .init(at: moment) { lab in
                    _ = try await self.change("/activities", "call", phone, lab)
                    return self.series(2, of: phone, from: lab.clock.now)
                }
            default: nil
            }
        return FollowUpCase(owed: owed, act: act)
    }

    /// Each step until the next one is due, at the same time of day.
    private func series(_ series: Int, of phone: String, from now: Date) -> [Owed] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = followUpZone
        let parts = calendar.dateComponents([.hour, .minute, .second], from: now)
        guard let time = WallTime(hour: parts.hour ?? 0, minute: parts.minute ?? 0) else { return [] }
        let moments = Self.steps.map { _, days in
            CalendarDay(now, in: followUpZone).adding(days).moment(time, in: followUpZone)
                .addingTimeInterval(Double(parts.second ?? 0))
        }
        return zip(Self.steps, moments).enumerated().map { place, entry in
            let end = place + 1 < moments.count ? moments[place + 1] : entry.1.addingTimeInterval(Self.patience)
            return Owed("\(phone)/\(series)/\(entry.0.0)", due: entry.1, until: end)
        }
    }

    private func optOut(_ phone: String, _ lab: PluginLab) async throws -> [Owed]? {
        let answer = try await lab.send(
            "POST", "/v1/opt-outs", ["address": .string(phone), "reason": "DUR"], as: tenant)
        guard answer.status < 300 else { throw LabFailure("not opted out: \(answer.body.text)") }
        return []
    }

    private func change(_ path: String, _ word: String, _ phone: String, _ lab: PluginLab) async throws -> [Owed]? {
        let found = try await lab.send("GET", Self.root + "/leads?q=%2B\(phone.dropFirst())", as: tenant)
        guard let id = found.list.first?["id"]?.string else { throw LabFailure("no lead of \(phone)") }
        let member = path.hasPrefix(":") ? "status" : "kind"
        let answer = try await lab.send(
            "POST", Self.root + "/leads/\(id)\(path)", .object([member: .string(word)]), as: tenant)
        guard answer.status < 300 else { throw LabFailure("not \(word): \(answer.body.text)") }
        return []
    }

    /// A lead is known here by its telephone: its id is made when the message is heard.
    func key(of message: JSONValue) -> String? {
        guard let key = message["key"]?.string, let to = message["to"]?.string,
            let slash = key.firstIndex(of: "/")
        else { return nil }
        return to + key[slash...]
    }
}
