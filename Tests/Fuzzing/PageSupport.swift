/// What chunks, highlights and the database take for granted of a page.
func check(_ page: ExtractedPage) {
    let count = page.page.text.unicodeScalars.count
    expect(page.page.boxes.count == count)
    expect(page.page.boxes.allSatisfy { $0.x0.isFinite && $0.y0.isFinite && $0.x1.isFinite && $0.y1.isFinite })
    expect(page.fonts.last?.span.end ?? 0 <= count)
    var end = 0
    for block in page.blocks {
        expect(block.span.start >= end && block.span.end <= count && !block.lines.isEmpty)
        end = block.span.end
    }
}

/// Sets a document on pages, checks them, and cuts them into chunks.
func checkPages(of document: FlowDocument) {
    var pages: [ExtractedPage] = []
    let ending = FlowComposer.compose(document) { page in
        check(page)
        expect(page.page.boxes.allSatisfy { $0.x0 <= $0.x1 && $0.y0 <= $0.y1 })
        expect(WirePage(page).checked() == page)
        pages.append(page)
        return pages.count < 50
    }
    expect(ending != .pageTooLarge || !document.isEmpty)
    // Slow beside the parsers, so not for every input.
    guard pages.reduce(0, { $0 + $1.page.boxes.count }) % 16 == 0 else { return }
    let chunker = Chunker { $0.utf8.count / 4 }
    for chunk in chunker.chunks(of: pages) {
        expect(pages[chunk.page - 1].page.text.scalars(in: chunk.span) == chunk.text)
    }
}
