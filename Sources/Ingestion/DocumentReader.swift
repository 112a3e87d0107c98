import Foundation
import Glibc
import Knowledge
import Synchronization

/// Reads uploaded files in worker processes, so that a hostile one ends its own job and nothing else.
///
/// Each call starts one `kaynak-worker`, hands it the open file, and waits without holding a thread of Swift's
/// cooperative pool. Cancelling the task kills the worker.
public final class DocumentReader: Sendable {
    /// The worker's executable; `nil` where none was found.
    public let workerPath: String?
    private let limits: ExtractionLimits
    private let gate: WorkerGate

    /// - Parameters:
    ///   - worker: the executable's path; ``locateWorker()`` finds it otherwise.
    ///   - concurrency: how many workers may run at once. Further calls wait in order.
    public init(worker: String? = nil, limits: ExtractionLimits = .standard, concurrency: Int = 2) {
        workerPath = worker ?? Self.locateWorker()
        self.limits = limits
        gate = WorkerGate(width: concurrency)
    }

    /// `KAYNAK_WORKER`, else `kaynak-worker` beside the running executable.
    public static func locateWorker() -> String? {
        if let path = ProcessInfo.processInfo.environment["KAYNAK_WORKER"], !path.isEmpty {
            return access(path, X_OK) == 0 ? path : nil
        }
        guard let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        let path = URL(fileURLWithPath: executable).deletingLastPathComponent().path + "/kaynak-worker"
        return access(path, X_OK) == 0 ? path : nil
    }

    /// Reads a file's text, and hands each page over as soon as it is read.
    ///
    /// Whatever is wrong with the document (also: too long, too large, it crashes the reader) is part of the result;
    /// pages handed over before it showed are good. A page that is over its time is handed over as one that nobody read.
    /// - Parameters:
    ///   - filename: the name it was uploaded under: what tells text from Markdown. The file's own name without it.
    ///   - password: the PDF's user password, if it needs one; never shown in the process list.
    ///   - firstPage: from 1; pages before it are not read. One past the last page reads none.
    ///   - receive: called in order on a thread of its own. It may block as long as it likes: the worker waits, and its
    ///     time stands still. False ends the worker.
    /// - Throws: ``ExtractionError`` with code `workerMissing`, `workerNotStarted`, `fileUnreadable` or `cancelled`
    ///   (also where `receive` wanted no more).
    public func extract(
        file path: String, filename: String? = nil, password: String? = nil, from firstPage: Int = 1,
        receive: @escaping @Sendable (ExtractedPart) -> Bool
    ) async throws(ExtractionError) -> ExtractionEnd {
        precondition(firstPage > 0)
        var request = WorkerRequest(
            command: .extract, limits: limits, hasPassword: password != nil, firstPage: firstPage)
        request.format = SourceFormat.recognise(file: path, filename: filename ?? path)?.rawValue
        let mostPages = limits.pages
        return try await run(request, on: path) { process, request, file in
            let assembly = ExtractionAssembly(firstPage: firstPage, mostPages: mostPages, deliver: receive)
            var extraction = PatientExtraction(request: request, assembly: assembly)
            return Result { () throws(ExtractionError) in
                try extraction.run(process, file: file, password: password)
            }
        }
    }

    /// Reads a file's text as a whole.
    /// - Parameter progress: called after each page with its number and the number of pages, on a thread of no
    ///   importance.
    /// - Throws: as ``extract(file:filename:password:from:receive:)``.
    public func extract(
        file path: String, filename: String? = nil, password: String? = nil,
        progress: @escaping @Sendable (_ page: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws(ExtractionError) -> ExtractedDocument {
        let collected = Mutex<(pages: [ExtractedPage], count: Int)>(([], 0))
        let end = try await extract(file: path, filename: filename, password: password) { part in
            switch part {
            case .document(let count, _): collected.withLock { $0.count = count }
            case .page(let page):
                let count = collected.withLock {
                    $0.pages.append(page)
                    return $0.count
                }
                progress(page.page.number, count)
            }
            return true
        }
        return ExtractedDocument(end, pages: collected.withLock { $0.pages })
    }

    /// Draws a page, with the given places marked as by a marker pen.
    /// - Parameters:
    ///   - dpi: clamped to 36…200; less where the page would have more than 40 million pixels.
    ///   - highlights: PDF points, origin top left, after rotation; the first 1,000 are drawn.
    /// - Returns: a PNG.
    /// - Throws: as ``extract(file:filename:password:progress:)``, and `pageNotRendered` with what is wrong with the document.
    public func render(
        file path: String, filename: String? = nil, page: Int, dpi: Int = 110, highlights: [Box] = [],
        password: String? = nil
    ) async throws(ExtractionError) -> Data {
        var request = WorkerRequest(
            command: .render, limits: limits, hasPassword: password != nil, page: page, dpi: dpi,
            highlights: Array(highlights.prefix(1_000)))
        request.format = SourceFormat.recognise(file: path, filename: filename ?? path)?.rawValue
        return try await run(request, on: path) { process, request, file in
            var picture = Data()
            return Result { () throws(ExtractionError) in
                let run = try process.run(argument: try request.argument(), file: file, password: password) { data in
                    picture.append(data)
                    return .waiting
                }
                return try Self.png(picture, run)
            }
        }
    }

    /// Reads the sheets of a workbook (.xlsx), those that are shown or the one of that name, as their program shows them.
    ///
    /// Whatever is wrong with the workbook is part of the result.
    /// - Throws: as ``extract(file:filename:password:progress:)``.
    public func sheets(file path: String, named name: String? = nil) async throws(ExtractionError) -> Workbook {
        var request = WorkerRequest(command: .sheet, limits: limits, hasPassword: false)
        request.format = SourceFormat.xlsx.rawValue
        request.sheet = name
        return try await run(request, on: path) { process, request, file in
            var assembly = WorkbookAssembly()
            return Result { () throws(ExtractionError) in
                let run = try process.run(argument: try request.argument(), file: file, password: nil) {
                    assembly.receive($0) ? .waiting : .stopped
                }
                return try assembly.workbook(run)
            }
        }
    }

    private static func png(_ output: Data, _ run: WorkerProcess.Run) throws(ExtractionError) -> Data {
        if case .problem(let code, let detail) = try? JSONDecoder().decode(WorkerLine.self, from: output) {
            throw ExtractionError(.pageNotRendered, problem: DocumentProblem(code, detail))
        }
        guard run.ending == .exited(0), output.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
            throw ExtractionError(.pageNotRendered, problem: try ExtractionAssembly.problem(run))
        }
        return output
    }

    /// Waits for a free place, opens the file, and runs a worker on a thread of its own.
    private func run<Answer: Sendable>(
        _ request: WorkerRequest, on path: String,
        _ body: @escaping @Sendable (WorkerProcess, WorkerRequest, _ file: Int32) -> Result<Answer, ExtractionError>
    ) async throws(ExtractionError) -> Answer {
        guard let workerPath else { throw ExtractionError(.workerMissing) }
        guard await gate.enter() else { throw ExtractionError(.cancelled) }
        defer { gate.leave() }
        // Above the descriptors that the worker gets.
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw ExtractionError(.fileUnreadable, errno: errno) }
        let file = fcntl(opened, F_DUPFD_CLOEXEC, 16)
        close(opened)
        guard file >= 0 else { throw ExtractionError(.fileUnreadable, errno: errno) }
        defer { close(file) }
        let process = WorkerProcess(executable: workerPath, limits: limits)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation {
                (continuation: CheckedContinuation<Result<Answer, ExtractionError>, Never>) in
                // The worker dies with the thread that started it (prctl(2), PR_SET_PDEATHSIG): this one stays with it.
                let error = OwnThread.start { continuation.resume(returning: body(process, request, file)) }
                if error != 0 {
                    continuation.resume(returning: .failure(ExtractionError(.workerNotStarted, errno: error)))
                }
            }
        } onCancel: {
            process.cancel()
        }
        return try result.get()
    }
}
