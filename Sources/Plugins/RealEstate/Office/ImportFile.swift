import Foundation
import PluginKit

/// A table that somebody sent: a CSV in whatever encoding an office's program writes, or a sheet of a workbook.
struct ImportFile: Sendable {
    static let mostRows = 100_000
    static let mostBytes = 32 << 20
    static let upload = PluginRoute.Upload([PluginRoute.Upload.csv, PluginRoute.Upload.xlsx], mostBytes: mostBytes)

    let header: [String]
    let rows: [[String]]

    /// - Throws: ``PluginProblem`` where there is no table in the file, or too long a one.
    init(_ call: PluginCall) throws {
        let table: DelimitedText
        if let sheet = call.sheets.first(where: { $0.rows.count > 1 }) ?? call.sheets.first {
            table = DelimitedText(header: sheet.rows.first ?? [], rows: Array(sheet.rows.dropFirst()))
        } else {
            table = DelimitedText(Self.text(call.file))
        }
        guard !table.header.isEmpty, !table.rows.isEmpty else {
            throw PluginProblem.field(
                "file", "empty_table",
                LocalizedText(
                    tr: "Dosyada başlık satırı ve altında en az bir satır olmalı.",
                    en: "The file needs a line of headings and at least one row below it."))
        }
        guard table.rows.count <= Self.mostRows else {
            throw PluginProblem.field(
                "file", "too_many_rows",
                LocalizedText(
                    tr:
                        "Bir dosyada en çok 100.000 satır olabilir; dosyayı bölüp yükleyin (\(table.rows.count) satır).",
                    en: "A file may have 100,000 rows at most; split it (\(table.rows.count) rows)."))
        }
        (header, rows) = (table.header, table.rows)
    }

    init(header: [String], rows: [[String]]) { (self.header, self.rows) = (header, rows) }

    /// Excel writes UTF-16 or the system's code page, which in Turkey is 1254.
    private static func text(_ bytes: [UInt8]) -> String {
        let data = Data(bytes)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: data, encoding: .utf16) ?? ""
        }
        return String(validating: bytes, as: UTF8.self) ?? String(data: data, encoding: .windowsCP1254) ?? ""
    }

    private static let (unit, record) = ("\u{1F}", "\u{1E}")

    /// The rows as a text that ``init(header:content:)`` reads back.
    var content: String {
        rows.map { fields in
            fields.map { $0.filter { $0 != "\u{1F}" && $0 != "\u{1E}" && $0 != "\0" } }.joined(separator: Self.unit)
        }.joined(separator: Self.record)
    }

    init(header: [String], content: String) {
        self.header = header
        rows = content.split(separator: Character(Self.record), omittingEmptySubsequences: false).map { line in
            line.split(separator: Character(Self.unit), omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// Which heading holds which attribute, as people see and change it: attribute to heading.
struct ImportMapping: Codable, Sendable, Equatable {
    let columns: [String: String]

    /// What the headings say by themselves.
    init(guessing header: [String]) {
        let guessed = ColumnMapping(header: header)
        var columns: [String: String] = [:]
        for (column, index) in guessed.columns { columns[column.rawValue] = header[index] }
        for (name, index) in guessed.extra { columns[name] = header[index] }
        self.columns = columns
    }

    /// - Throws: ``PluginProblem`` that points at an attribute or a heading that does not exist.
    init(_ columns: [String: String], header: [String], at member: String = "columns") throws {
        let known = Set(ColumnMapping.Column.allCases.map(\.rawValue))
        for (attribute, heading) in columns.sorted(by: { $0.key < $1.key }) {
            guard known.contains(attribute) || attribute.hasPrefix("x_") else {
                let names = ColumnMapping.Column.allCases.map(\.rawValue).joined(separator: ", ")
                throw PluginProblem.field(
                    "/\(member)/\(attribute)", "unknown_attribute",
                    LocalizedText(
                        tr: "Böyle bir özellik yok. Bilinenler: \(names) ve x_ ile başlayan kendi sütunlarınız.",
                        en: "There is no such attribute. Known are \(names), and your own, which begin with x_."))
            }
            guard header.contains(heading) else {
                let names = header.joined(separator: ", ")
                throw PluginProblem.field(
                    "/\(member)/\(attribute)", "unknown_column",
                    LocalizedText(
                        tr: "Dosyada “\(heading)” başlığı yok. Başlıklar: \(names).",
                        en: "The file has no column “\(heading)”. Its columns: \(names)."))
            }
        }
        self.columns = columns
    }

    /// Without the tenant's own.
    var known: [String: String] { columns.filter { ColumnMapping.Column(rawValue: $0.key) != nil } }

    /// The tenant's own columns stay as they are.
    func replacingKnown(by headings: [String: String], header: [String]) throws -> ImportMapping {
        let own = columns.filter { known[$0.key] == nil }
        return try ImportMapping(own.merging(headings) { $1 }, header: header, at: "headings")
    }

    /// A heading for each attribute.
    static let headings = JSONSchema.object(
        ColumnMapping.Column.allCases.map { .optional($0.rawValue, .text(1...200), $0.title) })

    func mapping(of header: [String]) -> ColumnMapping {
        var mapping = ColumnMapping(header: [])
        for (attribute, heading) in columns {
            guard let index = header.firstIndex(of: heading) else { continue }
            if let column = ColumnMapping.Column(rawValue: attribute) {
                mapping.columns[column] = index
            } else {
                mapping.extra[attribute] = index
            }
        }
        return mapping
    }
}

extension ImportFile {
    /// What whoever sends a file says of it where its columns do not.
    struct Defaults: Sendable {
        var priceKind: PriceKind?
        var deal: PropertyAttributes.Deal?
        /// Of rows without one.
        let day: ListingDay
    }

    /// What reading the table with a mapping gives: each row, with what the checks say of it beside the comparables that
    /// are there.
    func comparables(
        _ mapping: ImportMapping, _ defaults: Defaults, beside known: [ListingTable.Row]
    ) throws -> [NewComparable] {
        let table: ListingTable
        do {
            table = try ListingTable(
                DelimitedText(header: header, rows: rows), mapping: mapping.mapping(of: header), prices: true)
        } catch {
            guard case .missingColumn(let name) = error else { throw error }
            throw PluginProblem.field(
                "/columns/\(name)", "missing_column",
                LocalizedText(
                    tr: "“\(name)” için sütun bulunamadı; hangi başlığın tuttuğunu sütun eşlemesinde belirtin. "
                        + "Başlıklar: \(header.joined(separator: ", ")).",
                    en: "No column was found for “\(name)”; say in the mapping which one holds it. "
                        + "Columns: \(header.joined(separator: ", "))."))
        }
        let deal = mapping.columns[ColumnMapping.Column.islem.rawValue] == nil ? defaults.deal : nil
        let rows = table.rows.map { $0.completed(by: defaults, deal) }
        let checks = ImportChecks(known + rows)
        return rows.enumerated().map { place, row in
            var flags = checks.issues[known.count + place]
            if row.home.district.isEmpty { flags.append(ImportIssue(.missing, "ilce", "")) }
            return NewComparable(row, flags: flags)
        }
    }
}

extension ListingTable.Row {
    fileprivate func completed(
        by defaults: ImportFile.Defaults, _ deal: PropertyAttributes.Deal?
    ) -> ListingTable.Row {
        var (home, issues) = (home, issues)
        home.deal = deal ?? home.deal
        if day == nil { issues.append(ImportIssue(.undated, "tarih", defaults.day.description)) }
        return ListingTable.Row(
            number: number, id: id, day: day ?? defaults.day, price: price,
            priceKind: priceKind ?? defaults.priceKind, home: home, issues: issues)
    }
}
