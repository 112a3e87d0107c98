import PluginKit

extension Helpdesk {
    /// A ticket is kept as the desk's own value, without its history; the columns beside it are copies to find it by.
    /// Its history is a table that is only ever added to.
    static let migrations = [
        PluginMigration(
            of: "realestate", 2, "support desk",
            tables: [
                NicheTable(
                    "desk_offices", indexes: ["unique name_key"],
                    columns: """
                        id uuid not null,
                        name text not null,
                        -- Folded, so that one office is not two by its spelling.
                        name_key text not null,
                        plan text not null check (plan in ('starter', 'pro', 'elite')),
                        -- The first day of a seed office.
                        seed_since text,
                        created_at timestamptz not null
                        """),
                NicheTable(
                    "desk_contacts", key: "contact", indexes: ["office_id"],
                    columns: """
                        -- A telephone, an address or a conversation: "phone:+90…", "email:…", "talk:…".
                        contact text not null,
                        office_id uuid not null,
                        foreign key (tenant_id, office_id) references $desk_offices on delete cascade
                        """),
                NicheTable(
                    "desk_problems", indexes: ["unique number", "state, began_at"],
                    columns: """
                        id uuid not null,
                        number bigint not null,
                        title text not null,
                        part text,
                        symptom text,
                        -- 1–3 once it is a crisis.
                        severity integer check (severity between 1 and 3),
                        state text not null check (state in ('open', 'over')),
                        affected text not null default '',
                        estimate text not null default '',
                        -- When the offices were told, as numbers of seconds.
                        told jsonb not null default '[]',
                        began_at timestamptz not null,
                        ended_at timestamptz
                        """),
                NicheTable(
                    "desk_tickets",
                    indexes: [
                        "unique number", "state, priority", "office_id", "conversation", "phone", "opened_at",
                        "changed_at", "problem_id", "symptom, opened_at",
                    ],
                    columns: """
                        id uuid not null,
                        number bigint not null,
                        office_id uuid not null,
                        subject text not null,
                        state text not null,
                        priority integer not null check (priority between 1 and 4),
                        level integer not null check (level between 1 and 4),
                        assignee text,
                        -- Of a fault: what others have to have in common with it to be the same problem.
                        part text,
                        symptom text,
                        -- A promise was broken.
                        is_late boolean not null,
                        problem_id uuid,
                        customer text,
                        phone text,
                        email text,
                        conversation text,
                        language text not null,
                        -- The customer's words that led to it last: heard once more, they are no answer.
                        opening text not null,
                        ticket jsonb not null,
                        opened_at timestamptz not null,
                        changed_at timestamptz not null,
                        foreign key (tenant_id, office_id) references $desk_offices,
                        foreign key (tenant_id, problem_id) references $desk_problems
                        """),
                NicheTable(
                    "desk_events", key: "ticket_id, place",
                    indexes: ["unique message_id where message_id is not null", "topic, at"],
                    columns: """
                        ticket_id uuid not null,
                        -- In the ticket's history, from 0.
                        place integer not null,
                        at timestamptz not null,
                        topic text not null,
                        event jsonb not null,
                        -- What was written with it.
                        note text,
                        -- The customer's message that it comes from.
                        message_id text,
                        foreign key (tenant_id, ticket_id) references $desk_tickets
                        """),
                NicheTable(
                    "desk_self_help", key: "conversation, at", indexes: ["at"],
                    columns: """
                        conversation text not null,
                        at timestamptz not null,
                        solution text not null,
                        solved boolean not null
                        """),
                NicheTable(
                    "desk_reports", indexes: ["unique monday"],
                    columns: """
                        id uuid not null,
                        -- The first day of its week.
                        monday text not null,
                        report jsonb not null,
                        text_tr text not null,
                        text_en text not null,
                        csv text not null,
                        created_at timestamptz not null
                        """),
            ])
    ]
}
