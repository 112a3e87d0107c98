import CSystem
import Foundation
import Glibc
import Ingestion
import Knowledge

/// `extract` for files without pages of their own.
enum FlowExtraction {
    static func run(
        _ format: SourceFormat, from firstPage: Int, _ limits: ExtractionLimits, _ output: inout OutputStream
    ) throws(DocumentFailure) {
        let document = try read(format, limits)
        // Set once to count the pages, which come first on the pipe, and once to send them.
        var pageCount = 0
        var scalars = 0
        let ending = FlowComposer.compose(document) { page in
            pageCount = page.page.number
            scalars += page.page.boxes.count
            return pageCount <= limits.pages && scalars <= limits.scalars
        }
        guard ending != .pageTooLarge, scalars <= limits.scalars else {
            throw DocumentFailure(.tooMuchText, "\(limits.scalars)")
        }
        guard ending == .complete else { throw DocumentFailure(.tooManyPages, "\(limits.pages)") }
        output.write(.document(pageCount: pageCount, title: document.title))
        _ = FlowComposer.compose(document) { page in
            if page.page.number >= firstPage { output.write(.page(WirePage(page))) }
            return true
        }
        output.write(.end)
    }

    /// The page of that number, for drawing it.
    static func page(
        _ number: Int, of format: SourceFormat, _ limits: ExtractionLimits
    ) throws(DocumentFailure) -> ExtractedPage {
        var found: ExtractedPage?
        var last = 0
        _ = FlowComposer.compose(try read(format, limits)) { page in
            last = page.page.number
            if last == number { found = page }
            return found == nil
        }
        guard let found else { throw DocumentFailure(.noSuchPage, "\(last)") }
        return found
    }

    private static func read(
        _ format: SourceFormat, _ limits: ExtractionLimits
    ) throws(DocumentFailure) -> FlowDocument {
        let document: FlowDocument
        switch format {
        case .docx: document = try WordDocument.read(0, mostScalars: limits.scalars)
        case .markdown: document = Markdown.document(try text(limits))
        case .text: document = PlainText.document(try text(limits))
        case .pdf, .xlsx, .csv: throw DocumentFailure(.unsupportedFormat)
        }
        guard !document.isEmpty else { throw DocumentFailure(.emptyDocument) }
        return document
    }

    private static func text(_ limits: ExtractionLimits) throws(DocumentFailure) -> String {
        // Four bytes hold any scalar.
        guard let data = try? FileHandle.standardInput.read(upToCount: 4 * limits.scalars + 4) else {
            throw DocumentFailure(.undecodableText)
        }
        if data.isEmpty { throw DocumentFailure(.emptyFile) }
        guard data.count <= 4 * limits.scalars, let text = TextEncoding.decode(data)?.text else {
            throw DocumentFailure(
                data.count > 4 * limits.scalars ? .tooMuchText : .undecodableText, "\(limits.scalars)")
        }
        return text
    }
}
