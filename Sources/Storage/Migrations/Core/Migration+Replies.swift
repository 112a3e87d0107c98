import Knowledge

extension Migration {
    /// How a tenant wants to be heard: tone, hours and intents; what talks are about, and what went without an agent.
    static let replies = Migration(
        group: "core", version: 15, name: "replies",
        sql: """
            create table kaynak.reply_settings (
                tenant_id uuid not null,
                kind text not null check (kind in ('replies', 'hours')),
                -- As the application's rules keep it.
                settings jsonb not null,
                updated_at timestamptz not null default now(),
                primary key (tenant_id, kind)
            );
            select kaynak.protect('kaynak.reply_settings');

            create table kaynak.intent_settings (
                tenant_id uuid not null,
                intent text not null,
                -- The tenant's own where it is not null.
                threshold real check (threshold between 0 and 1),
                tone text check (tone in ('formal', 'short', 'friendly')),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, intent)
            );
            select kaynak.protect('kaynak.intent_settings');

            create table kaynak.conversation_topics (
                tenant_id uuid not null,
                conversation_id uuid not null,
                intent text not null,
                -- Turns of the talk that were about it.
                turns integer not null default 1,
                last_seen timestamptz not null default now(),
                primary key (tenant_id, conversation_id, intent),
                foreign key (tenant_id, conversation_id) references kaynak.conversations on delete cascade
            );
            create index conversation_topics_by_intent on kaynak.conversation_topics (tenant_id, intent);
            select kaynak.protect('kaynak.conversation_topics');

            create table kaynak.auto_reply_log (
                tenant_id uuid not null,
                id uuid not null,
                conversation_id uuid not null,
                draft_id uuid not null,
                intent text not null,
                -- Masked.
                question_text text not null,
                -- Null until the talk has ended.
                was_resolved boolean,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint auto_reply_log_once unique (tenant_id, draft_id),
                foreign key (tenant_id, conversation_id) references kaynak.conversations on delete cascade,
                foreign key (tenant_id, draft_id) references kaynak.drafts on delete cascade
            );
            create index auto_reply_log_by_age on kaynak.auto_reply_log (tenant_id, created_at desc, id desc);
            create index auto_reply_log_of_conversation on kaynak.auto_reply_log (tenant_id, conversation_id);
            select kaynak.protect('kaynak.auto_reply_log');
            """)
}
