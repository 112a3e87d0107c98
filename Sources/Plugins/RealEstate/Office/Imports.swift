import Foundation
import PluginKit

/// A file of comparables: looked through first, taken over when somebody says so, and taken back if it was a mistake.
struct ComparableImport: Encodable, Sendable {
    enum State: String, Encodable, PostgresValue { case dry, imported, undone }

    let id: ImportID
    let filename: String
    let digest: String
    let state: State
    let isSynthetic: Bool
    let notice: String?
    /// `nil` where neither the file nor whoever sent it says.
    let priceKind: String?
    let deal: String?
    let header: [String]
    let mapping: ImportMapping
    /// What of the mapping is of the attributes that everybody has.
    let headings: [String: String]
    let rowCount: Int
    let usableCount: Int
    let flaggedCount: Int
    let createdAt: Date
    let importedAt: Date?

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        filename = try row.text("filename")
        digest = try row.text("digest")
        state = try row.value("state")
        isSynthetic = try row.flag("is_synthetic")
        notice = isSynthetic ? SyntheticMarket.label : nil
        priceKind = PriceKind(rawValue: try row.text("price_kind"))?.word
        deal = PropertyAttributes.Deal(rawValue: try row.text("deal"))?.word
        header = try row.json("header").decode()
        mapping = try row.json("mapping").decode()
        headings = mapping.known
        rowCount = try row.integer("row_count")
        flaggedCount = try row.integer("flagged_count")
        usableCount = rowCount - flaggedCount
        createdAt = try row.date("created_at")
        importedAt = try row.value("imported_at")
    }

    /// The files whose rows are invented.
    static func synthetic(_ session: borrowing PluginSession) throws -> Set<ImportID> {
        try Set(
            session.all("select id from realestate_imports where tenant_id = \(session.tenant) and is_synthetic") {
                row throws(StorageError) -> ImportID in try row.id("id")
            })
    }

    static func find(_ id: ImportID, _ session: borrowing PluginSession) throws -> ComparableImport {
        let found = try session.first(
            "select * from realestate_imports where tenant_id = \(session.tenant) and id = \(id)",
            ComparableImport.init)
        guard let found else { throw PluginProblem.notFound }
        return found
    }

    /// Locked, so that two who act on it come one after the other.
    static func locked(_ id: ImportID, _ session: borrowing PluginSession) throws -> ComparableImport {
        try session.lock("import \(id)")
        return try find(id, session)
    }

    private static func content(of id: ImportID, _ session: borrowing PluginSession) throws -> String {
        try session.first(
            "select content from realestate_imports where tenant_id = \(session.tenant) and id = \(id)"
        ) { row throws(StorageError) in try row.value("content", as: String?.self) }.flatMap { $0 } ?? ""
    }
}

extension ComparableImport {
    /// A table that was read and checked, on its way into an import.
    struct Reading: Sendable {
        let file: ImportFile
        let filename: String
        let digest: String
        let mapping: ImportMapping
        let defaults: ImportFile.Defaults
        let isSynthetic: Bool
        private let batches: [String]
        let flaggedCount: Int

        /// Takes a while for many rows.
        init(
            _ file: ImportFile, filename: String, digest: String, mapping: ImportMapping,
            _ defaults: ImportFile.Defaults,
            isSynthetic: Bool = false, beside known: [ListingTable.Row]
        ) throws {
            (self.file, self.filename, self.digest, self.mapping) = (file, filename, digest, mapping)
            (self.defaults, self.isSynthetic) = (defaults, isSynthetic)
            let rows = try file.comparables(mapping, defaults, beside: known)
            flaggedCount = rows.count { !$0.isUsable }
            batches = try NewComparable.batches(rows)
        }

        /// Writes it down for review.
        func save(_ session: borrowing PluginSession) throws -> ImportID {
            let id = ImportID()
            try session.execute(
                """
                insert into realestate_imports (tenant_id, id, filename, digest, state, is_synthetic, price_kind, deal, header,
                    mapping, content, row_count, flagged_count, created_at)
                values (\(session.tenant), \(id), \(filename), \(digest), 'dry', \(isSynthetic),
                    \(defaults.priceKind?.rawValue ?? ""), \(defaults.deal?.rawValue ?? ""), \(WireFormat.encode(file.header).text)::jsonb,
                    \(WireFormat.encode(mapping).text)::jsonb, \(file.content), \(file.rows.count), \(flaggedCount),
                    \(session.now))
                """)
            try NewComparable.insert(batches, of: id, session)
            return id
        }

        /// Puts it in the place of what another mapping gave.
        func replace(_ found: ComparableImport, _ session: borrowing PluginSession) throws {
            let id = found.id
            try clear(found, session)
            try session.execute(
                """
                update realestate_imports set mapping = \(WireFormat.encode(mapping).text)::jsonb,
                    price_kind = \(defaults.priceKind?.rawValue ?? ""), deal = \(defaults.deal?.rawValue ?? ""),
                    flagged_count = \(flaggedCount)
                where tenant_id = \(session.tenant) and id = \(id)
                """)
            try NewComparable.insert(batches, of: id, session)
        }
    }

    /// Everything in use, as the checks of new rows see it.
    static func known(_ session: borrowing PluginSession) throws -> [ListingTable.Row] {
        var known: [ListingTable.Row] = []
        for deal in PropertyAttributes.Deal.allCases {
            known += try Market.rows(deal, at: Market.revision(deal, session), session).map(\.tableRow)
        }
        return known
    }

    /// Takes the rows over that nothing is wrong with; the others wait to be accepted.
    static func confirm(_ id: ImportID, _ session: borrowing PluginSession) throws -> ComparableImport {
        let found = try locked(id, session)
        guard found.state == .dry else { throw closed(found.state) }
        for deal in try deals(of: id, session) {
            let revision = try Market.nextRevision(deal, session)
            for rows in stretches(of: found) {
                try session.execute(
                    """
                    update realestate_comparables set since = \(revision)
                    where tenant_id = \(session.tenant) and import_id = \(id) and deal = \(deal) and is_usable
                        and number between \(rows.lowerBound) and \(rows.upperBound)
                    """)
            }
        }
        try session.execute(
            """
            update realestate_imports set state = 'imported', imported_at = \(session.now), content = null
            where tenant_id = \(session.tenant) and id = \(id)
            """)
        return try find(id, session)
    }

    /// Takes what was imported out of use; versions that were fitted to it can still be read.
    static func undo(_ id: ImportID, _ session: borrowing PluginSession) throws -> ComparableImport {
        let found = try locked(id, session)
        guard found.state == .imported else { throw closed(found.state) }
        for deal in try deals(of: id, session) {
            let revision = try Market.nextRevision(deal, session)
            for rows in stretches(of: found) {
                try session.execute(
                    """
                    update realestate_comparables set until = \(revision)
                    where tenant_id = \(session.tenant) and import_id = \(id) and deal = \(deal)
                        and since is not null and until is null
                        and number between \(rows.lowerBound) and \(rows.upperBound)
                    """)
            }
        }
        try session.execute(
            "update realestate_imports set state = 'undone' where tenant_id = \(session.tenant) and id = \(id)")
        return try find(id, session)
    }

    /// Deletes what never was in use; of what was, ``undo(_:_:)`` comes first and its history stays.
    static func delete(_ id: ImportID, _ session: borrowing PluginSession) throws {
        let found = try locked(id, session)
        guard found.state == .dry else { throw closed(found.state) }
        try clear(found, session)
        try session.execute("delete from realestate_imports where tenant_id = \(session.tenant) and id = \(id)")
    }

    /// Reads the file again, with other columns or another kind of price.
    static func reread(
        _ id: ImportID, _ columns: [String: String]?, _ headings: [String: String]?, _ priceKind: PriceKind?,
        _ deal: PropertyAttributes.Deal?,
        _ session: borrowing PluginSession
    ) throws -> Computation<PluginReply> {
        let found = try find(id, session)
        guard found.state == .dry else { throw closed(found.state) }
        let content = try content(of: id, session)
        let known = try known(session)
        var mapping = try columns.map { try ImportMapping($0, header: found.header) } ?? found.mapping
        if let headings { mapping = try mapping.replacingKnown(by: headings, header: found.header) }
        let defaults = ImportFile.Defaults(
            priceKind: priceKind ?? found.priceKind.flatMap { PriceKind(word: $0) },
            deal: deal ?? found.deal.flatMap { Words.deal($0) }, day: ListingDay(session.today))
        return Computation { [mapping] in
            let reading = try Reading(
                ImportFile(header: found.header, content: content), filename: found.filename, digest: found.digest,
                mapping: mapping, defaults, beside: known)
            return { session in
                let found = try locked(id, session)
                guard found.state == .dry else { throw closed(found.state) }
                try reading.replace(found, session)
                return try PluginReply(find(id, session))
            }
        }
    }

    private static func clear(_ found: ComparableImport, _ session: borrowing PluginSession) throws {
        for rows in stretches(of: found) {
            try session.execute(
                """
                delete from realestate_comparables where tenant_id = \(session.tenant) and import_id = \(found.id)
                    and number between \(rows.lowerBound) and \(rows.upperBound)
                """)
        }
    }

    /// Its rows in parts, each of which a statement is soon done with.
    private static func stretches(of found: ComparableImport) -> [ClosedRange<Int>] {
        stride(from: 0, through: found.rowCount, by: 10_000).map { $0...($0 + 9_999) }
    }

    private static func deals(
        of id: ImportID, _ session: borrowing PluginSession
    ) throws -> [PropertyAttributes.Deal] {
        try session.all(
            """
            select distinct deal from realestate_comparables
            where tenant_id = \(session.tenant) and import_id = \(id) order by deal
            """
        ) { row throws(StorageError) in try row.value("deal") }
    }

    private static func closed(_ state: State) -> PluginProblem {
        let detail =
            switch state {
            case .dry:
                LocalizedText(
                    tr: "Bu dosya henüz içe aktarılmadı; geri alınacak bir şey yok.",
                    en: "This file was not imported yet; there is nothing to undo.")
            case .imported:
                LocalizedText(
                    tr: "Bu dosya içe aktarılmış; değiştirmek için önce geri alın, sonra yeniden yükleyin.",
                    en: "This file is imported; to change it, undo it first and upload it again.")
            case .undone:
                LocalizedText(
                    tr: "Bu içe aktarma geri alınmış; dosyayı yeniden yükleyin.",
                    en: "This import was undone; upload the file again.")
            }
        return .conflict("import_\(state.rawValue)", detail)
    }
}
