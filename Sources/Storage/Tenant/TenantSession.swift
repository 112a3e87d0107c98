import Knowledge

/// One transaction in which row-level security shows one tenant's rows: the only thing that can query tenants' data.
///
/// A session is lent to a closure that runs on its connection's own queue. Statements block there, so the closure does
/// nothing else that waits. It commits when the closure returns, and rolls back when it throws.
public struct TenantSession: ~Copyable {
    public let context: TenantContext
    private let transaction: Transaction

    init(_ transaction: consuming Transaction, for context: TenantContext) {
        self.transaction = transaction
        self.context = context
    }

    /// Runs one statement and lends its rows.
    ///
    /// - Throws: ``StorageError``. After a refused statement the transaction cannot go on; let the error out.
    public borrowing func query<Value>(
        _ query: Query, _ read: (borrowing Rows) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        try transaction.query(query, read)
    }

    /// The first row, read; `nil` where there is none.
    public borrowing func queryFirst<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        try transaction.queryFirst(query, read)
    }

    /// Every row, read.
    public borrowing func queryAll<Value>(
        _ query: Query, _ read: (borrowing Row) throws(StorageError) -> Value
    ) throws(StorageError) -> [Value] {
        try transaction.queryAll(query, read)
    }

    /// - Returns: how many rows it touched.
    @discardableResult
    public borrowing func execute(_ query: Query) throws(StorageError) -> Int { try transaction.execute(query) }

    /// Statements whose rows nobody needs, in as few round trips as possible; none after a refused one runs.
    public borrowing func execute(_ queries: [Query]) throws(StorageError) { try transaction.execute(queries) }
}

extension TenantSession {
    /// Another handle on the same transaction, for a wrapper that is itself lent and goes before this session does.
    package borrowing func wrapped() -> TenantSession {
        TenantSession(Transaction(on: transaction.connection), for: context)
    }
}

extension TenantSession {
    /// The tenant that row-level security compares with, for this transaction only.
    static func enter(_ tenant: TenantID) -> Query {
        "select set_config('kaynak.tenant_id', \(tenant.uuid.uuidString.lowercased()), true)"
    }

    /// The session's tenant, as every statement names it first.
    var tenant: TenantID { context.id }
}

extension Pool {
    @discardableResult
    func withSession<Value: Sendable>(
        for context: TenantContext, _ body: @escaping @Sendable (borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        try await transaction(opening: ["begin", TenantSession.enter(context.id)]) { transaction in
            try transaction.withSession(for: context, body)
        }
    }

    /// Everything the body reads is of one moment.
    @discardableResult
    func withReadOnlySession<Value: Sendable>(
        for context: TenantContext, _ body: @escaping @Sendable (borrowing TenantSession) throws -> Value
    ) async throws -> Value {
        let opening: [Query] = [
            "begin isolation level repeatable read read only", TenantSession.enter(context.id),
        ]
        return try await transaction(opening: opening, commits: false) { transaction in
            try transaction.withSession(for: context, body)
        }
    }
}

extension Transaction {
    borrowing func withSession<Value>(
        for context: TenantContext, _ body: (borrowing TenantSession) throws -> Value
    ) throws -> Value {
        try body(TenantSession(Transaction(on: connection), for: context))
    }
}
