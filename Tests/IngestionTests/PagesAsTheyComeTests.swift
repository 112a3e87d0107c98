import Foundation
import Ingestion
import Synchronization
import Testing

@Suite struct `Reading a file page by page` {
    private func read(_ pages: Int, from first: Int, stopAfter: Int = .max) async throws -> ([Int], ExtractionEnd) {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(pages).data)
        let seen = Mutex<[Int]>([])
        let end = try await TestWorker.reader().extract(file: file, from: first) { part in
            guard case .page(let page) = part else { return true }
            return seen.withLock {
                $0.append(page.page.number)
                return $0.count < stopAfter
            }
        }
        return (seen.withLock { $0 }, end)
    }

    @Test func `begins at the page that was asked for and knows the whole file's length`() async throws {
        let (pages, end) = try await read(5, from: 3)
        #expect(pages == [3, 4, 5])
        #expect(end == ExtractionEnd(status: .ok, problem: nil, pageCount: 5, title: end.title))
        let (none, after) = try await read(5, from: 6)
        #expect(none == [] && after.status == .ok && after.problem == nil)
    }

    @Test func `ends when nobody wants more`() async throws {
        await #expect(throws: ExtractionError(.cancelled)) { try await read(50, from: 1, stopAfter: 2) }
    }

    @Test func `waits for a slow reader without counting its time`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(3).data)
        let reader = TestWorker.reader(ExtractionLimits(wallSeconds: 8))
        let end = try await reader.extract(file: file) { part in
            if case .page = part { Thread.sleep(forTimeInterval: 3) }
            return true
        }
        #expect(end.status == .ok)
    }
}
