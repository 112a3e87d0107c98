import CSystem
import Foundation
import Ingestion
import Testing

/// What must never harm more than its own job.
@Suite struct `A hostile file` {
    @Test(arguments: [
        ("", "empty_file"), ("Bu bir metin dosyası, adı ne olursa olsun.", "not_a_pdf"), ("%PDF-1.7\n", "damaged"),
        ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>", "damaged"),
    ])
    func `is refused by its bytes`(text: String, code: String) async throws {
        let document = try await TestWorker.extract(Data(text.utf8))
        #expect(document.status == .rejected)
        #expect(document.problem?.code == code)
        #expect(document.problem?.detail.tr.isEmpty == false)
        #expect(document.pages.isEmpty)
    }

    @Test func `ends with a reason however its bytes are changed`() async throws {
        let original = PDFBuilder.priceList.data
        var dice = Dice(7)
        for round in 0..<40 {
            var mutant = original
            if round % 2 == 0 { mutant = mutant.prefix(Int.random(in: 1..<mutant.count, using: &dice)) }
            for _ in 0..<Int.random(in: 0...60, using: &dice) {
                mutant[mutant.startIndex + Int.random(in: 0..<mutant.count, using: &dice)] = UInt8.random(
                    in: 0...255, using: &dice)
            }
            let document = try await TestWorker.extract(Data(mutant))
            #expect(document.status == .ok || document.problem != nil)
            for page in document.pages { #expect(page.page.boxes.count == page.page.text.scalarCount) }
        }
        #expect(try await TestWorker.extract(original).status == .ok)
    }

    @Test func `with too many pages or too much text is refused`() async throws {
        let pages = try await TestWorker.extract(PDFBuilder.pages(3).data, limits: ExtractionLimits(pages: 2))
        #expect(pages.problem?.code == "too_many_pages")
        #expect(pages.problem?.detail.en.contains("2") == true)
        let text = try await TestWorker.extract(PDFBuilder.pages(3).data, limits: ExtractionLimits(scalars: 20))
        #expect(text.problem?.code == "too_much_text")
        #expect(text.pages.isEmpty)
    }

    @Test func `that takes too long is stopped by either clock`() async throws {
        var bomb = PDFBuilder()
        bomb.addBomb(words: 1)
        let wall = try await TestWorker.extract(bomb.data, limits: ExtractionLimits(wallSeconds: 0.5))
        #expect(wall.problem?.code == "time_limit")
        let processor = try await TestWorker.extract(
            bomb.data, limits: ExtractionLimits(cpuSeconds: 1, wallSeconds: 60))
        #expect(processor.problem?.code == "time_limit")
    }

    @Test func `that takes too much memory is stopped`() async throws {
        var bomb = PDFBuilder()
        bomb.addBomb(words: 100)
        let limits = ExtractionLimits(memoryBytes: 160 << 20, cpuSeconds: 60, wallSeconds: 120)
        #expect(try await TestWorker.extract(bomb.data, limits: limits).problem?.code == "memory_limit")
    }

    @Test func `meets a worker without rights, without network and in a group of its own`() async throws {
        var bomb = PDFBuilder()
        bomb.addBomb(words: 1)
        let folder = try Folder()
        let file = try folder.file("bomb.pdf", bomb.data)
        let task = Task {
            try await TestWorker.reader(ExtractionLimits(wallSeconds: 20)).extract(file: file)
        }
        defer { task.cancel() }
        let worker = try #require(await Self.child(reading: file) { $0["NoNewPrivs"] == "1" })
        #expect(getpgid(worker.pid) == worker.pid)
        #expect(getpgrp() != worker.pid)
        if geteuid() == 0 {
            #expect(worker.status["Uid"]?.split(separator: "\t").allSatisfy { $0 == "65534" } == true)
            #expect(worker.status["CapEff"] == "0000000000000000")
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net")
            let its = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(worker.pid)/ns/net")
            #expect(own != its)
        }
    }

    /// A worker started by this process whose status shows what is asked for; waits for it.
    private static func child(
        reading file: String, where isReady: ([String: String]) -> Bool
    ) async -> (pid: pid_t, status: [String: String])? {
        for _ in 0..<200 {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                guard let pid = pid_t(name),
                    let text = try? String(contentsOfFile: "/proc/\(name)/status", encoding: .utf8)
                else { continue }
                var status: [String: String] = [:]
                for line in text.split(separator: "\n") {
                    let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                    if parts.count == 2 { status[parts[0]] = parts[1] }
                }
                let input = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/fd/0")
                if input == file, status["PPid"] == "\(getpid())", isReady(status) { return (pid, status) }
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }
}
