import Knowledge

/// What a chunk is made of.
public enum ChunkKind: String, Sendable, Codable {
    case prose
    case table
    case list
}

/// A stretch of one page that stands for itself in retrieval.
public struct DocumentChunk: Sendable, Equatable {
    /// Counts from 1.
    public let page: Int
    /// Unicode scalars of the page's text.
    public let span: Span
    /// Exactly the page's text at ``span``, line breaks included.
    public let text: String
    /// What stands above it, outermost first. Of a table, the last one is its header row: `İşlem | Ücret | Süre`.
    public let headings: [String]
    public let kind: ChunkKind
    /// One box per printed line.
    public let boxes: [Box]

    public init(page: Int, span: Span, text: String, headings: [String], kind: ChunkKind, boxes: [Box]) {
        self.page = page
        self.span = span
        self.text = text
        self.headings = headings
        self.kind = kind
        self.boxes = boxes
    }
}

extension Page {
    /// The places of a stretch of text, one box per printed line: what to mark when it is quoted.
    public func lineBoxes(in span: Span) -> [Box] {
        var lines: [Box] = []
        for box in boxes[span.range.clamped(to: boxes.indices)] where box.x1 > box.x0 && box.y1 > box.y0 {
            if let last = lines.last, last.verticalOverlap(box) > 0.5, box.x1 > last.x0 - last.height {
                lines[lines.count - 1] = last.union(box)
            } else {
                lines.append(box)
            }
        }
        return lines
    }
}

extension DocumentChunk {
    /// ``text`` without what the page's lines did to it: what is to be searched and embedded.
    public var flowingText: String { FlowingText.text(of: text) }
}
