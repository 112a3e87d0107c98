import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `Text that runs another way` {
    private static let lines = [
        "Birinci satır burada başlıyor ve biraz uzun.", "İkinci satır hemen altında durur.",
        "Üçüncü satır: 1.250 TL, 3 gün.",
    ]

    /// Lines of text that run to the right (0), down (1), to the left (2) or up (3), as one block.
    private static func block(_ quarterTurns: Int, x: Double, y: Double) -> [PDFBuilder.Line] {
        let (dx, dy) = [(0.0, 14.0), (-14, 0), (0, -14), (14, 0)][quarterTurns]
        return lines.enumerated().map { number, text in
            let step = Double(number)
            return .init(text: text, x: x + dx * step, y: y + dy * step, quarterTurns: quarterTurns)
        }
    }

    @Test(arguments: 0..<4) func `is read in its own direction`(quarterTurns: Int) async throws {
        var builder = PDFBuilder()
        builder.addPage(Self.block(quarterTurns, x: 300, y: 420))
        let page = try #require(try await TestWorker.extract(builder.data).pages.first).page
        #expect(page.text.folded == Self.lines.joined(separator: " "))
        // The first character is where it is printed: its box touches the point where the text begins.
        let box = page.boxes[0]
        #expect(box.x0 - 3 <= 300 && box.x1 + 3 >= 300 && box.y0 - 3 <= 420 && box.y1 + 3 >= 420)
        #expect(page.boxes.allSatisfy { $0.x0 >= 0 && $0.y0 >= 0 && $0.x1 <= page.width && $0.y1 <= page.height })
    }

    @Test(arguments: [90, 180, 270]) func `is read on rotated pages`(rotation: Int) async throws {
        var builder = PDFBuilder()
        builder.addPage(Self.block(0, x: 60, y: 100), rotation: rotation)
        let page = try #require(try await TestWorker.extract(builder.data).pages.first).page
        #expect(page.text.folded == Self.lines.joined(separator: " "))
        #expect(page.width == (rotation == 180 ? 595 : 842))
    }

    @Test func `comes after the text of the page's own direction`() async throws {
        var builder = PDFBuilder()
        builder.addPage(
            [.init(text: "Kenar notu yukarı doğru", x: 30, y: 500, quarterTurns: 3)] + Self.block(0, x: 60, y: 100))
        let extracted = try #require(try await TestWorker.extract(builder.data).pages.first)
        #expect(extracted.page.text.folded == Self.lines.joined(separator: " ") + " Kenar notu yukarı doğru")
        #expect(extracted.page.text.hasSuffix("\n\nKenar notu yukarı doğru"))
        #expect(extracted.fonts.last?.span.end == extracted.page.text.scalarCount)
        let scalars = Array(extracted.page.text.unicodeScalars)
        for block in extracted.blocks {
            #expect(!scalars[block.span.range].isEmpty)
            #expect(block.box == extracted.page.boxes[block.span.range].reduce(block.box, Self.union))
        }
    }

    @Test func `is told from scripts that are written otherwise`() async throws {
        var sheet = Sheet()
        // Hebrew in logical order: each letter stands to the left of the one before it.
        for (index, scalar) in "שלום".unicodeScalars.enumerated() {
            let x = 100 - 5 * Float(index)
            sheet.add(Glyph(scalar: scalar, box: Box(x0: x, y0: 50, x1: x + 5, y1: 60), font: 0))
        }
        let page = OrientedLayout.page(
            number: 1, width: 600, height: 800, glyphs: sheet.glyphs, fonts: Sheet.fonts, isPicture: false)
        #expect(page.page.text == "שלום")
        #expect(page.page.boxes[0].x0 == 100)
    }

    @Test(arguments: 0..<4) func `is found again where it was`(quarterTurns: Int) {
        let box = Box(x0: 10, y0: 20, x1: 40, y1: 30)
        let level = ReadingFrame(width: 600, height: 800, quarterTurns: quarterTurns)
        #expect(level.toPage(level.fromPage(box)) == box)
        let slanted = ReadingFrame(width: 600, height: 800, quarterTurns: quarterTurns, slant: 2)
        let back = slanted.toPage(slanted.fromPage(box))
        #expect(abs(back.x0 - box.x0) < 0.01 && abs(back.y1 - box.y1) < 0.01)
    }

    private static func union(_ a: Box, _ b: Box) -> Box {
        Box(x0: min(a.x0, b.x0), y0: min(a.y0, b.y0), x1: max(a.x1, b.x1), y1: max(a.y1, b.y1))
    }
}
