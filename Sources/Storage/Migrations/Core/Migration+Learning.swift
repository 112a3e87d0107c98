import Knowledge

extension Migration {
    /// What agents made of drafts, what is learnt from it, and what the material lacks.
    static let learning = Migration(
        group: "core", version: 10, name: "learning",
        sql: """
            create table kaynak.draft_feedback (
                tenant_id uuid not null,
                draft_id uuid not null,
                intent text not null,
                outcome text not null check (outcome in ('accepted', 'edited', 'rejected')),
                reason text,
                -- What the agent sent instead.
                sent_text text,
                actor_id text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, draft_id),
                foreign key (tenant_id, draft_id) references kaynak.drafts on delete cascade
            );
            create index draft_feedback_by_intent on kaynak.draft_feedback (tenant_id, intent, created_at desc);
            select kaynak.protect('kaynak.draft_feedback', 'select, insert');

            create table kaynak.intent_trust (
                tenant_id uuid not null,
                intent text not null,
                -- As the application's rules keep it.
                state jsonb not null,
                updated_at timestamptz not null default now(),
                primary key (tenant_id, intent)
            );
            select kaynak.protect('kaynak.intent_trust');

            create table kaynak.rejected_answers (
                tenant_id uuid not null,
                id uuid not null,
                draft_id uuid not null,
                -- What was asked, as a unit vector, and the model it is of.
                question_vector bytea not null,
                model text not null,
                -- A document's or an FAQ entry's id, and what was quoted of it.
                source_id uuid not null,
                quote text not null,
                reason text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                foreign key (tenant_id, draft_id) references kaynak.drafts on delete cascade
            );
            create index rejected_answers_by_age on kaynak.rejected_answers (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.rejected_answers');

            create table kaynak.knowledge_gaps (
                tenant_id uuid not null,
                id uuid not null,
                -- The first question of it, masked.
                question text not null,
                unanswered_intent text not null,
                lang text not null,
                status text not null default 'open' check (status in ('open', 'in_progress', 'resolved', 'dismissed')),
                -- Unit vector of what its messages have in common, and the model it is of.
                centroid bytea not null,
                model text not null,
                frequency integer not null,
                first_seen timestamptz not null default now(),
                last_seen timestamptz not null default now(),
                -- What agents answered meanwhile: the beginning of an entry.
                proposed_answer text,
                resolved_faq_id uuid,
                resolved_at timestamptz,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                foreign key (tenant_id, resolved_faq_id) references kaynak.faqs
                    on delete set null (resolved_faq_id)
            );
            create index knowledge_gaps_by_age on kaynak.knowledge_gaps (tenant_id, last_seen desc, id desc);
            select kaynak.protect('kaynak.knowledge_gaps');

            create table kaynak.gap_messages (
                tenant_id uuid not null,
                gap_id uuid not null,
                draft_id uuid not null,
                -- Of the draft, masked.
                question text not null,
                answered boolean not null default false,
                asked_at timestamptz not null,
                primary key (tenant_id, gap_id, draft_id),
                constraint gap_messages_once unique (tenant_id, draft_id),
                foreign key (tenant_id, gap_id) references kaynak.knowledge_gaps on delete cascade,
                foreign key (tenant_id, draft_id) references kaynak.drafts on delete cascade
            );
            select kaynak.protect('kaynak.gap_messages');

            create table kaynak.knowledge_findings (
                tenant_id uuid not null,
                id uuid not null,
                kind text not null check (kind in ('contradiction', 'expired', 'old_prices')),
                -- The same finding has the same one, so that it is listed once and stays dismissed.
                fingerprint text not null,
                status text not null default 'open' check (status in ('open', 'dismissed', 'resolved')),
                -- What stands where.
                detail jsonb not null,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint knowledge_findings_once unique (tenant_id, fingerprint)
            );
            create index knowledge_findings_by_age on kaynak.knowledge_findings (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.knowledge_findings');
            """)
}
