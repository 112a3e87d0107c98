import Knowledge

extension Migration {
    /// Accounts at other systems that niches fetch from, and how far each has come.
    static let integrations = Migration(
        group: "core", version: 18, name: "integrations",
        sql: """
            create table kaynak.integrations (
                tenant_id uuid not null,
                id uuid not null,
                plugin_id text not null,
                connector text not null,
                name text not null,
                -- What may be shown of what was entered.
                fields jsonb not null default '{}',
                -- The rest, sealed by the application; the key is no part of the database.
                secrets bytea not null,
                paused boolean not null default false,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create unique index integrations_by_name on kaynak.integrations (tenant_id, plugin_id, connector, name);
            create index integrations_by_id on kaynak.integrations (id);
            select kaynak.protect('kaynak.integrations');

            -- One row for each account. What was fetched and where the next fetch begins are written together.
            create table kaynak.connector_runs (
                tenant_id uuid not null,
                integration_id uuid not null,
                next_at timestamptz not null,
                bookmark jsonb not null default 'null',
                -- Whoever has it in hand, and until when it counts as theirs.
                lease uuid,
                leased_until timestamptz,
                started_at timestamptz,
                succeeded_at timestamptz,
                last_rows integer,
                total_rows bigint not null default 0,
                pushed_at timestamptz,
                pushed_rows bigint not null default 0,
                -- Those in a row, and what the last one was; nothing after a success.
                failures integer not null default 0,
                problem text,
                problem_status integer,
                failed_at timestamptz,
                primary key (tenant_id, integration_id),
                foreign key (tenant_id, integration_id) references kaynak.integrations on delete cascade
            );
            create index connector_runs_due on kaynak.connector_runs (next_at);
            select kaynak.protect('kaynak.connector_runs');

            create policy system_reads on kaynak.integrations for select to kaynak_system using (true);
            grant select on kaynak.integrations to kaynak_system;
            create policy system_reads on kaynak.connector_runs for select to kaynak_system using (true);
            -- A lock needs the right to update; the function below changes nothing.
            create policy system_locks on kaynak.connector_runs for update to kaynak_system using (true);
            grant select, update (failures) on kaynak.connector_runs to kaynak_system;

            -- The moment comes from the caller: what is due is decided by one clock, which tests move.
            create function kaynak.lock_due_connector(moment timestamptz, skipped text[])
            returns table (tenant_id uuid, slug text, name text, languages text[], integration_id uuid)
            language sql volatile security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages, i.id
                from connector_runs r
                join integrations i on i.tenant_id = r.tenant_id and i.id = r.integration_id and not i.paused
                join tenants t on t.tenant_id = r.tenant_id and t.status = 'active'
                join tenant_plugins p on p.tenant_id = r.tenant_id and p.plugin_id = i.plugin_id and p.enabled
                where r.next_at <= moment and (r.leased_until is null or r.leased_until <= moment)
                    and not (i.plugin_id || '/' || i.connector = any(skipped))
                order by r.next_at, i.id
                limit 1 for update of r skip locked
            $$;
            select kaynak.entrust('kaynak.lock_due_connector(timestamptz, text[])');
            grant execute on function kaynak.lock_due_connector(timestamptz, text[]) to kaynak_app;

            -- Whose an account is, before what came for it is believed.
            create function kaynak.find_integration(wanted uuid)
            returns table (tenant_id uuid, slug text, name text, languages text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages
                from integrations i join tenants t on t.tenant_id = i.tenant_id and t.status = 'active'
                join tenant_plugins p on p.tenant_id = i.tenant_id and p.plugin_id = i.plugin_id and p.enabled
                where i.id = wanted and not i.paused
            $$;
            select kaynak.entrust('kaynak.find_integration(uuid)');
            grant execute on function kaynak.find_integration(uuid) to kaynak_app;
            """)
}
