/// A row-major `[rows × columns]` matrix.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// `rows · columns` numbers, one row after another.
    public var values: [Float]

    public init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns, "a matrix holds rows · columns values")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    public subscript(row row: Int) -> ArraySlice<Float> { values[row * columns..<(row + 1) * columns] }
}
