import CPq

extension StorageError {
    /// Reads a refused statement's SQLSTATE (PostgreSQL manual, appendix A) into a code.
    init(result: OpaquePointer?) {
        let state = Self.field(CPQ_DIAG_SQLSTATE, of: result)
        self.init(Self.code(for: state), sqlstate: state, subject: Self.subject(of: result, state: state))
    }

    /// A connection that could not be made. libpq's message names host, role and database, never a password.
    ///
    /// - Parameter role: the role to take on. A refusal names it: migrations have yet to make it.
    init(unopened handle: OpaquePointer?, role: String?) {
        let message = handle.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? "out of memory"
        let line = message.split(separator: "\n").joined(separator: " ")
        let lacksRole = role.map { line.contains("\"\($0)\"") } ?? false
        self.init(lacksRole ? .databaseBehind : .unavailable, subject: line)
    }

    private static func code(for sqlstate: String?) -> Code {
        guard let sqlstate else { return .connectionLost }
        switch sqlstate {
        case "23505": return .duplicate
        case "23503": return .missingReference
        case "42501": return .denied
        case "25006": return .readOnly
        case "25P02": return .aborted
        case "57014": return .statementTimeout
        default: break
        }
        switch sqlstate.prefix(2) {
        case "08": return .connectionLost
        case "22", "23": return .invalidValue
        case "40": return .conflict
        case "53": return .unavailable
        case "57": return .connectionLost
        default: return .statement
        }
    }

    /// The schema object where there is one; else the message, unless its class is one that quotes values (22, 23).
    private static func subject(of result: OpaquePointer?, state: String?) -> String? {
        for diagnostic in [CPQ_DIAG_CONSTRAINT_NAME, CPQ_DIAG_COLUMN_NAME, CPQ_DIAG_TABLE_NAME] {
            if let name = field(diagnostic, of: result) { return name }
        }
        guard let state, state.prefix(2) != "22", state.prefix(2) != "23" else { return nil }
        return field(CPQ_DIAG_MESSAGE_PRIMARY, of: result)
    }

    private static func field(_ code: Int32, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }
}
