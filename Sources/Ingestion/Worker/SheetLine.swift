/// What `kaynak-worker` answers to `sheet`, one JSON object a line: `sheet` and its rows, as often as there are sheets,
/// then `endOfBook`; a ``WorkerLine`` with a `problem` ends it early.
package enum SheetLine: Codable, Sendable {
    case sheet(name: String)
    /// The number that the program shows beside the row, and its cells as they are shown.
    case row(number: Int, cells: [String])
    case endOfBook
}
