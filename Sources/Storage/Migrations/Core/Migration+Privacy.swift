import Knowledge

extension Migration {
    /// How a tenant's personal data is shown, what else is personal data to it, and files of its records.
    static let privacy = Migration(
        group: "core", version: 19, name: "privacy",
        sql: """
            create table kaynak.pii_policies (
                tenant_id uuid not null primary key,
                view_operator text not null,
                export_operator text not null,
                -- Kinds that stay as they are.
                kept text[] not null,
                updated_at timestamptz not null default now()
            );
            select kaynak.protect('kaynak.pii_policies');

            create table kaynak.pii_recognisers (
                tenant_id uuid not null,
                id uuid not null,
                name text not null,
                type text not null check (type ~ '^[A-Z][A-Z0-9_]*$'),
                -- One of the two: a pattern, or words.
                pattern text,
                words text[] not null,
                context text[] not null,
                blocks boolean not null,
                -- What it has to find and what not, as it was checked when it was saved.
                matches text[] not null,
                others text[] not null,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint pii_recognisers_name unique (tenant_id, name),
                check ((pattern is null) = (cardinality(words) > 0))
            );
            create index pii_recognisers_by_age on kaynak.pii_recognisers (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.pii_recognisers');

            create table kaynak.exports (
                tenant_id uuid not null,
                id uuid not null,
                job_id uuid not null,
                kind text not null,
                format text not null,
                -- What stands for personal data; null where it was left in.
                operator text,
                kept text[] not null,
                since timestamptz,
                until timestamptz not null,
                requested_by text not null,
                rows_done bigint not null default 0,
                -- How far the job got: the cursor of the last part's end.
                position text,
                byte_count bigint not null default 0,
                finished_at timestamptz,
                expires_at timestamptz,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index exports_by_age on kaynak.exports (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.exports');

            -- Sealed by the application; the key that opens them is no part of the database.
            create table kaynak.export_parts (
                tenant_id uuid not null,
                export_id uuid not null,
                part integer not null check (part >= 0),
                sealed bytea not null,
                primary key (tenant_id, export_id, part),
                foreign key (tenant_id, export_id) references kaynak.exports on delete cascade
            );
            select kaynak.protect('kaynak.export_parts');

            -- The history of who saw personal data is a list of one type.
            create index audit_events_by_type on kaynak.audit_events (tenant_id, event_type, created_at desc, id desc);
            """)
}
