import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `Reading a text file` {
    private func read(_ data: Data, _ filename: String) async throws -> ExtractedDocument {
        let folder = try Folder()
        let path = try folder.file("upload", data)
        return try await TestWorker.reader().extract(file: path, filename: filename)
    }

    private func text(_ source: String, _ filename: String) async throws -> String {
        try await read(Data(source.utf8), filename).pages.map(\.page.text).joined(separator: "\n\u{0C}\n")
    }

    private func chunks(_ document: ExtractedDocument) -> [DocumentChunk] {
        Chunker { $0.split(separator: " ").count }.chunks(of: document)
    }

    @Test func `gives Markdown as it would be printed`() async throws {
        let source = """
            ---
            title: "İade Kılavuzu"
            ---
            # İade

            Ürünler **14 gün** içinde
            iade edilir. Bkz. [koşullar](https://ornek.com/a_(b)), `kod *x*`, 5*3 ve 2 * 3.\\
            Yeni satır &amp; \\*yıldız\\*.

            Ücretler
            --------

            | İşlem | Ücret |
            |-------|------:|
            | İmplant | 15.000–25.000 TL |
            | Dolgu \\| kanal | 2.000 TL |

            - Bir
              - İki
            3. Üç
            - [x] Dört

            ```
            let a = *b*
            ```
            > alıntı

            <!-- gizli
            not -->
            [ad]: https://ornek.com
            """
        let document = try await read(Data(source.utf8), "iade.md")
        #expect(document.title == "İade Kılavuzu")
        #expect(
            document.pages.map(\.page.text) == [
                """
                İade

                Ürünler 14 gün içinde iade edilir. Bkz. koşullar, kod *x*, 5*3 ve 2 * 3.
                Yeni satır & *yıldız*.

                Ücretler

                İşlem\tÜcret
                İmplant\t15.000–25.000 TL
                Dolgu | kanal\t2.000 TL

                • Bir

                • İki

                3. Üç

                ☑ Dört

                let a = *b*

                alıntı
                """
            ])
        let row = try #require(chunks(document).first { $0.text.contains("İmplant") })
        #expect(row.headings == ["İade", "Ücretler", "İşlem | Ücret"])
    }

    @Test func `gives plain text with its columns, items and headings`() async throws {
        let source = """
            ÖDEME
            Kapıda ödeme
            vardır.

            İşlem        Ücret
            Dolgu\t750 TL

            - bir
            - iki

            Teslimat
            ========
            3 gün.
            """
        let document = try await read(Data(source.utf8), "notlar.txt")
        #expect(
            document.pages.map(\.page.text) == [
                """
                ÖDEME

                Kapıda ödeme
                vardır.

                İşlem\tÜcret
                Dolgu\t750 TL

                - bir

                - iki

                Teslimat

                3 gün.
                """
            ])
        #expect(document.pages[0].blocks.map(\.kind).contains(.table))
        let last = try #require(chunks(document).last)
        #expect(last.headings == ["Teslimat"])
        #expect(last.text == "3 gün.")
    }

    @Test func `ends pages at form feeds, and at the end of a sheet`() async throws {
        #expect(try await text("bir\n\u{0C}iki", "a.txt") == "bir\n\u{0C}\niki")
        let lines = (1...200).map { "Satır \($0)." }
        let document = try await read(Data(lines.joined(separator: "\n\n").utf8), "a.txt")
        #expect(document.pages.count > 3)
        #expect(document.pages.flatMap { $0.page.text.split(separator: "\n") } == lines.map { $0[...] })
        #expect(document.pages.allSatisfy { $0.page.height == 842 })
    }

    @Test func `keeps every scalar in a box on the page, and a long line whole or in order`() async throws {
        let word = "ücretlendirilemeyebileceklerimizdendir"
        let source =
            Array(repeating: word, count: 3_000).joined(separator: " ") + "\n" + String(repeating: "x", count: 999)
        let document = try await read(Data(source.utf8), "uzun.txt")
        let folded = document.pages.map(\.page.text).joined(separator: " ").folded
        #expect(folded == source.folded)
        for page in document.pages.map(\.page) {
            #expect(page.boxes.count == page.text.scalarCount)
            #expect(page.boxes.allSatisfy { $0.x0 >= 0 && $0.x1 <= page.width && $0.y0 >= 0 && $0.y1 <= page.height })
        }
    }

    @Test func `repairs a wrong code page, and refuses what is no text`() async throws {
        #expect(try await text("Ä°stanbul'da Ã¼cretsiz kargo", "a.txt") == "İstanbul'da ücretsiz kargo")
        let windows = Data([0xDD, 0x61, 0x64, 0x65, 0x20, 0xFE, 0x61, 0x72, 0x74, 0xFD])
        #expect(try await read(windows, "a.txt").pages.first?.page.text == "İade şartı")
        #expect(try await read(Data("\n \n".utf8), "a.txt").problem?.code == "empty_document")
        #expect(try await read(Data("metin".utf8), "a.pdf").problem?.code == "not_a_pdf")
        #expect(try await read(Data([0x41, 0x81, 0x8D, 0x41]), "a.txt").problem?.code == "undecodable_text")
    }

    @Test func `starts from any page`() async throws {
        let folder = try Folder()
        let path = try folder.file("upload", Data("bir\u{0C}iki\u{0C}üç".utf8))
        let seen = Seen()
        let end = try await TestWorker.reader().extract(file: path, filename: "a.txt", from: 2) { part in
            if case .page(let page) = part { seen.add("\(page.page.number) \(page.page.text)") }
            return true
        }
        #expect(end.pageCount == 3)
        #expect(seen.values == ["2 iki", "3 üç"])
    }
}
