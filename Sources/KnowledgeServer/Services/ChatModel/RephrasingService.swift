import Assist
import Foundation
import Guardrails
import Knowledge
import Storage
import Synchronization

/// Has replies put into other words by the tenant's chat model, where it has one; on any failure the reply is as it was.
///
/// Personal data leaves as pseudonyms and comes back as values; what comes back is believed sentence by sentence
/// (``RephrasingCheck``), and looked at by the tenant's guardrails before anybody sees it.
final class RephrasingService: Sendable {
    /// In Unicode scalars; the beginning of a longer message has to do.
    private static let longestQuestion = 1_000

    private let database: Database
    private let secrets: SecretBox
    private let keys: TenantKeys
    private let personal: PersonalDataService
    private let client: ChatModelClient
    private let metrics: Metrics
    private let breakers = Mutex<[TenantID: CircuitBreaker]>([:])

    init(
        database: Database, secrets: SecretBox, keys: TenantKeys, personal: PersonalDataService, client: OutgoingClient,
        metrics: Metrics
    ) {
        self.database = database
        self.personal = personal
        self.secrets = secrets
        self.keys = keys
        self.client = ChatModelClient(client: client)
        self.metrics = metrics
    }

    /// The draft in the model's words, as far as these stand.
    ///
    /// - Parameter check: the tenant's guardrails.
    func rephrased(
        _ draft: Draft, question: String, tenant: TenantContext, check: @escaping ReplyEngine.Guard
    ) async throws -> Draft {
        guard let rephrasing = Rephrasing(draft),
            let stored = try await database.withReadOnlySession(for: tenant, { try $0.chatModel() }), stored.isEnabled
        else { return draft }
        guard breakers.withLock({ $0[tenant.id, default: CircuitBreaker()].allows(at: Date()) }) else {
            metrics.count("kaynak_chat_model_total", labels: "result=\"resting\"")
            return draft.keepingItsWords(because: Self.noAnswer)
        }
        let start = ContinuousClock.now
        defer { metrics.observe("chat_model", seconds: (ContinuousClock.now - start) / .seconds(1)) }
        do {
            let said = try await answer(to: rephrasing, question, try open(stored, of: tenant), tenant)
            breakers.withLock { $0[tenant.id] = nil }
            return await OffPool.run { [self] in judged(said, draft, check) }
        } catch let failure as ChatModelFailure {
            breakers.withLock { $0[tenant.id, default: CircuitBreaker()].failed(at: Date()) }
            metrics.count("kaynak_chat_model_total", labels: "result=\"\(failure.reason.rawValue)\"")
            return draft.keepingItsWords(because: Self.noAnswer)
        } catch let error where !(error is CancellationError) {
            // A key that this server cannot open, say: the settings are wrong, not the model.
            metrics.count("kaynak_chat_model_total", labels: "result=\"unusable\"")
            return draft.keepingItsWords(because: Self.noAnswer)
        }
    }

    /// Asks for one fixed sentence.
    ///
    /// - Returns: how long it took, and how many of the sentences were believed.
    func tried(_ stored: StoredChatModel, tenant: TenantContext) async throws -> (seconds: Double, accepted: Int) {
        guard let rephrasing = Rephrasing(Self.sample) else { return (0, 0) }
        let start = ContinuousClock.now
        let said = try await answer(to: rephrasing, "Teslimat kaç gün sürüyor?", try open(stored, of: tenant), tenant)
        return ((ContinuousClock.now - start) / .seconds(1), said.acceptedCount)
    }

    func forget(_ tenant: TenantContext) { breakers.withLock { $0[tenant.id] = nil } }

    private func answer(
        to rephrasing: Rephrasing, _ question: String, _ chat: OpenChatModel, _ tenant: TenantContext
    ) async throws -> Rephrasing {
        let scanner = try await database.withReadOnlySession(for: tenant) { [personal] in try personal.scanner(in: $0) }
        var pseudonyms = Pseudonymiser(scanner: scanner, key: try keys.key(of: tenant.id))
        let facts = rephrasing.facts.map { $0.saying(pseudonyms.pseudonymise($0.text)) }
        let asked = pseudonyms.pseudonymise(String(question.unicodeScalars.prefix(Self.longestQuestion)))
        let fence = RandomBytes.make(12).map { String(format: "%02X", $0) }.joined()
        let language = LanguageGuess.language(of: rephrasing.facts.map(\.text).joined(separator: " "))
        let prompt = RephrasingPrompt(question: asked, facts: facts, language: language, fence: fence)
        var said = rephrasing
        for line in try await client.lines(prompt, from: chat) {
            said.take(pseudonyms.restore(line.text), for: line.fact)
        }
        for problem in said.problems {
            metrics.count("kaynak_chat_model_refused_total", labels: "problem=\"\(problem.rawValue)\"")
        }
        return said
    }

    /// The words that stood, unless a guardrail has more against them than against the quotes.
    private func judged(_ said: Rephrasing, _ draft: Draft, _ check: ReplyEngine.Guard) -> Draft {
        guard let result = said.result else {
            metrics.count("kaynak_chat_model_total", labels: "result=\"refused\"")
            return draft.keepingItsWords(because: Self.notBelieved)
        }
        let before = check(draft.text, .outgoing)
        let after = check(result.text, .outgoing)
        guard Set(after.map(\.rule)).isSubset(of: Set(before.map(\.rule))),
            (after.map(\.verdict).max() ?? .allow) <= (before.map(\.verdict).max() ?? .allow)
        else {
            metrics.count("kaynak_chat_model_total", labels: "result=\"guarded\"")
            return draft.keepingItsWords(because: Self.notBelieved)
        }
        metrics.count("kaynak_chat_model_total", labels: "result=\"rephrased\"")
        // Spans count in the text that leaves.
        return result.with(findings: draft.findings.filter { !before.contains($0) } + after)
    }

    private func open(_ stored: StoredChatModel, of tenant: TenantContext) throws -> OpenChatModel {
        let key = try stored.apiKey.map {
            String(decoding: try secrets.open($0, for: Self.purpose(of: tenant)), as: UTF8.self)
        }
        return OpenChatModel(
            baseURL: stored.baseURL, model: stored.model, apiKey: key,
            firstToken: .milliseconds(stored.firstTokenMS), total: .milliseconds(stored.totalMS))
    }

    func sealed(_ key: String, of tenant: TenantContext) throws -> Data {
        try secrets.seal(Data(key.utf8), for: Self.purpose(of: tenant))
    }

    private static func purpose(of tenant: TenantContext) -> String { "chat-model:\(tenant.id)" }

    private static let noAnswer = LocalizedText(
        tr: "Sohbet modeli yanıt vermedi; cevap alıntı olarak duruyor.",
        en: "The chat model did not answer; the reply stands as quoted.")
    private static let notBelieved = LocalizedText(
        tr: "Sohbet modelinin sözleri kaynağa uymadı; cevap alıntı olarak duruyor.",
        en: "What the chat model said did not keep to the sources; the reply stands as quoted.")

    private static let sample: Draft = {
        let fact = "Teslimat 3 iş günü sürer ve ücreti 40 TL'dir."
        let faq = FAQReference(id: FAQID(), externalID: nil, question: "Teslimat?")
        let sentence = CitedSentence(
            text: fact, citations: [.faq(faq, span: Span(0..<fact.unicodeScalars.count), quote: fact)])
        return Draft(
            id: DraftID(), decision: .reply, text: fact, sentences: [sentence],
            intent: DetectedIntent(id: DetectedIntent.other, confidence: 0, runnerUpGap: 0), confidence: 1,
            why: LocalizedText(tr: "", en: ""), findings: [], handoff: nil)
    }()
}
