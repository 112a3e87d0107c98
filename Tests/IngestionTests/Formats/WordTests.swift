import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `Reading a Word file` {
    private func read(_ file: OfficeFile, limits: ExtractionLimits = .standard) async throws -> ExtractedDocument {
        let folder = try Folder()
        let path = try folder.file("upload", file.data)
        return try await TestWorker.reader(limits).extract(file: path, filename: "rapor.docx")
    }

    private static func paragraph(_ text: String, style: String? = nil, list: (Int, Int)? = nil) -> String {
        let style = style.map { #"<w:pStyle w:val="\#($0)"/>"# } ?? ""
        let list = list.map { #"<w:numPr><w:ilvl w:val="\#($0.1)"/><w:numId w:val="\#($0.0)"/></w:numPr>"# } ?? ""
        return "<w:p><w:pPr>\(style)\(list)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    private static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { "<w:tr>" + $0.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>" }
        return "<w:tbl>\(rows.joined())</w:tbl>"
    }

    @Test func `gives headings, lists with their numbers and tables row by row`() async throws {
        let body =
            Self.paragraph("Ücretler", style: "H1") + Self.paragraph("Tedaviler", style: "H2")
            + Self.paragraph("Muayene", list: (1, 0)) + Self.paragraph("Kontrol", list: (1, 1))
            + Self.paragraph("Dolgu", list: (1, 0)) + Self.paragraph("Nakit", list: (2, 0))
            + Self.table([["İşlem", "Ücret"], ["İmplant", "15.000–25.000 TL"], ["Dolgu", "2.000 TL"]])
        let document = try await read(.word(body))
        let page = try #require(document.pages.first)
        #expect(
            page.page.text == """
                Ücretler

                Tedaviler

                1. Muayene

                1.a) Kontrol

                2. Dolgu

                • Nakit

                İşlem\tÜcret
                İmplant\t15.000–25.000 TL
                Dolgu\t2.000 TL
                """)
        let chunks = Chunker { $0.split(separator: " ").count }.chunks(of: document)
        let row = try #require(chunks.first { $0.text.contains("İmplant") })
        #expect(row.headings == ["Ücretler", "Tedaviler", "İşlem | Ücret"])
        #expect(row.kind == .table)
        #expect(document.problem == nil)
    }

    @Test func `leaves out what was deleted or hidden and keeps the rest of a line`() async throws {
        let body = """
            <w:p><w:r><w:t>Kargo</w:t><w:noBreakHyphen/><w:t>iade</w:t><w:tab/><w:t xml:space="preserve">49 </w:t></w:r>\
            <w:del><w:r><w:delText>59</w:delText><w:t>69</w:t></w:r></w:del><w:ins><w:r><w:t>TL</w:t></w:r></w:ins>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>gizli</w:t></w:r><w:r><w:br/><w:t>ikinci</w:t></w:r></w:p>
            <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Kutu</w:t></w:r></w:p></mc:Choice>\
            <mc:Fallback><w:p><w:r><w:t>Kutu</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
            """
        let page = try #require(try await read(.word(body)).pages.first)
        #expect(page.page.text == "Kargo-iade\t49 TL\nikinci\n\nKutu")
        #expect(page.blocks[0].lines.map(\.cells.count) == [2, 1])
    }

    @Test func `ends pages where the file says so, and prints headers and footers on each`() async throws {
        let relations = """
            <Relationships><Relationship Id="h" Type="http://x/header" Target="header1.xml"/></Relationships>
            """
        let body = """
            \(Self.paragraph("Bir"))<w:p><w:r><w:br w:type="page"/></w:r></w:p>\(Self.paragraph("İki"))
            <w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Üç</w:t></w:r></w:p>
            <w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>
            """
        let document = try await read(
            .word(
                body,
                parts: [
                    "word/_rels/document.xml.rels": relations,
                    "word/header1.xml": "<w:hdr NAMESPACES>\(Self.paragraph("Ada Diş"))</w:hdr>",
                ]))
        #expect(document.pages.map(\.page.text) == ["Ada Diş\n\nBir", "Ada Diş\n\nİki", "Ada Diş\n\nÜç"])
        #expect(Chunker { $0.count }.chunks(of: document).map(\.text) == ["Bir", "İki", "Üç"])
    }

    @Test func `puts a footnote below its paragraph, with a raised number that joins no price`() async throws {
        let body = """
            <w:p><w:r><w:t>Dolgu 750 TL</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
            """
        let parts = [
            "word/_rels/document.xml.rels":
                #"<Relationships><Relationship Id="f" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>"#,
            "word/footnotes.xml":
                #"<w:footnotes NAMESPACES><w:footnote w:id="2">\#(Self.paragraph("KDV hariç."))</w:footnote></w:footnotes>"#,
        ]
        let page = try #require(try await read(.word(body, parts: parts)).pages.first)
        #expect(page.page.text == "Dolgu 750 TL¹\n\n¹ KDV hariç.")
    }

    @Test func `goes on with a long table on the next page under its header`() async throws {
        let rows = [["Ürün", "Fiyat"]] + (1...120).map { ["Ürün no \($0)", "\($0),50 TL"] }
        let document = try await read(.word(Self.table(rows)))
        #expect(document.pages.count > 1)
        let printed = document.pages.flatMap { $0.page.text.split(separator: "\n") }
        #expect(printed == rows.map { $0.joined(separator: "\t")[...] })
        let chunks = Chunker { $0.split(separator: " ").count }.chunks(of: document)
        #expect(chunks.allSatisfy { $0.headings == ["Ürün | Fiyat"] })
    }

    @Test func `draws a page with the quoted place marked`() async throws {
        let folder = try Folder()
        let path = try folder.file("upload", OfficeFile.word(Self.paragraph("İmplant 15.000 TL")).data)
        let reader = TestWorker.reader()
        let page = try #require(try await reader.extract(file: path, filename: "a.docx").pages.first).page
        let plain = try await reader.render(file: path, filename: "a.docx", page: 1)
        let boxes = page.lineBoxes(in: Span(8..<14))
        #expect(boxes.count == 1)
        let marked = try await reader.render(file: path, filename: "a.docx", page: 1, highlights: boxes)
        #expect(plain.starts(with: [0x89, 0x50, 0x4E, 0x47]) && marked.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(plain != marked)
        await #expect(throws: ExtractionError.self) {
            try await reader.render(file: path, filename: "a.docx", page: 2)
        }
    }
}

/// Office files that were made to do harm.
@Suite struct `A hostile Word file` {
    private func problem(_ data: Data, limits: ExtractionLimits = .standard) async throws -> String? {
        let folder = try Folder()
        let path = try folder.file("upload", data)
        let document = try await TestWorker.reader(limits).extract(file: path, filename: "rapor.docx")
        #expect(document.status == .rejected)
        #expect(document.problem?.detail.tr.isEmpty == false)
        return document.problem?.code
    }

    private static let text = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"

    @Test func `that unpacks to more than it may is refused`() async throws {
        var bomb = OfficeFile()
        bomb.addBomb("word/document.xml", megabytes: 300)
        let data = bomb.data
        #expect(data.count < 4 << 20)
        #expect(["archive_too_large", "damaged_office_file"].contains(try await problem(data)))
    }

    @Test func `that defines entities is refused, wherever they lead`() async throws {
        for entity in [
            #"<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">"#, #"<!ENTITY b SYSTEM "file:///etc/passwd">"#,
        ] {
            var file = OfficeFile()
            file.add(
                "word/document.xml",
                "<!DOCTYPE d [\(entity)]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>")
            #expect(try await problem(file.data) == "damaged_office_file")
        }
    }

    @Test func `with too deep, too wide or endless markup is refused`() async throws {
        let deep = String(repeating: "<w:sdt>", count: 300) + Self.text + String(repeating: "</w:sdt>", count: 300)
        #expect(try await problem(OfficeFile.word(deep).data) == "damaged_office_file")
        let attributes = (0..<2_000).map { #" a\#($0)="x""# }.joined()
        #expect(try await problem(OfficeFile.word("<w:p\(attributes)/>").data) == "damaged_office_file")
        let tag = #"<w:p a="\#(String(repeating: "x", count: 5 << 20))"/>"#
        #expect(try await problem(OfficeFile.word(tag).data) == "damaged_office_file")
        let cells = String(repeating: "<w:tc/>", count: 2_000)
        #expect(
            try await problem(OfficeFile.word("<w:tbl><w:tr>\(cells)</w:tr></w:tbl>").data) == "damaged_office_file")
    }

    @Test func `whose parts lead out of the archive reads none of them`() async throws {
        var file = OfficeFile()
        file.add(
            "_rels/.rels",
            #"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>"#
        )
        file.add("word/document.xml", "<x/>")
        #expect(try await problem(file.data) == "damaged_office_file")
    }

    @Test func `with more text than the limit, or none, is refused`() async throws {
        let long = OfficeFile.word("<w:p><w:r><w:t>\(String(repeating: "a ", count: 500))</w:t></w:r></w:p>").data
        #expect(try await problem(long, limits: ExtractionLimits(scalars: 100)) == "too_much_text")
        #expect(try await problem(OfficeFile.word("<w:p/>").data) == "empty_document")
        #expect(try await problem(OfficeFile.workbook([]).data) == "unsupported_format")
    }

    @Test func `ends with a reason however its bytes are changed`() async throws {
        let original = OfficeFile.word(Self.text + "<w:tbl><w:tr><w:tc>\(Self.text)</w:tc></w:tr></w:tbl>").data
        var dice = Dice(11)
        for round in 0..<30 {
            var mutant = original
            if round % 3 == 0 { mutant = mutant.prefix(Int.random(in: 4..<mutant.count, using: &dice)) }
            for _ in 0..<Int.random(in: 1...30, using: &dice) {
                mutant[Int.random(in: 4..<mutant.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let folder = try Folder()
            let path = try folder.file("upload", mutant)
            let document = try await TestWorker.reader().extract(file: path, filename: "a.docx")
            #expect(document.status == .ok || document.problem != nil)
            #expect(document.problem?.code != "worker_crashed")
        }
    }
}
