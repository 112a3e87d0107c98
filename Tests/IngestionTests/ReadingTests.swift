import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `Reading a PDF` {
    @Test func `gives the text in reading order, tables row by row`() async throws {
        let document = try await TestWorker.extract(PDFBuilder.priceList.data)
        #expect(document.status == .ok)
        #expect(document.problem == nil)
        let page = try #require(document.pages.first)
        #expect(
            page.page.text == """
                Ücret Çizelgesi

                İşlem\tÜcret\tSüre
                İlk muayene\t750 TL\t20 dakika
                Diş taşı temizliği\t2.100 TL\t40 dakika
                İmplant\t15.000–25.000 TL\t3 ay

                İlk muayene bedeli, aynı gün tedaviye başlanırsa toplamdan düşülür ve fişe
                yazılır.
                """)
        #expect(page.blocks.map(\.kind) == [.paragraph, .table, .paragraph])
        #expect(page.fonts.first?.bold == true)
        #expect(page.fonts.first?.size == 18)
    }

    @Test func `gives every scalar a box inside the page, where it is printed`() async throws {
        let document = try await TestWorker.extract(PDFBuilder.priceList.data)
        let page = try #require(document.pages.first).page
        #expect(page.boxes.count == page.text.scalarCount)
        for box in page.boxes {
            #expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= page.width && box.y1 <= page.height)
            #expect(box.x0 <= box.x1 && box.y0 <= box.y1)
        }
        // Printed at x 250 with its baseline 150 points below the top.
        let price = try #require(page.text.range(of: "2.100"))
        let index = page.text[..<price.lowerBound].unicodeScalars.count
        #expect(abs(page.boxes[index].x0 - 250) < 1)
        #expect(page.boxes[index].y0 < 150 && page.boxes[index].y1 > 149)
    }

    @Test func `measures rotated pages as they are seen`() async throws {
        var builder = PDFBuilder()
        builder.addPage([.init(text: "Yan sayfa", x: 50, y: 100)], rotation: 90)
        let page = try #require(try await TestWorker.extract(builder.data).pages.first).page
        #expect(page.width == 842)
        #expect(page.height == 595)
        #expect(page.boxes.allSatisfy { $0.x1 <= 842 && $0.y1 <= 595 })
        #expect(page.text == "Yan sayfa")
    }

    @Test func `reports each page as it is done`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(5).data)
        let seen = Seen()
        let document = try await TestWorker.reader().extract(file: file) { page, count in seen.add("\(page)/\(count)") }
        #expect(seen.values == ["1/5", "2/5", "3/5", "4/5", "5/5"])
        #expect(document.pages.map(\.page.number) == [1, 2, 3, 4, 5])
    }

    @Test func `opens encrypted files with the right password only`() async throws {
        let closed = try await TestWorker.extract(EncryptedPDF.withUserPassword)
        #expect(closed.status == .needsPassword)
        #expect(closed.problem?.code == "needs_password")
        let wrong = try await TestWorker.extract(EncryptedPDF.withUserPassword, password: "yanlış")
        #expect(wrong.status == .rejected)
        #expect(wrong.problem?.code == "wrong_password")
        let right = try await TestWorker.extract(EncryptedPDF.withUserPassword, password: "gizli")
        #expect(right.pages.first?.page.text == "Kapali belge: 42 TL")
        let restricted = try await TestWorker.extract(EncryptedPDF.withOwnerPassword)
        #expect(restricted.pages.first?.page.text == "Yalnizca kisitli: 17 TL")
    }

    @Test func `says when pages are pictures, and never calls an empty text a success`() async throws {
        var scan = PDFBuilder()
        scan.addPage([], picture: true)
        let document = try await TestWorker.extract(scan.data)
        #expect(document.status == .ok)
        #expect(document.problem?.code == "no_text")
        #expect(document.pages.first?.page.text == "")
        #expect(document.pages.first?.isPicture == true)
        #expect(document.pages.first?.ocr == true)
        #expect(document.pages.first?.confidence == 0)

        var mixed = PDFBuilder.priceList
        mixed.addPage([], picture: true)
        let partly = try await TestWorker.extract(mixed.data)
        #expect(partly.problem?.code == "pages_without_text")
        #expect(partly.problem?.detail.tr.contains("2") == true)
    }

    @Test func `prints the object of the command line`() async throws {
        let document = try await TestWorker.extract(PDFBuilder.priceList.data)
        let object = try #require(try JSONSerialization.jsonObject(with: document.json()) as? [String: Any])
        #expect(Set(object.keys) == ["status", "code", "reason", "page_count", "pages"])
        #expect(object["status"] as? String == "ok")
        #expect(object["page_count"] as? Int == 1)
        let page = try #require((object["pages"] as? [[String: Any]])?.first)
        #expect(Set(page.keys) == ["page", "width", "height", "text", "ocr", "confidence", "blocks"])
        let blocks = try #require(page["blocks"] as? [[String: Any]])
        #expect(blocks.count == 3)
        #expect((blocks[0]["box"] as? [Double])?.count == 4)
        let text = try #require(page["text"] as? String)
        #expect(blocks.compactMap { $0["text"] as? String }.joined(separator: "\n\n") == text)
    }
}

@Suite struct `Drawing a page` {
    @Test func `gives a PNG of the size asked for, within bounds`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.priceList.data)
        let reader = TestWorker.reader()
        for (dpi, width) in [(72, 595), (144, 1_190), (1_000, 1_653), (1, 298)] {
            let picture = try await reader.render(file: file, page: 1, dpi: dpi)
            #expect(Self.width(of: picture) == width)
        }
    }

    @Test func `marks what is quoted`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.priceList.data)
        let reader = TestWorker.reader()
        let plain = try await reader.render(file: file, page: 1)
        let marked = try await reader.render(file: file, page: 1, highlights: [Box(x0: 50, y0: 100, x1: 200, y1: 120)])
        #expect(plain != marked)
        #expect(Self.width(of: plain) == Self.width(of: marked))
    }

    @Test func `says why a page cannot be drawn`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.priceList.data)
        let error = await #expect(throws: ExtractionError.self) {
            try await TestWorker.reader().render(file: file, page: 2)
        }
        #expect(error?.code == .pageNotRendered)
        #expect(error?.problem?.code == "no_such_page")
    }

    /// From the header chunk (PNG specification, 11.2.2).
    private static func width(of png: Data) -> Int { png[16..<20].reduce(0) { $0 << 8 | Int($1) } }
}

/// Values collected from another thread.
final class Seen: @unchecked Sendable {
    // Sound: every access holds the lock.
    private let lock = NSLock()
    private var collected: [String] = []

    var values: [String] { lock.withLock { collected } }
    func add(_ value: String) { lock.withLock { collected.append(value) } }
}
