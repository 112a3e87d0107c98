import Foundation

/// Values a file of homes by a file of comparables, as `kaynak valuation evaluate` does.
public enum ValuationEvaluation {
    /// - Parameters:
    ///   - comparables: CSV with prices.
    ///   - subjects: CSV of the homes; its prices are never read.
    ///   - mapping: JSON from attribute to heading, for both files.
    ///   - index: CSV of `ay,endeks`.
    /// - Returns: CSV of `id,estimate,low80,high80,low90,high90,status`.
    public static func predictions(
        comparables: String, subjects: String, mapping: Data? = nil, index: String? = nil, workers: Workers = Workers(2)
    ) throws(ValuationError) -> String {
        let (known, asked) = (DelimitedText(comparables), DelimitedText(subjects))
        let rows = try ListingTable(known, mapping: columns(known, mapping), prices: true).rows
        let homes = try ListingTable(asked, mapping: columns(asked, mapping, optional: true), prices: false).rows
        let prices: PriceIndex?
        if let index { prices = try PriceIndex(DelimitedText(index)) } else { prices = nil }
        let engine = ValuationEngine(rows: rows, index: prices, workers: workers)
        let parts = workers.map(max(1, homes.count / 32)) { part in
            let size = max(1, homes.count / 32)
            return homes.indices.filter { $0 * size / max(1, homes.count) == part }.map { line(homes[$0], engine) }
        }
        return "id,estimate,low80,high80,low90,high90,status\n" + parts.joined().joined()
    }

    private static func columns(_ table: DelimitedText, _ json: Data?, optional: Bool = false) throws(ValuationError)
        -> ColumnMapping
    {
        guard let json else { return ColumnMapping(header: table.header) }
        return try ColumnMapping(header: table.header, json: json, ignoringMissing: optional)
    }

    private static func line(_ row: ListingTable.Row, _ engine: ValuationEngine) -> String {
        let quoted = row.id.contains { ",\"\n".contains($0) }
        let id = quoted ? "\"\(row.id.replacing("\"", with: "\"\""))\"" : row.id
        guard case .success(let model) = engine.model(for: row.home) else { return "\(id),,,,,,refused\n" }
        let range = model.range(of: row.home, on: row.day)
        let numbers = [range.estimate, range.low80, range.high80, range.low90, range.high90]
        return "\(id),\(numbers.map(text).joined(separator: ",")),ok\n"
    }

    private static func text(_ value: Double) -> String {
        value >= 1000 && value < 1e15 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
    }
}
