import Foundation
import Knowledge

extension ExtractedDocument {
    /// The object that `kaynak extract` prints, as UTF-8 on one line.
    ///
    /// `code` and `reason` are null where there is nothing to say.
    public func json(in language: Language = .turkish) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Sound: the object holds strings and finite numbers only (the worker's pages are checked on arrival).
        return (try? encoder.encode(Printed(self, language))) ?? Data("{}".utf8)
    }

    private struct Printed: Encodable {
        let status: ExtractionStatus
        let code: String?
        let reason: String?
        let pageCount: Int
        let pages: [PrintedPage]

        enum CodingKeys: String, CodingKey {
            case status, code, reason, pages
            case pageCount = "page_count"
        }

        init(_ document: ExtractedDocument, _ language: Language) {
            status = document.status
            code = document.problem?.code
            reason = document.problem?.detail.text(in: language)
            pageCount = document.pageCount
            pages = document.pages.map(PrintedPage.init)
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: CodingKeys.self)
            try object.encode(status, forKey: .status)
            try object.encode(code, forKey: .code)
            try object.encode(reason, forKey: .reason)
            try object.encode(pageCount, forKey: .pageCount)
            try object.encode(pages, forKey: .pages)
        }
    }

    private struct PrintedPage: Encodable {
        let page: Int
        let width: Float
        let height: Float
        let text: String
        let ocr: Bool
        let confidence: Float
        let blocks: [PrintedBlock]

        init(_ extracted: ExtractedPage) {
            page = extracted.page.number
            width = extracted.page.width
            height = extracted.page.height
            text = extracted.page.text
            ocr = extracted.ocr
            confidence = extracted.confidence
            let scalars = Array(extracted.page.text.unicodeScalars)
            blocks = extracted.blocks.map { block in
                PrintedBlock(box: block.box, text: String(scalars: scalars[block.span.range]))
            }
        }
    }

    private struct PrintedBlock: Encodable {
        let box: Box
        let text: String
    }
}

extension String {
    /// Scalars as they are: no normalisation, so that offsets keep their meaning.
    init(scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
