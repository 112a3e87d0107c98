import Assist
import Foundation
import Knowledge
import PluginKit
import Storage

/// Asks the niches that lead talks: the one whose talk is open first, then those that the intent opens.
///
/// What a step does, what it leaves and what it says are one transaction under the id of the message that it answers. So
/// whoever asks again is told what was said, and nothing is done twice. A step that may not be said has done nothing.
struct DialogueDesk: Sendable {
    /// How long a talk waits for the customer.
    static let patience: TimeInterval = 24 * 3_600

    let host: PluginHost

    /// A message as the niches are asked about it.
    struct Asked: Sendable {
        /// Each of its questions, in order.
        let parts: [FactQuestion]
        /// All of it.
        let whole: FactQuestion
        /// The one question of a message that says other things as well; it is no part of its own.
        let beside: FactQuestion?
        /// Everything that the customer has said: a number of theirs may be said back to them.
        let words: [String]
        /// The questions that want to know something, where the documents tell all that is asked. No talk is opened about
        /// them that would only ask back: "Siparişimi iptal edersem param ne zaman döner?" needs no order number.
        var told: Set<Int> = []

        /// The questions that a talk about these intents is for; all of them where it is for none, and no other words
        /// stand beside them.
        func covered(by intents: Set<String>) -> Set<Int> {
            let own = parts.indices.filter { intents.contains(parts[$0].intent.id) }
            let count = { (text: String) in FoldedText(text).words.count }
            let isAll = parts.reduce(0) { $0 + count($1.text) } >= count(whole.text)
            return Set(own.isEmpty && isAll ? Array(parts.indices) : own)
        }

        /// Whether the documents have told what a talk about these intents would be opened for.
        func isTold(for intents: Set<String>) -> Bool { !told.isEmpty && covered(by: intents).isSubset(of: told) }

        /// What a talk about these intents leaves open of a message without parts: "14:00 olsun. Otopark var mı?"
        func left(by intents: Set<String>) -> [String] {
            guard let beside, !intents.contains(beside.intent.id), FoldedText(beside.text).words.count > 2 else {
                return []
            }
            return [beside.text]
        }
    }

    struct Said: Sendable {
        let answer: NicheAnswer
        /// Which of the message's questions it answers.
        let parts: Set<Int>
        /// What else the message asks.
        let left: [String]

        init(_ answer: NicheAnswer, to asked: Asked, by dialogue: Dialogue) {
            self.answer = answer
            parts = asked.covered(by: dialogue.intents)
            left = asked.left(by: dialogue.intents)
        }
    }

    /// - Parameter talk: `nil` for a message without a conversation. Then a talk may be opened only by a step that writes
    ///   nothing, and what it leaves is forgotten: the database refuses to write, and facts and documents answer instead.
    func answer(
        to asked: Asked, in talk: Talk?, niches: Set<String>, tenant: TenantContext,
        check: @escaping ReplyEngine.Guard
    ) async -> Said? {
        guard let talk else { return await opening(of: asked, niches, tenant, check) }
        if let said = talk.said, let dialogue = dialogue(said.topic, niches) {
            return (try? NicheAnswer(try said.step.decode(), said.topic)).map { Said($0, to: asked, by: dialogue) }
        }
        let now = host.clock.now
        let open = try? await host.database.withReadOnlySession(for: tenant) { session in
            try session.openDialogue(of: talk.conversation, at: now)?.topic
        }
        if let open = open.flatMap({ $0 }), let plugin = plugin(open.plugin, niches),
            let dialogue = dialogue(open, niches),
            let said = await turn(of: dialogue, asked, in: talk, plugin, open, tenant, check)
        {
            return said
        }
        for (plugin, dialogue, topic) in openings(of: asked, niches) {
            if let said = await turn(of: dialogue, asked, in: talk, plugin, topic, tenant, check, opens: true) {
                return said
            }
        }
        return nil
    }

    private func plugin(_ id: String, _ niches: Set<String>) -> HostedPlugin? {
        host.plugins.first { $0.id == id && niches.contains(id) && $0.wall.isUp }
    }

    private func dialogue(_ topic: DialogueTopic, _ niches: Set<String>) -> Dialogue? {
        plugin(topic.plugin, niches)?.contributions.dialogues.first { $0.id == topic.dialogue }
    }

    /// The talks that the message's questions may open, in the order of the questions.
    private func openings(
        of asked: Asked, _ niches: Set<String>
    ) -> [(plugin: HostedPlugin, dialogue: Dialogue, topic: DialogueTopic)] {
        var seen: Set<[String]> = []
        return asked.parts.flatMap { part in
            host.plugins.filter { niches.contains($0.id) && $0.wall.isUp }.flatMap { plugin in
                plugin.contributions.dialogues.filter {
                    $0.intents.contains(part.intent.id) && seen.insert([plugin.id, $0.id]).inserted
                }.map { dialogue in
                    let topic = DialogueTopic(
                        plugin: plugin.id, dialogue: dialogue.id, intent: part.intent.id,
                        confidence: part.intent.confidence)
                    return (plugin, dialogue, topic)
                }
            }
        }
    }

    /// One turn, with everything it does. A niche that fails costs the reply nothing but its talk.
    private func turn(
        of dialogue: Dialogue, _ asked: Asked, in talk: Talk, _ plugin: HostedPlugin, _ topic: DialogueTopic,
        _ tenant: TenantContext, _ check: @escaping ReplyEngine.Guard, opens: Bool = false
    ) async -> Said? {
        let question = opens ? Self.question(asked, asked.covered(by: dialogue.intents)) : asked.whole
        let answer = try? await host.withHostedSession(of: plugin, for: tenant) { session, store -> NicheAnswer in
            try store.lockDialogue(of: talk.conversation)
            if let said = try store.dialogueTurns(to: [talk.message]).first {
                return try NicheAnswer(try said.step.decode(), said.topic)
            }
            let open = try store.openDialogue(of: talk.conversation, at: session.now)
            // Somebody else went on with it meanwhile.
            guard opens || open?.topic == topic else { throw Silence.reason }
            let state = opens ? nil : try open.map { try JSONValue(json: Data($0.state.text.utf8)) }
            let turn = DialogueTurn(
                question: question, state: state, customer: talk.customer,
                isTold: opens && asked.isTold(for: dialogue.intents))
            guard let step = try dialogue.turn(turn, session) else { throw Silence.reason }
            if turn.isTold, step.onlyAsks { throw Silence.reason }
            try Self.prove(step, asked.words + talk.customer.words, check)
            if let state = step.state {
                try store.keepDialogue(
                    topic, state: JSON(text: state.text), of: talk.conversation, at: session.now,
                    until: session.now.addingTimeInterval(Self.patience))
            } else if !opens {
                try store.endDialogue(of: talk.conversation)
            }
            let stored = StoredStep(step)
            try store.recordDialogueTurn(
                StoredDialogueTurn(message: talk.message, topic: topic, step: try JSON(encoding: stored)))
            return try NicheAnswer(stored, topic)
        }
        return answer.map { Said($0, to: asked, by: dialogue) }
    }

    private func opening(
        of asked: Asked, _ niches: Set<String>, _ tenant: TenantContext, _ check: @escaping ReplyEngine.Guard
    ) async -> Said? {
        let nobody = TalkingCustomer(conversation: "", phone: nil, email: nil, name: nil, channel: nil)
        for (plugin, dialogue, topic) in openings(of: asked, niches) {
            let question = Self.question(asked, asked.covered(by: dialogue.intents))
            let turn = DialogueTurn(
                question: question, state: nil, customer: nobody, isTold: asked.isTold(for: dialogue.intents))
            let answer = try? await host.withSession(of: plugin, for: tenant, readOnly: true) {
                session -> NicheAnswer? in
                do {
                    guard let step = try dialogue.turn(turn, session), !(turn.isTold && step.onlyAsks) else {
                        return nil
                    }
                    try Self.prove(step, asked.words, check)
                    return try NicheAnswer(StoredStep(step), topic)
                } catch let error as StorageError where error.code == .readOnly { return nil }
            }
            if let answer = answer.flatMap({ $0 }) { return Said(answer, to: asked, by: dialogue) }
        }
        return nil
    }

    /// What a talk is opened with: of several questions those that it is for.
    private static func question(_ asked: Asked, _ parts: Set<Int>) -> FactQuestion {
        guard asked.parts.count > 1, let first = parts.min(), parts.count < asked.parts.count else {
            return asked.whole
        }
        let own = parts.sorted().map { asked.parts[$0] }
        return FactQuestion(
            text: own.map(\.text).joined(separator: " "), intent: asked.parts[first].intent,
            entities: own.flatMap(\.entities), language: asked.whole.language,
            things: AskedThings.joined(own.map(\.things)))
    }

    /// - Throws: where a guardrail refuses the words, or a number in them stands nowhere.
    private static func prove(
        _ step: DialogueStep, _ words: [String], _ check: ReplyEngine.Guard
    ) throws {
        let sources = step.records.map(\.quote) + words
        guard check(step.text, .outgoing).allSatisfy({ $0.verdict < .handoff }),
            NumberProof.unproved(in: step.text, by: sources).isEmpty
        else { throw Silence.reason }
    }
}

/// The niche has nothing to say that may be said, and so has done nothing.
private enum Silence {
    /// An answer, as the wall sees it, and no fault.
    static let reason = PluginProblem.notFound
}

extension DialogueStep {
    /// It asks before it has found anything.
    fileprivate var onlyAsks: Bool { kind == .ask && records.isEmpty }
}

extension TalkingCustomer {
    fileprivate var words: [String] { [phone, name, email].compactMap { $0 } }
}
