import Ingestion

/// Tables, and what else holds blocks of its own: text boxes and notes.
extension WordBody {
    func endCell() throws(DocumentFailure) {
        guard containers.count > 1 else { return }
        let blocks = containers.removeLast()
        guard !tables.isEmpty, !tables[tables.count - 1].rows.isEmpty else { return }
        let table = tables.count - 1
        let row = tables[table].rows.count - 1
        tables[table].rows[row].cells.append(blocks)
        // So that the columns of all rows agree.
        for _ in 1..<max(1, tables[table].span) { tables[table].rows[row].cells.append([]) }
        tables[table].span = 1
        guard tables[table].rows[row].cells.count <= Self.mostCells else { throw DocumentFailure(.damagedOffice) }
    }

    func endRow() {
        guard !tables.isEmpty else { return }
        let table = tables.count - 1
        if tables[table].rows.last?.cells.allSatisfy(\.isEmpty) ?? false { tables[table].rows.removeLast() }
        guard tables[table].endsPage, tables.count == 1, containers.count == 1 else { return }
        // The table goes on on the next page.
        let last = tables[table].rows.popLast()
        addTable(tables[table].rows)
        add(.pageBreak)
        tables[table].rows = last.map { [$0] } ?? []
        tables[table].endsPage = false
    }

    func endTable() {
        guard let table = tables.popLast() else { return }
        addTable(table.rows)
    }

    private func addTable(_ rows: [(cells: [[FlowBlock]], isHeader: Bool)]) {
        guard !rows.isEmpty else { return }
        // One column is a frame around text.
        if rows.allSatisfy({ $0.cells.count { !$0.isEmpty } <= 1 }) {
            for block in rows.flatMap({ $0.cells.flatMap(\.self) }) { add(block) }
        } else {
            add(.table(rows.map { FlowRow(cells: $0.cells.map(Self.flattened), isHeader: $0.isHeader) }))
        }
    }

    /// A cell's paragraphs, one after the other.
    static func flattened(_ blocks: [FlowBlock]) -> FlowText {
        var text = FlowText()
        for block in blocks {
            let parts: [FlowText] =
                switch block {
                case .heading(_, let text), .paragraph(let text, _): [text]
                case .table(let rows): rows.flatMap(\.cells)
                case .pageBreak: []
                }
            for part in parts where !part.isBlank {
                if !text.runs.isEmpty { text.append(" ") }
                text.append(part)
            }
        }
        return text
    }

    func endBox() {
        guard containers.count > 1 else { return }
        let blocks = containers.removeLast()
        // A text box stands beside the paragraph it is anchored in.
        if paragraphs.isEmpty {
            for block in blocks { add(block) }
        } else {
            paragraphs[paragraphs.count - 1].boxes += blocks
        }
        // The run that holds the box goes on.
        run = Run()
    }

    func endNote() {
        if let note { noteTexts[note] = Self.flattened(containers[0]) }
        containers[0] = []
        note = nil
    }
}
