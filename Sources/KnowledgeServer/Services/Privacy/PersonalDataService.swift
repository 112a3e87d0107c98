import Foundation
import Guardrails
import Knowledge
import Storage
import Synchronization

/// What is personal data to each tenant, how it is shown, and who saw it.
final class PersonalDataService: Sendable {
    /// Views of the same thing by the same key within so many seconds are one entry of the history.
    static let viewSeconds = 300
    /// The event that the history of access lists.
    static let viewEvent = "personal_data.viewed"
    /// For how long another server's change may be unknown to what masks the log.
    private static let logStaleness: Duration = .seconds(10)

    private struct LogMask {
        let scanner: PIIScanner
        let read: ContinuousClock.Instant
    }

    private let keys: TenantKeys
    private let scanners = Mutex<[[StoredPIIRecogniser]: PIIScanner]>([:])
    private let logMasks = Mutex<[TenantID: LogMask]>([:])

    init(keys: TenantKeys) { self.keys = keys }

    /// The scanner with a tenant's own recognisers, as they are at this moment.
    func scanner(in session: borrowing TenantSession) throws -> PIIScanner {
        let scanner = scanner(for: try session.piiRecognisers().map(\.recogniser))
        let tenant = session.context.id
        logMasks.withLock { masks in
            if masks.count >= 10_000 { masks.removeAll() }
            masks[tenant] = LogMask(scanner: scanner, read: .now)
        }
        return scanner
    }

    func scanner(for recognisers: [StoredPIIRecogniser]) -> PIIScanner {
        if recognisers.isEmpty { return PIIScanner() }
        if let known = scanners.withLock({ $0[recognisers] }) { return known }
        let made = PIIScanner(registry: PIIRegistry(recognisers.compactMap { try? Self.recogniser(of: $0) }))
        scanners.withLock { scanners in
            if scanners.count >= 1_000 { scanners.removeAll() }
            scanners[recognisers] = made
        }
        return made
    }

    /// What masks the log while a tenant's request or job is in hand.
    func logScanner(of tenant: TenantContext, _ database: Database) async -> PIIScanner {
        let known = logMasks.withLock { $0[tenant.id] }
        if let known, .now - known.read < Self.logStaleness { return known.scanner }
        // Where the database is away, what is known masks.
        return (try? await database.withReadOnlySession(for: tenant) { try self.scanner(in: $0) })
            ?? known?.scanner ?? PIIScanner()
    }

    /// How texts are shown to somebody without the right to see personal data.
    func view(in session: borrowing TenantSession) throws -> PersonalView {
        let policy = try session.piiPolicy() ?? .standard
        return PersonalView(
            scanner: try scanner(in: session), operation: PIIOperator(rawValue: policy.view) ?? .partial,
            kept: Set(policy.kept.map { PIIType(rawValue: $0) }), key: try keys.key(of: session.context.id))
    }

    /// As an export has it, whatever the policy says by now.
    func view(of export: NewExport, in session: borrowing TenantSession) throws -> PersonalView {
        PersonalView(
            scanner: try scanner(in: session), operation: export.operation.flatMap(PIIOperator.init),
            kept: Set(export.kept.map { PIIType(rawValue: $0) }), key: try keys.key(of: session.context.id))
    }

    /// A tenant's kinds that must not go out in a reply.
    static func secrets(of recognisers: [StoredPIIRecogniser]) -> Set<PIIType> {
        Set(recognisers.filter(\.blocks).map { PIIType(rawValue: $0.type) })
    }

    /// What its findings name as their rule.
    static func rule(of recogniser: StoredPIIRecogniser) -> String {
        "tenant.pii.\(FoldedText.fold(recogniser.name).replacing(" ", with: "_"))"
    }

    static func recogniser(of stored: StoredPIIRecogniser) throws(PIIExpression.Failure) -> any PIIRecogniser {
        let (id, type) = (rule(of: stored), PIIType(rawValue: stored.type))
        let context = PIIContext(stored.context)
        guard let pattern = stored.pattern else {
            return PIILexiconRecogniser(id: id, type: type, phrases: stored.words, context: context, score: 0.8)
        }
        return PIIExpressionRecogniser(
            id: id, type: type, expression: try PIIExpression(pattern), context: context)
    }

    /// Writes down that somebody saw personal data. In the session that read it.
    static func recordView(
        of resource: String, _ id: String?, types: Set<PIIType>, by actor: AuditActor,
        in session: borrowing TenantSession
    ) throws {
        guard !types.isEmpty else { return }
        let names = types.map(\.rawValue).sorted().joined(separator: " ")
        try session.recordView(
            actor.event(viewEvent, resource, id, after: JSON(encoding: ["types": names])), within: viewSeconds)
    }
}

extension StoredPIIPolicy {
    static let standard = StoredPIIPolicy(
        view: PIIOperator.partial.rawValue, export: PIIOperator.mask.rawValue, kept: [])
}

/// Texts and fields as somebody may see them.
struct PersonalView: Sendable {
    let scanner: PIIScanner
    /// `nil` shows everything.
    let operation: PIIOperator?
    let kept: Set<PIIType>
    let key: TenantKey

    func shown(_ text: String) throws -> String {
        guard let operation else { return text }
        return try scanner.applying(operation, to: text, key: key, keeping: kept)
    }

    /// A field that is personal data as a whole.
    func shown(_ value: String?, as type: PIIType) throws -> String? {
        guard let value, let operation, !kept.contains(type) else { return value }
        return try operation.replacement(for: value, of: type, key: key)
    }
}
