import PluginKit

/// A ticket is what somebody wrote and what was written to them: it goes with whoever brought it.
enum DeskTraces {
    static let all: [CustomerTrace] = [
        .marks { who in
            "select 'tkt_' || id::text as mark from realestate_desk_tickets where tenant_id = \(who.tenant) and \(theirs(who))"
        },
        .rows("realestate_desk_events") { who in
            """
            delete from realestate_desk_events where tenant_id = \(who.tenant) and ticket_id in
                (select id from realestate_desk_tickets where tenant_id = \(who.tenant) and \(theirs(who)))
            """
        },
        .rows("realestate_desk_tickets") { who in
            "delete from realestate_desk_tickets where tenant_id = \(who.tenant) and \(theirs(who))"
        },
        .rows("realestate_desk_self_help") { who in
            "delete from realestate_desk_self_help where tenant_id = \(who.tenant) and conversation = any (\(talks(who)))"
        },
        .rows("realestate_desk_contacts") { who in
            "delete from realestate_desk_contacts where tenant_id = \(who.tenant) and contact = any (\(contacts(who)))"
        },
    ]

    private static func talks(_ who: ErasedCustomer) -> [String] { who.conversations.map(\.description) }

    private static func contacts(_ who: ErasedCustomer) -> [String] {
        who.phones.map { "phone:" + $0 } + who.emails.map { "email:" + $0 } + talks(who).map { "talk:" + $0 }
    }

    private static func theirs(_ who: ErasedCustomer) -> Query {
        """
        (phone = any (\(who.phones)) or lower(email) = any (\(who.emails)) or conversation = any (\(talks(who))))
        """
    }
}
