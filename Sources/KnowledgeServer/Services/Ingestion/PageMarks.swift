import Guardrails
import Knowledge
import Storage

/// Where pages try to give orders to whoever reads them: a tenant's admin is shown the places.
enum PageMarks {
    static func marks(in pages: [Page]) -> [DocumentMark] {
        let detector = InjectionDetector()
        return pages.flatMap { page in
            detector.findings(in: page.text, .retrieved).map {
                DocumentMark(page: page.number, span: $0.span, rule: $0.rule)
            }
        }
    }
}
