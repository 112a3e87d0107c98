import Knowledge

extension Migration {
    /// Talks that a niche leads: where each stands, and what was said to which message.
    static let dialogues = Migration(
        group: "core", version: 17, name: "dialogues",
        sql: """
            -- One open talk for each conversation.
            create table kaynak.dialogues (
                tenant_id uuid not null,
                conversation_id uuid not null,
                plugin_id text not null,
                dialogue text not null,
                -- What the customer came for.
                intent text not null,
                confidence real not null,
                -- What the niche's last step left.
                state jsonb not null,
                -- By the application's clock.
                expires_at timestamptz not null,
                primary key (tenant_id, conversation_id),
                foreign key (tenant_id, conversation_id) references kaynak.conversations on delete cascade
            );
            create index dialogues_by_expiry on kaynak.dialogues (tenant_id, expires_at);
            select kaynak.protect('kaynak.dialogues');

            -- What a niche said to a message, in the transaction that did what it says: whoever asks again is told the same.
            create table kaynak.dialogue_turns (
                tenant_id uuid not null,
                message_id uuid not null,
                plugin_id text not null,
                dialogue text not null,
                intent text not null,
                confidence real not null,
                step jsonb not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, message_id),
                foreign key (tenant_id, message_id) references kaynak.messages on delete cascade
            );
            select kaynak.protect('kaynak.dialogue_turns');
            """)
}
