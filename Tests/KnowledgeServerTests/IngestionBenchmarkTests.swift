import Foundation
import Testing

@testable import KnowledgeServer

private func arguments(_ words: String...) throws -> Arguments { try Arguments(words, of: BenchCommand.self) }

@Suite struct `Options of kaynak bench ingest` {
    @Test func `are a generated PDF of 1,600 pages unless files are named`() throws {
        let usual = try IngestionBenchmarkOptions(arguments("ingest"))
        #expect(usual.pages == 1600 && usual.files.isEmpty && usual.rounds == 3 && usual.passages == 256)
        let named = try IngestionBenchmarkOptions(arguments("ingest", "--files", "/dev/null,/dev/zero"))
        #expect(named.files == ["/dev/null", "/dev/zero"])
    }

    @Test(arguments: [
        ["--pages", "0"], ["--pages", "2001"], ["--files", "/nowhere.pdf"], ["--files", "/dev/null", "--pages", "3"],
    ])
    func `are wrong usage where they make no sense`(words: [String]) throws {
        let arguments = try Arguments(["ingest"] + words, of: BenchCommand.self)
        #expect(throws: UsageError.self) { try IngestionBenchmarkOptions(arguments) }
    }
}

@Suite struct `The generated PDF` {
    @Test func `is the same every time, with as many pages as asked for`() throws {
        let first = IngestionSamplePDF.data(pages: 3)
        #expect(first == IngestionSamplePDF.data(pages: 3))
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.7\n") && text.hasSuffix("%%EOF\n"))
        #expect(text.components(separatedBy: "/Type /Page /Parent").count == 4)
        // Every entry of the cross-reference table points at its object.
        let table = try #require(text.range(of: "xref\n"))
        let entries = text[table.upperBound...].split(separator: "\n").dropFirst(2).prefix(10)
        for (number, entry) in entries.enumerated() {
            let offset = try #require(Int(entry.prefix(10)))
            #expect(first[offset...].starts(with: Data("\(number + 1) 0 obj\n".utf8)))
        }
    }
}
