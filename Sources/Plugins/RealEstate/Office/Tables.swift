import PluginKit

extension ValuationOffice {
    /// A comparable counts from the revision in `since` until the one in `until`, and its row is never changed: so the
    /// rows that any model version was fitted to can be read again.
    static let migrations = [
        PluginMigration(
            of: "realestate", 1, "valuation",
            tables: [
                NicheTable(
                    "imports",
                    columns: """
                        id uuid not null,
                        filename text not null,
                        digest text not null,
                        state text not null check (state in ('dry', 'imported', 'undone')),
                        is_synthetic boolean not null default false,
                        -- What the file says its prices are where no column does.
                        price_kind text not null,
                        -- And what they are prices of.
                        deal text not null,
                        -- Headings, and which of them holds what.
                        header jsonb not null,
                        mapping jsonb not null,
                        -- The table as it was read, until it is imported.
                        content text,
                        row_count integer not null,
                        flagged_count integer not null,
                        created_at timestamptz not null,
                        imported_at timestamptz
                        """),
                NicheTable(
                    "comparables",
                    indexes: ["import_id, number", "deal, since", "district"],
                    columns: """
                        id uuid not null,
                        import_id uuid not null,
                        -- Line of the file's table, the first after the header being 1.
                        number integer not null,
                        listing text not null,
                        deal text not null,
                        price_kind text not null,
                        price double precision,
                        day text,
                        province text not null,
                        district text not null,
                        neighbourhood text not null,
                        latitude double precision,
                        longitude double precision,
                        gross_area double precision,
                        net_area double precision,
                        rooms double precision,
                        living_rooms double precision,
                        total_rooms double precision,
                        bathrooms double precision,
                        age double precision,
                        floor double precision,
                        floor_count double precision,
                        lot_area double precision,
                        kind text not null,
                        -- The office's own columns.
                        extra jsonb not null,
                        flags jsonb not null,
                        -- It waits for a person.
                        is_held boolean not null,
                        is_usable boolean not null,
                        since bigint,
                        until bigint,
                        foreign key (tenant_id, import_id) references $imports on delete cascade
                        """),
                NicheTable(
                    "markets", key: "deal",
                    columns: """
                        deal text not null,
                        -- Counts changes of comparables and index.
                        revision bigint not null
                        """),
                NicheTable(
                    "index_values", key: "deal, month",
                    columns: """
                        deal text not null,
                        -- Year × 12 + month − 1.
                        month integer not null,
                        value double precision not null check (value > 0)
                        """),
                NicheTable(
                    "models", indexes: ["unique deal, number"],
                    columns: """
                        id uuid not null,
                        deal text not null,
                        number integer not null,
                        -- Of the comparables it was fitted to.
                        revision bigint not null,
                        price_kind text not null,
                        index_values jsonb not null,
                        is_synthetic boolean not null,
                        comparable_count integer not null,
                        newest text not null,
                        median_error double precision not null,
                        -- Tells whether it was fitted again as it was.
                        fingerprint text not null,
                        seconds double precision not null,
                        created_at timestamptz not null
                        """),
                NicheTable(
                    "valuations", indexes: ["created_at"],
                    columns: """
                        id uuid not null,
                        deal text not null,
                        model_id uuid,
                        origin text not null check (origin in ('api', 'conversation')),
                        -- Why there is no value.
                        refusal text,
                        district text not null,
                        neighbourhood text not null,
                        area double precision,
                        home text not null,
                        -- The whole answer, to be given again word for word.
                        answer text,
                        estimate double precision,
                        low80 double precision,
                        high80 double precision,
                        sold_price double precision,
                        sold_on text,
                        created_at timestamptz not null,
                        foreign key (tenant_id, model_id) references $models
                        """),
            ])
    ]
}
