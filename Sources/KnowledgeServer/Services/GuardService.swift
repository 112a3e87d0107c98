import Assist
import Catalog
import Embeddings
import Foundation
import Guardrails
import Knowledge
import PluginKit
import Storage
import Synchronization

/// The guardrails of each tenant: the core's and the enabled niches' rules under the tenant's own policy.
final class GuardService: Sendable {
    /// How far back a dry run looks, and at how many drafts.
    static let dryRunDays = 30
    static let dryRunDrafts = 5_000
    private static let mostFindingsKept = 20_000

    private struct Key: Hashable {
        let niches: Set<String>
        let policy: StoredGuardPolicy
        let recognisers: [StoredPIIRecogniser]
    }

    /// An engine, and what it said of passages: they are asked about again and again.
    private final class Entry: Sendable {
        let engine: GuardrailEngine
        private let retrieved = Mutex<[String: [GuardFinding]]>([:])

        init(_ engine: GuardrailEngine) { self.engine = engine }

        func check(_ text: String, _ direction: GuardrailRule.Direction) -> [GuardFinding] {
            guard direction == .retrieved else { return engine.check(text, direction) }
            if let known = retrieved.withLock({ $0[text] }) { return known }
            let findings = engine.check(text, direction)
            retrieved.withLock { kept in
                if kept.count >= GuardService.mostFindingsKept { kept.removeAll() }
                kept[text] = findings
            }
            return findings
        }
    }

    private let database: Database
    private let personal: PersonalDataService
    /// `nil` with another model than the one its weights were fitted to.
    private let likeness: LikenessReader?
    private let entries = Mutex<[Key: Entry]>([:])

    init(database: Database, embedder: TextEmbedder, personal: PersonalDataService) {
        self.database = database
        self.personal = personal
        likeness = LikenessReader(embedder)
    }

    /// Everything that an engine has against a text, paraphrased attacks included.
    func findings(
        in text: String, _ direction: GuardrailRule.Direction, by engine: GuardrailEngine
    ) async throws -> [GuardFinding] {
        let likenesses = try await likeness?.findings(in: [text], priority: .interactive).first ?? []
        return await OffPool.run { engine.check(text, direction, likenesses: likenesses) }
    }

    /// What the reply path asks.
    func watch(of tenant: TenantContext, _ niches: Set<String>) async throws -> GuardWatch {
        let (policy, recognisers) = try await database.withReadOnlySession(for: tenant) { session in
            (try session.guardPolicy(), try session.piiRecognisers().map(\.recogniser))
        }
        let entry = entry(Key(niches: niches, policy: policy, recognisers: recognisers))
        return GuardWatch(
            check: { text, direction in entry.check(text, direction) }, policy: entry.engine.policy,
            readsLikeness: likeness != nil)
    }

    /// The engine of a tenant, with the policy that is stored or with one that is tried.
    func engine(of tenant: TenantContext, trying policy: StoredGuardPolicy? = nil) async throws -> GuardrailEngine {
        let (plugins, stored, recognisers) = try await database.withReadOnlySession(for: tenant) { session in
            (try session.plugins(), try session.guardPolicy(), try session.piiRecognisers().map(\.recogniser))
        }
        let niches = Set(plugins.filter(\.isEnabled).map(\.id))
        let key = Key(niches: niches, policy: policy ?? stored, recognisers: recognisers)
        return policy == nil ? entry(key).engine : engine(for: key)
    }

    private func entry(_ key: Key) -> Entry {
        if let known = entries.withLock({ $0[key] }) { return known }
        let made = Entry(engine(for: key))
        entries.withLock { entries in
            if entries.count >= 200 { entries.removeAll() }
            entries[key] = made
        }
        return made
    }

    private func engine(for key: Key) -> GuardrailEngine {
        Self.engine(
            for: key.niches, policy: key.policy, scanner: personal.scanner(for: key.recognisers),
            secrets: PersonalDataService.secrets(of: key.recognisers))
    }

    /// The engine of some niches under a policy, without a database.
    static func engine(
        for niches: Set<String>, policy: StoredGuardPolicy = StoredGuardPolicy(entries: [], phrases: []),
        scanner: PIIScanner = PIIScanner(), secrets: Set<PIIType> = []
    ) -> GuardrailEngine {
        let rules = contributions(of: niches).flatMap { $0.guardrails.map(\.rule) }
        let banned = policy.phrases.map { phrase in
            GuardrailRule(
                id: "tenant.banned.\(FoldedText.fold(phrase.phrase).replacing(" ", with: "_"))",
                directions: Set(phrase.directions), verdict: phrase.verdict,
                phrases: BannedPhrase.patterns(of: phrase.phrase),
                detail: LocalizedText(
                    tr: "İşletmenin istemediği bir ifade: “\(phrase.phrase)”.",
                    en: "The business does not want this said: “\(phrase.phrase)”."))
        }
        let wishes = policy.entries.map {
            GuardPolicy.Entry(rule: $0.rule, direction: $0.direction, verdict: $0.verdict)
        }
        return GuardrailEngine(rules: rules + banned, policy: GuardPolicy(wishes), scanner: scanner, secrets: secrets)
    }

    /// What stands under every reply of these niches.
    static func disclaimers(of niches: Set<String>, in language: Language) -> [String] {
        contributions(of: niches).flatMap(\.disclaimers).map { $0.text.text(in: language) }
    }

    /// What a niche's customers write that a person has to see at once, as findings on the whole text.
    static func signals(of niches: Set<String>, in text: String) -> [GuardFinding] {
        let rules = contributions(of: niches).flatMap { $0.signals.map(\.rule) }.filter {
            $0.reason == .urgent || $0.reason == .medicalAdvice
        }
        let whole = Span(0..<text.unicodeScalars.count)
        return SignalSet(rules: rules).signals(in: text).map {
            GuardFinding(rule: $0.id, verdict: .handoff, span: whole)
        }
    }

    static func signalDetail(_ id: String) -> LocalizedText? {
        Catalog.plugins.flatMap { $0.contributions.signals.map(\.rule) }.first { $0.id == id }?.detail
    }

    private static func contributions(of niches: Set<String>) -> [Contributions] {
        Catalog.plugins.filter { niches.contains($0.manifest.id) }.map { $0.contributions }
    }
}

extension GuardService {
    /// What a policy would have done to the last drafts.
    struct DryRun: Sendable {
        struct Example: Sendable {
            let draft: DraftID
            let decision: Decision
            let verdict: GuardVerdict
            let rules: [String]
        }

        var drafts = 0
        var verdicts: [GuardVerdict: Int] = [:]
        var rules: [String: Int] = [:]
        /// Replies that would not have gone out as they did, newest first.
        var examples: [Example] = []
    }

    func dryRun(_ policy: StoredGuardPolicy, tenant: TenantContext) async throws -> DryRun {
        let engine = try await engine(of: tenant, trying: policy)
        let since = Date(timeIntervalSinceNow: -Double(Self.dryRunDays) * 86_400)
        let drafts = try await database.withReadOnlySession(for: tenant) { session in
            try session.drafts(since: since, limit: Self.dryRunDrafts)
        }
        return await OffPool.run { Self.dryRun(engine, over: drafts) }
    }

    private struct StoredText: Decodable { let text: String }

    static func dryRun(_ engine: GuardrailEngine, over drafts: [StoredDraft]) -> DryRun {
        var run = DryRun()
        for draft in drafts {
            let reply = (try? JSONDecoder().decode(StoredText.self, from: Data(draft.draft.text.utf8)))?.text ?? ""
            let findings = engine.check(draft.question, .incoming) + engine.check(reply, .outgoing)
            let verdict = findings.map(\.verdict).max() ?? .allow
            run.drafts += 1
            run.verdicts[verdict, default: 0] += 1
            for rule in Set(findings.map(\.rule)) { run.rules[rule, default: 0] += 1 }
            if verdict >= .approve, draft.decision == .reply, run.examples.count < 50 {
                run.examples.append(
                    .init(
                        draft: draft.id, decision: draft.decision, verdict: verdict,
                        rules: Set(findings.map(\.rule)).sorted()))
            }
        }
        return run
    }
}
