import Guardrails
import Ingestion
import Knowledge
import Storage

/// Where pages try to give orders to whoever reads them: a tenant's admin is shown the places.
enum PageMarks {
    /// In points: nobody prints smaller for people.
    private static let smallestPrint: Float = 3

    static func marks(in pages: [StagedPage]) -> [DocumentMark] {
        let detector = InjectionDetector()
        return pages.flatMap { staged in
            let page = staged.page
            let orders = detector.findings(in: page.text, .retrieved).map {
                DocumentMark(page: page.number, span: $0.span, rule: $0.rule)
            }
            return orders + unseen(on: page, (try? staged.extracted)?.fonts ?? [])
        }
    }

    /// Words that only a machine can read: in the colour of their ground, off the page, or too small beside print for
    /// people.
    static func unseen(on page: Page, _ fonts: [FontRun]) -> [DocumentMark] {
        let hasPrint = fonts.contains { $0.size > 2 * smallestPrint && !$0.isHidden }
        let runs = fonts.filter { $0.isHidden || (hasPrint && $0.size > 0 && $0.size < smallestPrint) }
        return joined(runs.map(\.span), page).filter {
            FoldedText(page.text.scalars(in: $0) ?? "").words.count > 2
        }.map { DocumentMark(page: page.number, span: $0, rule: InjectionKind.hiddenText.id) }
    }

    /// Runs with nothing but white space between them are one.
    private static func joined(_ spans: [Span], _ page: Page) -> [Span] {
        spans.reduce(into: []) { joined, span in
            if let last = joined.last, last.end <= span.start,
                page.text.scalars(in: Span(last.end..<span.start))?.allSatisfy(\.isWhitespace) ?? false
            {
                joined[joined.count - 1].end = span.end
            } else {
                joined.append(span)
            }
        }
    }
}

extension ExtractedPage {
    /// Without paragraphs that nobody sees: they become no passages, so nothing finds or quotes them.
    var withoutUnseenBlocks: ExtractedPage {
        let unseen = PageMarks.unseen(on: page, fonts).map(\.span)
        guard !unseen.isEmpty else { return self }
        let seen = blocks.filter { block in
            !unseen.contains { $0.start <= block.span.start && $0.end >= block.span.end }
        }
        return ExtractedPage(
            page: page, blocks: seen, fonts: fonts, ocr: ocr, confidence: confidence, isPicture: isPicture)
    }
}
