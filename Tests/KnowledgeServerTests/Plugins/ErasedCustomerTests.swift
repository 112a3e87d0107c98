import Catalog
import Foundation
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// Somebody who is a patient, a guest, a buyer and an office's customer at once, and wants to be forgotten.
@Suite struct `An erased customer` {
    private static let phone = "+905550009001"
    private static let name = "Zeynep Unutulan"
    private static let other = "+905550009002"

    @Test(.timeLimit(.minutes(6))) func `is in no table of any niche, and all others are`() async throws {
        let start = Date(timeIntervalSince1970: 1_772_431_200)
        try await PluginLab.with(plugins, at: start) { lab in
            let tenant = try await lab.tenant("hepsi", plugins.map { $0.manifest.id })
            for phone in [Self.phone, Self.other] { try await leaveTraces(of: phone, lab, tenant) }
            let before = try await tables(holding: [Self.phone, Self.name], of: tenant, lab)
            #expect(before.count >= 8, "\(before)")
            #expect(
                before.contains("dental_patients") && before.contains("ecommerce_orders")
                    && before.contains("realestate_desk_tickets") && before.contains("notices"))
            // What is off keeps its data, and is no place to hide in.
            _ = try await lab.send("PUT", "/v1/plugins/dental", ["enabled": false], as: tenant)
            let found = try await lab.send("GET", "/v1/customers?q=%2B\(Self.phone.dropFirst())", as: tenant).list
            let id = try #require(found.first?["id"]?.string)
            let receipt = try await lab.send("POST", "/v1/customers/\(id):erase", as: tenant)
            #expect(receipt.status == 200)
            for table in ["dental_appointments", "aesthetic_leads", "ecommerce_orders", "realestate_desk_tickets"] {
                #expect(receipt["row_counts"][table]?.integer ?? 0 > 0, "\(table) in \(receipt.body.text)")
            }
            try await expectForgotten(tenant, lab)
            #expect(try await tables(holding: [Self.other], of: tenant, lab).count >= 8)
            // The order stands, and stays nobody's whatever is told of it again.
            try await order(Self.phone, lab, tenant)
            try await lab.work()
            try await expectForgotten(tenant, lab)
            let orders = try await lab.send("GET", "/v1/plugins/ecommerce/orders", as: tenant).list
            #expect(orders.count == 2)
        }
    }

    private func expectForgotten(_ tenant: LabTenant, _ lab: PluginLab) async throws {
        let left = try await tables(holding: [Self.phone, Self.name], of: tenant, lab)
        #expect(left.isEmpty, "\(left)")
    }

    private func order(_ phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws {
        let stored = try await lab.send(
            "POST", "/v1/plugins/ecommerce/orders",
            [
                "number": .string("88\(phone.suffix(6))"), "status": "delivered",
                "customer_name": .string(phone == Self.phone ? Self.name : "Kalan Örnek"),
                "customer_phone": .string(phone), "delivered_at": "2026-03-01T09:00:00Z",
                "lines": [["name": "Kupa", "sku": "KUPA"]],
            ], as: tenant)
        #expect(stored.status == 201)
    }

    /// In every niche, over its routes, and by what they write.
    private func leaveTraces(of phone: String, _ lab: PluginLab, _ tenant: LabTenant) async throws {
        let name = phone == Self.phone ? Self.name : "Kalan Örnek"
        let doctor = try await lab.send("POST", "/v1/plugins/dental/doctors", ["name": "Dt. Ada Örnek"], as: tenant)
        for weekday in 1...7 {
            _ = try await lab.send(
                "POST", "/v1/plugins/dental/slots",
                ["doctor_id": doctor["id"], "weekday": .integer(weekday), "opens": "10:00", "closes": "16:00"],
                as: tenant)
        }
        let patient: [String: JSONValue] = ["patient_name": .string(name), "patient_phone": .string(phone)]
        let starts = lab.clock.now.addingTimeInterval(3 * 86_400)
        let day = CalendarDay(starts, in: BusinessCalendar.istanbul)
        let moment = day.moment(WallTime("11:00")!, in: BusinessCalendar.istanbul)
        let booked = try await lab.send(
            "POST", "/v1/plugins/dental/appointments",
            .object(
                patient.merging(["doctor_id": doctor["id"], "starts_at": .string(moment.formatted(.iso8601))]) { $1 }),
            as: tenant)
        #expect(booked.status == 201, "\(booked.body.text)")
        #expect(
            try await lab.send("POST", "/v1/plugins/dental/waitlist", .object(patient), as: tenant).status == 201)
        try await order(phone, lab, tenant)
        let ticket = try await lab.send(
            "POST", "/v1/plugins/realestate/tickets",
            [
                "message": "Fatura görünmüyor", "office": "Örnek Emlak", "plan": "pro",
                "customer": .string(name), "phone": .string(phone),
            ], as: tenant)
        #expect(ticket.status == 201, "\(ticket.body.text)")
        let talk = try await LabTalk(lab, tenant, phone: phone, name: name)
        for text in [
            "Merhaba, 100 adet lazım, toptan fiyat var mı?", "1 yıldız vereceğim size", "Botoks ne kadar?",
            "88\(phone.suffix(6)) iade etmek istiyorum, kırık geldi",
        ] {
            try await talk.say(text, in: lab)
            try await lab.work()
        }
    }

    /// Every table of the tenant's in which a row says one of these texts.
    private func tables(holding texts: [String], of tenant: LabTenant, _ lab: PluginLab) async throws -> [String] {
        let patterns = texts.map { "%\($0)%" }
        return try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.queryAll(
                """
                select c.relname::text as name from pg_class c
                where c.relnamespace = 'kaynak'::regnamespace and c.relkind = 'r'
                    and has_table_privilege(c.oid, 'select')
                    and (xpath('/row/n/text()', query_to_xml(
                        format('select count(*) as n from kaynak.%I t where t::text like any (%L::text[])',
                            c.relname, \(patterns)), false, true, '')))[1]::text::bigint > 0
                order by 1
                """
            ) { row throws(StorageError) in try row.text("name") }
        }
    }
}
