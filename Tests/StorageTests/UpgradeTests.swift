import Foundation
import Knowledge
import Testing

@testable import Storage

/// A database that was filled by an earlier version.
@Suite struct `A database from before versions` {
    @Test func `keeps what it has, and what can be found does not change`() async throws {
        let installation = try await Installation.make("upgrade")
        try await installation.owner.pool.run(
            script: """
                create schema kaynak;
                create table kaynak.schema_migrations (
                    group_name text not null, version integer not null, name text not null, checksum text not null,
                    applied_at timestamptz not null default now(), primary key (group_name, version));
                """)
        for migration in Migration.core.prefix(5) {
            try await installation.owner.pool.run(script: migration.sql)
            try await installation.owner.pool.run(
                script: """
                    insert into kaynak.schema_migrations
                    values ('core', \(migration.version), '\(migration.name)', '\(migration.checksum)')
                    """)
        }
        let tenant = TenantID()
        let (ready, waiting, again) = (DocumentID(), DocumentID(), DocumentID())
        func uuid(_ id: Identifier<some Identified>) -> String { id.uuid.uuidString.lowercased() }
        let (own, hash) = (uuid(tenant), String(repeating: "ab", count: 32))
        try await installation.admin.run(
            script: """
                insert into kaynak.tenants (tenant_id, slug, name, languages) values ('\(own)', 'old', 'Old', '{tr}');
                insert into kaynak.documents (tenant_id, id, title, filename, source_type, lang, status, page_count,
                    byte_count, sha256, version) values
                    ('\(own)', '\(uuid(ready))', 't', 'a.pdf', 'pdf', 'tr', 'ready', 1, 7, '\(hash)', 3),
                    ('\(own)', '\(uuid(waiting))', 't', 'b.pdf', 'pdf', 'tr', 'processing', 0, 7, '\(hash)', 1),
                    ('\(own)', '\(uuid(again))', 't', 'c.pdf', 'pdf', 'tr', 'processing', 1, 7, '\(hash)', 2);
                insert into kaynak.pages values
                    ('\(own)', '\(uuid(ready))', 1, 595, 842, 'Kargo', decode(repeat('00', 80), 'hex')),
                    ('\(own)', '\(uuid(again))', 1, 595, 842, 'Kargo', decode(repeat('00', 80), 'hex'));
                insert into kaynak.chunks (tenant_id, id, document_id, chunk_index, page, span_start, span_end, content,
                    headings, lang, embedding, model)
                values ('\(own)', '\(UUID())', '\(uuid(ready))', 0, 1, 0, 5, 'Kargo', '{}', 'tr',
                    decode('0000803f', 'hex'), '\(Samples.model)');
                insert into kaynak.jobs (tenant_id, id, kind, document_id) values
                    ('\(own)', '\(UUID())', 'ingest', '\(uuid(waiting))'),
                    ('\(own)', '\(UUID())', 'ingest', '\(uuid(again))');
                """)
        let before = try await installation.count("select knowledge_version as n from kaynak.tenants")
        #expect(try await installation.owner.migrate().map(\.label) == Migration.core.dropFirst(5).map(\.label))
        #expect(try await installation.count("select knowledge_version as n from kaynak.tenants") == before)
        let context = try #require(try await installation.owner.tenant("old"))
        try await installation.app.withSession(for: context) { session throws in
            #expect(try session.indexedPassages(model: Samples.model).map(\.passage.text) == ["Kargo"])
            #expect(try session.page(1, of: ready)?.text == "Kargo")
            #expect(try session.publishedVersion(of: ready)?.number == 3)
            #expect(try session.publishedVersion(of: ready)?.file.uuid == ready.uuid, "where its file lies")
            #expect(try session.versionInReading(of: ready) == nil)
            #expect(try session.versionInReading(of: waiting)?.number == 1)
            #expect(try session.versionInReading(of: again)?.number == 3, "a job waits to read it once more")
            #expect(try session.page(1, of: again, version: 2) != nil)
            #expect(try session.quota().bytes.used == 21)
        }
    }
}
