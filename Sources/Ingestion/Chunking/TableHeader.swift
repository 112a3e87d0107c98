import Knowledge

/// The row that names a table's columns.
enum TableHeader {
    /// The first row's cells if they name columns: set bold above rows that are not, or the only row without figures.
    static func cells(of table: TextBlock, on page: PageView) -> [String]? {
        guard let first = table.lines.first, table.lines.count >= 2 else { return nil }
        let rows = table.lines.dropFirst()
        let isBold = page.style(of: first.span).isBold && rows.contains { !page.style(of: $0.span).isBold }
        let withFigures = rows.count { hasFigure($0.span, page) }
        guard isBold || (!hasFigure(first.span, page) && 2 * withFigures >= rows.count) else { return nil }
        return first.cells.map(page.folded)
    }

    private static func hasFigure(_ span: Span, _ page: PageView) -> Bool {
        page.scalars[span.range].contains(where: \.isDigit)
    }
}
