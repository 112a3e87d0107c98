/// The activations of one pass of at most ``tokens`` tokens, allocated once and used again.
///
/// `@unchecked Sendable`: whoever has taken it from the pool is the only one who holds it.
final class Workspace: @unchecked Sendable {
    let tokens: Int
    /// `[tokens × width]`: the residual stream.
    let x: UnsafeMutablePointer<Float>
    /// `[tokens × 3·width]`: queries, keys and values.
    let queryKeyValue: UnsafeMutablePointer<Float>
    /// `[tokens × width]`: what attention gathered.
    let context: UnsafeMutablePointer<Float>
    /// `[tokens × width]`: what a block adds to the residual stream.
    let delta: UnsafeMutablePointer<Float>
    /// `[tokens × inner]`: the feed-forward block's middle.
    let inner: UnsafeMutablePointer<Float>
    /// `[positions × positions]`: one head's scores.
    let scores: UnsafeMutablePointer<Float>

    init(tokens: Int, shape: NetworkShape) {
        self.tokens = tokens
        x = .allocate(capacity: tokens * shape.width)
        queryKeyValue = .allocate(capacity: tokens * 3 * shape.width)
        context = .allocate(capacity: tokens * shape.width)
        delta = .allocate(capacity: tokens * shape.width)
        inner = .allocate(capacity: tokens * shape.inner)
        scores = .allocate(capacity: shape.positions * shape.positions)
    }

    deinit {
        for buffer in [x, queryKeyValue, context, delta, inner, scores] { buffer.deallocate() }
    }
}
