import Knowledge

extension Migration {
    /// What the business sends of its own accord: the queue, and the templates it is written by.
    static let outgoingMessages = Migration(
        group: "core", version: 13, name: "outgoing messages",
        sql: """
            create table kaynak.message_templates (
                tenant_id uuid not null,
                id uuid not null,
                name text not null,
                language text not null,
                purpose text not null check (purpose in ('service', 'reminder', 'marketing')),
                -- With {{name}} in the places of its variables.
                body text not null,
                -- Which event it answers, in the words of whoever raises it.
                trigger_event text,
                -- What WhatsApp calls it, and what it says of it.
                provider_name text not null,
                approval text not null default 'draft'
                    check (approval in ('draft', 'submitted', 'approved', 'rejected', 'paused')),
                rejection_reason text,
                is_active boolean not null default true,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint message_templates_name unique (tenant_id, name, language)
            );
            create index message_templates_by_age on kaynak.message_templates (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.message_templates');

            create table kaynak.outgoing_messages (
                tenant_id uuid not null,
                id uuid not null,
                -- Whoever asks twice under one key asks once.
                key text not null,
                customer_id uuid not null,
                channel_id uuid,
                conversation_id uuid,
                purpose text not null check (purpose in ('service', 'reminder', 'marketing')),
                language text not null,
                body text,
                template text,
                variables jsonb not null default '{}',
                -- Answers it asks for: a word among them is an answer, and no opt-out.
                expected_answers text[] not null default '{}',
                status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'delivered', 'read',
                    'failed', 'cancelled', 'expired', 'suppressed')),
                -- Why it waits, failed or must not go: codes.
                reasons text[] not null default '{}',
                failed_reason text,
                attempts integer not null default 0,
                due_at timestamptz not null,
                expires_at timestamptz,
                worker text,
                lease_until timestamptz,
                -- Of the last attempt; rates are counted by it.
                started_at timestamptz,
                sent_at timestamptz,
                delivered_at timestamptz,
                read_at timestamptz,
                -- What the other side calls it.
                external_id text,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint outgoing_messages_key unique (tenant_id, key),
                check (num_nonnulls(body, template) > 0),
                foreign key (tenant_id, customer_id) references kaynak.customers on delete cascade,
                foreign key (tenant_id, channel_id) references kaynak.channels on delete set null (channel_id),
                foreign key (tenant_id, conversation_id) references kaynak.conversations
                    on delete set null (conversation_id)
            );
            create index outgoing_messages_due on kaynak.outgoing_messages (tenant_id, due_at, id)
                where status = 'queued';
            create index outgoing_messages_leased on kaynak.outgoing_messages (tenant_id, lease_until)
                where status = 'sending';
            create index outgoing_messages_by_age on kaynak.outgoing_messages (tenant_id, created_at desc, id desc);
            create index outgoing_messages_of_customer
                on kaynak.outgoing_messages (tenant_id, customer_id, started_at desc);
            create index outgoing_messages_started on kaynak.outgoing_messages (tenant_id, started_at desc)
                where started_at is not null;
            create index outgoing_messages_external on kaynak.outgoing_messages (tenant_id, external_id)
                where external_id is not null;
            select kaynak.protect('kaynak.outgoing_messages');
            create policy system_reads on kaynak.outgoing_messages for select to kaynak_system using (true);
            grant select (tenant_id, status, due_at, lease_until) on kaynak.outgoing_messages to kaynak_system;

            -- Whose turn it can be: active tenants with a message that is due, or one whose dispatcher died.
            create function kaynak.tenants_with_due_messages(moment timestamptz)
            returns table (tenant_id uuid, slug text, name text, languages text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages from tenants t
                where t.status = 'active' and (
                    exists (select from outgoing_messages m where m.tenant_id = t.tenant_id and m.status = 'queued'
                        and m.due_at <= moment)
                    or exists (select from outgoing_messages m where m.tenant_id = t.tenant_id
                        and m.status = 'sending' and m.lease_until < now()))
            $$;
            select kaynak.entrust('kaynak.tenants_with_due_messages(timestamptz)');
            grant execute on function kaynak.tenants_with_due_messages(timestamptz) to kaynak_app;

            create function kaynak.outgoing_message_counts(moment timestamptz)
            returns table (due bigint, sending bigint, oldest_due_seconds double precision)
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select count(*) filter (where status = 'queued' and due_at <= moment),
                    count(*) filter (where status = 'sending'),
                    extract(epoch from moment - min(due_at) filter (where status = 'queued' and due_at <= moment))
                        ::double precision
                from outgoing_messages where status in ('queued', 'sending')
            $$;
            select kaynak.entrust('kaynak.outgoing_message_counts(timestamptz)');
            grant execute on function kaynak.outgoing_message_counts(timestamptz) to kaynak_app;
            """)
}
