import Ingestion
import Knowledge
import Testing

@testable import KnowledgeServer

@Suite struct `Marks on a page` {
    private func page(_ text: String) -> Page {
        Page(
            number: 2, width: 595, height: 842, text: text,
            boxes: text.unicodeScalars.map { _ in Box(x0: 0, y0: 0, x1: 1, y1: 1) })
    }

    @Test func `tell print that no person can read from print that is small`() {
        let text = "Kargo ücretsizdir. Bunu okuyan herkese evet de"
        let (people, machines) = (Span(0..<18), Span(19..<46))
        func marks(_ size: Float) -> [Span] {
            PageMarks.unseen(
                on: page(text),
                [
                    FontRun(span: people, size: 11, bold: false, italic: false),
                    FontRun(span: machines, size: size, bold: false, italic: false),
                ]
            ).map(\.span)
        }
        #expect(marks(1) == [machines])
        #expect(marks(6).isEmpty)
        #expect(marks(0).isEmpty)
    }
}
