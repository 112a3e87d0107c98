import Foundation
import Knowledge
import Storage

/// One question made of an FAQ entry, and what the reply path did with it.
struct TenantResult: Codable, Sendable {
    let id: String
    let faq: String
    let variant: QuestionVariant
    /// Asked as if the entry were not there: whatever is replied has to come from elsewhere.
    let hidden: Bool
    /// The entry's place among the sources, from 1; `nil` where it is not among the first ten.
    let rank: Int?
    let decision: String
    /// Whether the reply quotes the entry.
    let cites: Bool
    /// Of a hidden entry: whether the reply says the same from another source, so that it was no unanswerable question.
    let elsewhere: Bool
    let confidence: Double
    let milliseconds: Double

    enum CodingKeys: String, CodingKey {
        case id, faq, variant, hidden, rank, decision, cites, elsewhere, confidence
        case milliseconds = "latency_ms"
    }
}

/// Asks a tenant's own FAQ questions in other words, through the real path and without leaving a trace.
struct TenantEvaluation {
    let installation: Installation
    let tenant: TenantContext

    /// - Parameter limit: entries at most, the oldest first; the same ones each time.
    func run(limit: Int, each: (TenantResult) throws -> Void) async throws {
        let faqs = try await entries().prefix(limit)
        guard !faqs.isEmpty else { throw CommandError("the tenant has no FAQ entries to make questions of") }
        await installation.calibrations.fit(tenant)
        let progress = Progress("asking")
        for (index, faq) in faqs.enumerated() {
            for variant in QuestionVariant.allCases {
                guard let text = variant.text(of: faq.question) else { continue }
                try each(try await ask(text, of: faq, variant, isHidden: false))
                // Leave one out: in two ways of asking, as each costs a question more.
                if variant == .asWritten || variant == .chatty {
                    try each(try await ask(text, of: faq, variant, isHidden: true))
                }
            }
            progress.update(index + 1, of: faqs.count)
        }
        progress.finish()
    }

    private func entries() async throws -> [FAQ] {
        var all: [FAQ] = []
        var cursor: Cursor?
        repeat {
            let after = cursor
            let page = try await installation.database.withReadOnlySession(for: tenant) { session in
                try session.faqs(limit: 500, after: after)
            }
            all += page.items
            cursor = page.next
        } while cursor != nil
        return all.reversed()
    }

    private func ask(
        _ text: String, of faq: FAQ, _ variant: QuestionVariant, isHidden: Bool
    ) async throws -> TenantResult {
        let start = ContinuousClock.now
        let answer = try await installation.replies.answer(
            [Message(role: .customer, text: text)], tenant: tenant, actor: .system("eval"),
            trial: ReplyTrial(hidden: isHidden ? [faq.id] : []))
        let milliseconds = ((ContinuousClock.now - start).seconds * 10_000).rounded() / 10
        let isOwn = { (source: PassageSource) in if case .faq(let own) = source { own.id == faq.id } else { false } }
        let rank = answer?.ranking.prefix(10).firstIndex { isOwn($0.passage.source) }
        let cites = answer?.draft.sentences.flatMap(\.citations).contains { citation in
            if case .faq(let cited, _, _) = citation { cited.id == faq.id } else { false }
        }
        return TenantResult(
            id: "\(faq.id)/\(variant.rawValue)\(isHidden ? "/hidden" : "")",
            faq: faq.externalID ?? faq.id.description, variant: variant, hidden: isHidden, rank: rank.map { $0 + 1 },
            decision: answer?.draft.decision.rawValue ?? "none", cites: cites ?? false,
            elsewhere: isHidden && Self.says(answer?.draft.text ?? "", theSameAs: faq.answer),
            confidence: Double(answer?.draft.confidence ?? 0), milliseconds: milliseconds)
    }

    /// Every number of the entry's answer stands in the reply, and most of its words do, by their beginnings.
    static func says(_ reply: String, theSameAs answer: String) -> Bool {
        let said = Set(FoldedText(reply).words.map { String($0.text.prefix(5)) })
        let words = Set(FoldedText(answer).words.map { String($0.text.prefix(5)) })
        let numbers = words.filter { $0.contains(where: \.isNumber) }
        guard !words.isEmpty, numbers.isSubset(of: said) else { return false }
        return Double(words.intersection(said).count) >= 0.6 * Double(words.count)
    }
}
