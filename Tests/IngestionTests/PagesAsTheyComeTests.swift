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
}

@Suite struct `A worker's clock` {
    private let start = ContinuousClock.now

    private func left(_ clock: PageClock, after seconds: Int) -> Duration { clock.left(at: start + .seconds(seconds)) }

    @Test func `runs for opening the document and anew for each page`() {
        var clock = PageClock(.seconds(90), start: start)
        #expect(left(clock, after: 60) == .seconds(30))
        clock.beginPage(at: start + .seconds(60))
        #expect(left(clock, after: 100) == .seconds(50))
        #expect(left(clock, after: 151) == .seconds(-1))
    }

    @Test func `stands still while the reader is busy`() {
        var clock = PageClock(.seconds(8), start: start)
        clock.standStill(.seconds(30))
        #expect(left(clock, after: 30) == .seconds(8))
    }
}
