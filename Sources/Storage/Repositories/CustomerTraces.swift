import Foundation
import Knowledge

/// Somebody who is being erased, by everything that they are known by.
public struct ErasedCustomer: Sendable {
    public let tenant: TenantID
    /// Theirs, and those that turned out to be theirs.
    public let ids: [CustomerID]
    /// E.164.
    public let phones: [String]
    public let emails: [String]
    public let conversations: [ConversationID]

    package init(
        tenant: TenantID, ids: [CustomerID], phones: [String], emails: [String], conversations: [ConversationID]
    ) {
        self.tenant = tenant
        self.ids = ids
        self.phones = phones
        self.emails = emails
        self.conversations = conversations
    }
}

/// Where a niche's rows tell of a customer without referring to them, and what becomes of such rows when that customer
/// is erased.
///
/// A value: the core runs it in the transaction that erases, whether or not the tenant has the niche enabled at the time.
///
/// ```swift
/// traces: [
///     .marks { "select 'bou_' || id::text as mark from florist_bouquets where \(mine($0))" },
///     .rows("florist_bouquets") { "delete from florist_bouquets where \(mine($0))" },
/// ]
/// ```
public struct CustomerTrace: Sendable {
    public typealias Statement = @Sendable (ErasedCustomer) -> Query

    enum Kind: Sendable {
        case marks
        case rows(table: String)
    }

    let kind: Kind
    let statement: Statement

    /// What rows that the core keeps for the niche call things of this customer: notices, events on their way to webhooks,
    /// messages to others and scheduled work that hold one of these texts go. All marks are read before any row goes.
    ///
    /// - Parameter query: one column, `mark`.
    public static func marks(_ query: @escaping Statement) -> CustomerTrace {
        CustomerTrace(kind: .marks, statement: query)
    }

    /// Rows that go, or are emptied of what tells of the customer.
    ///
    /// - Parameters:
    ///   - table: for the receipt.
    ///   - statement: names the tenant first, as every statement does.
    public static func rows(_ table: String, _ statement: @escaping Statement) -> CustomerTrace {
        CustomerTrace(kind: .rows(table: table), statement: statement)
    }

    /// The table whose rows it is about.
    public var table: String? { if case .rows(let table) = kind { table } else { nil } }
}

extension TenantSession {
    /// Everything that these customers are known by.
    borrowing func known(_ ids: [CustomerID]) throws(StorageError) -> ErasedCustomer {
        let addresses = try queryAll(
            "select phone, email from customers where tenant_id = \(tenant) and id = any (\(ids))"
        ) { row throws(StorageError) -> (phone: String?, email: String?) in
            (try row.value("phone"), try row.value("email"))
        }
        let conversations: [ConversationID] = try queryAll(
            "select id from conversations where tenant_id = \(tenant) and customer_id = any (\(ids))"
        ) { row throws(StorageError) in try row.id("id") }
        return ErasedCustomer(
            tenant: tenant, ids: ids, phones: addresses.compactMap(\.phone), emails: addresses.compactMap(\.email),
            conversations: conversations)
    }

    /// Removes what niches' rows, and the core's rows for niches, tell of a customer.
    ///
    /// - Returns: how many rows of each table were touched.
    package borrowing func erase(_ traces: [CustomerTrace], of customer: ErasedCustomer) throws(StorageError)
        -> [String: Int]
    {
        var marks = customer.phones + customer.emails + customer.conversations.map(\.description)
        marks += try queryAll(
            """
            select 'drf_' || id::text as mark from drafts
            where tenant_id = \(tenant) and conversation_id = any (\(customer.conversations))
            """
        ) { row throws(StorageError) in try row.text("mark") }
        for trace in traces {
            guard case .marks = trace.kind else { continue }
            marks += try queryAll(trace.statement(customer)) { row throws(StorageError) in try row.text("mark") }
        }
        var counts: [String: Int] = [:]
        for trace in traces {
            guard let table = trace.table else { continue }
            counts[table, default: 0] += try execute(trace.statement(customer))
        }
        let patterns = marks.map(Self.pattern)
        counts["notices"] = try execute(
            "delete from notices where tenant_id = \(tenant) and data::text like any (\(patterns))")
        counts["deliveries"] = try execute(
            "delete from deliveries where tenant_id = \(tenant) and payload::text like any (\(patterns))")
        counts["scheduled_work"] = try execute(
            """
            delete from scheduled_work where tenant_id = \(tenant)
                and (key like any (\(patterns)) or payload::text like any (\(patterns)))
            """)
        counts["outgoing_messages"] = try execute(
            """
            delete from outgoing_messages where tenant_id = \(tenant) and customer_id <> all (\(customer.ids))
                and (key like any (\(patterns)) or body like any (\(patterns)) or variables::text like any (\(patterns)))
            """)
        return counts
    }

    /// Matches a text that holds this one.
    private static func pattern(_ mark: String) -> String {
        let escaped = mark.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        return "%\(escaped)%"
    }
}
