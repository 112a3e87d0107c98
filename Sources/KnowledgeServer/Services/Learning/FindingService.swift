import Assist
import Foundation
import Knowledge
import Storage

/// What does not fit together in a tenant's material: found in the queue, listed for its admin.
struct FindingService: ShortWorker {
    let database: Database

    /// Pages that are looked through at most: what is beyond is left to the next change.
    static let mostPages = 2_000

    private static let scan = "findings.scan"

    var kinds: Set<String> { [Self.scan] }

    /// Has the material looked through once it has settled. In the session that changes it.
    static func scanSoon(in session: borrowing TenantSession) throws {
        try session.enqueueJobOnce(kind: scan, payload: .empty, runAfter: Date() + 10)
    }

    func perform(_ claimed: ClaimedJob) async throws {
        let sources = try await sources(of: claimed.context)
        let found = await OffPool.run { MaterialReview.findings(in: sources, today: Date()) }
        try await database.withSession(for: claimed.context) { session in
            let new = try session.replaceFindings(with: found.map(Self.stored))
            if new > 0 { try session.publish(EventType.findingFound.rawValue, JSON(encoding: ["new": new])) }
            try session.dismissJob(claimed.lease)
        }
    }

    /// Page by page in sessions of their own: a snapshot of thousands of pages would be held for long.
    private func sources(of tenant: TenantContext) async throws -> [ReviewedSource] {
        var sources: [ReviewedSource] = []
        var pagesLeft = Self.mostPages
        var cursor: Cursor?
        repeat {
            let after = cursor
            let page = try await database.withReadOnlySession(for: tenant) { session in
                try session.documents(limit: 100, after: after, status: .ready)
            }
            for document in page.items where pagesLeft > 0 {
                let count = min(document.pageCount, pagesLeft)
                pagesLeft -= count
                sources.append(try await reviewed(document, pages: count, tenant))
            }
            cursor = page.next
        } while cursor != nil
        repeat {
            let after = cursor
            let page = try await database.withReadOnlySession(for: tenant) { try $0.faqs(limit: 500, after: after) }
            sources += page.items.map { ReviewedSource(faq: $0.id, question: $0.question, answer: $0.answer) }
            cursor = page.next
        } while cursor != nil
        return sources
    }

    private func reviewed(
        _ document: Document, pages count: Int, _ tenant: TenantContext
    ) async throws -> ReviewedSource {
        let texts = try await database.withReadOnlySession(for: tenant) { session in
            var texts: [(page: Int, text: String)] = []
            for number in 1...max(1, count) {
                if let page = try session.page(number, of: document.id) { texts.append((number, page.text)) }
            }
            return texts
        }
        return ReviewedSource(
            document: document.id, title: document.title, filename: document.filename, pages: texts)
    }

    private struct Contradiction: Encodable {
        let subject: String
        let places: [ReviewedPlace]
    }

    private static func stored(_ finding: MaterialFinding) throws(StorageError) -> NewFinding {
        switch finding {
        case .contradiction(let subject, let kind, let places):
            let values = places.map { "\($0.source)=\($0.value)" }.sorted().joined(separator: ";")
            return NewFinding(
                kind: .contradiction, fingerprint: fingerprint("contradiction", subject + [kind, values]),
                detail: try JSON(encoding: Contradiction(subject: places.first?.quote ?? "", places: places)))
        case .expired(let source, let name, let until):
            return NewFinding(
                kind: .expired, fingerprint: fingerprint("expired", [source.uuidString, day(until)]),
                detail: try JSON(encoding: ["source": source.uuidString, "name": name, "until": day(until)]))
        case .oldPrices(let source, let name, let year):
            return NewFinding(
                kind: .oldPrices, fingerprint: fingerprint("old_prices", [source.uuidString, String(year)]),
                detail: try JSON(encoding: ["source": source.uuidString, "name": name, "year": String(year)]))
        }
    }

    /// A digest, as a subject can be longer than an index takes.
    private static func fingerprint(_ kind: String, _ parts: [String]) -> String {
        let text = Data(parts.joined(separator: "\u{1F}").utf8)
        return Signature.hexadecimal(Signature.hmac(text, key: Data(kind.utf8)))
    }

    private static func day(_ date: Date) -> String { String(RFC3339.string(from: date).prefix(10)) }
}
