import Knowledge

extension Migration {
    /// The chat model that may put a tenant's replies into other words.
    static let chatModels = Migration(
        group: "core", version: 16, name: "chat_models",
        sql: """
            create table kaynak.chat_models (
                tenant_id uuid not null primary key,
                base_url text not null,
                model text not null,
                -- Sealed by the application; the key that opens it is no part of the database.
                api_key bytea,
                enabled boolean not null,
                first_token_ms integer not null check (first_token_ms > 0),
                total_ms integer not null check (total_ms >= first_token_ms),
                updated_at timestamptz not null default now()
            );
            select kaynak.protect('kaynak.chat_models');
            """)
}
