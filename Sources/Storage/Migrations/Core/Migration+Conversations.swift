import Knowledge

extension Migration {
    /// Who writes, what was said, and which draft answers it; short jobs beside long ones.
    static let conversations = Migration(
        group: "core", version: 9, name: "conversations",
        sql: """
            create table kaynak.customers (
                tenant_id uuid not null,
                id uuid not null,
                -- Normalised: E.164 with its plus; lower case.
                phone text,
                email text,
                name text,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint customers_phone unique (tenant_id, phone),
                constraint customers_email unique (tenant_id, email)
            );
            select kaynak.protect('kaynak.customers');

            create table kaynak.conversations (
                tenant_id uuid not null,
                id uuid not null,
                customer_id uuid,
                -- Where it is held: 'api', or a channel's id.
                channel text not null,
                -- What the channel calls it.
                external_id text,
                status text not null default 'open' check (status in ('open', 'handed_off', 'closed')),
                last_message_at timestamptz,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint conversations_external_id unique (tenant_id, channel, external_id),
                foreign key (tenant_id, customer_id) references kaynak.customers
            );
            create index conversations_by_age on kaynak.conversations (tenant_id, created_at desc, id desc);
            create index conversations_of_customer on kaynak.conversations (tenant_id, customer_id);
            select kaynak.protect('kaynak.conversations');

            create table kaynak.messages (
                tenant_id uuid not null,
                id uuid not null,
                conversation_id uuid not null,
                role text not null check (role in ('customer', 'agent')),
                body text not null,
                -- The channel's id of it: what comes twice is stored once.
                external_id text,
                sent_at timestamptz not null default now(),
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint messages_external_id unique (tenant_id, conversation_id, external_id),
                foreign key (tenant_id, conversation_id) references kaynak.conversations on delete cascade
            );
            create index messages_by_age on kaynak.messages (tenant_id, conversation_id, created_at desc, id desc);
            select kaynak.protect('kaynak.messages');

            alter table kaynak.drafts add column conversation_id uuid, add column question_vector bytea,
                add constraint drafts_conversation foreign key (tenant_id, conversation_id)
                    references kaynak.conversations on delete set null (conversation_id);
            create index drafts_of_conversation on kaynak.drafts (tenant_id, conversation_id, created_at desc);

            -- Short jobs have lanes of their own: a message does not wait for somebody's thousand pages.
            alter table kaynak.jobs add column short boolean not null default false;

            create function kaynak.claim_job(claimer text, lease_seconds double precision, only_short boolean)
            returns table (tenant_id uuid, slug text, name text, languages text[], job_id uuid)
            language sql volatile security definer set search_path = kaynak, pg_temp as $$
                with lost as (
                    select j.tenant_id, j.id from jobs j
                    where j.status = 'running' and j.lease_until < now() and j.attempts >= j.max_attempts
                    for update skip locked)
                update jobs j
                set status = 'failed', lease_until = null, worker = null, updated_at = now(),
                    problem = jsonb_build_object('code', 'attempts_exhausted', 'detail', jsonb_build_object(
                        'tr', 'İş birkaç kez yarıda kaldı ve bırakıldı.',
                        'en', 'The job was interrupted several times and given up.'))
                from lost where j.tenant_id = lost.tenant_id and j.id = lost.id;

                with busy as (
                    select j.tenant_id, count(*) as jobs from jobs j
                    where j.status = 'running' and j.lease_until >= now() and j.short = only_short
                    group by j.tenant_id),
                next as (
                    select j.tenant_id, j.id from jobs j
                    join tenants t on t.tenant_id = j.tenant_id
                    left join busy on busy.tenant_id = j.tenant_id
                    where t.status = 'active' and j.short = only_short
                        and ((j.status = 'queued' and j.run_after <= now())
                            or (j.status = 'running' and j.lease_until < now()))
                    order by coalesce(busy.jobs, 0), j.run_after, j.id
                    limit 1 for update of j skip locked)
                update jobs j
                set status = 'running', attempts = j.attempts + 1, worker = claimer, problem = null,
                    lease_until = now() + make_interval(secs => lease_seconds), updated_at = now()
                from next join tenants t on t.tenant_id = next.tenant_id
                where j.tenant_id = next.tenant_id and j.id = next.id
                returning t.tenant_id, t.slug, t.name, t.languages, j.id
            $$;
            select kaynak.entrust('kaynak.claim_job(text, double precision, boolean)');
            grant execute on function kaynak.claim_job(text, double precision, boolean) to kaynak_app;
            drop function kaynak.claim_job(text, double precision);

            create or replace function kaynak.lead_over_waiting()
            returns bigint language sql stable security definer set search_path = kaynak, pg_temp as $$
                with running as (
                    select j.tenant_id, count(*) as jobs from jobs j
                    where j.status = 'running' and j.lease_until >= now() and not j.short group by j.tenant_id),
                own as (select nullif(current_setting('kaynak.tenant_id', true), '')::uuid as id)
                select coalesce((select jobs from running, own where running.tenant_id = own.id), 0) - min(coalesce(r.jobs, 0))
                from jobs j join tenants t on t.tenant_id = j.tenant_id
                left join running r on r.tenant_id = j.tenant_id, own
                where j.status = 'queued' and j.run_after <= now() and t.status = 'active' and j.tenant_id <> own.id
                    and not j.short
            $$;
            """)
}
