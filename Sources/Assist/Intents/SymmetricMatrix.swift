import COpenBLAS

/// A dense symmetric matrix of which one half is kept: what similarities among examples form.
struct SymmetricMatrix {
    let order: Int
    /// Row-major; only `row >= column` is read.
    private var values: [Float]

    /// The products of every pair of rows.
    init(productsOf rows: [[Float]]) {
        order = rows.count
        let width = rows.first?.count ?? 0
        values = [Float](repeating: 0, count: order * order)
        guard order > 0, width > 0 else { return }
        let packed = rows.flatMap { $0 }
        cblas_ssyrk(
            CblasRowMajor, CblasLower, CblasNoTrans, blasint(order), blasint(width), 1, packed, blasint(width), 0,
            &values, blasint(order))
    }

    mutating func add(_ value: Float, row: Int, column: Int) {
        values[max(row, column) * order + min(row, column)] += value
    }

    /// The inverse of a positive definite matrix, with its diagonal; `nil` where it is not positive definite.
    consuming func inverse() -> SymmetricMatrix? {
        guard order > 0 else { return self }
        // LAPACK counts columns first, where the lower half of rows is the upper half.
        var (half, count, info) = (CChar(UInt8(ascii: "U")), Int32(order), Int32(0))
        spotrf_(&half, &count, &values, &count, &info)
        guard info == 0 else { return nil }
        spotri_(&half, &count, &values, &count, &info)
        return info == 0 ? self : nil
    }

    var diagonal: [Float] { (0..<order).map { values[$0 * order + $0] } }

    /// The product with a row-major matrix of `order` rows.
    func times(_ right: [Float], columns: Int) -> [Float] {
        var product = [Float](repeating: 0, count: order * columns)
        guard order > 0, columns > 0 else { return product }
        cblas_ssymm(
            CblasRowMajor, CblasLeft, CblasLower, blasint(order), blasint(columns), 1, values, blasint(order), right,
            blasint(columns), 0, &product, blasint(columns))
        return product
    }
}
