import Knowledge

extension Migration {
    /// What was answered, and what was done by whom.
    static let records = Migration(
        group: "core", version: 4, name: "records",
        sql: """
            create table kaynak.drafts (
                tenant_id uuid not null,
                id uuid not null,
                question text not null,
                decision text not null,
                intent text not null,
                confidence real not null,
                draft jsonb not null,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index drafts_by_age on kaynak.drafts (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.drafts', 'select, insert');

            create table kaynak.audit_events (
                tenant_id uuid not null,
                id uuid not null,
                event_type text not null,
                actor_id text not null,
                resource_type text not null,
                resource_id text,
                ip text,
                user_agent text,
                correlation_id text,
                payload_before_json jsonb,
                payload_after_json jsonb,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index audit_events_by_age on kaynak.audit_events (tenant_id, created_at desc, id desc);
            -- The application may add and read. The time is the database's: nobody may name another.
            select kaynak.protect('kaynak.audit_events', 'select, insert (tenant_id, id, event_type, actor_id, '
                'resource_type, resource_id, ip, user_agent, correlation_id, payload_before_json, payload_after_json)');

            -- And nobody at all may change, remove or empty. An event lives exactly as long as its tenant: it goes
            -- when the tenant's own row is gone, by the cascade, as the right to erasure asks.
            create function kaynak.refuse_audit_change()
            returns trigger language plpgsql security definer set search_path = kaynak, pg_temp as $$
            begin
                if tg_op = 'DELETE' then
                    if not exists (select from tenants t where t.tenant_id = old.tenant_id) then
                        return old;
                    end if;
                end if;
                raise exception 'audit events are never changed' using errcode = 'restrict_violation';
            end $$;
            select kaynak.entrust('kaynak.refuse_audit_change()');

            create trigger never_changes before update or delete on kaynak.audit_events
                for each row execute function kaynak.refuse_audit_change();
            create trigger never_empties before truncate on kaynak.audit_events
                for each statement execute function kaynak.refuse_audit_change();
            """)
}
