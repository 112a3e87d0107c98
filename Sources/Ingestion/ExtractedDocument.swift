import Knowledge

/// How reading a file ended.
public enum ExtractionStatus: String, Sendable, Codable {
    case ok
    case needsPassword = "needs_password"
    case rejected
}

/// What came out of an uploaded file.
///
/// A document that cannot be read is a result, not an error: ``problem`` says why and what to do about it.
public struct ExtractedDocument: Sendable, Equatable {
    public let status: ExtractionStatus
    /// Set unless all went well; also with `ok`, where a page is a picture (`no_text`, `pages_without_text`).
    public let problem: DocumentProblem?
    /// 0 where the file could not be opened.
    public let pageCount: Int
    /// The file's own title, where it carries one.
    public let title: String?
    /// Every page in order; empty unless the status is `ok`.
    public let pages: [ExtractedPage]

    public init(
        status: ExtractionStatus, problem: DocumentProblem?, pageCount: Int, title: String?, pages: [ExtractedPage]
    ) {
        self.status = status
        self.problem = problem
        self.pageCount = pageCount
        self.title = title
        self.pages = pages
    }

    init(_ end: ExtractionEnd, pages: [ExtractedPage]) {
        self.init(
            status: end.status, problem: end.problem, pageCount: end.pageCount, title: end.title,
            pages: end.status == .ok ? pages : [])
    }
}

/// What reading a file hands over while it goes on: what the file says of itself, then its pages in order.
public enum ExtractedPart: Sendable, Equatable {
    case document(pageCount: Int, title: String?)
    case page(ExtractedPage)
}

/// How reading a file ended, once its pages were handed over.
public struct ExtractionEnd: Sendable, Equatable {
    public let status: ExtractionStatus
    /// As ``ExtractedDocument/problem``, of the pages that were asked for.
    public let problem: DocumentProblem?
    /// Of the whole file; 0 where it could not be opened.
    public let pageCount: Int
    public let title: String?

    public init(status: ExtractionStatus, problem: DocumentProblem?, pageCount: Int, title: String?) {
        self.status = status
        self.problem = problem
        self.pageCount = pageCount
        self.title = title
    }

    /// A document that was not read, or not to its end.
    init(refused problem: DocumentProblem, pageCount: Int = 0) {
        let asksForPassword = problem.code == ProblemCode.needsPassword.rawValue
        self.init(
            status: asksForPassword ? .needsPassword : .rejected, problem: problem, pageCount: pageCount, title: nil)
    }
}

/// One page as it was printed, with the structure that its layout shows.
public struct ExtractedPage: Sendable, Equatable {
    public let page: Page
    /// In reading order. Blocks cover every letter of the page's text and do not overlap.
    public let blocks: [TextBlock]
    /// Consecutive and gapless over the page's text.
    public let fonts: [FontRun]
    /// Whether the text was read from a picture.
    public let ocr: Bool
    /// In [0, 1]: 1 for text that the file itself carries, 0 for a page that is a picture nobody read.
    public let confidence: Float
    /// A page without text that shows a picture: there is probably something to read on it.
    public let isPicture: Bool

    public init(
        page: Page, blocks: [TextBlock], fonts: [FontRun], ocr: Bool, confidence: Float, isPicture: Bool = false
    ) {
        self.page = page
        self.blocks = blocks
        self.fonts = fonts
        self.ocr = ocr
        self.confidence = confidence
        self.isPicture = isPicture
    }
}

/// Lines that belong together: a paragraph, a heading, a list item, or a table.
public struct TextBlock: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable {
        case paragraph
        case table
    }

    public let kind: Kind
    /// Unicode scalars of the page's text.
    public let span: Span
    public let box: Box
    public let lines: [TextLine]

    public init(kind: Kind, span: Span, box: Box, lines: [TextLine]) {
        self.kind = kind
        self.span = span
        self.box = box
        self.lines = lines
    }
}

/// A line of prose, or a whole table row even where its cells are wrapped.
public struct TextLine: Sendable, Equatable, Codable {
    public let span: Span
    public let box: Box
    /// A row's cells from left to right, parted by tabs in the text; empty cells are empty spans. One for prose.
    public let cells: [Span]

    public init(span: Span, box: Box, cells: [Span]) {
        self.span = span
        self.box = box
        self.cells = cells
    }
}

/// A stretch of text in one font.
public struct FontRun: Sendable, Equatable, Codable {
    public let span: Span
    /// In points.
    public let size: Float
    public let bold: Bool
    public let italic: Bool
    /// Printed so that nobody sees it: off the page, or in the colour of what lies behind.
    public var isHidden: Bool { hidden ?? false }
    /// Hardly ever said, so only where it is true.
    private let hidden: Bool?

    public init(span: Span, size: Float, bold: Bool, italic: Bool, isHidden: Bool = false) {
        self.span = span
        self.size = size
        self.bold = bold
        self.italic = italic
        hidden = isHidden ? true : nil
    }

    /// The same font over another stretch.
    func over(_ span: Span) -> FontRun {
        FontRun(span: span, size: size, bold: bold, italic: italic, isHidden: isHidden)
    }
}
