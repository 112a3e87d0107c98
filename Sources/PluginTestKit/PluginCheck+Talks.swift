import Foundation
import Knowledge
import PluginKit

/// Promises about talks and listeners, which meet every message before anything is set up.
extension PluginCheck {
    static func talks() async throws -> [String] {
        let contributions = Niche.contributions
        guard !contributions.dialogues.isEmpty || !contributions.listeners.isEmpty else { return [] }
        return try await PluginBench<Niche>.with { try await breaches(on: $0) }
    }

    private static func breaches(on bench: PluginBench<Niche>) async throws -> [String] {
        let moment = Date(timeIntervalSince1970: 1_790_000_000)
        let customer = TalkingCustomer(
            conversation: "cnv_01890a5d-ac96-774b-bcce-b302099a8057", phone: "+905550000000", email: nil,
            name: "Deniz Örnek", channel: "whatsapp")
        var breaches: [String] = []
        for dialogue in Niche.contributions.dialogues {
            for intent in Niche.contributions.intents where dialogue.intents.contains(intent.id) {
                for (text, language) in [(intent.examples.first ?? "", Language.turkish), ("yes", .english)] {
                    let question = FactQuestion(
                        text: text, intent: DetectedIntent(id: intent.id, confidence: 1, runnerUpGap: 1), entities: [],
                        language: language)
                    do {
                        try await bench.withSession(of: bench.tenants[0], at: moment) { session in
                            _ = try dialogue.turn(
                                DialogueTurn(question: question, state: nil, customer: customer), session)
                        }
                    } catch is PluginProblem {} catch {
                        breaches.append("dialogue \(dialogue.id) throws at “\(text)”: \(error)")
                    }
                }
            }
        }
        for listener in Niche.contributions.listeners {
            // A photo comes without a word.
            for text in ["Merhaba", ""] {
                let message = CustomerMessage(
                    id: "msg_01890a5d-ac96-774b-bcce-b302099a8057", text: text, at: moment, customer: customer,
                    intent: nil, language: .turkish)
                do {
                    try await bench.withSession(of: bench.tenants[0], at: moment) { try listener.hear(message, $0) }
                } catch { breaches.append("listener \(listener.id) throws at “\(text)”: \(error)") }
            }
        }
        return breaches
    }
}
