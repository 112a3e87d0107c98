import CSystem
import Foundation
import Ingestion
import Testing

/// Scripts stand in for the worker here: what it must not be able to do to the server, and the server to it.
@Suite struct `The worker's process` {
    private func run(
        _ script: String, password: String? = nil, limits: ExtractionLimits = ExtractionLimits(wallSeconds: 20)
    ) async throws -> ExtractedDocument {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        return try await DocumentReader(worker: folder.script(script), limits: limits).extract(
            file: file, password: password)
    }

    @Test(arguments: ["kill -SEGV $$", "exit 3", "echo nonsense", "exit 0", "echo '{\"end\":{}}'", "kill -ABRT $$"])
    func `may crash or lie without harm`(script: String) async throws {
        let document = try await run(script)
        #expect(document.status == .rejected)
        #expect(document.problem?.code == "worker_crashed")
    }

    private func page(boxes: Int, lines: String) -> String {
        let packed = Data(count: 16 * boxes).base64EncodedString()
        let block = #"{"kind":"paragraph","span":[0,2],"box":[0,0,1,1],"lines":[\#(lines)]}"#
        let page = #"{"number":1,"width":10,"height":10,"text":"12","boxes":"\#(packed)","fonts":[],"#
        let reading = #""isPicture":false,"ocr":false,"confidence":1"#
        return #"{"page":{"_0":\#(page)\#(reading),"blocks":[\#(block)]}}}"#
    }

    @Test(arguments: [
        (2, "[0,2]", "no_text"), (1, "[0,2]", "worker_crashed"), (3, "[0,2]", "worker_crashed"),
        (2, "[0,3]", "worker_crashed"), (2, "[1,1]", "worker_crashed"), (2, "[2,0]", "worker_crashed"),
    ])
    func `is believed only when boxes and blocks fit the text`(boxes: Int, span: String, code: String) async throws {
        let page = page(boxes: boxes, lines: #"{"span":\#(span),"box":[0,0,1,1],"cells":[]}"#)
        let document = try await run("echo '{\"document\":{\"pageCount\":1}}'; echo '\(page)'; echo '{\"end\":{}}'")
        #expect(document.problem?.code == code)
    }

    @Test func `may not claim more pages than are allowed`() async throws {
        let script = "echo '{\"document\":{\"pageCount\":2001}}'; exec sleep 600"
        #expect(try await run(script).problem?.code == "worker_crashed")
    }

    /// A worker that never comes to the end of the pages given, of four.
    private func worker(hangingOn pages: String) -> String {
        let text = #""text":"ab","boxes":"\#(Data(count: 32).base64EncodedString())","fonts":[],"blocks":[]"#
        let rest = #""width":10,"height":20,\#(text),"ocr":false,"confidence":1,"isPicture":false"#
        return """
            first=$(echo "$1" | sed 's/.*"firstPage":\\([0-9]*\\).*/\\1/')
            echo '{"document":{"pageCount":4}}'
            for n in $(seq $first 4); do
                case $n in \(pages)) exec sleep 600;; esac
                echo '{"page":{"_0":{"number":'$n',\(rest)}}}'
            done
            echo '{"end":{}}'
            """
    }

    @Test(arguments: [("2", [2]), ("4", [4]), ("1", [1])])
    func `loses the page that takes too long, and no other`(pages: String, lost: [Int]) async throws {
        let document = try await run(worker(hangingOn: pages), limits: ExtractionLimits(wallSeconds: 5))
        #expect(document.status == .ok)
        #expect(document.pages.map(\.page.number) == [1, 2, 3, 4])
        #expect(document.pages.filter(\.isPicture).map(\.page.number) == lost)
        #expect(document.pages.allSatisfy { $0.isPicture == $0.page.text.isEmpty })
        #expect(document.problem?.code == "pages_without_text")
        #expect(document.problem?.detail.tr.contains(": \(lost[0]).") == true)
    }

    @Test func `ends with the time of the whole document, or where every page takes too long`() async throws {
        // An over-long page counts with 0.6 s: the second is one too many.
        let short = ExtractionLimits(cpuSeconds: 1, pageSeconds: 0, wallSeconds: 0.6)
        #expect(try await run(worker(hangingOn: "2|3"), limits: short).problem?.code == "time_limit")
        let long = ExtractionLimits(wallSeconds: 0.2)
        #expect(try await run(worker(hangingOn: "1|2|3|4"), limits: long).problem?.code == "time_limit")
    }

    @Test func `may not flood`() async throws {
        let limits = ExtractionLimits(wallSeconds: 20, outputBytes: 1 << 20)
        #expect(try await run("exec cat /dev/zero", limits: limits).problem?.code == "output_limit")
    }

    @Test func `says when memory ran out`() async throws {
        let document = try await run("echo \"terminate called: what():  std::bad_alloc\" >&2; kill -ABRT $$")
        #expect(document.problem?.code == "memory_limit")
    }

    @Test func `gets the password through a pipe, and no descriptor, variable or argument more`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        // A descriptor that every child would inherit.
        let stray = fcntl(0, F_DUPFD, 200)
        defer { close(stray) }
        let script = try folder.script(
            """
            cd \(folder.path); cat <&3 > password; echo "$@" > arguments; env > environment
            exec ls /proc/self/fd > descriptors
            """)
        _ = try await DocumentReader(worker: script).extract(file: file, password: "pek gizli")
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
        }
        #expect(try text("password") == "pek gizli")
        #expect(try !text("arguments").contains("gizli"))
        #expect(try !text("environment").contains("gizli"))
        let variables = try text("environment").split(separator: "\n").compactMap { $0.split(separator: "=").first }
        #expect(Set(variables).isSubset(of: ["LANG", "HOME", "OMP_THREAD_LIMIT", "PWD", "OLDPWD", "SHLVL", "_"]))
        // 4 is the folder that is being listed.
        let descriptors = try text("descriptors").split(separator: "\n").compactMap { Int($0) }
        #expect(Set(descriptors).isSubset(of: [0, 1, 2, 3, 4]))
    }

    @Test func `dies when the task is cancelled`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        let reader = DocumentReader(worker: try folder.script("echo $$ > \(folder.path)/pid; exec sleep 600"))
        let task = Task { try await reader.extract(file: file) }
        var pid: pid_t?
        while pid == nil {
            try await Task.sleep(for: .milliseconds(10))
            let text = try? String(contentsOfFile: folder.path + "/pid", encoding: .utf8)
            pid = text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        task.cancel()
        let result = await task.result
        #expect(throws: ExtractionError(.cancelled)) { try result.get() }
        #expect(kill(try #require(pid), 0) == -1)
    }

    @Test func `is never started for a task cancelled before its turn`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        let reader = DocumentReader(
            worker: try folder.script("echo x >> \(folder.path)/started; exec sleep 600"), concurrency: 1)
        let first = Task { try await reader.extract(file: file) }
        while !FileManager.default.fileExists(atPath: folder.path + "/started") {
            try await Task.sleep(for: .milliseconds(10))
        }
        let second = Task { try await reader.extract(file: file) }
        try await Task.sleep(for: .milliseconds(50))
        second.cancel()
        _ = await second.result
        first.cancel()
        _ = await first.result
        #expect(try String(contentsOfFile: folder.path + "/started", encoding: .utf8) == "x\n")
    }

    @Test func `shares the machine: no more run at once than allowed`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        let script = try folder.script(
            """
            cd \(folder.path); echo + >> log; sleep 0.1; echo - >> log
            """)
        let reader = DocumentReader(worker: script, concurrency: 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { _ = try await reader.extract(file: file) } }
            try await group.waitForAll()
        }
        let log = try String(contentsOfFile: folder.path + "/log", encoding: .utf8).split(separator: "\n")
        #expect(log.count == 12)
        var running = 0
        for mark in log {
            running += mark == "+" ? 1 : -1
            #expect(running <= 2)
        }
    }

    @Test func `is reported when it is missing or cannot be started`() async throws {
        let folder = try Folder()
        let file = try folder.file("a.pdf", PDFBuilder.pages(1).data)
        let missing = await #expect(throws: ExtractionError.self) {
            try await DocumentReader(worker: "/nonexistent/kaynak-worker").extract(file: file)
        }
        #expect(missing?.code == .workerNotStarted)
        let unreadable = await #expect(throws: ExtractionError.self) {
            try await TestWorker.reader().extract(file: folder.path + "/nothing.pdf")
        }
        #expect(unreadable?.code == .fileUnreadable)
    }
}
