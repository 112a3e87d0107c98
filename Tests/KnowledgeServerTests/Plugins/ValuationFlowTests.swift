import Foundation
import Knowledge
import PluginKit
import RealEstate
import Storage
import Testing

@testable import KnowledgeServer

/// From an office's file to a value with its report, through the API.
@Suite(.serialized) struct `An office's valuation` {
    private static let root = "/v1/plugins/realestate"
    /// The synthetic market's last month is January 2026.
    private static let january = CalendarDay(year: 2026, month: 1, day: 28).moment(
        WallTime("10:00")!, in: TimeZone(identifier: "Europe/Istanbul")!)

    private static let market = {
        var market = SyntheticMarket(seed: 21)
        return (
            sales: market.listings(150), rents: market.listings(60, deal: .rent), index: market.indexTable()
        )
    }()

    private static func request(_ home: PropertyAttributes) -> JSONValue {
        var members: [String: JSONValue] = [
            "district": .string(home.district), "province": .string(home.province),
            "neighbourhood": .string(home.neighbourhood), "age": home.age.map(JSONValue.number) ?? .null,
            "floor": home.floor.map(JSONValue.number) ?? .null, "rooms": "3+1",
        ]
        members["gross_area"] = home.grossArea.map(JSONValue.number)
        return .object(members)
    }

    @Test(.timeLimit(.minutes(8)))
    func `goes from a file to a report that is the same after a restart`() async throws {
        try await PluginLab.with([RealEstate.self], at: Self.january) { lab in
            let tenant = try await lab.tenant("ofis", ["realestate"])
            let stranger = try await lab.tenant("baska", ["realestate"])

            // What is not there yet is said, not guessed.
            let home = Self.market.sales[100].home
            let early = try await lab.send("POST", Self.root + "/valuations", Self.request(home), as: tenant)
            #expect(early.status == 422 && early.code == "not_enough_comparables" && early["needed"] == 30)

            // Looked through first: nothing counts before it is confirmed.
            var csv = SyntheticFiles.csv(Self.market.sales)
            let lines = csv.split(separator: "\n")
            csv += lines[5] + "\n"
            let seen = try await lab.upload(
                Self.root + "/imports", Data(csv.utf8), named: "satışlar.csv", ["price_kind": "agreed"], as: tenant
            )
            #expect(seen.status == 201 && seen["state"] == "dry" && seen["row_count"] == 151)
            #expect(seen["mapping"]["columns"]?["fiyat"] == "fiyat")
            let id = try #require(seen["id"].string)
            #expect(try await lab.send("GET", Self.root + "/comparables", as: tenant).list.isEmpty)
            let flagged = try await lab.send(
                "GET", Self.root + "/imports/\(id)/rows?flagged=true", as: tenant)
            #expect(flagged.list.contains { $0["row"] == 151 && $0.text.contains("yinelenen") })
            let english = try await lab.send(
                "GET", Self.root + "/imports/\(id)/rows?flagged=true", as: tenant, language: "en")
            #expect(english.list.last?["remarks"]?.string?.contains("The same listing came before") == true)
            let renamed = try await lab.send(
                "PATCH", Self.root + "/imports/\(id)", ["columns": ["fiyat": "tutar"]], as: tenant)
            #expect(renamed.status == 422 && renamed["detail"].string?.isEmpty == false)
            #expect(try await lab.send("GET", Self.root + "/imports/\(id)", as: stranger).status == 404)
            #expect(try await lab.send("POST", Self.root + "/imports/\(id):confirm", as: stranger).status == 404)
            #expect(try await lab.send("POST", Self.root + "/imports/\(id):confirm", as: tenant).status == 200)

            let index = try await lab.upload(
                Self.root + "/price-index:import", Data(Self.market.index.utf8), named: "endeks.csv", as: tenant)
            #expect(index.status == 200 && index.list.count == 36)
            let rents = try await lab.upload(
                Self.root + "/comparables:import", Data(SyntheticFiles.csv(Self.market.rents).utf8), named: "kira.csv",
                ["price_kind": "agreed"], as: tenant)
            #expect(rents.status == 201 && rents["state"] == "imported")

            // The models come by themselves, a little later, once for all changes.
            lab.clock.advance(hours: 0.02)
            try await lab.work()
            let models = try await lab.send("GET", Self.root + "/valuation-models", as: tenant).list
            #expect(models.count == 2 && models.allSatisfy { $0["number"] == 1 })
            try await lab.work()
            #expect(try await lab.send("GET", Self.root + "/valuation-models", as: tenant).list.count == 2)

            let valued = try await lab.send("POST", Self.root + "/valuations", Self.request(home), as: tenant)
            #expect(valued.status == 201 && valued["status"] == "valued" && valued["confidence"].string != nil)
            let valuation = try #require(valued["id"].string)
            guard case .array(let cited) = valued["comparables"] else { throw LabFailure("no comparables") }
            #expect(cited.count > 5 && cited.allSatisfy { $0["comparable_id"]?.string?.hasPrefix("cmp_") == true })
            #expect(valued["rent"]["gross_yield"] != nil && valued["text"].string?.contains(" – ") == true)
            let listing = try #require(cited.first?["comparable_id"]?.string)
            #expect(try await lab.send("GET", Self.root + "/comparables/\(listing)", as: tenant).status == 200)
            #expect(try await lab.send("GET", Self.root + "/comparables/\(listing)", as: stranger).status == 404)

            let report = try await lab.raw(Self.root + "/valuations/\(valuation)/report", as: tenant)
            #expect(report.data.starts(with: Data("%PDF-".utf8)))
            if let path = ProcessInfo.processInfo.environment["KAYNAK_TEST_REPORT"] {
                try report.data.write(to: URL(fileURLWithPath: path))
            }
            #expect(
                try await lab.raw(Self.root + "/valuations/\(valuation)/report", as: stranger).response.statusCode
                    == 404)

            // Wrong and missing members are named; an unsupported place has its list.
            let unsupported = try await lab.send(
                "POST", Self.root + "/valuations",
                ["district": "Karaburun", "gross_area": 100, "age": 5, "floor": 2], as: tenant)
            #expect(unsupported.status == 422 && unsupported.code == "unsupported_region")
            #expect(unsupported["supported"].text.contains("Kadıköy"))
            let missing = try await lab.send("POST", Self.root + "/valuations", ["district": "Kadıköy"], as: tenant)
            #expect(missing.status == 422 && missing.code == "invalid_body")
            for pointer in ["/age", "/floor"] { #expect(missing["errors"].text.contains(pointer)) }

            try await PluginLab.restart(&lab)
            let again = try await lab.raw(Self.root + "/valuations/\(valuation)/report", as: tenant)
            #expect(again.data == report.data)
            let whole = try await lab.send("GET", Self.root + "/valuations/\(valuation)", as: tenant)
            #expect(whole["estimate"] == valued["estimate"] && whole["comparables"] == valued["comparables"])
            // Another process fits the version again as it was.
            for model in models {
                let verified = try await lab.send(
                    "POST", Self.root + "/valuation-models/\(model["id"]?.string ?? ""):verify", as: tenant)
                #expect(verified["is_same"] == .flag(true))
            }
            let repeated = try await lab.send("POST", Self.root + "/valuations", Self.request(home), as: tenant)
            #expect(repeated["estimate"] == valued["estimate"] && repeated["model_id"] == valued["model_id"])

            let cards = try await lab.send("GET", Self.root + "/cards", as: tenant)
            #expect(cards.status == 404 || cards.body.text.contains("Değerlemeler"))
            let sold = try await lab.send(
                "POST", Self.root + "/valuations/\(valuation):sold", ["price": 5_000_000], as: tenant)
            #expect(sold.status == 200 && sold["error_of_sale"] != .null)

            // Taken back, nothing is valued from it any more; the answer that was given stays.
            #expect(try await lab.send("POST", Self.root + "/imports/\(id):undo", as: tenant)["state"] == "undone")
            let after = try await lab.send("POST", Self.root + "/valuations", Self.request(home), as: tenant)
            #expect(after.status == 422 && after.code == "not_enough_comparables")
            #expect(try await lab.raw(Self.root + "/valuations/\(valuation)/report", as: tenant).data == report.data)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `never mixes asking and agreed prices, and says what is invented`() async throws
    {
        try await PluginLab.with([RealEstate.self], at: Self.january) { lab in
            let tenant = try await lab.tenant("ofis", ["realestate"])
            let importing = Self.root + "/comparables:import"
            let first = SyntheticFiles.csv(Array(Self.market.sales.prefix(60)))
            let second = SyntheticFiles.csv(Array(Self.market.sales.suffix(50)))
            let asked = try await lab.upload(
                importing, Data(first.utf8), named: "a.csv", ["price_kind": "asking"], as: tenant)
            #expect(asked.status == 201 && asked["state"] == "imported")
            let agreed = try await lab.upload(
                importing, Data(second.utf8), named: "b.csv", ["price_kind": "agreed"], as: tenant)
            #expect(agreed["findings"].text.contains("fiyat_turu_karisik"))
            let held = try await lab.send("GET", Self.root + "/comparables?state=held&limit=200", as: tenant).list
            #expect(held.count >= 45 && held.allSatisfy { $0["price_kind"] == "agreed" })
            // One that is accepted is in use, and still not in a model of asking prices.
            let id = try #require(held.first?["id"]?.string)
            let accepted = try await lab.send("POST", Self.root + "/comparables/\(id):accept", as: tenant)
            #expect(accepted["state"] == "in_use")
            #expect(try await lab.send("POST", Self.root + "/comparables/\(id):accept", as: tenant).code == "not_held")
            lab.clock.advance(hours: 0.02)
            try await lab.work()
            let model = try await lab.send("GET", Self.root + "/valuation-models", as: tenant).list.first
            #expect(model?["price_kind"] == "asking")
            if case .integer(let count)? = model?["comparables"] { #expect(count <= 60) }
            #expect(
                try await lab.send("DELETE", Self.root + "/comparables/\(id)", as: tenant).status == 204)

            let demo = try await lab.tenant("demo", ["realestate"])
            let now = lab.clock.now
            try await lab.installation.database.withSession(for: demo.context) { session in
                try session.schedule("demo", key: "demo", of: "realestate", at: now)
            }
            try await lab.work()
            let files = try await lab.send("GET", Self.root + "/imports", as: demo).list
            #expect(files.count == 1 && files.first?["notice"] == "SENTETİK VERİDİR")
            let home: JSONValue = [
                "district": "kadikoy", "neighbourhood": "Caferağa", "gross_area": 110, "rooms": "3+1", "age": 20,
                "floor": 3,
            ]
            let valued = try await lab.send("POST", Self.root + "/valuations", home, as: demo)
            #expect(valued["notice"] == "SENTETİK VERİDİR" && valued["home"]["district"] == "Kadıköy")
            #expect(valued["text"].string?.hasPrefix("SENTETİK VERİDİR.") == true)
        }
    }
}

/// "Dairem ne eder?", turn by turn, as the host hands it to the niche.
@Suite(.serialized) struct `A talk about a home's value` {
    private func turn(
        _ text: String, _ state: JSONValue?, _ lab: PluginLab, _ tenant: LabTenant, language: Language = .turkish
    ) async throws -> DialogueStep? {
        let host = lab.installation.plugins
        let plugin = try #require(host.plugin("realestate"))
        let dialogue = try #require(plugin.contributions.dialogues.first { $0.id == "valuation" })
        let question = FactQuestion(
            text: text, intent: DetectedIntent(id: "ai_degerleme", confidence: 1, runnerUpGap: 1), entities: [],
            language: language)
        let customer = TalkingCustomer(conversation: "cnv_1", phone: nil, email: nil, name: nil, channel: nil)
        return try await host.withSession(of: plugin, for: tenant.context) { session in
            try dialogue.turn(DialogueTurn(question: question, state: state, customer: customer), session)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `asks for one thing after the other, and ends in a range with its basis`()
        async throws
    {
        let january = Date(timeIntervalSince1970: 1_769_600_000)
        try await PluginLab.with([RealEstate.self], at: january) { lab in
            let tenant = try await lab.tenant("ofis", ["realestate"])
            let empty = try await turn("Kadıköy'deki evim ne eder?", nil, lab, tenant)
            #expect(empty?.kind == .ask)
            try await lab.installation.database.withSession(for: tenant.context) { session in
                try session.schedule("demo", key: "demo", of: "realestate", at: january)
            }
            try await lab.work()

            // What is asked about the estimate itself is none of this talk's business.
            for text in ["değerleme raporu nerede", "ai değerleme ne kadar doğru", "desteklenmeyen bölge diyor"] {
                #expect(try await turn(text, nil, lab, tenant) == nil)
            }
            var step = try #require(try await turn("Kadıköy Caferağa'da 3+1 110 m² dairem ne eder?", nil, lab, tenant))
            #expect(step.kind == .ask && step.text == "Bina kaç yaşında?")
            #expect(try await turn("Teşekkürler, kolay gelsin", step.state, lab, tenant) == nil)
            step = try #require(try await turn("20", step.state, lab, tenant))
            #expect(step.kind == .ask && step.text == "Kaçıncı katta?")
            step = try #require(try await turn("bilmiyorum", step.state, lab, tenant))
            #expect(step.kind == .reply && step.state == nil)
            #expect(step.text.hasPrefix("SENTETİK VERİDİR.") && step.text.contains(" – "))
            #expect(step.text.contains("emsal") && step.records.count > 3)
            #expect(step.records.map(\.table).contains("realestate_models"))
            // Every number of the reply stands in a record.
            let quotes = step.records.map(\.quote).joined(separator: " ")
            for number in step.text.split(whereSeparator: { !$0.isNumber && $0 != "." })
            where number.contains(where: \.isNumber) {
                #expect(quotes.contains(number))
            }

            var asked = try #require(try await turn("evim ne kadar eder", nil, lab, tenant))
            #expect(asked.text.hasPrefix("Konut hangi ilçe"))
            asked = try #require(try await turn("Karaburun", asked.state, lab, tenant))
            #expect(asked.state == nil && asked.text.hasPrefix("Desteklenmeyen bölge: Karaburun"))
            let english = try await turn("What is my house worth?", nil, lab, tenant, language: .english)
            #expect(english?.text == "In which district and neighbourhood is the home?")

            let listed = try await lab.send("GET", "/v1/plugins/realestate/valuations", as: tenant).list
            #expect(listed.map { $0["origin"] } == ["conversation", "conversation"])
            #expect(listed.first?["refusal"] == "unsupported_region")
        }
    }
}
