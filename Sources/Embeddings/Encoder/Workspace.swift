import Synchronization

/// The activations of one pass of at most ``tokens`` tokens, allocated once and used again.
///
/// `@unchecked Sendable`: whoever has taken it from the pool is the only one who holds it.
final class Workspace: @unchecked Sendable {
    let tokens: Int
    /// `[tokens × width]`: the residual stream.
    let x: UnsafeMutablePointer<Float>
    /// `[tokens × 3·width]`: queries, keys and values.
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
        x = .allocate(capacity: tokens * shape.width)
        projections = .allocate(capacity: tokens * 3 * shape.width)
        context = .allocate(capacity: tokens * shape.width)
        delta = .allocate(capacity: tokens * shape.width)
        inner = .allocate(capacity: tokens * shape.inner)
        quantized = QuantizedRows(
            bytes: .allocate(capacity: tokens * max(shape.inner, shape.width)), scales: .allocate(capacity: tokens),
            offsets: .allocate(capacity: tokens))
        scratch = .allocate(byteCount: scratchBytes, alignment: 64)
    }

    deinit {
        for buffer in [x, projections, context, delta, inner, quantized.scales, quantized.offsets] {
            buffer.deallocate()
        }
        quantized.bytes.deallocate()
        scratch.deallocate()
    }
}

/// As many workspaces as there were passes at once.
final class WorkspacePool: Sendable {
    private let free = Mutex<[Workspace]>([])

    func lend(or make: () -> Workspace, to body: (Workspace) throws -> Void) rethrows {
        let work = free.withLock { $0.popLast() } ?? make()
        defer { free.withLock { $0.append(work) } }
        try body(work)
    }
}
