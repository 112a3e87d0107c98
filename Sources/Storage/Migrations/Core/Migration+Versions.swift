import Knowledge

extension Migration {
    /// Documents in versions that are read step by step and shown at once, what a tenant may keep, tags, and turns at the
    /// queue.
    static let versions = Migration(
        group: "core", version: 6, name: "versions",
        sql: """
            create table kaynak.document_versions (
                tenant_id uuid not null,
                document_id uuid not null,
                version integer not null check (version > 0),
                -- The uploaded file, by its name on disk. Versions that were read from the same upload share it.
                file_id uuid not null,
                filename text not null,
                source_type text not null,
                byte_count bigint not null,
                -- Of the uploaded bytes, lower-case hexadecimal.
                sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
                -- 0 until the file was opened.
                page_count integer not null default 0,
                -- What is to be done next. Nobody sees a version before it is published.
                stage text not null default 'extract' check (stage in ('extract', 'chunk', 'embed', 'published')),
                -- What was noticed while it was read.
                notice jsonb,
                created_at timestamptz not null default now(),
                published_at timestamptz,
                primary key (tenant_id, document_id, version),
                foreign key (tenant_id, document_id) references kaynak.documents on delete cascade
            );
            -- One at a time is read.
            create unique index document_versions_in_reading on kaynak.document_versions (tenant_id, document_id)
                where stage <> 'published';
            create index document_versions_by_content on kaynak.document_versions (tenant_id, sha256);
            select kaynak.protect('kaynak.document_versions');

            alter table kaynak.pages add column version integer not null default 1,
                -- Read from a picture, and how surely.
                add column ocr boolean not null default false,
                add column confidence real not null default 1;
            alter table kaynak.chunks add column version integer;

            -- What is there already. The owner is bound by the wall too, and steps over it as kaynak_system for this alone;
            -- nothing of it changes what can be found.
            create policy backfill on kaynak.document_versions to kaynak_system using (true) with check (true);
            create policy backfill on kaynak.pages to kaynak_system using (true) with check (true);
            create policy backfill on kaynak.chunks to kaynak_system using (true) with check (true);
            alter table kaynak.chunks disable trigger logs_update;
            insert into kaynak.document_versions (tenant_id, document_id, version, file_id, filename, source_type, byte_count,
                    sha256, page_count, stage, created_at, published_at)
                select d.tenant_id, d.id, d.version, d.id, d.filename, d.source_type, d.byte_count, d.sha256, d.page_count,
                    case when has.pages then 'published' else 'extract' end, d.created_at,
                    case when has.pages then d.updated_at end
                from kaynak.documents d cross join lateral (select exists (
                    select from kaynak.pages p where p.tenant_id = d.tenant_id and p.document_id = d.id) as pages) has;
            -- Documents that were to be read once more.
            insert into kaynak.document_versions (tenant_id, document_id, version, file_id, filename, source_type, byte_count,
                    sha256)
                select v.tenant_id, v.document_id, v.version + 1, v.file_id, v.filename, v.source_type, v.byte_count, v.sha256
                from kaynak.document_versions v
                where v.stage = 'published' and exists (
                    select from kaynak.jobs j where j.tenant_id = v.tenant_id and j.document_id = v.document_id
                        and j.status in ('queued', 'running'));
            update kaynak.pages p set version = d.version from kaynak.documents d
                where d.tenant_id = p.tenant_id and d.id = p.document_id and d.version <> 1;
            update kaynak.chunks c set version = d.version from kaynak.documents d
                where d.tenant_id = c.tenant_id and d.id = c.document_id;
            alter table kaynak.chunks enable trigger logs_update;
            drop policy backfill on kaynak.document_versions;
            drop policy backfill on kaynak.pages;
            drop policy backfill on kaynak.chunks;

            alter table kaynak.chunks drop constraint chunks_tenant_id_document_id_page_fkey,
                drop constraint chunks_tenant_id_document_id_fkey;
            alter table kaynak.pages drop constraint pages_pkey, drop constraint pages_tenant_id_document_id_fkey,
                alter column version drop default,
                add primary key (tenant_id, document_id, version, number),
                add foreign key (tenant_id, document_id, version) references kaynak.document_versions on delete cascade;
            alter table kaynak.chunks
                add foreign key (tenant_id, document_id, version, page) references kaynak.pages on delete cascade,
                add check ((document_id is null) = (version is null));

            -- What is only there until a version is published: how its pages are laid out, and passages that wait for their
            -- vectors. They are not in `chunks`, so no index hears of them.
            create table kaynak.staged_layouts (
                tenant_id uuid not null,
                document_id uuid not null,
                version integer not null,
                number integer not null,
                layout bytea not null,
                has_letters boolean not null,
                is_picture boolean not null,
                primary key (tenant_id, document_id, version, number),
                foreign key (tenant_id, document_id, version, number) references kaynak.pages on delete cascade
            );
            select kaynak.protect('kaynak.staged_layouts');
            create table kaynak.staged_chunks (
                tenant_id uuid not null,
                document_id uuid not null,
                version integer not null,
                chunk_index integer not null,
                id uuid not null,
                page integer not null,
                span_start integer not null check (span_start >= 0),
                span_end integer not null check (span_end >= span_start),
                content text not null,
                headings text[] not null,
                metadata_json jsonb,
                -- As in `chunks`; both null until it is computed.
                embedding bytea,
                model text,
                primary key (tenant_id, document_id, version, chunk_index),
                foreign key (tenant_id, document_id, version, page) references kaynak.pages on delete cascade
            );
            select kaynak.protect('kaynak.staged_chunks');

            -- What a tenant may keep: uploaded files, each once, and pages, of all versions.
            alter table kaynak.tenants
                add column quota_bytes bigint not null default 52428800 check (quota_bytes >= 0),
                add column quota_pages bigint not null default 10000 check (quota_pages >= 0);

            create index jobs_by_age on kaynak.jobs (tenant_id, created_at desc, id desc);

            -- By how many running jobs the session's tenant is ahead of the other tenant that waits with the fewest; not
            -- positive where nobody waits who has less. It tells a number and nothing of whom.
            create function kaynak.lead_over_waiting()
            returns bigint language sql stable security definer set search_path = kaynak, pg_temp as $$
                with running as (
                    select j.tenant_id, count(*) as jobs from jobs j
                    where j.status = 'running' and j.lease_until >= now() group by j.tenant_id),
                own as (select nullif(current_setting('kaynak.tenant_id', true), '')::uuid as id)
                select coalesce((select jobs from running, own where running.tenant_id = own.id), 0) - min(coalesce(r.jobs, 0))
                from jobs j join tenants t on t.tenant_id = j.tenant_id
                left join running r on r.tenant_id = j.tenant_id, own
                where j.status = 'queued' and j.run_after <= now() and t.status = 'active' and j.tenant_id <> own.id
            $$;
            select kaynak.entrust('kaynak.lead_over_waiting()');
            grant execute on function kaynak.lead_over_waiting() to kaynak_app;

            create table kaynak.tags (
                tenant_id uuid not null,
                id uuid not null,
                name text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint tags_name unique (tenant_id, name)
            );
            select kaynak.protect('kaynak.tags');
            create table kaynak.document_tags (
                tenant_id uuid not null,
                document_id uuid not null,
                tag_id uuid not null,
                primary key (tenant_id, document_id, tag_id),
                foreign key (tenant_id, document_id) references kaynak.documents on delete cascade,
                foreign key (tenant_id, tag_id) references kaynak.tags on delete cascade
            );
            create index document_tags_by_tag on kaynak.document_tags (tenant_id, tag_id);
            select kaynak.protect('kaynak.document_tags');
            create policy system_reads on kaynak.document_tags for select to kaynak_system using (true);
            grant select on kaynak.document_tags to kaynak_system;

            -- A document's passages change with its tags: filters ask for them.
            create function kaynak.log_tagging()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                changed_tenant uuid;
                number bigint;
            begin
                for changed_tenant in select distinct tenant_id from changed loop
                    number := change_number(changed_tenant);
                    continue when number is null;
                    update index_log l set sequence = number where l.tenant_id = changed_tenant
                        and l.source_id in (select document_id from changed where tenant_id = changed_tenant);
                end loop;
                return null;
            end $$;
            select kaynak.entrust('kaynak.log_tagging()');
            create trigger logs_insert after insert on kaynak.document_tags
                referencing new table as changed for each statement execute function kaynak.log_tagging();
            create trigger logs_delete after delete on kaynak.document_tags
                referencing old table as changed for each statement execute function kaynak.log_tagging();
            create function kaynak.log_tag()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                number bigint := change_number(new.tenant_id);
            begin
                update index_log l set sequence = number where l.tenant_id = new.tenant_id and l.source_id in (
                    select t.document_id from document_tags t where t.tenant_id = new.tenant_id and t.tag_id = new.id);
                return null;
            end $$;
            select kaynak.entrust('kaynak.log_tag()');
            create trigger logs_change after update of name on kaynak.tags
                for each row when (old.name is distinct from new.name) execute function kaynak.log_tag();

            -- The same in a language that keeps its plans: every request begins with it.
            drop function kaynak.find_api_key(bytea);
            create function kaynak.find_api_key(hash bytea)
            returns table (tenant_id uuid, slug text, name text, languages text[], knowledge_version bigint, key_id uuid,
                scopes text[])
            language plpgsql stable security definer set search_path = kaynak, pg_temp as $$
            #variable_conflict use_column
            begin
                return query
                select t.tenant_id, t.slug, t.name, t.languages, t.knowledge_version, k.id, k.scopes
                from api_keys k join tenants t on t.tenant_id = k.tenant_id
                where k.key_hash = hash and t.status = 'active' and k.revoked_at is null
                    and (k.expires_at is null or k.expires_at > now());
            end $$;
            select kaynak.entrust('kaynak.find_api_key(bytea)');
            grant execute on function kaynak.find_api_key(bytea) to kaynak_app;
            """)
}
