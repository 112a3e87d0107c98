import Ingestion
import Knowledge
import Testing

@Suite struct `Chunking` {
    /// Words stand in for the model's tokens.
    static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    private let chunker = Chunker(targetTokens: 60, maxTokens: 120, tokenCount: Self.words)

    @Test func `keeps headings as context, outermost first`() {
        var sheet = Sheet()
        sheet.print("Satış Koşulları", x: 50, y: 40, .title)
        sheet.print("Geri gönderme", x: 50, y: 80, .bold)
        sheet.print("Ürünler otuz gün içinde geri alınır.", x: 50, y: 100)
        sheet.print("Değiştirme", x: 50, y: 140, .bold)
        sheet.print("Değiştirme bir kez ücretsizdir.", x: 50, y: 160)
        let chunks = chunker.chunks(of: [sheet.page()])
        #expect(chunks.map(\.headings) == [["Satış Koşulları", "Geri gönderme"], ["Satış Koşulları", "Değiştirme"]])
        #expect(chunks.map(\.text) == ["Ürünler otuz gün içinde geri alınır.", "Değiştirme bir kez ücretsizdir."])
    }

    @Test func `quotes headings that carry a figure or have nothing below them`() {
        var sheet = Sheet()
        sheet.print("Fiyatlar", x: 50, y: 40, .title)
        sheet.print("Dolgu: 2.650 TL", x: 50, y: 80, .bold)
        sheet.print("Tek yüzlü dolgu için geçerlidir.", x: 50, y: 100)
        sheet.print("Bize her zaman yazabilirsiniz", x: 50, y: 140, .bold)
        let chunks = chunker.chunks(of: [sheet.page()])
        #expect(
            chunks.map(\.text.folded) == [
                "Dolgu: 2.650 TL Tek yüzlü dolgu için geçerlidir.", "Bize her zaman yazabilirsiniz",
            ])
    }

    @Test func `remembers a table's header row with every group of rows, also across a page break`() {
        func table(_ rows: Range<Int>, header: Bool) -> Sheet {
            var sheet = Sheet()
            var y: Float = 100
            if header {
                for (x, name) in zip([60, 300, 450], ["İşlem", "Ücret", "Süre"]) {
                    sheet.print(name, x: Float(x), y: y, .bold)
                }
                y += 20
            }
            for row in rows {
                sheet.print("İşlem adı buraya yazılır", x: 60, y: y)
                sheet.print("\(row).500 TL", x: 300, y: y)
                sheet.print("\(row) gün", x: 450, y: y)
                y += 20
            }
            return sheet
        }
        let pages = [table(1..<20, header: true).page(1), table(20..<25, header: false).page(2)]
        let chunks = chunker.chunks(of: pages)
        #expect(chunks.count > 2)
        #expect(Set(chunks.map(\.page)) == [1, 2])
        #expect(chunks.allSatisfy { $0.kind == .table && $0.headings == ["İşlem | Ücret | Süre"] })
        // No row is cut.
        #expect(chunks.flatMap { $0.text.split(separator: "\n") }.count == 25)
    }

    @Test func `sets repeated headers and footers aside, page numbers or not`() {
        var dice = Dice(11)
        let pages = (1...4).map { number in
            var sheet = Sheet()
            sheet.print("Kiremit Emlak – El Kitabı", x: 50, y: 20, .small)
            sheet.print(Words.paragraph(5, length: 90, &dice), x: 50, y: 100)
            sheet.print("Belge kodu K-7", x: 50, y: 770, .small)
            sheet.print("Sayfa \(number) / 4", x: 480, y: 770, .small)
            return sheet.page(number)
        }
        #expect(pages.allSatisfy { $0.page.text.contains("Kiremit Emlak") && $0.page.text.contains("Sayfa ") })
        let chunks = chunker.chunks(of: pages)
        #expect(chunks.count >= 4)
        #expect(
            !chunks.contains { $0.text.contains("Kiremit") || $0.text.contains("Sayfa") || $0.text.contains("Belge") })
    }

    @Test func `keeps a title that only looks like a running header`() {
        let pages = (1...3).map { number in
            var sheet = Sheet()
            sheet.print("Paket \(number)", x: 50, y: 30, .title)
            sheet.print("Bu paketin içinde \([4, 9, 7][number - 1]) seans vardır.", x: 50, y: 60)
            return sheet.page(number)
        }
        let chunks = chunker.chunks(of: pages)
        #expect(chunks.map(\.headings) == [["Paket 1"], ["Paket 2"], ["Paket 3"]])
        #expect(chunks.map(\.text.folded).first == "Paket 1 Bu paketin içinde 4 seans vardır.")
    }

    @Test func `leaves a list with the line that announces it`() {
        var sheet = Sheet()
        sheet.print("Getirmeniz gerekenler:", x: 50, y: 100)
        sheet.print("• kimlik belgesi", x: 60, y: 116)
        sheet.print("• eski reçeteler ve röntgenler", x: 60, y: 132)
        let chunks = chunker.chunks(of: [sheet.page()])
        #expect(chunks.count == 1)
        #expect(chunks.first?.kind == .list)
        #expect(chunks.first?.text.hasPrefix("Getirmeniz") == true)
    }

    @Test func `splits what is too long for the model between sentences`() {
        var dice = Dice(12)
        var sheet = Sheet()
        var lines: [String] = []
        for _ in 0..<12 { lines += Words.paragraph(2, length: 90, &dice) }
        // One paragraph: no line ends before the margin.
        sheet.print(lines.map { $0.padding(toLength: 90, withPad: " uzun", startingAt: 0) }, x: 50, y: 50)
        let chunks = chunker.chunks(of: [sheet.page()])
        #expect(chunks.count > 1)
        #expect(chunks.allSatisfy { Self.words($0.text) <= 120 })
    }

    @Test func `gives a box for every printed line of a chunk`() {
        var dice = Dice(13)
        var sheet = Sheet()
        sheet.print(Words.paragraph(4, length: 80, &dice), x: 50, y: 100)
        let chunk = chunker.chunks(of: [sheet.page()]).first
        #expect(chunk?.boxes.map(\.y0) == [100, 112, 124, 136])
        #expect(chunk?.boxes.allSatisfy { $0.x0 == 50 && $0.x1 > 150 } == true)
    }

    /// The truth: what was printed as body text, header, footer and heading.
    @Test(arguments: 0..<40) func `covers all body text exactly once, in exact substrings`(seed: Int) {
        var dice = Dice(UInt64(seed) + 100)
        let generated = RandomDocument(&dice)
        let chunks = chunker.chunks(of: generated.pages)
        for page in generated.pages {
            let text = page.page.text
            var covered = [Int](repeating: 0, count: text.scalarCount)
            for chunk in chunks where chunk.page == page.page.number {
                #expect(text.scalars(in: chunk.span) == chunk.text)
                #expect(Self.words(chunk.text) <= 120)
                #expect(!chunk.boxes.isEmpty)
                for index in chunk.span.range { covered[index] += 1 }
            }
            #expect(covered.allSatisfy { $0 <= 1 })
            for line in page.blocks.flatMap(\.lines) {
                let content = text.scalars(in: line.span) ?? ""
                let isBody = generated.body.contains(content.folded)
                let isCovered = zip(content.unicodeScalars, covered[line.span.range]).allSatisfy { scalar, count in
                    count == 1 || scalar.properties.isWhitespace
                }
                #expect(isCovered == isBody || generated.headings.contains(content.folded), "\(content)")
                if generated.running.contains(where: { content.contains($0) }) { #expect(!isCovered) }
            }
        }
        #expect(chunks.allSatisfy { generated.headings.isSuperset(of: $0.headings.filter { !$0.contains(" | ") }) })
    }
}

/// Pages of paragraphs, lists, tables and headings under a running header, with every body line remembered.
struct RandomDocument {
    private(set) var pages: [ExtractedPage] = []
    private(set) var body: Set<String> = []
    private(set) var headings: Set<String> = []
    let running = ["Koşu başlığı", "Sayfa no"]

    init(_ dice: inout Dice) {
        for number in 1...Int.random(in: 2...4, using: &dice) {
            var sheet = Sheet()
            sheet.print("Koşu başlığı 2026", x: 50, y: 15, .small)
            var y: Float = 60
            while y < 640 { y = addElement(to: &sheet, y, &dice) }
            sheet.print("Sayfa no \(number)", x: 480, y: 780, .small)
            pages.append(sheet.page(number))
        }
    }

    private mutating func addElement(to sheet: inout Sheet, _ y: Float, _ dice: inout Dice) -> Float {
        switch Int.random(in: 0..<5, using: &dice) {
        case 0:
            let title = "Bölüm " + Words.line(20, &dice)
            headings.insert(title)
            sheet.print(title, x: 50, y: y, Bool.random(using: &dice) ? .title : .bold)
            return y + 26
        case 1:
            var y = y
            for _ in 0..<Int.random(in: 2...5, using: &dice) {
                let item = "• " + Words.line(60, &dice)
                body.insert(item)
                sheet.print(item, x: 50, y: y)
                y += 14
            }
            return y + 12
        case 2:
            var y = y
            for row in 0..<Int.random(in: 3...8, using: &dice) {
                let cells = [
                    Words.line(24, &dice), "\(row + 1).\(Int.random(in: 100...999, using: &dice)) TL", "\(row + 2) gün",
                ]
                for (x, cell) in zip([50, 300, 450], cells) { sheet.print(cell, x: Float(x), y: y) }
                body.insert(cells.joined(separator: " "))
                y += 20
            }
            return y + 16
        default:
            let lines = Words.paragraph(Int.random(in: 1...6, using: &dice), length: 90, &dice)
            body.formUnion(lines)
            return sheet.print(lines, x: 50, y: y) + 14
        }
    }
}
