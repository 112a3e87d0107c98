import PluginKit

/// Orders and wishes to return stay, as figures of the shop, and forget whose they were; what is only about the buyer
/// goes.
enum BuyerTraces {
    static let all: [CustomerTrace] = [
        .marks { who in
            """
            select 'vip_' || id::text as mark from ecommerce_vip_flags where tenant_id = \(who.tenant) and \(flagged(who))
            union all
            select 'rev_' || id::text from ecommerce_review_alerts where tenant_id = \(who.tenant) and \(angry(who))
            union all
            select 'ret_' || id::text from ecommerce_return_deflections
            where tenant_id = \(who.tenant) and \(returning(who))
            """
        },
        // Which orders are theirs is told by what links them too, so those go last.
        .rows("ecommerce_orders") { who in
            """
            update ecommerce_orders set customer_name = null, customer_phone = null, customer_email = null, city = null,
                invoice_url = null, is_erased = true
            where tenant_id = \(who.tenant) and (customer_phone = any (\(who.phones))
                or lower(customer_email) = any (\(who.emails))
                or id in (select order_id from ecommerce_order_links
                    where tenant_id = \(who.tenant) and conversation = any (\(talks(who)))))
            """
        },
        .rows("ecommerce_order_links") { who in
            "delete from ecommerce_order_links where tenant_id = \(who.tenant) and conversation = any (\(talks(who)))"
        },
        .rows("ecommerce_return_deflections") { who in
            """
            update ecommerce_return_deflections set conversation = null, customer_phone = null
            where tenant_id = \(who.tenant) and \(returning(who))
            """
        },
        .rows("ecommerce_requests") { who in
            """
            update ecommerce_requests set conversation = null, note = null
            where tenant_id = \(who.tenant) and conversation = any (\(talks(who)))
            """
        },
        .rows("ecommerce_vip_flags") { who in
            "delete from ecommerce_vip_flags where tenant_id = \(who.tenant) and \(flagged(who))"
        },
        .rows("ecommerce_review_alerts") { who in
            "delete from ecommerce_review_alerts where tenant_id = \(who.tenant) and \(angry(who))"
        },
    ]

    private static func talks(_ who: ErasedCustomer) -> [String] { who.conversations.map(\.description) }

    private static func flagged(_ who: ErasedCustomer) -> Query {
        "(subject = any (\(talks(who))) or customer_phone = any (\(who.phones)))"
    }

    private static func angry(_ who: ErasedCustomer) -> Query {
        "(source = 'conversation' and external_id = any (\(talks(who))) or customer_phone = any (\(who.phones)))"
    }

    private static func returning(_ who: ErasedCustomer) -> Query {
        "(conversation = any (\(talks(who))) or customer_phone = any (\(who.phones)))"
    }
}
