import Foundation
import Ingestion
import Testing

@Suite struct `Reading a workbook` {
    private func read(_ file: OfficeFile, sheet: String? = nil) async throws -> Workbook {
        let folder = try Folder()
        return try await TestWorker.reader().sheets(file: try folder.file("upload.xlsx", file.data), named: sheet)
    }

    private static func row(_ number: Int, _ cells: [String]) -> String {
        let cells = cells.map { #"<c t="inlineStr"><is><t>\#($0)</t></is></c>"# }
        return #"<row r="\#(number)">\#(cells.joined())</row>"#
    }

    @Test func `gives cells as they are shown`() async throws {
        let formats = [
            "General", "#,##0.00 &quot;TL&quot;", "dd.mm.yyyy", "d mmmm yyyy hh:mm", "0.0%", "[$₺-41F]#,##0", "@",
            "h:mm AM/PM",
        ]
        let values = ["12.5", "15000", "46086", "46086.604166666664", "0.185", "-1234567", "007", "0.75"]
        let cells = values.enumerated().map { #"<c s="\#($0)"><v>\#($1)</v></c>"# }.joined()
        let rows = """
            <sheetData><row r="2">\(cells)</row><row r="5"><c r="C5" t="s"><v>0</v></c><c r="D5" t="b"><v>1</v></c>\
            <c r="E5" t="str"><v>formül</v></c><c r="F5" t="s"><v>9</v></c></row></sheetData>
            """
        let workbook = try await read(.workbook([("Fiyat", rows)], strings: ["ortak"], formats: formats))
        let sheet = try #require(workbook.sheets.first)
        #expect(sheet.rows.map(\.line) == [2, 5])
        #expect(
            sheet.rows[0].fields == [
                "12,5", "15.000,00 TL", "05.03.2026", "5 Mart 2026 14:30", "18,5%", "-₺1.234.567", "7", "6:00 PM",
            ])
        #expect(sheet.rows[1].fields == ["", "", "ortak", "DOĞRU", "formül"])
    }

    @Test func `repeats a cell that is merged over rows, and only there`() async throws {
        let rows = """
            <sheetData>\(Self.row(1, ["Kargo", "a"]))<row r="2"><c r="B2" t="str"><v>b</v></c></row>\
            \(Self.row(3, ["", "c"]))</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>
            """
        let workbook = try await read(.workbook([("S", rows)]))
        #expect(workbook.sheets[0].rows.map(\.fields) == [["Kargo", "a"], ["Kargo", "b"], ["", "c"]])
    }

    @Test func `finds the sheet with questions, or the one that is named`() async throws {
        let faq =
            "<sheetData>\(Self.row(1, ["Sorularımız"]))\(Self.row(3, ["Soru", "Yanıt"]))\(Self.row(4, ["Ne?", "Bu Ã¼cretsiz."]))</sheetData>"
        let other = "<sheetData>\(Self.row(1, ["Q", "A"]))\(Self.row(2, ["What?", "This."]))</sheetData>"
        let file = OfficeFile.workbook([
            ("Kapak", "<sheetData>\(Self.row(1, ["x"]))</sheetData>"), ("SSS", faq), ("EN", other),
        ])
        let found = try FAQFile(try await read(file))
        #expect(found.sheet == "SSS")
        #expect(found.rows.map(\.question) == ["Ne?"])
        #expect(found.rows.map(\.line) == [4])
        #expect(found.rows.map(\.answer) == ["Bu ücretsiz."])
        #expect(found.columns == ["question": "Soru", "answer": "Yanıt"])
        #expect(try FAQFile(try await read(file, sheet: "en")).rows.map(\.answer) == ["This."])
        let missing = try await read(file, sheet: "yok")
        #expect(missing.problem?.code == "no_such_sheet")
        #expect(missing.problem?.detail.tr.contains("SSS") == true)
        let error = #expect(throws: FAQFileError.self) { try FAQFile(missing) }
        #expect(error?.code == .unreadableWorkbook)
    }

    @Test func `that is none ends with a reason`() async throws {
        let folder = try Folder()
        let path = try folder.file("a.xlsx", Data("PK\u{3}\u{4} bozuk".utf8))
        #expect(try await TestWorker.reader().sheets(file: path).problem?.code == "damaged_office_file")
        let rows = "<sheetData>" + String(repeating: "<row/>", count: 60_000) + "</sheetData>"
        #expect(try await read(.workbook([("S", rows)])).problem?.code == "too_much_text")
    }
}

@Suite struct `Columns of an FAQ file` {
    private let file = "Kod;Müşteri ne sorar;Biz ne deriz;Soru\n1;Ne?;Bu.;x\n"

    @Test func `are found by the names or letters that a person gives`() throws {
        for mapping in [
            FAQMapping(question: "müşteri NE sorar", answer: "Biz ne deriz"), FAQMapping(question: "B", answer: "c"),
        ] {
            let rows = try FAQFile(Data(file.utf8), mapping: mapping).rows
            #expect(rows.map(\.question) == ["Ne?"])
            #expect(rows.map(\.answer) == ["Bu."])
            #expect(rows.map(\.id) == ["1"])
        }
        let error = #expect(throws: FAQFileError.self) {
            try FAQFile(Data(file.utf8), mapping: FAQMapping(question: "Sual"))
        }
        #expect(error?.code == .unknownColumn)
        #expect(error?.detail.tr.contains("Biz ne deriz") == true)
    }

    @Test func `hold each question once, unless two ids say otherwise`() throws {
        let text = "id,soru,cevap\n,Açık mısınız?,Evet\n,açık  MISINIZ ?,Hayır\n1,Kargo?,a\n2,Kargo?,b\n,Kargo,c\n"
        let file = try FAQFile(Data(text.utf8))
        #expect(file.rows.map(\.answer) == ["Evet", "a", "b"])
        #expect(file.rejected.map(\.code) == [.duplicateQuestion, .duplicateQuestion])
        #expect(file.rejected.map(\.line) == [3, 6])
        #expect(file.rejected.map(\.number) == [2, 4])
    }
}
