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
            return orders + tinyPrint(on: page, (try? staged.extracted)?.fonts ?? [])
        }
    }

    /// Whole words that only a machine can read, beside print for people.
    static func tinyPrint(on page: Page, _ fonts: [FontRun]) -> [DocumentMark] {
        guard fonts.contains(where: { $0.size > 2 * smallestPrint }) else { return [] }
        return fonts.filter { run in
            run.size > 0 && run.size < smallestPrint
                && FoldedText(page.text.scalars(in: run.span) ?? "").words.count > 2
        }.map { DocumentMark(page: page.number, span: $0.span, rule: InjectionKind.obfuscated.id) }
    }
}
