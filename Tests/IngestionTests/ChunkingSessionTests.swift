import Ingestion
import Knowledge
import Testing

@Suite struct `Chunking page by page` {
    private let chunker = Chunker(targetTokens: 60, maxTokens: 120, tokenCount: Chunking.words)

    /// Pages with a running header, a page number and paragraphs of their own.
    private static func pages(_ count: Int) -> [ExtractedPage] {
        var dice = Dice(21)
        return (1...count).map { number in
            var sheet = Sheet()
            sheet.print("Kiremit Emlak – El Kitabı", x: 50, y: 20, .small)
            if number % 5 == 1 { sheet.print("Konu \(Words.line(20, &dice))", x: 50, y: 80, .title) }
            sheet.print(Words.paragraph(5, length: 90, &dice), x: 50, y: 110)
            sheet.print("Sayfa \(number)", x: 480, y: 770, .small)
            return sheet.page(number)
        }
    }

    @Test(arguments: [1, 7, 23, 24, 25, 90]) func `gives every page's text once, in order, without its running lines`(
        count: Int
    ) {
        let pages = Self.pages(count)
        var session = chunker.session()
        var chunks: [DocumentChunk] = []
        var longestLag = 0
        for page in pages {
            chunks += session.add(page)
            longestLag = max(longestLag, page.page.number - (chunks.last?.page ?? 0))
        }
        chunks += session.finish()
        #expect(longestLag <= 3 * ChunkingSession.reach)
        #expect(Set(chunks.map(\.page)) == Set(1...count))
        #expect(chunks.map(\.page) == chunks.map(\.page).sorted())
        if count > 1 { #expect(!chunks.contains { $0.text.contains("Kiremit") || $0.text.contains("Sayfa") }) }
        for page in pages {
            let found = chunks.filter { $0.page == page.page.number }.map(\.text.folded).joined(separator: " ")
            let body = page.blocks.flatMap(\.lines).compactMap { page.page.text.scalars(in: $0.span)?.folded }
                .filter { !$0.hasPrefix("Kiremit") && !$0.hasPrefix("Sayfa") && !$0.hasPrefix("Konu") }
            if count > 1 { #expect(found == body.joined(separator: " ")) }
        }
        if count > 1 { #expect(!chunks.contains { $0.headings.isEmpty }) }
    }

    @Test func `is the same as chunking the document at once, and can be used again`() {
        let pages = Self.pages(40)
        var session = chunker.session()
        for _ in 0..<2 {
            var chunks = pages.flatMap { session.add($0) }
            chunks += session.finish()
            #expect(chunks == chunker.chunks(of: pages))
        }
    }

    @Test func `recognises running lines that only a part of a long document has`() {
        var dice = Dice(22)
        let pages = (1...80).map { number in
            var sheet = Sheet()
            sheet.print(number <= 40 ? "Birinci kısım" : "İkinci kısım", x: 50, y: 20, .small)
            sheet.print(Words.paragraph(5, length: 90, &dice), x: 50, y: 110)
            return sheet.page(number)
        }
        #expect(!chunker.chunks(of: pages).contains { $0.text.contains("kısım") })
    }

    @Test func `keeps a heading for the page after it`() {
        var dice = Dice(23)
        var first = Sheet()
        first.print("Teslimat", x: 50, y: 700, .title)
        var second = Sheet()
        second.print(Words.paragraph(3, length: 90, &dice), x: 50, y: 60)
        #expect(chunker.chunks(of: [first.page(1), second.page(2)]).map(\.headings) == [["Teslimat"]])
    }
}

@Suite struct `Flowing text` {
    @Test(arguments: [
        ("rande-\nvular", "randevular"), ("iki\nsatır", "iki satır"), ("e-\nposta", "e-posta"),
        ("Ankara-\nİstanbul", "Ankara-İstanbul"), ("2025-\n2026", "2025-2026"), ("ran\u{AD}\nde\u{AD}vu", "randevu"),
        ("15.000 –\n25.000", "15.000 – 25.000"),
        ("Dolgu\t2.650 TL\nKanal\t5.900 TL", "Dolgu\t2.650 TL Kanal\t5.900 TL"),
        ("- bir\n- iki", "- bir - iki"), ("", ""), ("sonda-\n", "sonda- "),
    ])
    func `undoes what lines did to words`(printed: String, flowing: String) {
        #expect(FlowingText.text(of: printed) == flowing)
    }
}
