import COpenBLAS
import Foundation

/// A symmetric positive definite matrix after Cholesky (LAPACK), ready to solve.
struct SymmetricSystem {
    private var factor: [Double]
    let size: Int

    /// - Parameter matrix: `[size × size]`; only one triangle is read.
    /// Answers `nil` where the matrix is not positive definite.
    init?(_ matrix: [Double], size: Int) {
        factor = matrix
        self.size = size
        var n = Int32(size)
        var leading = Int32(max(size, 1))
        var info: Int32 = 0
        dpotrf_("L", &n, &factor, &leading, &info)
        guard info == 0 else { return nil }
    }

    func solved(_ right: [Double]) -> [Double] {
        var solution = right
        var n = Int32(size)
        var leading = Int32(max(size, 1))
        var one: Int32 = 1
        var info: Int32 = 0
        dpotrs_("L", &n, &one, factor, &leading, &solution, &leading, &info)
        return solution
    }

    /// Half the log of the determinant.
    var halfLogDeterminant: Double { (0..<size).reduce(0) { $0 + log(factor[$1 * size + $1]) } }

    /// The inverse, both triangles filled.
    func inverse() -> [Double] {
        var inverse = factor
        var n = Int32(size)
        var leading = Int32(max(size, 1))
        var info: Int32 = 0
        dpotri_("L", &n, &inverse, &leading, &info)
        for column in 0..<size {
            for row in column + 1..<max(size, column + 1) {
                inverse[row * size + column] = inverse[column * size + row]
            }
        }
        return inverse
    }
}
