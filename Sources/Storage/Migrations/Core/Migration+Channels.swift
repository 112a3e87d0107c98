import Knowledge

extension Migration {
    /// Where messages come from and go to, and who is told of events.
    static let channels = Migration(
        group: "core", version: 11, name: "channels",
        sql: """
            create table kaynak.channels (
                tenant_id uuid not null,
                id uuid not null,
                kind text not null check (kind in ('whatsapp', 'inbound', 'chatwoot')),
                name text not null,
                settings jsonb not null default '{}',
                -- Sealed by the application; the key is no part of the database.
                secrets bytea not null,
                enabled boolean not null default true,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index channels_by_age on kaynak.channels (tenant_id, created_at desc, id desc);
            create index channels_by_id on kaynak.channels (id);
            select kaynak.protect('kaynak.channels');
            create policy system_reads on kaynak.channels for select to kaynak_system using (true);
            grant select on kaynak.channels to kaynak_system;

            -- Whose a channel is, before its signature is checked.
            create function kaynak.find_channel(wanted uuid)
            returns table (tenant_id uuid, slug text, name text, languages text[])
            language sql stable security definer set search_path = kaynak, pg_temp as $$
                select t.tenant_id, t.slug, t.name, t.languages
                from channels c join tenants t on t.tenant_id = c.tenant_id
                where c.id = wanted and c.enabled and t.status = 'active'
            $$;
            select kaynak.entrust('kaynak.find_channel(uuid)');
            grant execute on function kaynak.find_channel(uuid) to kaynak_app;

            create table kaynak.webhooks (
                tenant_id uuid not null,
                id uuid not null,
                url text not null,
                events text[] not null,
                secret bytea not null,
                enabled boolean not null default true,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now(),
                primary key (tenant_id, id)
            );
            create index webhooks_by_age on kaynak.webhooks (tenant_id, created_at desc, id desc);
            select kaynak.protect('kaynak.webhooks');

            create table kaynak.deliveries (
                tenant_id uuid not null,
                id uuid not null,
                -- Of these one: an event for a webhook, or a message for a channel.
                webhook_id uuid,
                channel_id uuid,
                kind text not null,
                payload jsonb not null,
                status text not null default 'queued' check (status in ('queued', 'delivered', 'dead', 'held')),
                attempts integer not null default 0,
                last_status integer,
                last_error text,
                -- What the other side calls it, and what became of it there.
                external_id text,
                external_status text,
                next_attempt_at timestamptz,
                delivered_at timestamptz,
                created_at timestamptz not null default now(),
                primary key (tenant_id, id),
                check (num_nonnulls(webhook_id, channel_id) = 1),
                foreign key (tenant_id, webhook_id) references kaynak.webhooks on delete cascade,
                foreign key (tenant_id, channel_id) references kaynak.channels on delete cascade
            );
            create index deliveries_by_age on kaynak.deliveries (tenant_id, created_at desc, id desc);
            create index deliveries_by_external_id on kaynak.deliveries (tenant_id, channel_id, external_id);
            select kaynak.protect('kaynak.deliveries');

            -- When a tenant's customers are not written to, and what is answered without an agent.
            create table kaynak.messaging_policies (
                tenant_id uuid not null primary key,
                policy jsonb not null,
                updated_at timestamptz not null default now()
            );
            select kaynak.protect('kaynak.messaging_policies');
            """)
}
