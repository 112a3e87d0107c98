import Knowledge

extension Migration {
    /// What a tenant wants of its guardrails, and where its documents try to give orders.
    static let guardrails = Migration(
        group: "core", version: 8, name: "guardrails",
        sql: """
            create table kaynak.guard_policies (
                tenant_id uuid not null,
                -- An id, or a beginning of ids that ends in a point.
                rule text not null,
                direction text not null check (direction in ('any', 'incoming', 'retrieved', 'outgoing')),
                verdict text not null check (verdict in ('allow', 'warn', 'approve', 'handoff', 'block')),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, rule, direction)
            );
            select kaynak.protect('kaynak.guard_policies');

            create table kaynak.banned_phrases (
                tenant_id uuid not null,
                phrase text not null,
                directions text[] not null check (cardinality(directions) > 0),
                verdict text not null check (verdict in ('warn', 'approve', 'handoff', 'block')),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, phrase)
            );
            select kaynak.protect('kaynak.banned_phrases');

            -- Found while a version was read, in Unicode scalars of the page's text. They go with the page.
            create table kaynak.document_marks (
                tenant_id uuid not null,
                document_id uuid not null,
                version integer not null,
                page integer not null,
                start_at integer not null check (start_at >= 0),
                end_at integer not null check (end_at >= start_at),
                rule text not null,
                primary key (tenant_id, document_id, version, page, start_at, end_at, rule),
                foreign key (tenant_id, document_id, version, page) references kaynak.pages on delete cascade
            );
            select kaynak.protect('kaynak.document_marks');
            """)
}
