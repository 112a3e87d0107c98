import Foundation
import PluginKit

/// Routes of files of comparables.
enum ImportRoutes {
    private static let seconds = Duration.seconds(60)

    private static let kinds = JSONSchema.choice([
        .init(PriceKind.asking.word, LocalizedText(tr: "İlan fiyatı", en: "Asking price")),
        .init(PriceKind.agreed.word, LocalizedText(tr: "Gerçekleşen fiyat", en: "Agreed price")),
        .init(PriceKind.deed.word, LocalizedText(tr: "Tapudaki bedel", en: "Price in the deed")),
    ])
    private static let kind = JSONSchema.Member.optional(
        "price_kind", kinds,
        LocalizedText(tr: "Fiyat türü (dosyada yoksa)", en: "Kind of price, where the file does not say"))

    private static let deal = JSONSchema.Member.optional(
        "deal", Words.deals,
        LocalizedText(tr: "İşlem (dosyada yoksa)", en: "Sale or rent, where the file does not say"))

    static let all = [
        PluginRoute(
            .post, "imports", "Looks through a CSV or .xlsx of comparables; nothing is used before it is confirmed",
            query: [kind, deal], upload: ImportFile.upload, status: 201, within: seconds
        ) { call, session in try read(call, session, confirms: false) },
        PluginRoute(
            .post, "comparables:import", "Imports comparables from a CSV or .xlsx; rows that look wrong wait",
            query: [
                kind, deal,
                .optional(
                    "dry_run", .choice(["true", "false"].map { .init($0, LocalizedText(tr: $0, en: $0)) }),
                    LocalizedText(tr: "Yalnız inceleme", en: "Only look through")),
                .optional(
                    "mapping", .text(2...4_000),
                    LocalizedText(
                        tr: "Sütun eşlemesi: özellikten başlığa, JSON", en: "Columns: attribute to heading, as JSON")),
            ], upload: ImportFile.upload, status: 201, within: seconds
        ) { call, session in try read(call, session, confirms: call.query["dry_run"] != "true") },
        PluginRoute(.get, "imports", "Files of comparables, the newest first", query: Page.query) { call, session in
            try Page(call).reply(
                { try ImportID($0) ?? Page.refusal() },
                { (last: ImportID?, limit) in
                    try session.all(
                        """
                        select * from realestate_imports where tenant_id = \(session.tenant)
                            and (\(last) is null or id < \(last)) order by id desc limit \(limit)
                        """, ComparableImport.init)
                }, { $0.id.description })
        },
        PluginRoute(.get, "imports/{import_id}", "One file: its columns, and what was found") { call, session in
            try PluginReply(ImportDetails(ComparableImport.find(call.id("import_id"), session), call.language, session))
        },
        PluginRoute(
            .get, "imports/{import_id}/rows", "What was found, row by row",
            query: Page.query + [
                .optional(
                    "flagged", .choice(["true", "false"].map { .init($0, LocalizedText(tr: $0, en: $0)) }),
                    LocalizedText(tr: "Yalnız işaretliler", en: "Only flagged rows"))
            ], rows),
        PluginRoute(
            .patch, "imports/{import_id}", "Reads the file again with other columns or another kind of price",
            body: .object([
                .optional("columns", .any, LocalizedText(tr: "Özellikten başlığa", en: "Attribute to heading")),
                .optional(
                    "headings", ImportMapping.headings,
                    LocalizedText(
                        tr: "Hangi özellik hangi başlığın altında; boş olan okunmaz",
                        en: "Which attribute stands below which heading; what is empty is not read")), kind, deal,
            ]), problems: ["import_imported", "import_undone"], within: seconds
        ) { call, session in
            let change: Change = try call.body()
            return try ComparableImport.reread(
                call.id("import_id"), change.columns, change.headings, change.priceKind.flatMap { PriceKind(word: $0) },
                change.deal.flatMap { Words.deal($0) }, session)
        },
        PluginRoute(
            .post, "imports/{import_id}:confirm", "Takes the rows over; those that look wrong wait",
            problems: ["import_imported", "import_undone"], within: seconds
        ) { call, _ in
            let id: ImportID = try call.id("import_id")
            return .settled { session in try PluginReply(ComparableImport.confirm(id, session)) }
        },
        PluginRoute(
            .post, "imports/{import_id}:undo", "Takes an import back", problems: ["import_dry", "import_undone"],
            within: seconds
        ) { call, _ in
            let id: ImportID = try call.id("import_id")
            return .settled { session in try PluginReply(ComparableImport.undo(id, session)) }
        },
        PluginRoute(
            .delete, "imports/{import_id}", "Deletes a file that was only looked through", status: 204,
            problems: ["import_imported", "import_undone"], within: seconds
        ) { call, _ in
            let id: ImportID = try call.id("import_id")
            return .settled { session in
                try ComparableImport.delete(id, session)
                return .none
            }
        },
    ]

    private struct Change: Decodable {
        let columns: [String: String]?
        let headings: [String: String]?
        let priceKind: String?
        let deal: String?
    }

    private static func read(
        _ call: PluginCall, _ session: borrowing PluginSession, confirms: Bool
    ) throws -> Computation<PluginReply> {
        let known = try ComparableImport.known(session)
        let defaults = ImportFile.Defaults(
            priceKind: call.query["price_kind"].flatMap { PriceKind(word: $0) },
            deal: call.query["deal"].flatMap { Words.deal($0) }, day: ListingDay(session.today))
        return Computation {
            let file = try ImportFile(call)
            let mapping = try self.mapping(call.query["mapping"], file.header)
            let reading = try ComparableImport.Reading(
                file, filename: call.filename.isEmpty ? "emsaller.csv" : call.filename, digest: Digest.text(call.file),
                mapping: mapping, defaults, beside: known)
            return { session in
                let id = try reading.save(session)
                if confirms { _ = try ComparableImport.confirm(id, session) }
                return try PluginReply(
                    ImportDetails(ComparableImport.find(id, session), call.language, session))
            }
        }
    }

    /// What is named counts over what the headings say.
    private static func mapping(_ json: String?, _ header: [String]) throws -> ImportMapping {
        let guessed = ImportMapping(guessing: header)
        guard let json else { return guessed }
        guard let columns = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            throw PluginProblem.field(
                "mapping", "invalid",
                LocalizedText(
                    tr: "Özellikten başlığa bir JSON nesnesi olmalı: {\"fiyat\": \"Tutar\"}.",
                    en: "Must be a JSON object from attribute to heading: {\"fiyat\": \"Price\"}."))
        }
        return try ImportMapping(guessed.columns.merging(columns) { $1 }, header: header)
    }

    private static let rows: PluginRoute.Handler = { call, session in
        let found = try ComparableImport.find(call.id("import_id"), session)
        let language = call.language
        let onlyFlagged = call.query["flagged"] == "true"
        let synthetic: Set = found.isSynthetic ? [found.id] : []
        return try Page(call).reply(
            { try Int($0) ?? Page.refusal() },
            { (last: Int?, limit) in
                try session.all(
                    """
                    select * from realestate_comparables where tenant_id = \(session.tenant) and import_id = \(found.id)
                        and (\(last) is null or number > \(last)) and (not \(onlyFlagged) or flags <> '[]'::jsonb)
                    order by number limit \(limit)
                    """, ComparableRow.init
                ).map { ComparableBody($0, synthetic: synthetic, language) }
            }, { "\($0.row)" })
    }
}

/// A file with what stands out in it.
struct ImportDetails: Encodable, Sendable {
    struct Finding: Encodable, Sendable {
        let code: String
        let title: String
        let count: Int
    }

    /// Written beside the import's own members.
    let file: ComparableImport
    let findings: [Finding]
    let dealCounts: [String: Int]
    /// The same bytes were imported before.
    let isRepeated: Bool

    init(_ file: ComparableImport, _ language: Language, _ session: borrowing PluginSession) throws {
        self.file = file
        let id = file.id
        findings = try session.all(
            """
            select f ->> 'kind' as kind, count(distinct c.id) as n
            from realestate_comparables c, jsonb_array_elements(c.flags) as f
            where c.tenant_id = \(session.tenant) and c.import_id = \(id) group by 1 order by 2 desc, 1
            """
        ) { row throws(StorageError) in (try row.text("kind"), try row.integer("n")) }
        .map { code, count in
            Finding(
                code: code, title: ImportIssue.Kind(rawValue: code)?.title.text(in: language) ?? code, count: count)
        }
        let counts = try session.all(
            """
            select deal, count(*) as n from realestate_comparables
            where tenant_id = \(session.tenant) and import_id = \(id) group by deal
            """
        ) { row throws(StorageError) in
            (try row.value("deal", as: PropertyAttributes.Deal.self).word, try row.integer("n"))
        }
        dealCounts = Dictionary(counts) { $1 }
        isRepeated =
            try session.count(
                """
                select count(*) as n from realestate_imports where tenant_id = \(session.tenant)
                    and digest = \(file.digest) and id <> \(id) and state = 'imported'
                """) > 0
    }

    private enum Keys: String, CodingKey { case findings, dealCounts, isRepeated }

    func encode(to encoder: any Encoder) throws {
        try file.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(findings, forKey: .findings)
        try container.encode(dealCounts, forKey: .dealCounts)
        try container.encode(isRepeated, forKey: .isRepeated)
    }
}
