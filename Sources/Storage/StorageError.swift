/// Why the store could not do what was asked: a code to switch on, and what it is about.
///
/// The description is safe to log. It names schema objects and SQLSTATEs, never a bound value.
public struct StorageError: Error, Sendable, Equatable {
    public enum Code: String, Sendable {
        /// No connection could be made, or the server has no room for one.
        case unavailable
        /// Every connection stayed busy for longer than a caller may wait.
        case poolTimeout = "pool_timeout"
        case poolClosed = "pool_closed"
        /// The connection broke before anything was committed.
        case connectionLost = "connection_lost"
        /// The connection broke while a commit was under way: it may or may not have happened.
        case outcomeUnknown = "outcome_unknown"
        /// The calling task was cancelled. Asynchronous functions turn this into `CancellationError`.
        case cancelled
        case statementTimeout = "statement_timeout"
        /// A deadlock or a serialization failure: the same transaction may succeed when repeated.
        case conflict
        /// A value that must be unique is there already; `subject` is the constraint.
        case duplicate
        /// A row that is referred to does not exist (or is another tenant's).
        case missingReference = "missing_reference"
        /// PostgreSQL cannot hold the value (U+0000 in a text, a number out of range, a failed check).
        case invalidValue = "invalid_value"
        /// The role may not do this, or row-level security refused the row.
        case denied
        case readOnly = "read_only"
        /// An earlier statement of the transaction failed, and nothing of it was committed.
        case aborted
        /// Any other refusal of PostgreSQL; see `sqlstate`.
        case statement
        /// A column is missing, null or of another type than was asked for.
        case decoding
        case notFound = "not_found"
        /// Another worker has the job, or it was cancelled: stop working on it.
        case leaseLost = "lease_lost"
        /// A migration that was applied reads differently now.
        case migrationChanged = "migration_changed"
        /// The database knows a migration that this version does not.
        case databaseNewer = "database_newer"
        /// The database lacks migrations of this version.
        case databaseBehind = "database_behind"
        /// A table without the tenant as first part of its key, or without forced row-level security.
        case unprotectedTable = "unprotected_table"
        /// The role that serves requests could step over row-level security.
        case unsafeRole = "unsafe_role"
    }

    public let code: Code
    /// PostgreSQL's five characters, where the refusal came from there.
    public let sqlstate: String?
    /// What it is about: a constraint, a column, a table, a migration.
    public let subject: String?

    public init(_ code: Code, sqlstate: String? = nil, subject: String? = nil) {
        self.code = code
        self.sqlstate = sqlstate
        self.subject = subject
    }

    /// Whether the same call may succeed a moment later, with nothing changed by the caller.
    public var isRetryable: Bool {
        switch code {
        case .unavailable, .poolTimeout, .connectionLost, .conflict, .statementTimeout: true
        default: false
        }
    }
}

extension StorageError: CustomStringConvertible {
    public var description: String {
        let facts = [sqlstate.map { "SQLSTATE \($0)" }, subject].compactMap { $0 }
        return facts.isEmpty
            ? "storage: \(code.rawValue)" : "storage: \(code.rawValue) (\(facts.joined(separator: ": ")))"
    }
}
