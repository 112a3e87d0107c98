import Foundation
import PluginKit

/// A treatment in the clinic's own price table: the only prices that replies state by themselves.
struct PricedService: Encodable, Sendable {
    let id: ServiceID
    let name: String
    let treatment: String?
    let priceMin: Money
    let priceMax: Money
    let durationMinutes: Int
    let description: String
    let isActive: Bool
    let updatedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        let currency = try row.text("currency")
        id = try row.id("id")
        name = try row.text("name")
        treatment = try row.value("treatment")
        priceMin = Money(amountMinor: try row.integer("price_min"), currency: currency)
        priceMax = Money(amountMinor: try row.integer("price_max"), currency: currency)
        durationMinutes = try row.integer("duration_minutes")
        description = try row.text("description")
        isActive = try row.flag("is_active")
        updatedAt = try row.date("updated_at")
    }

    func price(in language: Language) -> String { Money.range(priceMin, priceMax, language) }
}

enum PriceTable {
    private struct Input: Decodable {
        let name: String
        let treatment: String?
        let priceMin: Money
        let priceMax: Money
        let durationMinutes: Int
        let description: String
        let isActive: Bool

        func checked() throws(PluginProblem) -> Input {
            guard priceMin.currency == priceMax.currency, priceMin.amountMinor <= priceMax.amountMinor else {
                throw .field(
                    "/price_max", "invalid",
                    LocalizedText(
                        tr: "En yüksek fiyat, en düşükle aynı para biriminde ve ondan az olmamalı.",
                        en: "Must be in the currency of the lowest price, and not below it."))
            }
            return self
        }
    }

    private static let schema = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Tedavi", en: "Treatment")),
        .optional(
            "treatment", .choice(Dental.services.map { JSONSchema.Choice($0.id, LocalizedText(tr: $0.id, en: $0.id)) }),
            LocalizedText(tr: "Hastaların andığı tedavi", en: "What patients call it")),
        .required("price_min", Money.schema, LocalizedText(tr: "En düşük fiyat", en: "Lowest price")),
        .required("price_max", Money.schema, LocalizedText(tr: "En yüksek fiyat", en: "Highest price")),
        .optional(
            "duration_minutes", .integer(5...480), LocalizedText(tr: "Süre (dakika)", en: "Minutes"), default: 30),
        .optional("description", .text(0...500), LocalizedText(tr: "Açıklama", en: "Description"), default: ""),
        .optional("is_active", .flag, LocalizedText(tr: "Geçerli", en: "In force"), default: true),
    ])

    static let routes = [
        PluginRoute(.get, "services", "The clinic's price table") { _, session in
            try .list(
                session.all(
                    "select * from dental_services where tenant_id = \(session.tenant) order by name",
                    PricedService.init))
        },
        PluginRoute(
            .post, "services", "Adds a treatment to the price table", caller: .manager, body: schema, status: 201,
            problems: ["duplicate"]
        ) { call, session in try PluginReply(try write(call.body(as: Input.self).checked(), as: ServiceID(), session))
        },
        PluginRoute(
            .put, "services/{service_id}", "Changes a treatment of the price table", caller: .manager, body: schema,
            problems: ["duplicate"]
        ) { call, session in
            let id: ServiceID = try call.id("service_id")
            guard try service(id, session) != nil else { throw PluginProblem.notFound }
            return try PluginReply(try write(call.body(as: Input.self).checked(), as: id, session))
        },
        PluginRoute(
            .delete, "services/{service_id}", "Takes a treatment off the price table", caller: .manager, status: 204
        ) { call, session in
            let id: ServiceID = try call.id("service_id")
            let gone = try session.execute(
                "delete from dental_services where tenant_id = \(session.tenant) and id = \(id)")
            guard gone == 1 else { throw PluginProblem.notFound }
            return .none
        },
    ]

    private static func write(
        _ input: Input, as id: ServiceID, _ session: borrowing PluginSession
    ) throws -> PricedService? {
        try session.first(
            """
            insert into dental_services (tenant_id, id, name, treatment, price_min, price_max, currency,
                duration_minutes, description, is_active, updated_at)
            values (\(session.tenant), \(id), \(input.name), \(input.treatment), \(input.priceMin.amountMinor),
                \(input.priceMax.amountMinor), \(input.priceMin.currency), \(input.durationMinutes),
                \(input.description), \(input.isActive), \(session.now))
            on conflict (tenant_id, id) do update set name = excluded.name, treatment = excluded.treatment,
                price_min = excluded.price_min, price_max = excluded.price_max, currency = excluded.currency,
                duration_minutes = excluded.duration_minutes, description = excluded.description,
                is_active = excluded.is_active, updated_at = excluded.updated_at
            returning *
            """, PricedService.init)
    }

    static func service(_ id: ServiceID, _ session: borrowing PluginSession) throws -> PricedService? {
        try session.first(
            "select * from dental_services where tenant_id = \(session.tenant) and id = \(id)", PricedService.init)
    }

    /// Of the prices in force those that a question names, or all where it asks for the list and the list is short.
    static func asked(by question: FactQuestion, _ session: borrowing PluginSession) throws -> [PricedService] {
        let table = try session.all(
            "select * from dental_services where tenant_id = \(session.tenant) and is_active order by name",
            PricedService.init)
        guard question.namesThings(besides: besides) else {
            return PriceWords.asksForAll(question) && table.count <= FactQuestion.mostRows ? table : []
        }
        return question.rows(of: table, besides: besides) { Dental.sameTreatments.names(of: $0.name) }
    }

    /// Every treatment here is one of teeth.
    private static let besides = PriceWords.stems + ["dis", "tooth", "teeth", "dental", "klinik", "clinic", "seans"]
}
