import Synchronization

/// The activations of one pass of at most ``tokens`` tokens, allocated once and used again.
///
/// `@unchecked Sendable`: whoever has taken it from the pool is the only one who holds it.
final class Workspace: @unchecked Sendable {
    let tokens: Int
    /// `[tokens × width]`: the residual stream.
    let x: UnsafeMutablePointer<Float>
    /// `[3·width / 32 × tokens × 32]`: queries, keys and values, in blocks of columns so that a head lies together.
    let projections: UnsafeMutablePointer<Float>
    /// `[tokens × width]`: what attention gathered.
    let context: UnsafeMutablePointer<Float>
    /// `[tokens × width]`: what a block adds to the residual stream.
    let delta: UnsafeMutablePointer<Float>
    /// `[tokens × inner]`: the feed-forward block's middle.
    let inner: UnsafeMutablePointer<Float>
    /// `[tokens × inner]`: what the next product reads, in eight bits.
    let quantized: QuantizedRows
    let scratch: UnsafeMutableRawPointer

    init(tokens: Int, shape: NetworkShape, scratchBytes: Int) {
        self.tokens = tokens
        x = Self.floats(tokens * shape.width)
        projections = Self.floats(tokens * 3 * shape.width)
        context = Self.floats(tokens * shape.width)
        delta = Self.floats(tokens * shape.width)
        inner = Self.floats(tokens * shape.inner)
        quantized = QuantizedRows(
            bytes: .allocate(capacity: tokens * max(shape.inner, shape.width)), scales: .allocate(capacity: tokens),
            offsets: .allocate(capacity: tokens))
        scratch = .allocate(byteCount: scratchBytes, alignment: Self.cacheLine)
    }

    /// Vectors that straddle two cache lines take twice the time to load and to store.
    private static let cacheLine = 64

    private static func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Float>.stride, alignment: cacheLine)
            .bindMemory(to: Float.self, capacity: count)
    }

    deinit {
        // As they were allocated: raw, with an alignment of their own.
        for buffer in [x, projections, context, delta, inner] { UnsafeMutableRawPointer(buffer).deallocate() }
        quantized.bytes.deallocate()
        quantized.scales.deallocate()
        quantized.offsets.deallocate()
        scratch.deallocate()
    }
}

/// As many workspaces as there were passes at once, of two sizes: passes nest, and few of them are long.
final class WorkspacePool: Sendable {
    private struct Free {
        var short: [Workspace] = []
        var long: [Workspace] = []
    }

    /// Tokens of a workspace for an ordinary pass.
    private static let shortTokens = 192
    private let free = Mutex(Free())

    /// - Parameter make: makes a workspace for so many tokens.
    func lend(tokens: Int, most: Int, or make: (Int) -> Workspace, to body: (Workspace) throws -> Void) rethrows {
        let size = tokens <= Self.shortTokens ? min(Self.shortTokens, most) : most
        let kind = tokens <= Self.shortTokens ? \Free.short : \Free.long
        let work = free.withLock { $0[keyPath: kind].popLast() } ?? make(size)
        defer { free.withLock { $0[keyPath: kind].append(work) } }
        try body(work)
    }
}
