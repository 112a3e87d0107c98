import Knowledge

extension Migration {
    /// Documents, their pages, FAQs, and the chunks that are searched.
    static let knowledge = Migration(
        group: "core", version: 2, name: "knowledge",
        sql: """
            create table kaynak.documents (
                tenant_id uuid not null,
                id uuid not null,
                title text not null,
                filename text not null,
                source_type text not null,
                lang text not null,
                status text not null default 'processing' check (status in ('processing', 'ready', 'failed')),
                problem jsonb,
                page_count integer not null default 0,
                byte_count bigint not null,
                -- Of the uploaded bytes, lower-case hexadecimal.
                sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
                -- Counts the contents: 1 for the first, one more each time the content is replaced.
                version integer not null default 1,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index documents_by_age on kaynak.documents (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.documents');

            create table kaynak.pages (
                tenant_id uuid not null,
                document_id uuid not null,
                number integer not null check (number > 0),
                width real not null,
                height real not null,
                text text not null,
                -- float32 x0, y0, x1, y1 for each Unicode scalar of the text, little-endian.
                boxes bytea not null check (octet_length(boxes) % 16 = 0),
                primary key (tenant_id, document_id, number),
                foreign key (tenant_id, document_id) references kaynak.documents on delete cascade
            );
            select kaynak.protect('kaynak.pages');

            create table kaynak.faqs (
                tenant_id uuid not null,
                id uuid not null,
                -- The id in the tenant's own file, where it came from one.
                external_id text,
                question text not null,
                answer text not null,
                category text not null,
                lang text not null,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id),
                constraint faqs_external_id unique (tenant_id, external_id)
            );
            create index faqs_by_age on kaynak.faqs (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.faqs');

            create table kaynak.chunks (
                tenant_id uuid not null,
                id uuid not null,
                document_id uuid,
                faq_id uuid,
                chunk_index integer not null,
                page integer,
                -- Unicode scalars of the page's text (of an FAQ: of its answer), end exclusive.
                span_start integer not null check (span_start >= 0),
                span_end integer not null check (span_end >= span_start),
                content text not null,
                headings text[] not null,
                lang text not null,
                metadata_json jsonb,
                -- float32, unit length, little-endian; of this model.
                embedding bytea not null,
                -- The same for an FAQ's question alone.
                question_embedding bytea,
                model text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                foreign key (tenant_id, document_id) references kaynak.documents on delete cascade,
                foreign key (tenant_id, document_id, page) references kaynak.pages on delete cascade,
                foreign key (tenant_id, faq_id) references kaynak.faqs on delete cascade,
                check ((document_id is null) <> (faq_id is null)),
                check ((document_id is null) = (page is null))
            );
            create index chunks_of_document on kaynak.chunks (tenant_id, document_id, page);
            create index chunks_of_faq on kaynak.chunks (tenant_id, faq_id);
            select kaynak.protect('kaynak.chunks');

            -- Every change of what can be found counts, in its own transaction, whoever makes it. Once for each
            -- transaction is enough; the setting that remembers this ends with it.
            create function kaynak.count_knowledge_change()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            declare
                changed uuid := case tg_op when 'DELETE' then old.tenant_id else new.tenant_id end;
            begin
                if current_setting('kaynak.counted_tenant', true) is distinct from changed::text then
                    update tenants set knowledge_version = knowledge_version + 1 where tenant_id = changed;
                    perform set_config('kaynak.counted_tenant', changed::text, true);
                end if;
                return null;
            end $$;
            select kaynak.entrust('kaynak.count_knowledge_change()');

            create trigger counts_change after insert or update or delete on kaynak.chunks
                for each row execute function kaynak.count_knowledge_change();
            create trigger counts_change after insert or update or delete on kaynak.faqs
                for each row execute function kaynak.count_knowledge_change();
            create trigger counts_change after update of title, filename, status, version on kaynak.documents
                for each row when (row(old.title, old.filename, old.status, old.version)
                    is distinct from row(new.title, new.filename, new.status, new.version))
                execute function kaynak.count_knowledge_change();
            """)
}
