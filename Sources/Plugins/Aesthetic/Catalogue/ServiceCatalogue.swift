import Foundation
import PluginKit

/// The services' routes, and who finds them.
enum ServiceCatalogue {
    private struct Input: Decodable {
        let name: String
        let nameEn: String?
        let procedure: String?
        let category: String
        let priceMin: Money
        let priceMax: Money
        let durationMinutes: Int?
        let recoveryDays: Int?
        let descriptionTr: String
        let descriptionEn: String
        let cautionsTr: String
        let cautionsEn: String
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

    static let categories = [
        JSONSchema.Choice("botox", LocalizedText(tr: "Botoks", en: "Botox")),
        JSONSchema.Choice("filler", LocalizedText(tr: "Dolgu", en: "Filler")),
        JSONSchema.Choice("laser", LocalizedText(tr: "Lazer", en: "Laser")),
        JSONSchema.Choice("hair", LocalizedText(tr: "Saç", en: "Hair")),
        JSONSchema.Choice("surgery", LocalizedText(tr: "Cerrahi", en: "Surgery")),
        JSONSchema.Choice("other", LocalizedText(tr: "Diğer", en: "Other")),
    ]

    private static let schema = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Hizmet", en: "Service")),
        .optional("name_en", .text(1...100), LocalizedText(tr: "İngilizce adı", en: "Name in English")),
        .optional(
            "procedure", .choice(Procedure.choices),
            LocalizedText(tr: "Danışanların andığı işlem", en: "What patients call it")),
        .optional("category", .choice(categories), LocalizedText(tr: "Tür", en: "Category"), default: "other"),
        .required("price_min", Money.schema, LocalizedText(tr: "En düşük fiyat", en: "Lowest price")),
        .required("price_max", Money.schema, LocalizedText(tr: "En yüksek fiyat", en: "Highest price")),
        .optional("duration_minutes", .integer(5...960), LocalizedText(tr: "Süre (dakika)", en: "Minutes")),
        .optional("recovery_days", .integer(0...365), LocalizedText(tr: "İyileşme (gün)", en: "Days of recovery")),
        .optional(
            "description_tr", .text(0...1_000), LocalizedText(tr: "Açıklama, Türkçe", en: "Description in Turkish"),
            default: ""),
        .optional(
            "description_en", .text(0...1_000), LocalizedText(tr: "Açıklama, İngilizce", en: "Description in English"),
            default: ""),
        .optional(
            "cautions_tr", .text(0...1_000),
            LocalizedText(tr: "Kimlere yapılmaz, Türkçe", en: "For whom it is not, in Turkish"), default: ""),
        .optional(
            "cautions_en", .text(0...1_000),
            LocalizedText(tr: "Kimlere yapılmaz, İngilizce", en: "For whom it is not, in English"), default: ""),
        .optional("is_active", .flag, LocalizedText(tr: "Geçerli", en: "In force"), default: true),
    ])

    static let routes = [
        PluginRoute(.get, "services", "The clinic's catalogue of services") { _, session in
            try .list(
                session.all(
                    "select * from aesthetic_services where tenant_id = \(session.tenant) order by name, id",
                    Service.init))
        },
        PluginRoute(
            .post, "services", "Adds a service to the catalogue", caller: .manager, body: schema, status: 201,
            problems: ["duplicate"]
        ) { call, session in
            try PluginReply(try write(call.body(as: Input.self).checked(), as: ServiceID(), session))
        },
        PluginRoute(.get, "services/{service_id}", "One service") { call, session in
            guard let service = try service(call.id("service_id"), session) else { throw PluginProblem.notFound }
            return try PluginReply(service)
        },
        PluginRoute(
            .put, "services/{service_id}", "Changes a service of the catalogue", caller: .manager, body: schema,
            problems: ["duplicate"]
        ) { call, session in
            let id: ServiceID = try call.id("service_id")
            guard try service(id, session) != nil else { throw PluginProblem.notFound }
            return try PluginReply(try write(call.body(as: Input.self).checked(), as: id, session))
        },
        PluginRoute(
            .delete, "services/{service_id}", "Takes a service off the catalogue", caller: .manager, status: 204,
            problems: ["service_in_package"], remove),
    ]

    private static let remove: PluginRoute.Handler = { call, session in
        let id: ServiceID = try call.id("service_id")
        guard try service(id, session) != nil else { throw PluginProblem.notFound }
        let packages = try session.all(
            """
            select p.name from aesthetic_packages p join aesthetic_package_items i
                on i.tenant_id = p.tenant_id and i.package_id = p.id
            where p.tenant_id = \(session.tenant) and i.service_id = \(id) order by p.name
            """
        ) { row throws(StorageError) in try row.text("name") }
        guard packages.isEmpty else {
            let names = packages.joined(separator: ", ")
            throw PluginProblem.conflict(
                "service_in_package",
                LocalizedText(
                    tr: "Bu hizmet şu paketlerde var: \(names). Önce paketlerden çıkarın ya da hizmeti geçersiz yapın.",
                    en: "The service is part of these packages: \(names). Take it out, or switch the service off."))
        }
        try session.execute("delete from aesthetic_services where tenant_id = \(session.tenant) and id = \(id)")
        return .none
    }

    private static func write(
        _ input: Input, as id: ServiceID, _ session: borrowing PluginSession
    ) throws -> Service? {
        try session.first(
            """
            insert into aesthetic_services (tenant_id, id, name, name_en, procedure, category, price_min, price_max,
                currency, duration_minutes, recovery_days, description_tr, description_en, cautions_tr, cautions_en,
                is_active, updated_at)
            values (\(session.tenant), \(id), \(input.name), \(input.nameEn), \(input.procedure), \(input.category),
                \(input.priceMin.amountMinor), \(input.priceMax.amountMinor), \(input.priceMin.currency),
                \(input.durationMinutes), \(input.recoveryDays), \(input.descriptionTr), \(input.descriptionEn),
                \(input.cautionsTr), \(input.cautionsEn), \(input.isActive), \(session.now))
            on conflict (tenant_id, id) do update set name = excluded.name, name_en = excluded.name_en,
                procedure = excluded.procedure, category = excluded.category, price_min = excluded.price_min,
                price_max = excluded.price_max, currency = excluded.currency,
                duration_minutes = excluded.duration_minutes, recovery_days = excluded.recovery_days,
                description_tr = excluded.description_tr, description_en = excluded.description_en,
                cautions_tr = excluded.cautions_tr, cautions_en = excluded.cautions_en,
                is_active = excluded.is_active, updated_at = excluded.updated_at
            returning *
            """, Service.init)
    }

    static func service(_ id: ServiceID, _ session: borrowing PluginSession) throws -> Service? {
        try session.first(
            "select * from aesthetic_services where tenant_id = \(session.tenant) and id = \(id)", Service.init)
    }

    /// Services in force that a message names, or all where it asks for the list and the list is short.
    ///
    /// - Parameter stems: what such a question may speak of besides the service.
    static func meant(
        by question: FactQuestion, besides stems: [String], _ session: borrowing PluginSession
    ) throws -> [Service] {
        let services = try inForce(session)
        guard question.namesThings(besides: stems) else {
            return PriceWords.asksForAll(question) && services.count <= FactQuestion.mostRows ? services : []
        }
        return question.rows(of: services, besides: stems, names: names)
    }

    /// Services in force that a message speaks of, whatever else it says.
    static func mentioned(in question: FactQuestion, _ session: borrowing PluginSession) throws -> [Service] {
        question.rowsMentioned(of: try inForce(session), besides: PriceWords.stems, names: names)
    }

    private static func inForce(_ session: borrowing PluginSession) throws -> [Service] {
        try session.all(
            """
            select * from aesthetic_services where tenant_id = \(session.tenant) and is_active order by name, id
            """, Service.init)
    }

    private static func names(of service: Service) -> [String] {
        [service.name, service.nameEn].compactMap { $0 }.flatMap(Aesthetic.sameProcedures.names)
    }
}
