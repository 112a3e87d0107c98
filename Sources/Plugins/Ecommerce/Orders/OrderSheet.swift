import Foundation
import PluginKit

/// Orders as a sheet has them: a first row of titles, Turkish or English, and a row for each line of goods.
enum OrderSheet {
    static let mostRows = 2_000

    private enum Column: String, CaseIterable {
        case number, status, customerName, customerPhone, customerEmail, city, orderedAt, deliveredAt, total, carrier
        case trackingCode, trackingUrl, expectedOn, sku, product, size, color, quantity

        /// Folded titles.
        var titles: [String] {
            switch self {
            case .number: ["siparis no", "siparis numarasi", "order number", "number", "order"]
            case .status: ["durum", "siparis durumu", "status"]
            case .customerName: ["ad soyad", "musteri", "alici", "customer", "customer name", "name"]
            case .customerPhone: ["telefon", "cep telefonu", "phone", "customer phone"]
            case .customerEmail: ["e posta", "eposta", "e mail", "email", "customer email"]
            case .city: ["sehir", "il", "city"]
            case .orderedAt: ["siparis tarihi", "tarih", "ordered at", "order date"]
            case .deliveredAt: ["teslim tarihi", "delivered at", "delivery date"]
            case .total: ["tutar", "toplam", "total"]
            case .carrier: ["kargo", "kargo firmasi", "carrier"]
            case .trackingCode: ["takip no", "kargo takip no", "takip numarasi", "tracking code", "tracking number"]
            case .trackingUrl: ["takip linki", "takip baglantisi", "tracking url", "tracking link"]
            case .expectedOn: ["tahmini teslim", "tahmini teslim tarihi", "expected on"]
            case .sku: ["stok kodu", "sku"]
            case .product: ["urun", "urun adi", "product", "product name"]
            case .size: ["beden", "numara", "size"]
            case .color: ["renk", "color", "colour"]
            case .quantity: ["adet", "miktar", "quantity"]
            }
        }
    }

    /// - Throws: ``PluginProblem`` that lists what is wrong, by row and title; then nothing is read.
    static func read(_ bytes: [UInt8], in zone: TimeZone) throws -> [OrderImport.Input] {
        let rows = DelimitedRows.read(bytes)
        guard let head = rows.first, rows.count > 1 else {
            throw invalid([
                breach(
                    "/", "empty", "Dosyada satır yok; ilk satır başlıklar olmalı.",
                    "There are no rows below a row of titles.")
            ])
        }
        guard rows.count - 1 <= mostRows else {
            throw invalid([
                breach(
                    "/", "too_many", "En çok \(mostRows) satır olabilir; dosyayı bölün.",
                    "At most \(mostRows) rows; split the file.")
            ])
        }
        var places: [Column: Int] = [:]
        for (place, title) in head.enumerated() {
            // A title may join its words by a line: `siparis_no`.
            let folded = FoldedText.fold(title.replacing("_", with: " "))
            if let column = Column.allCases.first(where: { $0.titles.contains(folded) }) { places[column] = place }
        }
        guard places[.number] != nil else {
            throw invalid([
                breach("/0", "missing", "“Sipariş no” sütunu bulunamadı.", "There is no column “order number”.")
            ])
        }
        var breaches: [SchemaBreach] = []
        var orders: [String: OrderImport.Input] = [:]
        var sequence: [String] = []
        for (index, row) in rows.enumerated().dropFirst() where row.contains(where: { !$0.isEmpty }) {
            func cell(_ column: Column) -> String? {
                guard let place = places[column], place < row.count, !row[place].isEmpty else { return nil }
                return String(row[place].prefix(500))
            }
            func note(_ column: Column, _ tr: String, _ en: String) {
                let title = places[column].map { head[$0] } ?? column.rawValue
                breaches.append(breach("/\(index)/\(title)", "invalid", tr, en))
            }
            guard let number = cell(.number), (3...40).contains(number.count) else {
                note(.number, "Sipariş numarası yok ya da çok uzun.", "There is no order number, or it is too long.")
                continue
            }
            var order = orders[number] ?? OrderImport.Input(number: number)
            if orders[number] == nil { sequence.append(number) }
            if let word = cell(.status) {
                if let status = status(word) {
                    order.status = status
                } else {
                    note(.status, "Bu durum bilinmiyor: “\(word)”.", "This status is not known: “\(word)”.")
                }
            }
            for (column, path) in dates {
                guard let text = cell(column) else { continue }
                if let moment = moment(text, in: zone) {
                    order[keyPath: path] = moment
                } else {
                    note(
                        column, "Tarih 25.11.2026 ya da 2026-11-25 biçiminde olmalı.", "Must be a date like 2026-11-25."
                    )
                }
            }
            if let text = cell(.expectedOn) {
                if let moment = moment(text, in: zone) {
                    order.expectedOn = CalendarDay(moment, in: zone).description
                } else {
                    note(
                        .expectedOn, "Tarih 25.11.2026 ya da 2026-11-25 biçiminde olmalı.",
                        "Must be a date like 2026-11-25.")
                }
            }
            if let text = cell(.customerPhone) {
                if PhoneNumber.normalised(text) == nil {
                    note(.customerPhone, "Telefon okunamadı.", "The telephone number is not readable.")
                }
                order.customerPhone = text
            }
            if let text = cell(.total) {
                if let amount = amount(text) {
                    order.total = amount
                } else {
                    note(.total, "Tutar 1.250,90 gibi yazılmalı.", "Must be an amount like 1250.90.")
                }
            }
            order.customerName = cell(.customerName) ?? order.customerName
            order.customerEmail = cell(.customerEmail) ?? order.customerEmail
            order.city = cell(.city) ?? order.city
            order.carrier = cell(.carrier) ?? order.carrier
            order.trackingCode = cell(.trackingCode) ?? order.trackingCode
            order.trackingUrl = cell(.trackingUrl) ?? order.trackingUrl
            if let product = cell(.product) {
                let quantity = cell(.quantity).map { Int($0) } ?? 1
                if quantity.map({ $0 < 1 }) ?? true {
                    note(.quantity, "Adet bir tam sayı olmalı.", "Must be a whole number.")
                }
                order.lines.append(
                    .init(
                        sku: cell(.sku), name: product, size: cell(.size), color: cell(.color), quantity: quantity ?? 1)
                )
            }
            orders[number] = order
        }
        if !breaches.isEmpty { throw invalid(Array(breaches.prefix(20))) }
        return sequence.compactMap { orders[$0] }
    }

    private static let dates: [(Column, WritableKeyPath<OrderImport.Input, Date?> & Sendable)] = [
        (.orderedAt, \.orderedAt), (.deliveredAt, \.deliveredAt),
    ]

    private static func status(_ word: String) -> OrderStatus? {
        let folded = FoldedText.fold(word)
        return OrderStatus.allCases.first {
            [$0.rawValue, FoldedText.fold($0.title.tr), FoldedText.fold($0.title.en)].contains(folded)
        }
    }

    private static func moment(_ text: String, in zone: TimeZone) -> Date? {
        if let moment = WireFormat.moment(text) { return moment }
        var day = String(text.prefix(10))
        let parts = day.split(whereSeparator: { $0 == "." || $0 == "/" })
        if parts.count == 3, parts[2].count == 4 {
            let two = { (part: Substring) in part.count == 1 ? "0\(part)" : String(part) }
            day = "\(parts[2])-\(two(parts[1]))-\(two(parts[0]))"
        }
        guard let date = CalendarDay(day), let noon = WallTime("12:00") else { return nil }
        return date.moment(noon, in: zone)
    }

    /// `1.250,90` and `1250.90`: the last mark with one or two digits behind it is the decimal one.
    private static func amount(_ text: String) -> Double? {
        let plain = text.replacing("TL", with: "").replacing("₺", with: "").trimmingCharacters(in: .whitespaces)
        guard let mark = plain.lastIndex(where: { $0 == "," || $0 == "." }) else { return Double(plain) }
        let decimals = plain.distance(from: mark, to: plain.endIndex) - 1
        let whole = plain[..<mark].filter(\.isNumber)
        guard plain.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }), !whole.isEmpty else { return nil }
        let rest = plain[plain.index(after: mark)...]
        return (1...2).contains(decimals) ? Double("\(whole).\(rest)") : Double(whole + rest)
    }

    private static func breach(_ pointer: String, _ code: String, _ tr: String, _ en: String) -> SchemaBreach {
        SchemaBreach(pointer: pointer, code: code, detail: LocalizedText(tr: tr, en: en))
    }

    private static func invalid(_ breaches: [SchemaBreach]) -> PluginProblem {
        PluginProblem(
            status: 422, code: "invalid_file",
            title: LocalizedText(tr: "Dosya okunamadı", en: "The file is not readable"),
            detail: LocalizedText(
                tr: "Dosyadaki bazı satırlar geçersiz; hiçbir şey aktarılmadı.",
                en: "Some rows of the file are not valid; nothing was imported."), errors: breaches)
    }
}

/// Text in rows and cells, separated by commas or semicolons, quoted as RFC 4180 says.
enum DelimitedRows {
    static func read(_ bytes: [UInt8]) -> [[String]] {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.first == "\u{FEFF}" { text.removeFirst() }
        text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let head = text.prefix { $0 != "\n" }
        let separator: Character = head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var characters = text.makeIterator()
        var next = characters.next()
        while let character = next {
            next = characters.next()
            switch character {
            case "\"" where isQuoted && next == "\"":
                cell.append("\"")
                next = characters.next()
            case "\"": isQuoted.toggle()
            case separator where !isQuoted:
                row.append(cell.trimmingCharacters(in: .whitespaces))
                cell = ""
            case "\n" where !isQuoted:
                rows.append(row + [cell.trimmingCharacters(in: .whitespaces)])
                (row, cell) = ([], "")
            default: cell.append(character)
            }
        }
        if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell.trimmingCharacters(in: .whitespaces)]) }
        return rows
    }
}
