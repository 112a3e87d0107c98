import Ingestion

/// `extract`: each page's text, boxes, fonts and structure, a line each.
enum Extraction {
    static func run(
        _ document: borrowing PDFDocument, from firstPage: Int, _ limits: ExtractionLimits,
        _ output: inout OutputStream
    ) throws(DocumentFailure) {
        let pageCount = document.pageCount
        guard pageCount > 0 else { throw DocumentFailure(.damaged) }
        guard pageCount <= limits.pages else { throw DocumentFailure(.tooManyPages, "\(limits.pages)") }
        output.write(.document(pageCount: pageCount, title: document.title))
        var scalars = 0
        for number in firstPage..<max(firstPage, pageCount + 1) {
            let page = try read(document.page(number))
            scalars += page.page.boxes.count
            guard scalars <= limits.scalars else { throw DocumentFailure(.tooMuchText, "\(limits.scalars)") }
            output.write(.page(WirePage(page)))
        }
        output.write(.end)
    }

    private static func read(_ page: borrowing PDFPage) -> ExtractedPage {
        let (glyphs, fonts) = page.glyphs()
        let hasLetters = glyphs.contains { $0.scalar.properties.isAlphabetic }
        return PageLayout.page(
            number: page.number, width: page.width, height: page.height, glyphs: glyphs, fonts: fonts,
            isPicture: !hasLetters && page.hasImages)
    }
}
