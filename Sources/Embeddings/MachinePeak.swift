import CEmbeddingKernels
import COpenBLAS
import Glibc

/// The most that one core does: the yardstick for the forward pass, in 10⁹ operations a second.
///
/// The best of many short bursts, by the thread's own time on the processor: neighbours make a burst slower and never
/// faster.
public struct MachinePeak: Sendable, Equatable {
    /// Multiply-adds of fp32 in registers.
    public let fma: Double
    /// Products of fp32 matrices by OpenBLAS.
    public let sgemm: Double

    public init(fma: Double, sgemm: Double) {
        self.fma = fma
        self.sgemm = sgemm
    }

    /// Some 300 milliseconds on the calling thread.
    ///
    /// The multiply-adds are those of an instruction set; for ``InstructionSet/portable``, whose products are
    /// OpenBLAS's, the best that the processor has, as OpenBLAS chooses for itself. The products are 512 × 384 × 1536,
    /// the largest of a small encoder, and 1024³.
    public static func measured(with instructions: InstructionSet) -> MachinePeak {
        openblas_set_num_threads(1)
        let level = (instructions == .portable ? .best : instructions).kernels.level
        let fma = best(of: 30) { ek_fma_burst(level, 300_000) }
        let encoder = sgemmBurst(rows: 512, inputs: 384, outputs: 1536)
        let cube = sgemmBurst(rows: 1024, inputs: 1024, outputs: 1024)
        return MachinePeak(fma: fma, sgemm: max(best(of: 10, encoder), best(of: 5, cube)))
    }

    /// The higher of both in each figure.
    public func best(with other: MachinePeak) -> MachinePeak {
        MachinePeak(fma: max(fma, other.fma), sgemm: max(sgemm, other.sgemm))
    }

    /// OpenBLAS as it was built, and the processor it has chosen its products for.
    public static var blas: String { String(cString: openblas_get_config()) }

    /// - Parameter burst: returns how many operations it did.
    private static func best(of bursts: Int, _ burst: () -> Double) -> Double {
        (0..<bursts).reduce(0) { best, _ in
            let start = threadSeconds()
            let operations = burst()
            return max(best, operations / (threadSeconds() - start) / 1e9)
        }
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func sgemmBurst(rows: Int, inputs: Int, outputs: Int) -> () -> Double {
        let x = [Float](repeating: 0.5, count: rows * inputs)
        let weights = [Float](repeating: 0.25, count: inputs * outputs)
        var y = [Float](repeating: 0, count: rows * outputs)
        return {
            cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(outputs), Int32(inputs), 1, x,
                Int32(inputs), weights, Int32(outputs), 0, &y, Int32(outputs))
            return 2 * Double(rows) * Double(inputs) * Double(outputs)
        }
    }
}
