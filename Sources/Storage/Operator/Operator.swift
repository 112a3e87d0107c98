/// The owner's side of the store: the schema, and who the tenants are.
///
/// It uses few connections and sets no limit to a statement, because a migration may take long.
public final class Operator: Sendable {
    let pool: Pool

    public init(_ address: DatabaseAddress) {
        pool = Pool(address, limits: PoolLimits(connections: 2, waitingTime: .seconds(60), statementTime: nil))
    }

    /// As ``Database/withSession(for:_:)``; the owner is bound by the same policies.
    @discardableResult
    public func withSession<Value: Sendable>(
        for context: TenantContext, _ body: @escaping @Sendable (borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        try await pool.withSession(for: context, body)
    }

    public func close() async { await pool.close() }
}
