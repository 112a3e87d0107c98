import Foundation
import Knowledge

/// What `kaynak-worker` is asked: one JSON object as its only argument. The file is its standard input; where
/// `hasPassword` is set, the password waits on descriptor ``passwordDescriptor`` (arguments and environment are
/// readable by others).
package struct WorkerRequest: Codable, Sendable {
    package enum Command: String, Codable, Sendable {
        case extract
        case render
        case sheet
    }

    package static let passwordDescriptor: Int32 = 3

    package var command: Command
    package var limits: ExtractionLimits
    package var hasPassword: Bool
    /// A ``SourceFormat``; without one the bytes decide.
    package var format: String?
    /// `sheet`: which one; the first with recognisable columns where it names none.
    package var sheet: String?
    /// `extract`: pages before it are not read.
    package var firstPage: Int?
    /// `extract`: processor time that reading this document has taken already.
    package var spentSeconds: Int?
    package var page: Int?
    package var dpi: Int?
    package var highlights: [Box]?

    package init(
        command: Command, limits: ExtractionLimits, hasPassword: Bool, firstPage: Int? = nil, page: Int? = nil,
        dpi: Int? = nil, highlights: [Box]? = nil
    ) {
        self.command = command
        self.limits = limits
        self.hasPassword = hasPassword
        self.firstPage = firstPage
        self.page = page
        self.dpi = dpi
        self.highlights = highlights
    }
}

/// What `kaynak-worker` answers, one JSON object a line. `extract`: `document`, then each `page`, then `end`; a
/// `problem` ends it early. `render`: the bytes of a PNG instead, or a `problem`.
package enum WorkerLine: Codable, Sendable {
    case document(pageCount: Int, title: String?)
    case page(WirePage)
    case problem(ProblemCode, detail: String)
    case end
}

/// A page on the pipe. Boxes and fonts travel as packed bytes: as JSON numbers they would be most of the work.
package struct WirePage: Codable, Sendable {
    let number: Int
    let width: Float
    let height: Float
    let text: String
    /// Four little-endian 32-bit floats a scalar.
    let boxes: Data
    let fonts: [FontRun]
    let blocks: [TextBlock]
    let ocr: Bool
    let confidence: Float
    let isPicture: Bool

    package init(_ page: ExtractedPage) {
        number = page.page.number
        width = page.page.width
        height = page.page.height
        text = page.page.text
        var packed: [UInt32] = []
        packed.reserveCapacity(page.page.boxes.count * 4)
        for box in page.page.boxes {
            packed.append(box.x0.bitPattern.littleEndian)
            packed.append(box.y0.bitPattern.littleEndian)
            packed.append(box.x1.bitPattern.littleEndian)
            packed.append(box.y1.bitPattern.littleEndian)
        }
        boxes = packed.withUnsafeBytes { Data($0) }
        fonts = page.fonts
        blocks = page.blocks
        ocr = page.ocr
        confidence = page.confidence
        isPicture = page.isPicture
    }

    /// The page, if it is what it claims to be; `nil` where the worker (or whatever took it over) breaks the promises
    /// that the rest of the product builds on: one finite box per scalar, spans in order inside the text.
    package func checked() -> ExtractedPage? {
        let count = text.unicodeScalars.count
        guard number > 0, width.isFinite, height.isFinite, (0...1).contains(confidence), boxes.count == count * 16,
            !text.unicodeScalars.contains("\0")
        else { return nil }
        var unpacked: [Box] = []
        unpacked.reserveCapacity(count)
        boxes.withUnsafeBytes { bytes in
            func value(_ offset: Int) -> Float {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
            for start in stride(from: 0, to: count * 16, by: 16) {
                unpacked.append(
                    Box(x0: value(start), y0: value(start + 4), x1: value(start + 8), y1: value(start + 12)))
            }
        }
        let isFinite = unpacked.allSatisfy { $0.x0.isFinite && $0.y0.isFinite && $0.x1.isFinite && $0.y1.isFinite }
        guard isFinite, spansFit(count) else { return nil }
        let page = Page(number: number, width: width, height: height, text: text, boxes: unpacked)
        return ExtractedPage(
            page: page, blocks: blocks, fonts: fonts, ocr: ocr, confidence: confidence, isPicture: isPicture)
    }

    /// Blocks, their lines and the lines' cells follow one another inside what holds them.
    private func spansFit(_ count: Int) -> Bool {
        let blocksFit = blocks.allSatisfy { block in
            !block.lines.isEmpty && Self.follow(block.lines.map(\.span), in: block.span)
                && block.lines.allSatisfy { $0.span.start < $0.span.end && Self.follow($0.cells, in: $0.span) }
        }
        let whole = Span(0..<count)
        return blocksFit && Self.follow(blocks.map(\.span), in: whole) && Self.follow(fonts.map(\.span), in: whole)
    }

    private static func follow(_ spans: [Span], in outer: Span) -> Bool {
        var end = outer.start
        for span in spans {
            guard span.start >= end, span.end >= span.start, span.end <= outer.end else { return false }
            end = span.end
        }
        return true
    }
}
