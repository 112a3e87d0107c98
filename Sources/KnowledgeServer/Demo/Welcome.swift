import Foundation
import Knowledge
import Storage

/// The few lines a newcomer sees: where to look, and one real question with its cited reply.
enum Welcome {
    static func print(address: Address, tenants: [DemoTenant], installation: Installation) async throws {
        let data = installation.configuration.dataDirectory
        Terminal.print(
            """

            Kaynak çalışıyor · Kaynak is running
              sayfa · page        http://\(address)/
              API                 http://\(address)/openapi.json
              anahtarlar · keys   \(data)/demo-keys.json
            """)
        guard let tenant = tenants.first(where: { !$0.examples.isEmpty }), let question = tenant.examples.first,
            let context = try await installation.operations.tenant(tenant.slug),
            let answer = try await installation.replies.answer(
                [Message(role: .customer, text: question)], tenant: context, actor: .system("welcome"))
        else { return }
        Terminal.print("\n\(tenant.name) (kurgusal · fictional)\n  soru · question     \(question)")
        Terminal.print(AnswerText.rendered(answer.draft, indent: "  "))
        Terminal.print("\nCtrl-C durdurur · Ctrl-C stops")
    }
}

/// A draft for people at a terminal.
enum AnswerText {
    static func rendered(_ draft: Draft, indent: String = "") -> String {
        var lines: [String] = []
        if draft.decision == .reply || draft.decision == .ask {
            lines.append("\(indent)yanıt · reply       \(draft.text)")
            var number = 0
            for citation in draft.sentences.flatMap(\.citations) {
                number += 1
                lines.append("\(indent)  [\(number)] \(place(citation)): “\(folded(citation.quote))”")
            }
            if let handoff = draft.handoff {
                lines.append(
                    "\(indent)açık kalan · open    \(Failure.text(handoff.detail)) \(Failure.text(handoff.summary))")
            }
            lines.append("\(indent)güven · confidence  \(String(format: "%.2f", draft.confidence))")
        } else if let handoff = draft.handoff {
            lines.append("\(indent)temsilciye devir · handed over (\(handoff.reason))")
            lines.append("\(indent)  \(Failure.text(handoff.detail))")
            lines.append("\(indent)  \(Failure.text(handoff.summary))")
        } else {
            lines.append("\(indent)\(draft.decision.rawValue): \(Failure.text(draft.why))")
        }
        return lines.joined(separator: "\n")
    }

    static func place(_ citation: Citation) -> String {
        switch citation {
        case .page(let document, let page, _, _): "\(document.filename), sayfa \(page)"
        case .faq(let faq, _, _): "SSS \(faq.externalID ?? ""): \(faq.question)"
        }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
