import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `The audit trail` {
    @Test func `can be changed by nobody, not even the superuser`() async throws {
        let installation = try await Installation.of("audit")
        let tenant = try await installation.tenant("immutable")
        let events: Query = "select count(*) as n from audit_events where tenant_id = \(tenant.id)"
        let before = try await installation.count(events)
        let attempts: [Query] = [
            "update kaynak.audit_events set actor_id = 'somebody else'", "delete from kaynak.audit_events",
            "truncate kaynak.audit_events", "truncate kaynak.tenants cascade",
        ]
        for attempt in attempts {
            await #expect(throws: StorageError.self) {
                try await installation.app.withSession(for: tenant) { session in try session.execute(attempt) }
            }
            await #expect(throws: StorageError.self) {
                try await installation.owner.withSession(for: tenant) { session in try session.execute(attempt) }
            }
            await #expect(throws: StorageError.self) {
                try await installation.admin.transaction(opening: ["begin"]) { transaction in
                    try transaction.execute(attempt)
                }
            }
        }
        #expect(try await installation.count(events) == before)
    }

    @Test func `takes its time from the database`() async throws {
        let installation = try await Installation.of("audit")
        let tenant = try await installation.tenant("backdated")
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                try session.execute(
                    """
                    insert into audit_events (tenant_id, id, event_type, actor_id, resource_type, created_at)
                    values (\(tenant.id), \(EventID()), 'x', 'x', 'x', '2001-01-01')
                    """)
            }
        }
        #expect(error?.code == .denied)
    }

    @Test func `lists what a filter names, newest first`() async throws {
        let installation = try await Installation.of("audit")
        let tenant = try await installation.tenant("filters")
        for index in 0..<3 {
            try await installation.app.withSession(for: tenant) { session in
                let event = NewAuditEvent(
                    type: "document.created", actor: "key_\(index % 2)", resourceType: "document",
                    resourceID: "doc_\(index)", ip: "127.0.0.1", correlationID: "req_1",
                    after: JSON(text: "{\"title\": \"x\"}"))
                try session.recordAudit(event)
            }
        }
        let (byActor, all, none) = try await installation.app.withReadOnlySession(for: tenant) { session in
            (
                try session.auditEvents(limit: 10, filter: AuditFilter(actor: "key_0")).items,
                try session.auditEvents(limit: 10).items,
                try session.auditEvents(limit: 10, filter: AuditFilter(until: Date(timeIntervalSince1970: 0))).items
            )
        }
        #expect(byActor.map(\.event.resourceID) == ["doc_2", "doc_0"])
        #expect(
            all.map(\.event.type) == ["document.created", "document.created", "document.created", "tenant.created"])
        #expect(all[0].event.after == JSON(text: "{\"title\": \"x\"}"))
        #expect(none.isEmpty)
    }
}
