import PluginKit

extension Dental {
    static let migrations = [
        PluginMigration(
            of: "dental", 1, "clinic",
            tables: [
                NicheTable(
                    "services", indexes: ["unique name"],
                    columns: """
                        id uuid not null,
                        name text not null,
                        -- The word that patients use for it, as the niche knows it.
                        treatment text,
                        price_min bigint not null check (price_min >= 0),
                        price_max bigint not null check (price_max >= price_min),
                        currency text not null,
                        duration_minutes integer not null check (duration_minutes between 5 and 480),
                        description text not null default '',
                        is_active boolean not null default true,
                        updated_at timestamptz not null
                        """),
                NicheTable(
                    "doctors",
                    columns: """
                        id uuid not null,
                        name text not null,
                        is_specialist boolean not null default false,
                        is_active boolean not null default true
                        """),
                NicheTable(
                    "slots", indexes: ["doctor_id"],
                    columns: """
                        id uuid not null,
                        doctor_id uuid not null,
                        weekday integer not null check (weekday between 1 and 7),
                        -- Minutes after midnight on the wall clock.
                        opens integer not null check (opens between 0 and 1439),
                        closes integer not null check (closes > opens and closes <= 1439),
                        minutes integer not null check (minutes between 5 and 240),
                        capacity integer not null check (capacity between 1 and 50),
                        foreign key (tenant_id, doctor_id) references $doctors on delete cascade
                        """),
                NicheTable(
                    "patients", key: "phone",
                    columns: """
                        phone text not null,
                        name text not null,
                        no_show_count integer not null default 0
                        """),
                NicheTable(
                    "appointments",
                    indexes: [
                        "starts_at", "patient_phone",
                        "unique doctor_id, starts_at, patient_phone where status in ('booked', 'confirmed')",
                    ],
                    columns: """
                        id uuid not null,
                        doctor_id uuid not null,
                        patient_phone text not null,
                        service text not null,
                        language text not null,
                        starts_at timestamptz not null,
                        ends_at timestamptz not null,
                        status text not null
                            check (status in ('booked', 'confirmed', 'cancelled', 'completed', 'no_show')),
                        reminded_48h_at timestamptz,
                        reminded_24h_at timestamptz,
                        reminded_2h_at timestamptz,
                        created_at timestamptz not null,
                        foreign key (tenant_id, doctor_id) references $doctors,
                        foreign key (tenant_id, patient_phone) references $patients
                        """),
                NicheTable(
                    "waitlist", indexes: ["created_at"],
                    columns: """
                        id uuid not null,
                        patient_phone text not null,
                        service text not null,
                        language text not null,
                        doctor_id uuid,
                        preferred_date text,
                        not_before integer,
                        not_after integer,
                        status text not null check (status in ('waiting', 'offered', 'booked', 'expired')),
                        offered_doctor_id uuid,
                        offered_at timestamptz,
                        offer_expires_at timestamptz,
                        created_at timestamptz not null,
                        foreign key (tenant_id, patient_phone) references $patients,
                        foreign key (tenant_id, doctor_id) references $doctors on delete cascade
                        """),
            ])
    ]
}
