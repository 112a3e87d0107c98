import Knowledge
import Testing

@testable import KnowledgeServer

@Suite struct `A line of results` {
    @Test func `quotes a table row cell by cell, and a sentence whole`() {
        let document = DocumentReference(id: DocumentID(), filename: "liste.pdf", title: "Liste", version: 1)
        let quotes = ["Bakır tepsi\t2 kişilik\t340 TL", "Nakit alınır."].flatMap { text in
            ResultLine.Quote.cells(
                of: .page(document, page: 2, span: Span(0..<text.unicodeScalars.count), quote: text))
        }
        #expect(quotes.map(\.quote) == ["Bakır tepsi", "2 kişilik", "340 TL", "Nakit alınır."])
        #expect(quotes.allSatisfy { $0.document == "liste.pdf" && $0.page == 2 })
    }
}
