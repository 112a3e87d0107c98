import CRetrievalKernels

/// Processor instructions that the search has loops for, weakest first.
enum InstructionSet: CaseIterable {
    /// What every processor has.
    case portable
    /// AVX2 and FMA (x86-64-v3).
    case avx2
    /// AVX-512 with VNNI.
    case avx512

    /// The best that this processor has.
    static let best = allCases.last { $0.isAvailable } ?? .portable

    var isAvailable: Bool { rk_kernels_at(level) != nil }

    /// The loops, which live as long as the program; the portable ones where the processor lacks these.
    var kernels: UnsafePointer<rk_kernels> { rk_kernels_at(level) ?? rk_kernels_at(RK_PORTABLE) }

    private var level: rk_level {
        switch self {
        case .portable: RK_PORTABLE
        case .avx2: RK_AVX2
        case .avx512: RK_AVX512
        }
    }
}
