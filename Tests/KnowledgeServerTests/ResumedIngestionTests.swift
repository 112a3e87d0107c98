import Foundation
import Ingestion
import Knowledge
import Storage
import Synchronization
import Testing

@testable import KnowledgeServer

/// Reading a document in many turns costs what reading it in one costs.
@Suite struct `An ingestion that is interrupted again and again` {
    @Test(.timeLimit(.minutes(5)))
    func `extracts and embeds nothing twice, and ends with the same passages`() async throws {
        try await InstallationForTests.with { installation in
            let reader = MadeUpPages(count: 120)
            let whole = try await taken("whole", installation)
            let first = try #require(try await installation.database.claimJob(worker: "w", lease: .seconds(600)))
            let before = installation.embedder.encodedTokens.bulk
            guard case .ready(let pages, let chunks) = try await ingestion(reader, installation).run(first)
            else { return #expect(Bool(false), "it was not interrupted") }
            let tokens = installation.embedder.encodedTokens.bulk - before
            #expect(pages == 120 && chunks > 120 && reader.handedOut == 120)

            let parts = try await taken("parts", installation)
            let claimed = try #require(try await installation.database.claimJob(worker: "w", lease: .seconds(600)))
            // Somebody else waits all the time, so that a turn is over with every batch.
            _ = try await taken("waiting", installation)
            let impatient = ingestion(reader, installation, slice: .zero)
            var turns = 0
            var outcome = try await impatient.run(claimed)
            while case .turnIsOver = outcome {
                turns += 1
                outcome = try await impatient.run(claimed)
            }
            #expect(turns >= 2)
            guard case .ready = outcome else { return #expect(Bool(false), "\(outcome)") }
            #expect(reader.handedOut == 240, "every page once more, and none twice")
            #expect(installation.embedder.encodedTokens.bulk - before == 2 * tokens)
            let passages = try await [whole, parts].asyncMap { intake in
                try await installation.database.withReadOnlySession(for: intake.tenant) { session in
                    try session.chunks(of: intake.document).map { "\($0.source) \($0.text)".dropFirst(90) }
                }
            }
            #expect(passages[0].count == chunks && passages[0] == passages[1])
        }
    }

    private func ingestion(
        _ reader: MadeUpPages, _ installation: KnowledgeServer.Installation, slice: Duration = .seconds(600)
    ) -> DocumentIngestion {
        DocumentIngestion(
            database: installation.database, files: installation.files, reader: reader, model: installation.model,
            embedder: installation.embedder, metrics: installation.metrics, slice: slice)
    }

    private func taken(
        _ slug: String, _ installation: KnowledgeServer.Installation
    ) async throws -> (tenant: TenantContext, document: DocumentID) {
        let tenant = try await installation.operations.createTenant(slug: slug, name: slug, languages: [.turkish])
        let path = installation.files.spool + "/" + slug
        try Data("%PDF".utf8).write(to: URL(fileURLWithPath: path))
        let intake = try await installation.documents.take(
            .init(path: path, filename: "uzun.pdf"), tenant: tenant, actor: .system("test"))
        return (tenant, intake.document.id)
    }
}

/// Hands out pages that no file has, and counts them.
private final class MadeUpPages: PageReader {
    private let pages: [ExtractedPage]
    private let count = Mutex(0)

    init(count: Int) { pages = (1...count).map(Self.page) }

    var handedOut: Int { count.withLock { $0 } }

    func extract(
        file path: String, filename: String?, password: String?, from firstPage: Int,
        receive: @escaping @Sendable (ExtractedPart) -> Bool
    ) async throws(ExtractionError) -> ExtractionEnd {
        let wanted = await OffPool.run { [self] in
            guard receive(.document(pageCount: pages.count, title: nil)) else { return false }
            for page in pages.dropFirst(firstPage - 1) {
                count.withLock { $0 += 1 }
                guard receive(.page(page)) else { return false }
            }
            return true
        }
        guard wanted else { throw ExtractionError(.cancelled) }
        return ExtractionEnd(status: .ok, problem: nil, pageCount: pages.count, title: nil)
    }

    private static func page(_ number: Int) -> ExtractedPage {
        var text = ""
        var blocks: [TextBlock] = []
        for paragraph in 1...3 {
            let start = text.unicodeScalars.count
            let words = (0..<70).map { "kelime\(($0 * 7 + number * paragraph) % 40)" }.joined(separator: " ")
            text += "Sayfa \(number), fıkra \(paragraph): \(words)."
            let span = Span(start..<text.unicodeScalars.count)
            let box = Box(x0: 50, y0: Float(100 * paragraph), x1: 500, y1: Float(100 * paragraph + 40))
            let line = TextLine(span: span, box: box, cells: [span])
            blocks.append(TextBlock(kind: .paragraph, span: span, box: box, lines: [line]))
            text += "\n\n"
        }
        let count = text.unicodeScalars.count
        let boxes = [Box](repeating: Box(x0: 50, y0: 100, x1: 55, y1: 110), count: count)
        return ExtractedPage(
            page: Page(number: number, width: 595, height: 842, text: text, boxes: boxes), blocks: blocks,
            fonts: [FontRun(span: Span(0..<count), size: 10, bold: false, italic: false)], ocr: false, confidence: 1)
    }
}

/// An installation in this process, over a private cluster in a temporary folder.
enum InstallationForTests {
    static func with(_ body: (KnowledgeServer.Installation) async throws -> Void) async throws {
        let arguments = try Arguments([], of: ServeCommand.self)
        try await TemporaryInstallation.with(arguments, body)
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
