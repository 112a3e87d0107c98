import Knowledge
import Retrieval
import Storage
import Testing

@testable import KnowledgeServer

@Suite struct `A passage on its way to the index` {
    @Test func `is searched as it is spoken and quoted as it is printed`() {
        let printed = "Kontrol rande-\nvunuz için\narayın."
        let document = DocumentReference(id: DocumentID(), filename: "a.pdf", title: "A", version: 1)
        let passage = Passage(
            id: ChunkID(), source: .page(document, page: 1, span: Span(0..<printed.unicodeScalars.count)), headings: [],
            text: printed, language: .turkish)
        let entry = IndexEntry(IndexedPassage(passage: passage, vector: [1], questionVector: nil, tags: []))
        #expect(entry.body == "Kontrol randevunuz için arayın.")
        #expect(PassageCoding.passage(passage.id, from: entry.payload)?.text == printed)
    }
}
