import Foundation
import PluginKit
import Testing

@testable import RealEstate

@Suite struct `A file of comparables` {
    private static let day = ListingDay("2026-03-09")!

    private func call(_ bytes: [UInt8], sheets: [PluginCall.Sheet] = []) -> PluginCall {
        PluginCall(
            parameters: [:], query: [:], body: .null, file: bytes, filename: "a.csv", sheets: sheets,
            language: .turkish)
    }

    private static let text =
        "İlan No;İlçe;Fiyatı;m²;Oda Sayısı\nA1;Üsküdar;1.250.000;110;3+1\nA2;Üsküdar;990.000;90;2+1\n"

    @Test func `is read in every encoding that an office's programs write`() throws {
        let data = Self.text.data(using: .windowsCP1254) ?? Data()
        let wide = Data([0xFF, 0xFE]) + (Self.text.data(using: .utf16LittleEndian) ?? Data())
        for bytes in [Array(Self.text.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), Array(data), Array(wide)] {
            let file = try ImportFile(call(bytes))
            #expect(file.header == ["İlan No", "İlçe", "Fiyatı", "m²", "Oda Sayısı"])
            #expect(file.rows.map { $0[1] } == ["Üsküdar", "Üsküdar"])
        }
        let sheet = PluginCall.Sheet(name: "Sayfa1", rows: [["ilçe", "fiyat"], ["Moda", "1"]])
        #expect(try ImportFile(call([], sheets: [sheet])).rows == [["Moda", "1"]])
        #expect(throws: PluginProblem.self) { try ImportFile(call(Array("yalnız başlık\n".utf8))) }
    }

    @Test func `comes back from its stored form as it was`() throws {
        let file = ImportFile(header: ["a", "b"], rows: [["1;\"x\"\n", ""], ["", "ş"], ["tek"]])
        #expect(ImportFile(header: file.header, content: file.content).rows == file.rows)
    }

    @Test func `takes from its sender what its columns do not say`() throws {
        let file = try ImportFile(call(Array(Self.text.utf8)))
        let mapping = ImportMapping(guessing: file.header)
        #expect(mapping.columns["fiyat"] == "Fiyatı" && mapping.columns["brut_m2"] == "m²")
        let rows = try file.comparables(
            mapping, .init(priceKind: .asking, deal: .rent, day: Self.day), beside: [])
        #expect(rows.allSatisfy { $0.deal == "kiralik" && $0.priceKind == "ilan" && $0.day == "2026-03-09" })
        #expect(rows.allSatisfy { $0.isUsable && $0.flags.map(\.kind) == [.undated] })
        #expect(rows.map(\.price) == [1_250_000, 990_000])
        // The same rows once more are duplicates of what is there.
        let known = try ListingTable(
            DelimitedText(Self.text), mapping: mapping.mapping(of: file.header), prices: true
        ).rows.map { row in
            var home = row.home
            home.deal = .rent
            return ListingTable.Row(
                number: row.number, id: row.id, day: Self.day, price: row.price, priceKind: .asking, home: home,
                issues: [])
        }
        let again = try file.comparables(
            mapping, .init(priceKind: .asking, deal: .rent, day: Self.day), beside: known)
        #expect(again.allSatisfy { $0.isHeld && $0.flags.contains { $0.kind == .duplicate } })
    }

    @Test func `names the attribute or the heading that does not exist, in both languages`() throws {
        let header = ["ilçe", "tutar"]
        for (columns, pointer) in [(["fiyatt": "tutar"], "/columns/fiyatt"), (["fiyat": "bedel"], "/columns/fiyat")] {
            #expect {
                try ImportMapping(columns, header: header)
            } throws: { error in
                guard let breach = (error as? PluginProblem)?.errors.first else { return false }
                return breach.pointer == pointer && !breach.detail.tr.isEmpty && breach.detail.en != breach.detail.tr
            }
        }
    }

    @Test func `is told from another one, and what is wrong with it is said in both languages`() {
        #expect(Digest.text([1, 2]) != Digest.text([2, 1]))
        for kind in ImportIssue.Kind.allCases {
            let issue = ImportIssue(kind, "fiyat", "5")
            #expect(issue.text.tr != issue.text.en && kind.title.tr != kind.title.en)
        }
    }
}
