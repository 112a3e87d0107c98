import Knowledge

extension Migration {
    /// Who the customers are, what they agreed to, and what they want no more.
    static let customers = Migration(
        group: "core", version: 12, name: "customers",
        sql: """
            alter table kaynak.customers
                add column language text,
                add column updated_at timestamptz not null default now(),
                -- Turned out to be this one: an empty row that only keeps old references whole.
                add column merged_into uuid,
                add constraint customers_merged_into foreign key (tenant_id, merged_into)
                    references kaynak.customers on delete cascade;
            create index customers_by_age on kaynak.customers (tenant_id, created_at desc, id desc);
            create index customers_merged on kaynak.customers (tenant_id, merged_into) where merged_into is not null;

            -- What was drafted in a talk goes with it: nobody but an erasure deletes one.
            alter table kaynak.drafts drop constraint drafts_conversation,
                add constraint drafts_conversation foreign key (tenant_id, conversation_id)
                    references kaynak.conversations on delete cascade;

            -- What was agreed to or withdrawn, in the order it was. Nothing is changed later.
            create table kaynak.consents (
                tenant_id uuid not null,
                id uuid not null,
                customer_id uuid not null,
                purpose text not null check (purpose in ('service', 'reminder', 'marketing')),
                granted boolean not null,
                -- How it was given: 'message', 'form', 'phone', 'paper', 'import', 'iys'.
                method text not null,
                -- What the customer agreed to, as it was shown, or what they wrote.
                wording text not null,
                actor_id text not null,
                given_at timestamptz not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                foreign key (tenant_id, customer_id) references kaynak.customers on delete cascade
            );
            create index consents_of_customer on kaynak.consents (tenant_id, customer_id, purpose, given_at desc, id desc);
            -- Rows change hands where two customers turn out to be one.
            select kaynak.protect('kaynak.consents', 'select, insert, update (customer_id)');

            create table kaynak.opt_outs (
                tenant_id uuid not null,
                id uuid not null,
                -- Of tenant and address: it outlives the customer's erasure, so that nobody is written to again because
                -- they were forgotten. The address itself goes with the customer.
                address_digest bytea not null check (octet_length(address_digest) = 32),
                address text,
                scope text not null check (scope in ('all', 'marketing')),
                reason text not null,
                -- 'message', 'console', 'provider'.
                source text not null,
                created_at timestamptz not null default now(),
                -- When they wanted messages again.
                ended_at timestamptz,
                primary key (tenant_id, id)
            );
            create unique index opt_outs_once on kaynak.opt_outs (tenant_id, address_digest, scope) where ended_at is null;
            create index opt_outs_by_age on kaynak.opt_outs (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.opt_outs', 'select, insert, update');

            create function kaynak.address_digest(tenant uuid, address text)
            returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
                select sha256(convert_to(tenant::text || ':' || address, 'UTF8'))
            $$;
            grant execute on function kaynak.address_digest(uuid, text) to kaynak_app;

            -- What went when a customer was erased, in numbers.
            create table kaynak.customer_erasures (
                tenant_id uuid not null,
                id uuid not null,
                customer_id uuid not null,
                row_counts jsonb not null,
                actor_id text not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index customer_erasures_by_age on kaynak.customer_erasures (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.customer_erasures', 'select, insert');

            -- Every table that refers to customers, niches' tables too: what has to be moved, counted, erased.
            create function kaynak.customer_references()
            returns table (target regclass, reference name)
            language sql stable set search_path = kaynak, pg_temp as $$
                select c.conrelid::regclass, a.attname
                from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'tenant_id'
                where c.contype = 'f' and c.confrelid = 'kaynak.customers'::regclass
                    and c.conrelid <> 'kaynak.customers'::regclass
                order by 1, 2
            $$;
            grant execute on function kaynak.customer_references() to kaynak_app;

            -- Gives one customer's rows to another. Where a table holds one row for each customer and both have theirs, the
            -- row stays with the empty customer that is left. Runs as its caller, behind the caller's wall.
            create function kaynak.move_customer(tenant uuid, gone uuid, survivor uuid)
            returns void language plpgsql set search_path = kaynak, pg_temp as $$
            declare
                found record;
            begin
                for found in select * from customer_references() loop
                    begin
                        execute format('update %s set %I = $3 where tenant_id = $1 and %I = $2',
                            found.target, found.reference, found.reference) using tenant, gone, survivor;
                    exception when unique_violation then
                        null;
                    end;
                end loop;
            end $$;
            grant execute on function kaynak.move_customer(uuid, uuid, uuid) to kaynak_app;

            -- How many rows of each table refer to these customers.
            create function kaynak.count_of_customers(tenant uuid, wanted uuid[])
            returns jsonb language plpgsql stable set search_path = kaynak, pg_temp as $$
            declare
                found record;
                counts jsonb := '{}';
                rows bigint;
            begin
                for found in select * from customer_references() loop
                    execute format('select count(*) from %s where tenant_id = $1 and %I = any ($2)',
                        found.target, found.reference) into rows using tenant, wanted;
                    if rows > 0 then
                        counts := counts || jsonb_build_object(
                            (select relname from pg_class where oid = found.target), rows);
                    end if;
                end loop;
                return counts;
            end $$;
            grant execute on function kaynak.count_of_customers(uuid, uuid[]) to kaynak_app;
            """)
}
