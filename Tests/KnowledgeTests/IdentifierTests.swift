import Foundation
import Knowledge
import Testing

@Suite struct `An identifier` {
    @Test func `reads back what it prints`() throws {
        let id = DocumentID()
        #expect(id.description.hasPrefix("doc_"))
        #expect(DocumentID(id.description) == id)
        #expect(try JSONDecoder().decode([DocumentID].self, from: JSONEncoder().encode([id])) == [id])
    }

    @Test(arguments: ["", "doc_", "faq_018f3b1e-0000-7000-8000-000000000000", "018f3b1e-0000-7000-8000-000000000000"])
    func `is refused without its own prefix and a UUID`(text: String) throws {
        #expect(DocumentID(text) == nil)
        let json = try JSONEncoder().encode([text])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DocumentID].self, from: json) }
    }

    @Test func `is a version 7 UUID of the RFC's variant`() {
        for _ in 0..<100 {
            let bytes = ChunkID().uuid.uuid
            #expect(bytes.6 >> 4 == 7)
            #expect(bytes.8 >> 6 == 0b10)
        }
    }

    @Test func `sorts by the moment it was made`() async throws {
        let earlier = EventID()
        try await Task.sleep(for: .milliseconds(3))
        #expect(earlier < EventID())
    }
}
