import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `A scanned page` {
    /// What is printed on it.
    private static let lines = [
        "Kumru Yokuşu Konut Yönetimi, ev sahibi başka şehirdeyken tahsilatı, bakımı",
        "ve yazışmaları üstlenir. Sözleşme en az 12 aylıktır ve yazılı yapılır.",
        "Kiracı çıkış kontrolünde sayaçlar okunur, fotoğraf çekilir, tutanak tutulur.",
        "Ağustos ayında büromuz hafta içi 9.30 ile 18.00 arasında açıktır.",
        "Iğdır şubesinin çalışanları öğle arasında telefonlara bakmaz.",
        "Ücret, İmza gününde peşin ödenir; gecikmede günlük yüzde yarım alınır.",
    ]
    private static let prices = [
        ["Temel bakım", "1.250 TL", "iki gün"], ["Özel çekim", "3.500 TL", "beş gün"],
        ["Gözetim", "1.200 TL", "bir ay"],
    ]

    /// Tests share the machine.
    private static let patient = ExtractionLimits(wallSeconds: 600)

    private static var truth: String {
        (lines + prices.map { $0.joined(separator: " ") }).joined(separator: " ")
    }

    private static func sheet() async throws -> Data {
        var printed: [PDFBuilder.Line] = []
        for (number, line) in lines.enumerated() {
            printed.append(.init(text: line, x: 130, y: 200 + 32 * Double(number), size: 22))
        }
        for (number, row) in prices.enumerated() {
            for (column, cell) in row.enumerated() {
                let place = (x: [130.0, 560, 850][column], y: 500 + 45 * Double(number))
                printed.append(.init(text: cell, x: place.x, y: place.y, size: 22))
            }
        }
        return try await picture(printed)
    }

    /// An A4 sheet at 300 dpi, drawn as one of twice the size at 150.
    private static func picture(_ printed: [PDFBuilder.Line]) async throws -> Data {
        var original = PDFBuilder(width: 1_190, height: 1_684)
        original.addPage(printed)
        let folder = try Folder()
        let file = try folder.file("a.pdf", original.data)
        return try await TestWorker.reader().render(file: file, page: 1, dpi: 150)
    }

    @Test func `is read with at most two errors in a hundred characters`() async throws {
        var scan = PDFBuilder()
        scan.addScan(try await Self.sheet())
        let document = try await TestWorker.extract(scan.data, limits: Self.patient)
        #expect(document.status == .ok)
        #expect(document.problem == nil)
        let page = try #require(document.pages.first)
        #expect(page.ocr)
        #expect(page.confidence > 0.8 && page.confidence <= 1)
        #expect(!page.isPicture)
        #expect(Self.errorRate(page.page.text) <= 0.02, "\(page.page.text)")
        #expect(page.blocks.contains { $0.kind == .table })
    }

    @Test func `is read where dots lead from names to prices`() async throws {
        let items = [
            ("Perde dikimi", "4.750 TL"), ("Halı yıkama", "1.200–1.800 TL"), ("Kaş tasarımı", "950 TL"),
            ("Gömülü diş çekimi", "7.500 TL"), ("Şehir içi nakliye", "12.000–18.000 TL"),
        ]
        let printed = items.enumerated().flatMap { number, item in
            let y = 200 + 45 * Double(number)
            return [
                PDFBuilder.Line(text: item.0, x: 130, y: y, size: 22),
                PDFBuilder.Line(text: String(repeating: ".", count: 70), x: 380, y: y, size: 22),
                PDFBuilder.Line(text: item.1, x: 820, y: y, size: 22),
            ]
        }
        var scan = PDFBuilder()
        scan.addScan(try await Self.picture(printed))
        let page = try #require(try await TestWorker.extract(scan.data, limits: Self.patient).pages.first)
        // OCR may lose the narrow space between an amount and its currency.
        let text = page.page.text.filter { !$0.isWhitespace }
        #expect(text == items.map { $0.0 + $0.1 }.joined().filter { !$0.isWhitespace })
    }

    @Test func `has its words where they are printed`() async throws {
        var scan = PDFBuilder()
        scan.addScan(try await Self.sheet())
        let page = try #require(try await TestWorker.extract(scan.data, limits: Self.patient).pages.first).page
        #expect(page.boxes.count == page.text.scalarCount)
        #expect(page.boxes.allSatisfy { $0.x0 >= 0 && $0.y0 >= 0 && $0.x1 <= page.width && $0.y1 <= page.height })
        let price = try #require(page.text.range(of: "3.500"))
        let box = page.boxes[page.text[..<price.lowerBound].unicodeScalars.count]
        // Half of 560, and a baseline at half of 545.
        #expect(abs(box.x0 - 280) < 2)
        #expect(box.y0 < 270 && box.y1 > 271 && box.y1 < 277)
    }

    @Test(arguments: [(1, 0), (2, 0), (3, 0), (1, 270)])
    func `is read whichever way it lay on the scanner`(quarterTurns: Int, rotation: Int) async throws {
        // Turned before it is put on the page, so that the picture keeps its shape.
        var scan = quarterTurns % 2 == 0 ? PDFBuilder() : PDFBuilder(width: 842, height: 595)
        scan.addScan(try await Self.sheet(), quarterTurns: quarterTurns, rotation: rotation)
        let page = try #require(try await TestWorker.extract(scan.data, limits: Self.patient).pages.first)
        #expect(Self.errorRate(page.page.text) <= 0.02, "\(page.page.text)")
        #expect(page.page.boxes.allSatisfy { $0.x1 <= page.page.width && $0.y1 <= page.page.height })
        // Sideways text has boxes that follow one another downwards or upwards.
        let first = page.page.boxes[0]
        let tenth = page.page.boxes[9]
        let isSideways = abs(tenth.y0 - first.y0) > abs(tenth.x0 - first.x0)
        #expect(isSideways == (quarterTurns % 2 == 1 && rotation == 0))
    }

    @Test func `that somebody stamped is read as a whole`() async throws {
        var scan = PDFBuilder()
        scan.addScan(try await Self.sheet(), stamp: [.init(text: "Taranmıştır", x: 50, y: 40)])
        let page = try #require(try await TestWorker.extract(scan.data, limits: Self.patient).pages.first)
        #expect(page.ocr)
        #expect(page.page.text.contains("Iğdır"))
        #expect(page.page.text.contains("Taranmıştır"))
    }

    /// Levenshtein's distance to what is printed, white space folded, in edits a character.
    private static func errorRate(_ text: String) -> Double {
        let truth = Array(truth.unicodeScalars)
        let text = Array(text.folded.unicodeScalars)
        var row = Array(0...text.count)
        for (i, expected) in truth.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, found) in text.enumerated() {
                let substituted = diagonal + (expected == found ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return Double(row[text.count]) / Double(truth.count)
    }
}
