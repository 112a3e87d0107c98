import PluginKit

extension Ecommerce {
    static let migrations = [
        PluginMigration(
            of: "ecommerce", 1, "shop",
            tables: [
                NicheTable(
                    "orders",
                    indexes: ["unique provider, number", "number_key", "modified_at, id", "customer_phone"],
                    columns: """
                        id uuid not null,
                        provider text not null,
                        number text not null,
                        -- Letters and digits of the number, in capitals: what a customer's typing is compared with.
                        number_key text not null,
                        status text not null,
                        customer_name text,
                        -- Marketplaces leave it out; a shop's own orders have it.
                        customer_phone text,
                        customer_email text,
                        city text,
                        total_minor bigint,
                        currency text not null,
                        invoice_url text,
                        tracking_code text,
                        parcels jsonb not null,
                        ordered_at timestamptz,
                        delivered_at timestamptz,
                        modified_at timestamptz not null,
                        synced_at timestamptz not null,
                        created_at timestamptz not null
                        """),
                NicheTable(
                    "order_links", key: "conversation", indexes: ["order_id"],
                    columns: """
                        conversation text not null,
                        order_id uuid not null,
                        -- Whether an agent said so, or the customer by the order's number.
                        linked_by text not null check (linked_by in ('agent', 'customer')),
                        linked_at timestamptz not null,
                        foreign key (tenant_id, order_id) references $orders on delete cascade
                        """),
                NicheTable(
                    "return_deflections", indexes: ["created_at, id", "order_id"],
                    columns: """
                        id uuid not null,
                        conversation text,
                        order_id uuid,
                        order_number text,
                        customer_phone text,
                        original_intent text not null,
                        reason text check (reason in ('size', 'color', 'quality', 'damaged', 'changed_mind')),
                        action_taken text not null
                            check (action_taken in ('exchange_offered', 'coupon_offered', 'return_started')),
                        outcome text not null check (outcome in ('open', 'exchanged', 'coupon', 'returned', 'kept')),
                        was_deflected boolean,
                        exchange_product text,
                        coupon_code text,
                        saved_minor bigint,
                        created_at timestamptz not null,
                        decided_at timestamptz,
                        foreign key (tenant_id, order_id) references $orders on delete set null (order_id)
                        """),
                NicheTable(
                    "requests", indexes: ["created_at, id", "order_id"],
                    columns: """
                        id uuid not null,
                        kind text not null check (kind in ('cancel', 'invoice')),
                        order_id uuid not null,
                        conversation text,
                        status text not null check (status in ('open', 'done', 'rejected')),
                        note text,
                        created_at timestamptz not null,
                        closed_at timestamptz,
                        foreign key (tenant_id, order_id) references $orders on delete cascade
                        """),
                NicheTable(
                    "vip_flags", indexes: ["unique subject, flag_type", "created_at, id"],
                    columns: """
                        id uuid not null,
                        -- The conversation it was seen in.
                        subject text not null,
                        customer_name text,
                        customer_phone text,
                        flag_type text not null check (flag_type in ('b2b_signal', 'high_value', 'repeat_customer')),
                        signal_text text not null,
                        sales_notified boolean not null,
                        handled_at timestamptz,
                        created_at timestamptz not null
                        """),
                NicheTable(
                    "review_alerts", indexes: ["unique source, external_id", "created_at, id"],
                    columns: """
                        id uuid not null,
                        source text not null,
                        -- The review's own id, or the conversation's.
                        external_id text not null,
                        rating integer check (rating between 1 and 5),
                        review_text text not null,
                        customer_phone text,
                        recovery_status text not null
                            check (recovery_status in ('detected', 'contacted', 'resolved', 'updated', 'failed')),
                        created_at timestamptz not null,
                        updated_at timestamptz not null
                        """),
                NicheTable(
                    "products", indexes: ["unique sku", "model"],
                    columns: """
                        id uuid not null,
                        sku text not null,
                        -- Variants of one thing share it.
                        model text not null,
                        name text not null,
                        size text,
                        color text,
                        stock integer not null check (stock >= 0),
                        price_minor bigint,
                        updated_at timestamptz not null
                        """),
            ]),
        PluginMigration(
            of: "ecommerce", 2, "erased buyers",
            sql: """
                -- Whose it was was erased: what a marketplace tells of it again is not written down again.
                alter table kaynak.ecommerce_orders add column is_erased boolean not null default false;
                """,
            revert: "alter table kaynak.ecommerce_orders drop column is_erased;"),
    ]
}
