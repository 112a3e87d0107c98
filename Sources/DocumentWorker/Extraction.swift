import Ingestion

/// `extract`: each page's text, boxes, fonts and structure, a line each.
enum Extraction {
    static func run(
        _ document: borrowing PDFDocument, in file: Int32, from firstPage: Int, _ sandbox: Sandbox,
        _ limits: ExtractionLimits, _ output: inout OutputStream
    ) throws(DocumentFailure) {
        let pageCount = document.pageCount
        guard pageCount > 0 else { throw DocumentFailure(.damaged) }
        guard pageCount <= limits.pages else { throw DocumentFailure(.tooManyPages, "\(limits.pages)") }
        output.write(.document(pageCount: pageCount, title: document.title))
        let mayHide = UnpaintedText.mayBe(in: file)
        var pictures = PictureReader()
        var scalars = 0
        for number in firstPage..<max(firstPage, pageCount + 1) {
            sandbox.beginPage(of: pageCount)
            let page = try read(document.page(number), mayHide: mayHide, &pictures)
            scalars += page.page.boxes.count
            guard scalars <= limits.scalars else { throw DocumentFailure(.tooMuchText, "\(limits.scalars)") }
            output.write(.page(WirePage(page)))
        }
        output.write(.end)
    }

    private static func read(
        _ page: borrowing PDFPage, mayHide: Bool, _ pictures: inout PictureReader
    ) throws(DocumentFailure) -> ExtractedPage {
        let (glyphs, fonts, rules) = page.glyphs(mayHide: mayHide)
        let layer = TextLayer(glyphs)
        guard layer.isMissing || layer.isGarbage || (layer.isThin && page.pictureShare > 0.6) else {
            return printed(page, glyphs, fonts, rules)
        }
        guard let recognized = try pictures.read(page) else {
            let isUnread = layer.isGarbage || (layer.isMissing && page.pictureShare > 0)
            return printed(page, isUnread ? [] : glyphs, fonts, rules, isPicture: isUnread)
        }
        // A title on a photograph is better taken from the file than read from the picture.
        let letters = recognized.page.text.unicodeScalars.count(where: \.properties.isAlphabetic)
        let isWhole = !layer.isMissing && !layer.isGarbage && 2 * letters < 3 * layer.letters
        return isWhole ? printed(page, glyphs, fonts, rules) : recognized
    }

    private static func printed(
        _ page: borrowing PDFPage, _ glyphs: [Glyph], _ fonts: [Font], _ rules: [Rule],
        isPicture: Bool = false
    ) -> ExtractedPage {
        OrientedLayout.page(
            number: page.number, width: page.width, height: page.height, glyphs: glyphs, fonts: fonts, rules: rules,
            isPicture: isPicture)
    }
}
