import Foundation
import PluginKit

/// Several services for one price.
struct Package: Encodable, Sendable {
    struct Item: Codable, Sendable {
        let serviceId: ServiceID
        let quantity: Int
    }

    let id: PackageID
    let name: String
    let nameEn: String?
    let price: Money
    /// As a Turkish reader writes it.
    let priceText: String
    let descriptionTr: String
    let descriptionEn: String
    let isActive: Bool
    let updatedAt: Date
    var items: [Item] = []
    /// What is in it, in words.
    var contents = ""

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        nameEn = try row.value("name_en")
        price = Money(amountMinor: try row.integer("price"), currency: try row.text("currency"))
        priceText = Money.range(price, price, .turkish)
        descriptionTr = try row.text("description_tr")
        descriptionEn = try row.text("description_en")
        isActive = try row.flag("is_active")
        updatedAt = try row.date("updated_at")
    }

    func name(in language: Language) -> String { language == .english ? nameEn ?? name : name }

    func price(in language: Language) -> String { Money.range(price, price, language) }
}

/// The packages' routes, and who finds them.
enum PackageCatalogue {
    private struct Input: Decodable {
        let name: String
        let nameEn: String?
        let price: Money
        let items: [Package.Item]
        let descriptionTr: String
        let descriptionEn: String
        let isActive: Bool
    }

    private static let item = JSONSchema.object([
        .required("service_id", .text(1...60), LocalizedText(tr: "Hizmet", en: "Service")),
        .optional("quantity", .integer(1...100), LocalizedText(tr: "Adet", en: "Quantity"), default: 1),
    ])

    private static let schema = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Paket", en: "Package")),
        .optional("name_en", .text(1...100), LocalizedText(tr: "İngilizce adı", en: "Name in English")),
        .required("price", Money.schema, LocalizedText(tr: "Paket fiyatı", en: "Price of the package")),
        .required("items", .list(item, most: 20), LocalizedText(tr: "İçindeki hizmetler", en: "Services in it")),
        .optional(
            "description_tr", .text(0...1_000), LocalizedText(tr: "Açıklama, Türkçe", en: "Description in Turkish"),
            default: ""),
        .optional(
            "description_en", .text(0...1_000), LocalizedText(tr: "Açıklama, İngilizce", en: "Description in English"),
            default: ""),
        .optional("is_active", .flag, LocalizedText(tr: "Geçerli", en: "In force"), default: true),
    ])

    static let routes = [
        PluginRoute(.get, "packages", "The clinic's packages of services") { call, session in
            try .list(all(in: call.language, session))
        },
        PluginRoute(
            .post, "packages", "Adds a package", caller: .manager, body: schema, status: 201, problems: ["duplicate"]
        ) { call, session in try PluginReply(try write(call.body(), as: PackageID(), call.language, session)) },
        PluginRoute(
            .put, "packages/{package_id}", "Changes a package", caller: .manager, body: schema,
            problems: ["duplicate"]
        ) { call, session in
            let id: PackageID = try call.id("package_id")
            guard try package(id, call.language, session) != nil else { throw PluginProblem.notFound }
            return try PluginReply(try write(call.body(), as: id, call.language, session))
        },
        PluginRoute(.delete, "packages/{package_id}", "Takes a package away", caller: .manager, status: 204) {
            call, session in
            let id: PackageID = try call.id("package_id")
            let gone = try session.execute(
                "delete from aesthetic_packages where tenant_id = \(session.tenant) and id = \(id)")
            guard gone == 1 else { throw PluginProblem.notFound }
            return .none
        },
    ]

    private static func write(
        _ input: Input, as id: PackageID, _ language: Language, _ session: borrowing PluginSession
    ) throws -> Package? {
        guard !input.items.isEmpty else {
            throw PluginProblem.field(
                "/items", "too_few", LocalizedText(tr: "En az bir hizmet ekleyin.", en: "Add one service at least."))
        }
        for (index, item) in input.items.enumerated() {
            guard try ServiceCatalogue.service(item.serviceId, session) != nil else {
                throw PluginProblem.field(
                    "/items/\(index)/service_id", "unknown",
                    LocalizedText(tr: "Katalogda böyle bir hizmet yok.", en: "There is no such service."))
            }
        }
        try session.execute(
            """
            insert into aesthetic_packages (tenant_id, id, name, name_en, price, currency, description_tr,
                description_en, is_active, updated_at)
            values (\(session.tenant), \(id), \(input.name), \(input.nameEn), \(input.price.amountMinor),
                \(input.price.currency), \(input.descriptionTr), \(input.descriptionEn), \(input.isActive),
                \(session.now))
            on conflict (tenant_id, id) do update set name = excluded.name, name_en = excluded.name_en,
                price = excluded.price, currency = excluded.currency, description_tr = excluded.description_tr,
                description_en = excluded.description_en, is_active = excluded.is_active,
                updated_at = excluded.updated_at
            """)
        try session.execute(
            "delete from aesthetic_package_items where tenant_id = \(session.tenant) and package_id = \(id)")
        for item in input.items {
            try session.execute(
                """
                insert into aesthetic_package_items (tenant_id, package_id, service_id, quantity)
                values (\(session.tenant), \(id), \(item.serviceId), \(item.quantity))
                on conflict (tenant_id, package_id, service_id)
                do update set quantity = aesthetic_package_items.quantity + excluded.quantity
                """)
        }
        return try package(id, language, session)
    }

    private static func package(
        _ id: PackageID, _ language: Language, _ session: borrowing PluginSession
    ) throws -> Package? {
        try all(in: language, session).first { $0.id == id }
    }

    private struct Content: Sendable {
        let package: PackageID
        let item: Package.Item
        let words: String
        let procedure: String?
    }

    private static func contents(in language: Language, _ session: borrowing PluginSession) throws -> [Content] {
        try session.all(
            """
            select i.package_id, i.service_id, i.quantity, s.name, s.name_en, s.procedure
            from aesthetic_package_items i
            join aesthetic_services s on s.tenant_id = i.tenant_id and s.id = i.service_id
            where i.tenant_id = \(session.tenant) order by s.name, s.id
            """
        ) { row throws(StorageError) in
            let english: String? = try row.value("name_en")
            let turkish = try row.text("name")
            let name = language == .english ? english ?? turkish : turkish
            let quantity = try row.integer("quantity")
            return Content(
                package: try row.id("package_id"),
                item: Package.Item(serviceId: try row.id("service_id"), quantity: quantity),
                words: quantity == 1 ? name : "\(quantity) × \(name)", procedure: try row.value("procedure"))
        }
    }

    static func all(in language: Language, _ session: borrowing PluginSession) throws -> [Package] {
        let contents = try Dictionary(grouping: contents(in: language, session), by: \.package)
        return try session.all(
            "select * from aesthetic_packages where tenant_id = \(session.tenant) order by name, id", Package.init
        ).map { package in
            var package = package
            package.items = contents[package.id]?.map(\.item) ?? []
            package.contents = contents[package.id]?.map(\.words).joined(separator: " + ") ?? ""
            return package
        }
    }

    /// Packages in force that a message names, or that hold all it names; all of them where it names nothing.
    static func meant(by question: FactQuestion, _ session: borrowing PluginSession) throws -> [Package] {
        let packages = try all(in: question.language, session).filter(\.isActive)
        guard question.namesThings(besides: besides) else {
            return packages.count <= FactQuestion.mostRows ? packages : []
        }
        let held = try Dictionary(grouping: contents(in: .turkish, session), by: \.package)
        return question.rows(of: packages, besides: besides) { package in
            let parts = held[package.id]?.map(\.words) ?? []
            return ([package.name, package.nameEn].compactMap { $0 } + parts).flatMap(Aesthetic.sameProcedures.names)
        }
    }

    private static let besides =
        PriceWords.stems + ["paket", "package", "icer", "dahil", "kapsam", "kampanya", "klinik", "include", "contain"]
}
