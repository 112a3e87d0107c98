import Foundation
import Knowledge
import PluginKit
import Storage

@testable import KnowledgeServer

/// Customers who exchange what they meant to return are asked a day later how it went, unless it is returned after all.
struct ShopFollowUps: FollowUpScenario {
    static let niche = "ecommerce"

    private static let root = "/v1/plugins/ecommerce"

    private let tenant: LabTenant

    init(_ lab: PluginLab, _ tenant: LabTenant) async throws {
        self.tenant = tenant
        for size in ["39", "40"] {
            let stocked = try await lab.send(
                "POST", Self.root + "/products",
                [
                    "sku": .string("BOT-\(size)"), "model": "BOT", "name": "Deri Bot", "size": .string(size),
                    "color": "Siyah", "stock": 100_000,
                ], as: tenant)
            guard stocked.status == 201 else { throw LabFailure("no stock: \(stocked.body.text)") }
        }
    }

    func begin(_ number: Int, in lab: PluginLab, _ random: inout SeededRandom) async throws -> FollowUpCase {
        let (phone, order) = ("+9055\(60_000_000 + number)", "\(70_000_000 + number)")
        let name = "Müşteri \(number) Örnek"
        let stored = try await lab.send(
            "POST", Self.root + "/orders",
            [
                "number": .string(order), "status": "delivered", "customer_name": .string(name),
                "customer_phone": .string(phone),
                "delivered_at": .string(lab.clock.now.addingTimeInterval(-86_400).formatted(.iso8601)),
                "lines": [["name": "Deri Bot", "sku": "BOT-39", "size": "39", "color": "Siyah"]],
            ], as: tenant)
        guard stored.status == 201 else { throw LabFailure("no order: \(stored.body.text)") }
        let talk = try await LabTalk(lab, tenant, phone: phone, name: name)
        try await talk.say("\(order) numaralı siparişimi iade etmek istiyorum, beden küçük geldi", in: lab)
        let taken = try await talk.say("40 beden olsun", in: lab)
        guard taken["text"].string?.contains("Değişim talebinizi aldık") == true else {
            throw LabFailure("no exchange: \(taken.body.text)")
        }
        let owed = Owed(
            "exchange/\(phone)", due: lab.clock.now.addingTimeInterval(86_400), until: .distantFuture)
        guard random.chance(0.3) else { return FollowUpCase(owed: [owed], act: nil) }
        let moment = lab.clock.now.addingTimeInterval(3_600 * .random(in: 1...30, using: &random))
        return FollowUpCase(owed: [owed], act: .init(at: moment) { try await self.sendBack(talk.id, $0) })
    }

    private func sendBack(_ conversation: String, _ lab: PluginLab) async throws -> [Owed]? {
        var path = Self.root + "/returns"
        while true {
            let page = try await lab.send("GET", path, as: tenant)
            if let found = page.list.first(where: { $0["conversation"] == .string(conversation) }),
                let id = found["id"]?.string
            {
                let decided = try await lab.send(
                    "POST", Self.root + "/returns/\(id):decide", ["outcome": "returned"], as: tenant)
                guard decided.status == 200 else { throw LabFailure("not returned: \(decided.body.text)") }
                return []
            }
            guard let next = page["next_cursor"].string else { throw LabFailure("no return of \(conversation)") }
            path = Self.root + "/returns?cursor=\(next)"
        }
    }

    /// A return is known here by who asked for it.
    func key(of message: JSONValue) -> String? { message["to"]?.string.map { "exchange/" + $0 } }
}
