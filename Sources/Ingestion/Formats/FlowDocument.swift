/// Text that has no pages of its own, in reading order: what a Word, Markdown or plain text file holds.
package struct FlowDocument: Sendable, Equatable {
    package var title: String?
    package var blocks: [FlowBlock] = []
    /// Printed at the top and at the bottom of every page.
    package var header = FlowText()
    package var footer = FlowText()
    /// The file says itself where its pages end.
    package var hasPages = false

    package init() {}

    package var isEmpty: Bool {
        blocks.allSatisfy { block in
            switch block {
            case .heading(_, let text), .paragraph(let text, _): text.isBlank
            case .table(let rows): rows.allSatisfy { $0.cells.allSatisfy(\.isBlank) }
            case .pageBreak: true
            }
        }
    }
}

package enum FlowBlock: Sendable, Equatable {
    /// Level from 1, outermost first; 0 is the document's title.
    case heading(level: Int, FlowText)
    /// A line feed ends a line, a tab parts what stands side by side.
    case paragraph(FlowText, indent: Int = 0)
    case table([FlowRow])
    case pageBreak
}

package struct FlowRow: Sendable, Equatable {
    package var cells: [FlowText]
    /// Names the columns.
    package var isHeader: Bool

    package init(cells: [FlowText], isHeader: Bool = false) {
        self.cells = cells
        self.isHeader = isHeader
    }
}

/// Text in runs of one style each.
package struct FlowText: Sendable, Equatable {
    package struct Run: Sendable, Equatable {
        package var text: String
        package var bold: Bool
        package var italic: Bool
    }

    package private(set) var runs: [Run] = []

    package init(_ text: String = "", bold: Bool = false, italic: Bool = false) {
        append(text, bold: bold, italic: italic)
    }

    package mutating func append(_ text: String, bold: Bool = false, italic: Bool = false) {
        if text.isEmpty { return }
        if let last = runs.last, last.bold == bold, last.italic == italic {
            runs[runs.count - 1].text += text
        } else {
            runs.append(Run(text: text, bold: bold, italic: italic))
        }
    }

    package mutating func append(_ other: FlowText) {
        for run in other.runs { append(run.text, bold: run.bold, italic: run.italic) }
    }

    package var plain: String { runs.map(\.text).joined() }
    package var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}
