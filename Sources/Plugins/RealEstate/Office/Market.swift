import Foundation
import PluginKit

/// The comparables of one deal and the index they are brought to one month by, counted by revisions.
enum Market {
    /// The present revision; 0 where nothing was ever imported.
    static func revision(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws -> Int {
        try session.first(
            "select revision from realestate_markets where tenant_id = \(session.tenant) and deal = \(deal)"
        ) { row throws(StorageError) in try row.integer("revision") } ?? 0
    }

    /// Begins a new revision, which the change that follows belongs to, and has the model fitted soon.
    ///
    /// The row stays locked until the transaction ends, so that changes come one after the other.
    static func nextRevision(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws -> Int {
        let revision = try session.first(
            """
            insert into realestate_markets (tenant_id, deal, revision) values (\(session.tenant), \(deal), 1)
            on conflict (tenant_id, deal) do update set revision = realestate_markets.revision + 1
            returning revision
            """
        ) { row throws(StorageError) in try row.integer("revision") }
        try Refit.schedule(deal, session)
        return revision ?? 1
    }

    /// Values of the price index by month number.
    static func index(_ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession) throws -> [Int: Double] {
        let values = try session.all(
            "select month, value from realestate_index_values where tenant_id = \(session.tenant) and deal = \(deal)"
        ) { row throws(StorageError) in (try row.integer("month"), try row.value("value", as: Double.self)) }
        return Dictionary(values) { $1 }
    }

    /// Comparables that were in use at a revision, the oldest first, read so many at a time.
    static func rows(
        _ deal: PropertyAttributes.Deal, at revision: Int, _ session: borrowing PluginSession
    ) throws -> [ComparableRow] {
        var rows: [ComparableRow] = []
        var last: ComparableID?
        while true {
            let page = try session.all(
                """
                select * from realestate_comparables
                where tenant_id = \(session.tenant) and deal = \(deal) and since <= \(revision)
                    and (until is null or until > \(revision)) and (\(last) is null or id > \(last))
                order by id limit 10000
                """, ComparableRow.init)
            rows += page
            guard page.count == 10_000 else { break }
            last = page.last?.id
        }
        return rows.sorted { ($0.day?.description ?? "", $0.id) < ($1.day?.description ?? "", $1.id) }
    }

    /// The kind of price that a model is to speak of: the office's choice, else that of most comparables.
    static func priceKind(of rows: [ComparableRow], _ settings: ValuationSettings) -> PriceKind? {
        if let chosen = settings.kind { return chosen }
        var counts: [PriceKind?: Int] = [:]
        for row in rows { counts[row.priceKind, default: 0] += 1 }
        return PriceKind.allCases.map(Optional.some).reduce(PriceKind?.none) { best, kind in
            counts[kind, default: 0] > counts[best, default: 0] ? kind : best
        }
    }
}
