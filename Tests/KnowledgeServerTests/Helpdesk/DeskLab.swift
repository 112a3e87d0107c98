import Foundation
import Knowledge
import PluginKit
import Schedule
import Storage
import Testing

@testable import KnowledgeServer
@testable import RealEstate

/// A desk over a real database, with the clock in the test's hand.
enum DeskLab {
    static let root = "/v1/plugins/realestate"
    static let istanbul = BusinessCalendar.istanbul
    static let berlin = TimeZone(identifier: "Europe/Berlin")!

    /// `moment("2026-03-02 09:00")`, on the wall of a zone.
    static func moment(_ text: String, in zone: TimeZone = istanbul) -> Date {
        let parts = text.split(separator: " ").map(String.init)
        return CalendarDay(parts[0])!.moment(WallTime(parts[1])!, in: zone)
    }

    static func with(
        at text: String, in zone: TimeZone = istanbul, settings: [String: JSONValue] = [:],
        _ body: (inout PluginLab, LabTenant) async throws -> Void
    ) async throws {
        try await PluginLab.with([RealEstate.self], at: moment(text, in: zone)) { lab in
            let tenant = try await lab.tenant("platform", [])
            let all = settings.merging(["time_zone": .string(zone.identifier)]) { $1 }
            let enabled = try await lab.send(
                "PUT", root, ["enabled": true, "settings": .object(all)], as: tenant)
            #expect(enabled.status == 200)
            try await body(&lab, tenant)
        }
    }

    static func session<Value: Sendable>(
        _ lab: PluginLab, _ tenant: LabTenant,
        _ body: @escaping @Sendable (borrowing PluginSession) throws -> Value
    ) async throws -> Value {
        let plugin = try #require(lab.installation.plugins.plugin("realestate"))
        return try await lab.installation.plugins.withSession(of: plugin, for: tenant.context, body)
    }

    /// What the console and webhooks were told, the oldest first.
    static func notices(
        _ lab: PluginLab, _ tenant: LabTenant, _ kinds: String...
    ) async throws -> [(kind: String, data: JSONValue)] {
        let notices = try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.notices(of: "realestate", limit: 100_000)
        }
        return try notices.filter { kinds.isEmpty || kinds.contains($0.kind) }.sorted { $0.createdAt < $1.createdAt }
            .map { ($0.kind, try JSONValue(json: Data($0.data.text.utf8))) }
    }

    static func open(
        _ message: String, office: String, plan: String = "pro", _ lab: PluginLab, _ tenant: LabTenant,
        _ more: [String: JSONValue] = [:]
    ) async throws -> LabAnswer {
        let body: [String: JSONValue] = [
            "message": .string(message), "office": .string(office), "plan": .string(plan),
        ]
        return try await lab.send("POST", root + "/tickets", .object(body.merging(more) { $1 }), as: tenant)
    }
}

extension JSONValue {
    var items: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    /// A member of a member.
    subscript(_ first: String, _ second: String) -> JSONValue? { self[first]?[second] }
}

/// SplitMix64: the same seed is the same run.
struct DeskRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
