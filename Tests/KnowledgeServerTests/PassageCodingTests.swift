import Foundation
import Knowledge
import Testing

@testable import KnowledgeServer

@Suite struct `A passage beside its vectors` {
    static let passages: [Passage] = [
        Passage(
            id: ChunkID(),
            source: .page(
                DocumentReference(id: DocumentID(), filename: "fiyat-listesi.pdf", title: "Fiyat listesi", version: 3),
                page: 12, span: Span(4_000..<4_321)),
            headings: ["Kargo", "İade 👍🏽"], text: "İade süresi on dört gündür.", language: .turkish),
        Passage(
            id: ChunkID(), source: .faq(FAQReference(id: FAQID(), externalID: "F07", question: "Kargo ne kadar?")),
            headings: [], text: "49 TL.", language: .turkish),
        Passage(
            id: ChunkID(), source: .faq(FAQReference(id: FAQID(), externalID: nil, question: "")), headings: [""],
            text: "", language: .arabic),
    ]

    @Test(arguments: passages)
    func `comes back as it went`(passage: Passage) {
        #expect(PassageCoding.passage(passage.id, from: PassageCoding.bytes(of: passage)) == passage)
    }

    @Test(arguments: passages)
    func `is nothing where bytes are missing, and harmless where they are others`(passage: Passage) {
        let bytes = PassageCoding.bytes(of: passage)
        for count in bytes.indices { #expect(PassageCoding.passage(passage.id, from: Array(bytes[..<count])) == nil) }
        for place in bytes.indices {
            for flip: UInt8 in [0x01, 0x80, 0xFF] {
                var damaged = bytes
                damaged[place] ^= flip
                _ = PassageCoding.passage(passage.id, from: damaged)
            }
        }
    }
}
