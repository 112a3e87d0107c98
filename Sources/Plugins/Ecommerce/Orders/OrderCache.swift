import Foundation
import PluginKit

/// The shop's orders, as they were last heard of. Hearing the same twice changes nothing, and what is older than what is
/// known fills gaps only.
enum OrderCache {
    /// - Returns: how many orders were written.
    static func store(_ notices: [OrderNotice], _ session: borrowing PluginSession) throws -> Int {
        let grouped = Dictionary(grouping: notices) { Key(provider: $0.provider, number: $0.number) }
        let numbers = Array(Set(notices.map(\.number))).sorted()
        // In one order, so that two who write the same orders wait for each other and never crosswise.
        let known = try session.all(
            """
            select * from ecommerce_orders where tenant_id = \(session.tenant) and number = any(\(numbers))
            order by number, provider for update
            """, Order.init)
        let orders = Dictionary(known.map { (Key(provider: $0.provider, number: $0.number), $0) }) { $1 }
        for (key, notices) in grouped.sorted(by: { ($0.key.number, $0.key.provider) < ($1.key.number, $1.key.provider) }
        ) {
            try write(notices, over: orders[key], session)
        }
        return grouped.count
    }

    private struct Key: Hashable {
        let provider: String
        let number: String
    }

    private static func write(
        _ notices: [OrderNotice], over known: Order?, _ session: borrowing PluginSession
    ) throws {
        let sorted = notices.sorted { $0.modifiedAt < $1.modifiedAt }
        guard let first = sorted.first, let last = sorted.last else { return }
        let parcels = merged(known?.allParcels ?? [], sorted.flatMap(\.parcels))
        let status = OrderStatus.of(parcels.filter { !$0.isEmptied }.map(\.status))
        let modified = max(known?.modifiedAt ?? .distantPast, last.modifiedAt)
        let isNews = known.map { last.modifiedAt >= $0.modifiedAt } ?? true
        /// The newest that says it, else what is known.
        func value<Value>(_ path: KeyPath<OrderNotice, Value?>, _ old: Value?) -> Value? {
            let said = sorted.reversed().lazy.compactMap { $0[keyPath: path] }.first
            return isNews ? said ?? old : old ?? said
        }
        let lineTotals = parcels.filter { $0.status != .cancelled }.flatMap(\.lines).map(\.totalMinor)
        let summed = lineTotals.isEmpty || lineTotals.contains(nil) ? nil : lineTotals.compactMap { $0 }.reduce(0, +)
        let total = value(\.totalMinor, known?.totalMinor) ?? summed
        let moving = parcels.first { $0.status == status && $0.trackingCode != nil }
        let delivered = status == .delivered || status == .returned ? parcels.compactMap(\.deliveredAt).max() : nil
        // Whoever was erased stays so, whatever the other system still has.
        func personal(_ path: KeyPath<OrderNotice, String?>, _ old: String?) -> String? {
            known?.isErased == true ? nil : value(path, old)
        }
        try session.execute(
            """
            insert into ecommerce_orders (tenant_id, id, provider, number, number_key, status, customer_name,
                customer_phone, customer_email, city, total_minor, currency, invoice_url, tracking_code, parcels,
                ordered_at, delivered_at, modified_at, synced_at, created_at)
            values (\(session.tenant), \(known?.id ?? OrderID()), \(first.provider), \(first.number),
                \(OrderNumbers.key(first.number)), \(status), \(personal(\.customerName, known?.customerName)),
                \(personal(\.customerPhone, known?.customerPhone)),
                \(personal(\.customerEmail, known?.customerEmail)), \(personal(\.city, known?.city)), \(total), \(value(\.currency, known?.currency) ?? "TRY"),
                \(personal(\.invoiceUrl, known?.invoiceUrl)), \(moving?.trackingCode), \(try WireFormat.encode(parcels)),
                \(value(\.orderedAt, known?.orderedAt)), \(delivered), \(modified), \(session.now), \(session.now))
            on conflict (tenant_id, provider, number) do update set status = excluded.status,
                customer_name = excluded.customer_name, customer_phone = excluded.customer_phone,
                customer_email = excluded.customer_email, city = excluded.city, total_minor = excluded.total_minor,
                currency = excluded.currency, invoice_url = excluded.invoice_url,
                tracking_code = excluded.tracking_code, parcels = excluded.parcels, ordered_at = excluded.ordered_at,
                delivered_at = excluded.delivered_at, modified_at = excluded.modified_at,
                synced_at = excluded.synced_at
            """)
        if status == .returned, let known, known.status != .returned {
            try ReturnDesk.cameBack(known.id, session)
        }
    }

    private static func merged(_ known: [Parcel], _ heard: [Parcel]) -> [Parcel] {
        var parcels = known
        for notice in heard {
            if let place = parcels.firstIndex(where: { $0.id == notice.id }) {
                parcels[place] = parcels[place].merged(with: notice)
            } else {
                parcels.append(notice)
            }
        }
        return Packing.sorted(parcels)
    }

    static func order(_ id: OrderID, _ session: borrowing PluginSession) throws -> Order? {
        try session.first(
            "select * from ecommerce_orders where tenant_id = \(session.tenant) and id = \(id)", Order.init)
    }

    /// By the number alone: what a customer typed.
    static func order(numbered candidates: [String], _ session: borrowing PluginSession) throws -> Order? {
        let keys = candidates.map(OrderNumbers.key)
        guard !keys.isEmpty else { return nil }
        return try session.first(
            """
            select * from ecommerce_orders where tenant_id = \(session.tenant) and number_key = any(\(keys))
            order by modified_at desc, id limit 1
            """, Order.init)
    }

    /// What a conversation is about, as a number in it or an agent said.
    static func order(of conversation: String, _ session: borrowing PluginSession) throws -> Order? {
        try session.first(
            """
            select o.* from ecommerce_order_links l
            join ecommerce_orders o on o.tenant_id = l.tenant_id and o.id = l.order_id
            where l.tenant_id = \(session.tenant) and l.conversation = \(conversation)
            """, Order.init)
    }

    /// Whether the shop's orders are known here at all: without them, every question about one is a person's.
    static func isInUse(_ session: borrowing PluginSession) throws -> Bool {
        try session.count(
            "select count(*) as n from (select from ecommerce_orders where tenant_id = \(session.tenant) limit 1) o"
        ) > 0
    }

    static func link(
        _ conversation: String, to order: OrderID, by whom: String, _ session: borrowing PluginSession
    ) throws {
        try session.execute(
            """
            insert into ecommerce_order_links (tenant_id, conversation, order_id, linked_by, linked_at)
            values (\(session.tenant), \(conversation), \(order), \(whom), \(session.now))
            on conflict (tenant_id, conversation) do update set order_id = excluded.order_id,
                linked_by = excluded.linked_by, linked_at = excluded.linked_at
            """)
    }
}
