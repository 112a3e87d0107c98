import CSystem
import Foundation
import Ingestion

/// Reads one request, makes the process harmless, and only then looks at the bytes.
///
/// Exit statuses: 0 answered (also with a problem of the document), 64 wrong usage; others: a crash or a limit.
enum Worker {
    static func run(_ arguments: [String]) -> Int32 {
        if arguments.dropFirst() == ["--probe"] { return Probe.run() }
        guard arguments.count == 2,
            let request = try? JSONDecoder().decode(WorkerRequest.self, from: Data(arguments[1].utf8))
        else {
            complain("usage: kaynak-worker '{\"command\":\"extract\",…}' < file.pdf\nStarted by kaynak; see Ingestion.")
            return 64
        }
        let password = request.hasPassword ? Input.password() : nil
        let sandbox = Sandbox.enter(request.limits, spentSeconds: max(0, request.spentSeconds ?? 0))
        var output = OutputStream()
        do throws(DocumentFailure) {
            let firstPage = max(1, request.firstPage ?? 1)
            let format = try Input.format(request)
            switch (request.command, format) {
            case (.extract, .pdf):
                let file = try Input.pdf()
                let document = try PDFDocument(file, password: password)
                try Extraction.run(document, in: file, from: firstPage, sandbox, request.limits, &output)
            case (.render, .pdf):
                let document = try PDFDocument(Input.pdf(), password: password)
                try Rendering.run(document, request)
            case (.extract, _): try FlowExtraction.run(format, from: firstPage, request.limits, &output)
            case (.render, _): try FlowRendering.run(format, request)
            case (.sheet, _): try SheetReading.run(format, request, &output)
            }
        } catch {
            output.write(.problem(error.code, detail: error.detail))
        }
        return 0
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
