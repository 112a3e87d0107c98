import Knowledge

extension Migration {
    /// How a tenant's own customers say what they want, beside the examples that its niches bring.
    static let examples = Migration(
        group: "core", version: 7, name: "examples",
        sql: """
            create table kaynak.intent_examples (
                tenant_id uuid not null,
                id uuid not null,
                intent text not null,
                content text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                -- One text means one thing.
                constraint intent_examples_content unique (tenant_id, content)
            );
            select kaynak.protect('kaynak.intent_examples', 'select, insert, delete');
            """)
}
