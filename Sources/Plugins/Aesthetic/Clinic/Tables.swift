import PluginKit

extension Aesthetic {
    static let migrations = [
        PluginMigration(of: "aesthetic", 1, "catalogue", tables: [servicesTable, packagesTable, packageItemsTable]),
        PluginMigration(
            of: "aesthetic", 2, "leads", tables: [leadsTable, movesTable, activitiesTable, followUpsTable]),
        PluginMigration(
            of: "aesthetic", 3, "leads without an address",
            sql: """
                -- Some channels tell neither a telephone nor an address: until one is given, the talk is who it is.
                alter table kaynak.aesthetic_leads alter column customer_id drop not null,
                    add column contact_name text,
                    add constraint aesthetic_leads_known check (num_nonnulls(customer_id, conversation_id) > 0);
                create unique index aesthetic_leads_of_talk on kaynak.aesthetic_leads (tenant_id, conversation_id)
                    where customer_id is null;
                """,
            revert: """
                delete from kaynak.aesthetic_leads where customer_id is null;
                drop index kaynak.aesthetic_leads_of_talk;
                alter table kaynak.aesthetic_leads drop constraint aesthetic_leads_known, drop column contact_name,
                    alter column customer_id set not null;
                """),
    ]

    private static let servicesTable = NicheTable(
        "services", indexes: ["unique name"],
        columns: """
            id uuid not null,
            name text not null,
            name_en text,
            -- The word that patients use for it, as the niche knows it.
            procedure text,
            category text not null check (category in ('botox', 'filler', 'laser', 'hair', 'surgery', 'other')),
            price_min bigint not null check (price_min >= 0),
            price_max bigint not null check (price_max >= price_min),
            currency text not null,
            duration_minutes integer check (duration_minutes between 5 and 960),
            recovery_days integer check (recovery_days between 0 and 365),
            description_tr text not null default '',
            description_en text not null default '',
            -- For whom it is not, in the clinic's own words.
            cautions_tr text not null default '',
            cautions_en text not null default '',
            is_active boolean not null default true,
            updated_at timestamptz not null
            """)

    private static let packagesTable = NicheTable(
        "packages", indexes: ["unique name"],
        columns: """
            id uuid not null,
            name text not null,
            name_en text,
            price bigint not null check (price >= 0),
            currency text not null,
            description_tr text not null default '',
            description_en text not null default '',
            is_active boolean not null default true,
            updated_at timestamptz not null
            """)

    private static let packageItemsTable = NicheTable(
        "package_items", key: "package_id, service_id", indexes: ["service_id"],
        columns: """
            package_id uuid not null,
            service_id uuid not null,
            quantity integer not null check (quantity between 1 and 100),
            foreign key (tenant_id, package_id) references $packages on delete cascade,
            foreign key (tenant_id, service_id) references $services
            """)

    private static let leadsTable = NicheTable(
        "leads", indexes: ["unique customer_id", "status, id desc", "score desc, id desc", "created_at"],
        columns: """
            id uuid not null,
            customer_id uuid not null,
            interest text,
            source text not null check (source in ('instagram', 'google', 'referral', 'organic', 'whatsapp_ad')),
            utm_source text,
            utm_medium text,
            utm_campaign text,
            language text not null,
            -- ISO 3166-1, by the telephone.
            country text,
            is_foreign boolean not null,
            status text not null
                check (status in ('new', 'contacted', 'consultation', 'appointment', 'patient', 'lost')),
            assigned_to text,
            conversation_id uuid,
            -- What the score is made of.
            services text[] not null,
            asked_price boolean not null,
            wants_consultation boolean not null,
            budget bigint,
            budget_currency text,
            budget_covers boolean not null,
            timing text not null check (timing in ('unknown', 'later', 'month', 'week')),
            message_count integer not null,
            answer_count integer not null,
            score integer not null check (score between 0 and 100),
            hot_at timestamptz,
            wished_day text,
            wish text,
            first_message_at timestamptz,
            last_message_at timestamptz,
            first_response_at timestamptz,
            last_contact_at timestamptz,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            foreign key (tenant_id, customer_id) references kaynak.customers on delete cascade
            """)

    /// One row for each step along the pipeline: what the funnel counts.
    private static let movesTable = NicheTable(
        "moves", indexes: ["lead_id, moved_at", "moved_at"],
        columns: """
            id uuid not null,
            lead_id uuid not null,
            from_status text,
            to_status text not null,
            note text not null default '',
            moved_at timestamptz not null,
            foreign key (tenant_id, lead_id) references $leads on delete cascade
            """)

    private static let activitiesTable = NicheTable(
        "activities",
        indexes: ["lead_id, happened_at desc, id desc", "unique lead_id, message_id where message_id is not null"],
        columns: """
            id uuid not null,
            lead_id uuid not null,
            kind text not null,
            note text not null default '',
            -- Of a customer's message that was heard: one is heard once.
            message_id text,
            happened_at timestamptz not null,
            foreign key (tenant_id, lead_id) references $leads on delete cascade
            """)

    private static let followUpsTable = NicheTable(
        "followups", key: "lead_id, series, step", indexes: ["status, due_at"],
        columns: """
            lead_id uuid not null,
            -- Counts from 1; a new one begins where the clinic writes again.
            series integer not null,
            step text not null check (step in ('24h', '72h', '7d')),
            due_at timestamptz not null,
            status text not null check (status in ('planned', 'sent', 'stopped')),
            reason text,
            settled_at timestamptz,
            foreign key (tenant_id, lead_id) references $leads on delete cascade
            """)
}
