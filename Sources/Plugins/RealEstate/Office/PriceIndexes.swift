import Foundation
import PluginKit

/// The monthly index that brings prices to one month; one for sales and one for rents.
enum PriceIndexes {
    private static let deal = JSONSchema.Member.optional(
        "deal", Words.deals, LocalizedText(tr: "Satış ya da kira (boşsa satış)", en: "Sale or rent; sale if empty"))

    static let routes = [
        PluginRoute(.get, "price-index", "The price index, month by month", query: [deal]) { call, session in
            try .list(values(of: wanted(call), session))
        },
        PluginRoute(
            .post, "price-index:import", "Takes a price index (columns ay, endeks) in the place of the one there is",
            query: [deal], upload: ImportFile.upload
        ) { call, session in
            let wanted = wanted(call)
            let file = try ImportFile(call)
            let months: [Int: Double]
            do { months = try PriceIndex.months(DelimitedText(header: file.header, rows: file.rows)) } catch {
                throw PluginProblem.field(
                    "file", "invalid_index",
                    LocalizedText(
                        tr: "Endeks okunamadı: “ay” (2024-01) ve “endeks” (sıfırdan büyük sayı) sütunları gerekir "
                            + "(\(error)).",
                        en: "The index could not be read: it needs the columns “ay” (2024-01) and “endeks” (a number "
                            + "above 0) (\(error))."))
            }
            try replace(months, of: wanted, session)
            return try .list(values(of: wanted, session))
        },
    ]

    struct Value: Encodable, Sendable {
        /// `2024-01`.
        let month: String
        let value: Double
    }

    static func replace(
        _ values: [Int: Double], of deal: PropertyAttributes.Deal, _ session: borrowing PluginSession
    ) throws {
        _ = try Market.nextRevision(deal, session)
        try session.execute(
            "delete from realestate_index_values where tenant_id = \(session.tenant) and deal = \(deal)")
        let rows = try WireFormat.encode(values.map { ["m": Double($0.key), "v": $0.value] }).text
        try session.execute(
            """
            insert into realestate_index_values (tenant_id, deal, month, value)
            select \(session.tenant), \(deal), r.m::integer, r.v
            from jsonb_to_recordset(\(rows)::jsonb) as r (m double precision, v double precision)
            """)
    }

    private static func values(
        of deal: PropertyAttributes.Deal, _ session: borrowing PluginSession
    ) throws -> [Value] {
        try Market.index(deal, session).sorted { $0.key < $1.key }.map { month, value in
            let number = month % 12 + 1
            return Value(month: "\(month / 12)-\(number < 10 ? "0" : "")\(number)", value: value)
        }
    }

    private static func wanted(_ call: PluginCall) -> PropertyAttributes.Deal {
        call.query["deal"].flatMap { Words.deal($0) } ?? .sale
    }
}
