import CEmbeddingKernels

/// Processor instructions that the forward pass has kernels for, weakest first.
public enum InstructionSet: String, Sendable, CaseIterable {
    /// What every processor has; products by OpenBLAS.
    case portable
    /// AVX2 and FMA (x86-64-v3).
    case avx2
    /// AVX-512 with VNNI.
    case avx512

    /// The best that this processor has.
    public static var best: InstructionSet { allCases.last { $0.isAvailable } ?? .portable }

    public var isAvailable: Bool { ek_kernels_at(level) != nil }

    private var level: ek_level {
        switch self {
        case .portable: EK_PORTABLE
        case .avx2: EK_AVX2
        case .avx512: EK_AVX512
        }
    }

    /// The kernels; those of the best set below where the processor lacks this one.
    var kernels: ek_kernels {
        let sets = Self.allCases.prefix { $0 != self } + [self]
        return sets.reversed().lazy.compactMap { ek_kernels_at($0.level)?.pointee }.first!
    }
}
