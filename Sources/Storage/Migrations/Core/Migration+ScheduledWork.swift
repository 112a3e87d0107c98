import Knowledge

extension Migration {
    /// What niches have to do at a certain moment, and what they want a person to see.
    static let scheduledWork = Migration(
        group: "core", version: 14, name: "scheduled_work",
        sql: """
            -- One row for each thing to do; it goes, or moves on to its next moment, in the transaction that does it.
            create table kaynak.scheduled_work (
                tenant_id uuid not null,
                plugin_id text not null,
                job text not null,
                -- The niche's own name for this one: the same key is the same work.
                key text not null,
                due_at timestamptz not null,
                payload jsonb not null default '{}',
                attempts integer not null default 0,
                last_error text,
                -- Given up; it stays to be looked at, and to be tried again by hand.
                dead_at timestamptz,
                created_at timestamptz not null default now(),
                primary key (tenant_id, plugin_id, job, key)
            );
            create index scheduled_work_due on kaynak.scheduled_work (plugin_id, due_at) where dead_at is null;
            select kaynak.protect('kaynak.scheduled_work');

            -- What a niche, or its host, wants a person to see.
            create table kaynak.notices (
                tenant_id uuid not null,
                id uuid not null,
                plugin_id text not null,
                kind text not null,
                data jsonb not null,
                created_at timestamptz not null,
                seen_at timestamptz,
                primary key (tenant_id, id)
            );
            create index notices_of_plugin on kaynak.notices (tenant_id, plugin_id, created_at);
            select kaynak.protect('kaynak.notices');

            create policy system_reads on kaynak.scheduled_work for select to kaynak_system using (true);
            -- A lock needs the right to update; the function below changes nothing.
            create policy system_locks on kaynak.scheduled_work for update to kaynak_system using (true);
            grant select, update (attempts) on kaynak.scheduled_work to kaynak_system;
            create policy system_reads on kaynak.tenant_plugins for select to kaynak_system using (true);
            grant select on kaynak.tenant_plugins to kaynak_system;

            -- The moment comes from the caller: what is due is decided by one clock, which tests move.
            create function kaynak.lock_due_work(plugin text, moment timestamptz)
            returns table (
                tenant_id uuid, slug text, name text, languages text[], config jsonb, job text, key text,
                due_at timestamptz, payload jsonb, attempts integer)
            language sql volatile security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages, p.config, w.job, w.key, w.due_at, w.payload, w.attempts
                from scheduled_work w
                join tenants t on t.tenant_id = w.tenant_id and t.status = 'active'
                join tenant_plugins p on p.tenant_id = w.tenant_id and p.plugin_id = w.plugin_id and p.enabled
                where w.plugin_id = plugin and w.due_at <= moment and w.dead_at is null
                order by w.due_at, w.key
                limit 1 for update of w skip locked
            $$;
            select kaynak.entrust('kaynak.lock_due_work(text, timestamptz)');
            grant execute on function kaynak.lock_due_work(text, timestamptz) to kaynak_app;

            create function kaynak.plugins_with_due_work(moment timestamptz)
            returns table (plugin_id text)
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select distinct w.plugin_id from scheduled_work w where w.due_at <= moment and w.dead_at is null
            $$;
            select kaynak.entrust('kaynak.plugins_with_due_work(timestamptz)');
            grant execute on function kaynak.plugins_with_due_work(timestamptz) to kaynak_app;

            create function kaynak.tenants_lacking_work(plugin text, wanted_job text, wanted_key text)
            returns table (tenant_id uuid, slug text, name text, languages text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages
                from tenant_plugins p join tenants t on t.tenant_id = p.tenant_id and t.status = 'active'
                where p.plugin_id = plugin and p.enabled and not exists (
                    select from scheduled_work w where w.tenant_id = p.tenant_id and w.plugin_id = plugin
                        and w.job = wanted_job and w.key = wanted_key)
            $$;
            select kaynak.entrust('kaynak.tenants_lacking_work(text, text, text)');
            grant execute on function kaynak.tenants_lacking_work(text, text, text) to kaynak_app;
            """)
}
