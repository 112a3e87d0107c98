import Knowledge

extension Migration {
    /// What changed in a tenant's searchable knowledge, so that every server can keep its index in step, and the record
    /// of tenants that are being erased.
    static let index = Migration(
        group: "core", version: 5, name: "index",
        sql: """
            -- The last change of each passage, under the number of its transaction. A passage that is gone keeps its row:
            -- whoever is behind has to learn of it.
            create table kaynak.index_log (
                tenant_id uuid not null,
                chunk_id uuid not null,
                -- The document or FAQ entry it belongs to.
                source_id uuid not null,
                -- tenants.knowledge_version as the change left it.
                sequence bigint not null,
                primary key (tenant_id, chunk_id)
            );
            create index index_log_by_sequence on kaynak.index_log (tenant_id, sequence);
            create index index_log_by_source on kaynak.index_log (tenant_id, source_id);
            select kaynak.protect('kaynak.index_log', 'select');
            create policy system_writes on kaynak.index_log to kaynak_system using (true) with check (true);
            grant select, insert, update on kaynak.index_log to kaynak_system;

            -- What is there already. The owner is bound by the wall too, and steps over it as kaynak_system for this alone.
            create policy backfill on kaynak.chunks for select to kaynak_system using (true);
            insert into kaynak.index_log (tenant_id, chunk_id, source_id, sequence)
                select c.tenant_id, c.id, coalesce(c.document_id, c.faq_id), t.knowledge_version
                from kaynak.chunks c join kaynak.tenants t on t.tenant_id = c.tenant_id;
            drop policy backfill on kaynak.chunks;

            -- Every change of what can be found is logged in its own transaction, whoever makes it. One transaction has one
            -- number; the setting that remembers it ends with it. The tenant's row stays locked until the commit, so
            -- numbers become visible in their order.
            -- Returns null for a tenant that is being deleted: nothing of it is logged any more.
            create function kaynak.change_number(changed_tenant uuid)
            returns bigint language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                number bigint;
            begin
                if current_setting('kaynak.counted_tenant', true) is distinct from changed_tenant::text then
                    update tenants set knowledge_version = knowledge_version + 1 where tenant_id = changed_tenant
                        returning knowledge_version into number;
                    perform set_config('kaynak.counted_tenant', changed_tenant::text, true);
                    perform pg_notify('kaynak_index', changed_tenant::text);
                else
                    select knowledge_version into number from tenants where tenant_id = changed_tenant;
                end if;
                return number;
            end $$;
            select kaynak.entrust('kaynak.change_number(uuid)');

            create function kaynak.log_chunks()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                changed_tenant uuid;
                number bigint;
            begin
                for changed_tenant in select distinct tenant_id from changed loop
                    number := change_number(changed_tenant);
                    continue when number is null;
                    insert into index_log (tenant_id, chunk_id, source_id, sequence)
                        select tenant_id, id, coalesce(document_id, faq_id), number
                        from changed where tenant_id = changed_tenant
                        on conflict (tenant_id, chunk_id) do update set sequence = excluded.sequence;
                end loop;
                return null;
            end $$;
            select kaynak.entrust('kaynak.log_chunks()');

            create function kaynak.log_source()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                number bigint := change_number(new.tenant_id);
            begin
                update index_log set sequence = number where tenant_id = new.tenant_id and source_id = new.id;
                return null;
            end $$;
            select kaynak.entrust('kaynak.log_source()');

            drop trigger counts_change on kaynak.chunks;
            drop trigger counts_change on kaynak.faqs;
            drop trigger counts_change on kaynak.documents;
            drop function kaynak.count_knowledge_change();
            create trigger logs_insert after insert on kaynak.chunks
                referencing new table as changed for each statement execute function kaynak.log_chunks();
            create trigger logs_update after update on kaynak.chunks
                referencing new table as changed for each statement execute function kaynak.log_chunks();
            create trigger logs_delete after delete on kaynak.chunks
                referencing old table as changed for each statement execute function kaynak.log_chunks();
            create trigger logs_change after update of question, external_id on kaynak.faqs
                for each row when (row(old.question, old.external_id) is distinct from row(new.question, new.external_id))
                execute function kaynak.log_source();
            create trigger logs_change after update of title, filename, status, version on kaynak.documents
                for each row when (row(old.title, old.filename, old.status, old.version)
                    is distinct from row(new.title, new.filename, new.status, new.version))
                execute function kaynak.log_source();

            -- Whoever comes with a key learns in the same round trip how new an index has to be to answer them.
            drop function kaynak.find_api_key(bytea);
            create function kaynak.find_api_key(hash bytea)
            returns table (tenant_id uuid, slug text, name text, languages text[], knowledge_version bigint, key_id uuid,
                scopes text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages, t.knowledge_version, k.id, k.scopes
                from api_keys k join tenants t on t.tenant_id = k.tenant_id
                where k.key_hash = hash and t.status = 'active' and k.revoked_at is null
                    and (k.expires_at is null or k.expires_at > now())
            $$;
            select kaynak.entrust('kaynak.find_api_key(bytea)');
            grant execute on function kaynak.find_api_key(bytea) to kaynak_app;

            -- A tenant that is being erased has no keys that work, no name that anybody finds, and loses its rows in a job.
            alter table kaynak.tenants drop constraint tenants_status_check;
            alter table kaynak.tenants add constraint tenants_status_check
                check (status in ('active', 'suspended', 'deleting'));

            -- Receipts. They outlive the tenant, so they do not refer to it, and hold no data of it.
            create table kaynak.erasures (
                tenant_id uuid primary key,
                requested_at timestamptz not null default now(),
                -- How many rows went, by table.
                row_counts jsonb not null default '{}',
                rows_gone_at timestamptz,
                -- When the database's files were rewritten, so that no byte of the rows is left in them.
                files_rewritten_at timestamptz
            );
            alter table kaynak.erasures enable row level security;
            alter table kaynak.erasures force row level security;
            create policy tenant_isolation on kaynak.erasures to kaynak_app using (false) with check (false);
            create policy system_only on kaynak.erasures to kaynak_system using (true) with check (true);
            grant select, insert, update on kaynak.erasures to kaynak_system;
            """)
}
