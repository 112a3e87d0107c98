import Foundation
import Glibc
import Knowledge

/// Turns the lines of a worker into the parts of a document. What a worker says is checked, not trusted: it may have
/// been taken over by the file it reads.
struct ExtractionAssembly {
    private let firstPage: Int
    private let mostPages: Int
    private let deliver: @Sendable (ExtractedPart) -> Bool
    private let decoder = JSONDecoder()
    private var pending = Data()
    private(set) var pageCount = 0
    private var title: String?
    private(set) var nextPage: Int
    private var size: (width: Float, height: Float) = (595, 842)
    private var hasReadPages = false
    /// A further worker goes on where one was given up, and begins by saying what the file is.
    private var isResumed = false
    private var hasLetters = false
    private var pictures: [Int] = []
    private var problem: DocumentProblem?
    private var isComplete = false
    private var isStopped = false

    init(firstPage: Int, mostPages: Int, deliver: @escaping @Sendable (ExtractedPart) -> Bool) {
        self.firstPage = firstPage
        self.mostPages = mostPages
        self.deliver = deliver
        nextPage = firstPage
    }

    /// Takes the next piece of output, which may end anywhere.
    /// - Returns: `stopped` where the output makes no sense, or nobody wants more of it; `advanced` after whole lines.
    mutating func receive(_ data: Data) -> WorkerProcess.Reception {
        var reception = WorkerProcess.Reception.waiting
        var rest = data[...]
        while let newline = rest.firstIndex(of: 0x0A) {
            pending.append(rest[..<newline])
            rest = rest[rest.index(after: newline)...]
            guard let line = try? decoder.decode(WorkerLine.self, from: pending), accept(line) else { return .stopped }
            reception = .advanced
            pending.removeAll(keepingCapacity: true)
        }
        pending.append(rest)
        return reception
    }

    private mutating func accept(_ line: WorkerLine) -> Bool {
        guard !isComplete, problem == nil else { return false }
        switch line {
        case .document(let count, _) where isResumed:
            isResumed = false
            return count == pageCount
        case .document(let count, let title):
            guard pageCount == 0, count > 0, count <= mostPages else { return false }
            pageCount = count
            self.title = title
            return hand(.document(pageCount: count, title: title))
        case .page(let wire):
            guard let page = wire.checked(), page.page.number == nextPage, nextPage <= pageCount else { return false }
            nextPage += 1
            hasReadPages = true
            size = (page.page.width, page.page.height)
            if page.isPicture { pictures.append(page.page.number) }
            hasLetters = hasLetters || page.page.text.unicodeScalars.contains(where: \.properties.isAlphabetic)
            return hand(.page(page))
        case .problem(let code, let detail):
            problem = DocumentProblem(code, detail)
        case .end:
            guard pageCount > 0, nextPage > pageCount else { return false }
            isComplete = true
        }
        return true
    }

    /// Leaves out the page that took too long, as one with something on it that nobody read.
    /// - Returns: whether there are pages behind it, for another worker.
    mutating func passOver() -> Bool {
        guard pageCount > 0, nextPage <= pageCount, !isComplete, !isStopped, problem == nil else { return false }
        // Nothing at all could be read: the document itself takes too long.
        if nextPage == pageCount, !hasReadPages, firstPage == 1 { return false }
        let page = Page(number: nextPage, width: size.width, height: size.height, text: "", boxes: [])
        guard hand(.page(ExtractedPage(page: page, blocks: [], fonts: [], ocr: false, confidence: 0, isPicture: true)))
        else { return false }
        pictures.append(nextPage)
        nextPage += 1
        pending.removeAll()
        isComplete = nextPage > pageCount
        isResumed = !isComplete
        return isResumed
    }

    private mutating func hand(_ part: ExtractedPart) -> Bool {
        isStopped = !deliver(part)
        return !isStopped
    }

    /// How it ended, once the worker is gone.
    func end(_ run: WorkerProcess.Run) throws(ExtractionError) -> ExtractionEnd {
        if isStopped { throw ExtractionError(.cancelled) }
        if let problem { return ExtractionEnd(refused: problem, pageCount: pageCount) }
        guard isComplete, run.ending == .exited(0) || run.isOverTime else {
            let problem = try Self.problem(run)
            return ExtractionEnd(refused: problem, pageCount: pageCount)
        }
        return ExtractionEnd(status: .ok, problem: remark, pageCount: pageCount, title: title)
    }

    /// What is to be said of pages that were read.
    private var remark: DocumentProblem? {
        if !hasLetters, firstPage <= pageCount { return DocumentProblem(.noText) }
        if pictures.isEmpty { return nil }
        return DocumentProblem(.pagesWithoutText, pictures.map(String.init).joined(separator: ", "))
    }

    /// Why a worker that did not finish ended, as far as its end shows.
    static func problem(_ run: WorkerProcess.Run) throws(ExtractionError) -> DocumentProblem {
        switch run.ending {
        case .cancelled: throw ExtractionError(.cancelled)
        // What the dynamic loader and wrong arguments lead to: nothing to do with the document.
        case .exited(127), .exited(64): throw ExtractionError(.workerNotStarted, errno: nil)
        case .timedOut, .killed(signal: SIGXCPU): return DocumentProblem(.timeLimit)
        case .outputLimit: return DocumentProblem(.outputLimit)
        // Not ours: the kernel's, when the machine or the control group is out of memory.
        case .killed(signal: SIGKILL): return DocumentProblem(.memoryLimit)
        case .exited, .killed, .refused:
            let saysMemory = ["out of memory", "bad_alloc", "failed to allocate", "cannot allocate"].contains {
                run.diagnostics.lowercased().contains($0)
            }
            return DocumentProblem(saysMemory ? .memoryLimit : .workerCrashed)
        }
    }
}

extension WorkerProcess.Run {
    /// Ended by either clock.
    var isOverTime: Bool { ending == .timedOut || ending == .killed(signal: SIGXCPU) }
}
