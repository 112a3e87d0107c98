/// The store as the application sees it: what comes before a tenant is known, and sessions of a known tenant.
public final class Database: Sendable {
    let pool: Pool

    /// Opens nothing yet; see ``verify()``.
    public init(_ address: DatabaseAddress, limits: PoolLimits = PoolLimits()) {
        pool = Pool(address, limits: limits)
    }

    /// Lends one transaction under row-level security. Commits when the body returns; rolls back when it throws.
    ///
    /// Beginning it costs no round trip of its own: `BEGIN` and the tenant travel with the body's first statement.
    /// - Throws: what the body throws, ``StorageError``, or `CancellationError` when the calling task was cancelled.
    @discardableResult
    public func withSession<Value: Sendable>(
        for context: TenantContext, _ body: @escaping @Sendable (borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        try await pool.withSession(for: context, body)
    }

    /// As ``withSession(for:_:)``, for bodies that change nothing: one consistent snapshot, and no round trip to end it
    /// before the caller goes on. A statement that writes is refused with code `readOnly`.
    @discardableResult
    public func withReadOnlySession<Value: Sendable>(
        for context: TenantContext, _ body: @escaping @Sendable (borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        try await pool.withReadOnlySession(for: context, body)
    }

    public var poolStatus: PoolStatus { pool.status }

    /// Closes idle connections at once and those in use when they are done. Whoever asks later is refused.
    public func close() async { await pool.close() }
}
