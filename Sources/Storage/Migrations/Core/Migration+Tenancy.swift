import Knowledge

extension Migration {
    /// Roles, the wall between tenants, and who the tenants are.
    static let tenancy = Migration(
        group: "core", version: 1, name: "tenancy",
        sql: """
            -- kaynak_app serves requests and is bound by every policy. kaynak_system owns the few functions that must
            -- run before a tenant is known. Roles belong to the whole cluster, so another database may have made
            -- them, even at this moment.
            do $$
            declare
                wanted text;
            begin
                foreach wanted in array array['kaynak_app', 'kaynak_system'] loop
                    begin
                        execute format('create role %I nologin', wanted);
                    exception when duplicate_object or unique_violation then
                        null;
                    end;
                    if exists (select from pg_roles where rolname = wanted and (rolsuper or rolbypassrls)) then
                        raise exception 'role % must be neither superuser nor BYPASSRLS', wanted;
                    end if;
                    -- A superuser needs no grant. Anybody else does, even for a role of their own making.
                    begin
                        if not (select rolsuper from pg_roles where rolname = current_user) then
                            execute format('grant %I to current_user', wanted);
                        end if;
                    exception when unique_violation then
                        null;
                    end;
                end loop;
            end $$;

            grant usage on schema kaynak to kaynak_app, kaynak_system;
            grant select on kaynak.schema_migrations to kaynak_app;

            -- Puts a table behind the wall: rows are seen and written only under their own tenant, by the owner too,
            -- and go with their tenant. A setting that is unset or empty shows no rows.
            create function kaynak.protect(target regclass, grants text default 'select, insert, update, delete')
            returns void language plpgsql set search_path = kaynak, pg_temp as $$
            declare
                own text := $policy$tenant_id = nullif(current_setting('kaynak.tenant_id', true), '')::uuid$policy$;
            begin
                execute format('alter table %s enable row level security', target);
                execute format('alter table %s force row level security', target);
                execute format('create policy tenant_isolation on %s using (%s) with check (%s)', target, own, own);
                execute format('grant %s on %s to kaynak_app', grants, target);
                if target <> 'kaynak.tenants'::regclass then
                    execute format('alter table %s add constraint %I foreign key (tenant_id) '
                        'references kaynak.tenants on delete cascade', target,
                        (select relname from pg_class where oid = target) || '_tenant');
                end if;
            end $$;

            -- Hands a function with SECURITY DEFINER to kaynak_system. A new owner needs CREATE on the schema for a
            -- moment.
            create function kaynak.entrust(routine regprocedure)
            returns void language plpgsql set search_path = kaynak, pg_temp as $$
            begin
                execute format('revoke all on function %s from public', routine);
                grant create on schema kaynak to kaynak_system;
                execute format('alter function %s owner to kaynak_system', routine);
                revoke create on schema kaynak from kaynak_system;
            end $$;

            revoke all on function kaynak.protect(regclass, text), kaynak.entrust(regprocedure) from public;

            create table kaynak.tenants (
                tenant_id uuid primary key,
                slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
                name text not null,
                languages text[] not null check (cardinality(languages) > 0),
                status text not null default 'active' check (status in ('active', 'suspended')),
                -- Counts changes of searchable knowledge, so that every process sees whether its index is stale.
                knowledge_version bigint not null default 0,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now()
            );
            select kaynak.protect('kaynak.tenants', 'select');

            create table kaynak.api_keys (
                tenant_id uuid not null,
                id uuid not null,
                name text not null,
                -- The secret's first characters, for lists. The secret itself is nowhere.
                prefix text not null,
                key_hash bytea not null check (octet_length(key_hash) = 32),
                scopes text[] not null,
                created_at timestamptz not null default now(),
                expires_at timestamptz,
                revoked_at timestamptz,
                primary key (tenant_id, id)
            );
            create index api_keys_by_hash on kaynak.api_keys (key_hash);
            select kaynak.protect('kaynak.api_keys', 'select, insert, update (revoked_at)');

            create table kaynak.tenant_plugins (
                tenant_id uuid not null,
                plugin_id text not null,
                enabled boolean not null,
                config jsonb not null default '{}',
                updated_at timestamptz not null default now(),
                primary key (tenant_id, plugin_id)
            );
            select kaynak.protect('kaynak.tenant_plugins', 'select, insert, update');

            create policy system_reads on kaynak.tenants for select to kaynak_system using (true);
            create policy system_counts on kaynak.tenants for update to kaynak_system using (true) with check (true);
            create policy system_reads on kaynak.api_keys for select to kaynak_system using (true);
            grant select, update (knowledge_version) on kaynak.tenants to kaynak_system;
            grant select on kaynak.api_keys to kaynak_system;

            -- Only live keys of active tenants.
            create function kaynak.find_api_key(hash bytea)
            returns table (tenant_id uuid, slug text, name text, languages text[], key_id uuid, scopes text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages, k.id, k.scopes
                from api_keys k join tenants t on t.tenant_id = k.tenant_id
                where k.key_hash = hash and t.status = 'active' and k.revoked_at is null
                    and (k.expires_at is null or k.expires_at > now())
            $$;
            select kaynak.entrust('kaynak.find_api_key(bytea)');
            grant execute on function kaynak.find_api_key(bytea) to kaynak_app;
            """)
}
