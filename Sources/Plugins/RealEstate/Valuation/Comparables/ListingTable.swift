/// A file of homes read row by row: what was understood, and what was not.
public struct ListingTable: Sendable {
    /// One row as far as it could be read.
    public struct Row: Sendable {
        /// Line of the table, the first after the header being 1.
        public let number: Int
        public let id: String
        public let day: ListingDay?
        /// `nil` where the file has no price for the row, or the caller did not ask for prices.
        public let price: Double?
        /// `nil` where the file does not say.
        public let priceKind: PriceKind?
        public let home: PropertyAttributes
        /// Values that could not be read.
        public let issues: [ImportIssue]
    }

    public let rows: [Row]

    /// - Parameter prices: whether the price column is read at all; a home to be valued never shows it.
    /// - Throws: ``ValuationError`` where a column is missing without which no row can be read.
    public init(_ table: DelimitedText, mapping: ColumnMapping, prices: Bool) throws(ValuationError) {
        if prices, mapping.columns[.fiyat] == nil { throw .missingColumn("fiyat") }
        if mapping.columns[.grossArea] == nil, mapping.columns[.netArea] == nil { throw .missingColumn("brut_m2") }
        var styles: [ColumnMapping.Column: NumberStyle] = [:]
        for column in [ColumnMapping.Column.fiyat, .grossArea, .netArea, .banyo, .totalRooms, .floorCount, .lotArea] {
            guard let index = mapping.columns[column], column != .fiyat || prices else { continue }
            styles[column] = NumberStyle(of: table.rows.lazy.map { index < $0.count ? $0[index] : "" })
        }
        let reader = RowReader(mapping: mapping, styles: styles, prices: prices)
        rows = table.rows.enumerated().map { reader.row($0.offset + 1, $0.element) }
    }
}

private struct RowReader {
    let mapping: ColumnMapping
    let styles: [ColumnMapping.Column: NumberStyle]
    let prices: Bool

    func row(_ number: Int, _ fields: [String]) -> ListingTable.Row {
        var issues: [ImportIssue] = []
        func text(_ column: ColumnMapping.Column) -> String {
            guard let index = mapping.columns[column], index < fields.count else { return "" }
            return fields[index].trimmingPrefix(while: \.isWhitespace).description
        }
        func numeric(_ column: ColumnMapping.Column) -> Double? {
            let value = text(column)
            guard !value.isEmpty else { return nil }
            let read = (styles[column] ?? .plain).number(value)
            if read == nil { issues.append(ImportIssue(.unreadable, column.rawValue, value)) }
            return read
        }
        var home = PropertyAttributes()
        (home.province, home.district, home.neighbourhood) = (text(.il), text(.ilce), text(.mahalle))
        (home.latitude, home.longitude) = (Double(text(.lat)), Double(text(.lon)))
        (home.grossArea, home.netArea) = (numeric(.grossArea), numeric(.netArea))
        if let read = ListingWords.rooms(text(.oda)) {
            (home.rooms, home.livingRooms) = (read.rooms, read.livingRooms)
        } else if !text(.oda).isEmpty {
            issues.append(ImportIssue(.unreadable, "oda", text(.oda)))
        }
        if let salon = Double(text(.salon)) { home.livingRooms = salon }
        (home.totalRooms, home.bathrooms) = (numeric(.totalRooms), numeric(.banyo))
        home.floorCount = numeric(.floorCount)
        home.floor = ListingWords.floor(text(.kat), floorCount: home.floorCount)
        home.lotArea = numeric(.lotArea)
        let day = ListingDay(text(.tarih))
        if let read = ListingWords.age(text(.age), listed: day?.year ?? 2026) {
            home.age = read.age
            if read.wasYear { issues.append(ImportIssue(.yearAsAge, "bina_yasi", text(.age))) }
        }
        let deal = ListingWords.fold(text(.islem))
        home.deal = deal.contains("kira") ? .rent : .sale
        home.kind = text(.tip)
        let priceKind = PriceKind(text(.priceKind))
        if priceKind == nil, !text(.priceKind).isEmpty {
            issues.append(ImportIssue(.unreadable, "fiyat_turu", text(.priceKind)))
        }
        for (name, index) in mapping.extra where index < fields.count && !fields[index].isEmpty {
            home.extra[name] = fields[index]
        }
        return ListingTable.Row(
            number: number, id: text(.id).isEmpty ? "\(number)" : text(.id), day: day,
            price: prices ? numeric(.fiyat) : nil, priceKind: priceKind,
            home: home, issues: issues)
    }
}
