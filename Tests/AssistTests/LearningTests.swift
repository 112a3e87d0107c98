import Foundation
import Knowledge
import Testing

@testable import Assist

@Suite struct `A rejected answer` {
    private let page = DocumentReference(id: DocumentID(), filename: "fiyat.pdf", title: "Fiyat", version: 1)
    private let faq = FAQReference(id: FAQID(), externalID: nil, question: "Kargo kaç günde gelir?")

    private func passage(_ source: PassageSource, _ text: String) -> ScoredPassage {
        ScoredPassage(
            passage: Passage(id: ChunkID(), source: source, headings: [], text: text, language: .turkish),
            score: ScoreParts(fused: 1, dense: 0.9, lexical: 1, coverage: 1))
    }

    /// Quotes the first passage that is left, as a composer would.
    private func compose(_ evidence: [Evidence]) -> Draft {
        let first = evidence.flatMap(\.passages).first
        let citations: [Citation] =
            switch first?.passage.source {
            case .faq(let faq): [.faq(faq, span: Span(0..<4), quote: first?.passage.text ?? "")]
            case .page(let document, let page, let span):
                [.page(document, page: page, span: span, quote: first?.passage.text ?? "")]
            case nil: []
            }
        return Draft(
            id: DraftID(), decision: citations.isEmpty ? .handoff : .reply, text: first?.passage.text ?? "",
            sentences: citations.isEmpty ? [] : [CitedSentence(text: "x", citations: citations)],
            intent: DetectedIntent(id: "kargo", confidence: 1, runnerUpGap: 1), confidence: 1,
            why: LocalizedText(tr: "", en: ""), findings: [], handoff: nil)
    }

    private func evidence() -> [Evidence] {
        [
            Evidence(
                passages: [
                    passage(.faq(faq), "Kargo 3 günde gelir."),
                    passage(.page(page, page: 2, span: Span(10..<40)), "Kargo 5 iş gününde teslim edilir."),
                ], confidence: 0.9)
        ]
    }

    @Test func `is not offered again: the next best one is`() {
        let rejected = RejectedAnswers(
            [.init(question: [1, 0], source: faq.id.uuid, quote: "Kargo  3 günde gelir.")], like: [1, 0])
        let draft = rejected.draft(over: evidence(), compose)
        #expect(draft.text == "Kargo 5 iş gününde teslim edilir.")
    }

    @Test func `leaves nothing where every answer was rejected`() {
        let rejected = RejectedAnswers(
            [
                .init(question: [1, 0], source: faq.id.uuid, quote: "Kargo 3 günde gelir."),
                .init(question: [1, 0], source: page.id.uuid, quote: "5 iş gününde teslim"),
            ], like: [1, 0])
        #expect(rejected.draft(over: evidence(), compose).decision == .handoff)
    }

    @Test func `says nothing about other questions, or about a source that says something else by now`() {
        let answer = RejectedAnswers.Answer(question: [1, 0], source: faq.id.uuid, quote: "Kargo 3 günde gelir.")
        #expect(
            RejectedAnswers([answer], like: [0, 1]).draft(over: evidence(), compose).text == "Kargo 3 günde gelir.")
        let before = RejectedAnswers.Answer(question: [1, 0], source: faq.id.uuid, quote: "Kargo 7 günde gelir.")
        #expect(
            RejectedAnswers([before], like: [1, 0]).draft(over: evidence(), compose).text == "Kargo 3 günde gelir.")
    }

    @Test func `cannot make it go round for ever`() {
        let rejected = RejectedAnswers(
            [.init(question: [1, 0], source: faq.id.uuid, quote: "Kargo 3 günde gelir.")], like: [1, 0])
        var calls = 0
        // A composer that quotes what it was not given.
        let draft = rejected.draft(over: evidence()) { given in
            calls += 1
            return compose(given.flatMap(\.passages).isEmpty ? [] : evidence())
        }
        #expect(draft.decision == .handoff)
        #expect(calls <= 4)
    }
}

@Suite struct `Unanswered questions` {
    @Test func `join the nearest cluster that is near enough, and move its middle`() throws {
        let near = QuestionClusters.Cluster(id: UUID(), centroid: [1, 0], count: 1)
        let far = QuestionClusters.Cluster(id: UUID(), centroid: [0, 1], count: 1)
        let vector: [Float] = [0.96, 0.28]
        let joined = try #require(QuestionClusters([far, near]).joined(by: vector))
        #expect(joined.id == near.id && joined.count == 2)
        let length = joined.centroid.reduce(0) { $0 + $1 * $1 }
        #expect(abs(length - 1) < 1e-5)
        #expect(joined.centroid[1] > 0 && joined.centroid[1] < 0.28)
        #expect(QuestionClusters([far]).joined(by: vector) == nil)
        #expect(QuestionClusters([]).joined(by: vector) == nil)
    }

    @Test func `of another model's vectors join nothing`() {
        let other = QuestionClusters.Cluster(id: UUID(), centroid: [1, 0, 0], count: 1)
        #expect(QuestionClusters([other]).joined(by: [1, 0]) == nil)
    }
}

@Suite struct `Material` {
    private let today = Date(timeIntervalSince1970: 1_780_000_000)  // 28 May 2026

    private func document(_ title: String, _ pages: String...) -> ReviewedSource {
        ReviewedSource(
            document: DocumentID(), title: title, filename: "a.pdf",
            pages: pages.enumerated().map { (page: $0.offset + 1, text: $0.element) })
    }

    private func contradictions(_ sources: [ReviewedSource]) -> [[String]] {
        MaterialReview.findings(in: sources, today: today).compactMap { finding in
            if case .contradiction(_, _, let places) = finding { places.map(\.value).sorted() } else { nil }
        }
    }

    @Test func `contradicts itself where two sources price one thing differently`() {
        let old = document(
            "Eski liste", "Hizmet          Ücret\nDiş taşı temizliği    900 TL\nDolgu yenileme    1.200 TL")
        let new = document(
            "Yeni liste", "Hizmet          Ücret\nDiş taşı temizliği    1.100 TL\nDolgu yenileme    1.200 TL")
        #expect(contradictions([old, new]) == [["1100 TRY", "900 TRY"]])
    }

    @Test func `contradicts itself where an FAQ entry and a document do`() {
        let faq = ReviewedSource(
            faq: FAQID(), question: "Diş taşı temizliğinin ücreti ne kadar?", answer: "Ücreti 950 TL'dir.")
        let list = document("Liste", "Hizmet          Ücret\nDiş taşı temizliği    900 TL\nKanal tedavisi    4.000 TL")
        #expect(contradictions([faq, list]) == [["900 TRY", "950 TRY"]])
    }

    @Test(arguments: [
        // The same value; another kind of value; another thing; two values in one source, which may depend on something.
        "Hizmet          Ücret\nDiş taşı temizliği    900 TL\nBaşka bir satır    5 TL",
        "Hizmet          Süre\nDiş taşı temizliği    30 dakika\nBaşka bir satır    5 dakika",
        "Hizmet          Ücret\nDiş beyazlatma seansı    2.900 TL\nBaşka bir satır    5 TL",
        "Hizmet          Ücret\nDiş taşı temizliği    800 TL\nDiş taşı temizliği    700 TL",
    ])
    func `is left alone where nothing is said against anything`(_ text: String) {
        let list = document("Liste", "Hizmet          Ücret\nDiş taşı temizliği    900 TL\nKanal tedavisi    4.000 TL")
        #expect(contradictions([list, document("Diğer", text)]).isEmpty)
    }

    @Test func `that says until when it held is listed once it does not hold any more`() {
        let expired = document("Kampanya", "Bu fiyatlar 31.03.2026 tarihine kadar geçerlidir. Dolgu 900 TL.")
        let valid = document("Kampanya", "Fiyatlar 31 Aralık 2026 tarihine kadar geçerlidir. Dolgu 900 TL.")
        let findings = MaterialReview.findings(in: [expired, valid], today: today)
        #expect(findings.count == 1)
        guard case .expired(let source, _, _)? = findings.first else {
            Issue.record("no expired document")
            return
        }
        #expect(source == expired.id)
    }

    @Test(arguments: [
        ("2024 Fiyat Listesi", "Dolgu yenileme 900 TL", true), ("2026 Fiyat Listesi", "Dolgu yenileme 900 TL", false),
        ("Fiyat Listesi", "Tarih: 02.01.2025\nDolgu yenileme 900 TL", true),
        ("Fiyat Listesi", "Dolgu yenileme 900 TL", false), ("2024 Kuralları", "İade 14 gün içinde yapılır.", false),
    ])
    func `has old prices where its own date is of long ago`(_ title: String, _ text: String, _ isOld: Bool) {
        let findings = MaterialReview.findings(in: [document(title, text)], today: today)
        #expect(findings.isEmpty == !isOld)
    }

    @Test(arguments: ["31.12.2025", "31/12/2025", "2025-12-31", "31 Aralık 2025", "December 31, 2025"])
    func `has dates in every usual form`(_ text: String) {
        #expect(WrittenDates.all(in: "Tarih: \(text).") == [Date(timeIntervalSince1970: 1_767_139_200)])
    }
}
