import Knowledge
import Storage

/// Who asked for a change, for the audit trail.
struct AuditActor: Sendable {
    let name: String
    var ip: String?
    var userAgent: String?
    var requestID: String?

    /// Work that no request asked for: the command line, a job.
    static func system(_ name: String) -> AuditActor { AuditActor(name: name) }

    func event(
        _ type: String, _ resourceType: String, _ resourceID: String?, before: JSON? = nil, after: JSON? = nil
    ) -> NewAuditEvent {
        NewAuditEvent(
            type: type, actor: name, resourceType: resourceType, resourceID: resourceID, ip: ip,
            userAgent: userAgent, correlationID: requestID, before: before, after: after)
    }
}
