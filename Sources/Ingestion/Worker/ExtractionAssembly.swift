import Foundation
import Knowledge

/// Puts the lines of a worker together to a document. What a worker says is checked, not trusted: it may have been
/// taken over by the file it reads.
struct ExtractionAssembly {
    private let progress: @Sendable (_ page: Int, _ of: Int) -> Void
    private let decoder = JSONDecoder()
    private var pending = Data()
    private var pageCount = 0
    private var title: String?
    private var pages: [ExtractedPage] = []
    private var problem: DocumentProblem?
    private var isComplete = false

    init(progress: @escaping @Sendable (_ page: Int, _ of: Int) -> Void) { self.progress = progress }

    /// Takes the next piece of output, which may end anywhere.
    /// - Returns: false where the output makes no sense.
    mutating func receive(_ data: Data) -> Bool {
        var rest = data[...]
        while let newline = rest.firstIndex(of: 0x0A) {
            pending.append(rest[..<newline])
            rest = rest[rest.index(after: newline)...]
            guard let line = try? decoder.decode(WorkerLine.self, from: pending), accept(line) else { return false }
            pending.removeAll(keepingCapacity: true)
        }
        pending.append(rest)
        return true
    }

    private mutating func accept(_ line: WorkerLine) -> Bool {
        guard !isComplete, problem == nil else { return false }
        switch line {
        case .document(let count, let title):
            guard pageCount == 0, count > 0 else { return false }
            pageCount = count
            self.title = title
        case .page(let wire):
            guard let page = wire.checked(), page.page.number == pages.count + 1, pages.count < pageCount else {
                return false
            }
            pages.append(page)
            progress(pages.count, pageCount)
        case .problem(let code, let detail):
            problem = DocumentProblem(code, detail)
        case .end:
            guard pageCount > 0, pages.count == pageCount else { return false }
            isComplete = true
        }
        return true
    }

    /// The document, once the worker is gone.
    func document(_ ending: WorkerProcess.Ending, diagnostics: String) throws(ExtractionError) -> ExtractedDocument {
        if let problem { return ExtractedDocument(refused: problem, pageCount: pageCount) }
        guard isComplete, ending == .exited(0) else {
            let problem = try Self.problem(ending, diagnostics: diagnostics)
            return ExtractedDocument(refused: problem, pageCount: pageCount)
        }
        return ExtractedDocument(
            status: .ok, problem: remark, pageCount: pageCount, title: title, pages: pages)
    }

    /// What is to be said of a document that was read.
    private var remark: DocumentProblem? {
        let hasLetters = pages.contains { $0.page.text.unicodeScalars.contains(where: \.properties.isAlphabetic) }
        if !hasLetters { return DocumentProblem(.noText) }
        let pictures = pages.filter(\.isPicture).map { String($0.page.number) }
        return pictures.isEmpty ? nil : DocumentProblem(.pagesWithoutText, pictures.joined(separator: ", "))
    }

    /// Why a worker that did not finish ended, as far as its end shows.
    static func problem(
        _ ending: WorkerProcess.Ending, diagnostics: String
    ) throws(ExtractionError) -> DocumentProblem {
        switch ending {
        case .cancelled: throw ExtractionError(.cancelled)
        // What the dynamic loader and wrong arguments lead to: nothing to do with the document.
        case .exited(127), .exited(64): throw ExtractionError(.workerNotStarted, errno: nil)
        case .timedOut, .killed(signal: SIGXCPU): return DocumentProblem(.timeLimit)
        case .outputLimit: return DocumentProblem(.outputLimit)
        // Not ours: the kernel's, when the machine or the control group is out of memory.
        case .killed(signal: SIGKILL): return DocumentProblem(.memoryLimit)
        case .exited, .killed, .refused:
            let saysMemory = ["out of memory", "bad_alloc", "failed to allocate", "cannot allocate"].contains {
                diagnostics.lowercased().contains($0)
            }
            return DocumentProblem(saysMemory ? .memoryLimit : .workerCrashed)
        }
    }
}
