import PluginKit

/// A lead goes with its customer; what was told of it goes by its id.
enum LeadTraces {
    static let all: [CustomerTrace] = [
        .marks { who in
            """
            select 'led_' || id::text as mark from aesthetic_leads
            where tenant_id = \(who.tenant) and customer_id = any (\(who.ids))
            """
        }
    ]
}
