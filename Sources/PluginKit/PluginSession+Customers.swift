import Foundation
import Storage

// The customers that all niches of a tenant share; a niche's rows refer to one by its id, and go when it is erased.
public typealias Customer = Storage.Customer
public typealias CustomerTrace = Storage.CustomerTrace
public typealias ErasedCustomer = Storage.ErasedCustomer

extension PluginSession {
    /// The customer with this phone or address, made where there is none. What is known of them stays.
    ///
    /// - Returns: `nil` where neither is a phone or an address.
    public borrowing func customer(
        phone: String?, email: String? = nil, name: String? = nil, language: Language? = nil
    ) throws(StorageError) -> Customer? {
        try store.findOrCreateCustomer(phone: phone, email: email, name: name, language: language)
    }

    public borrowing func customer(_ id: CustomerID) throws(StorageError) -> Customer? { try store.customer(id) }

    /// Whether a customer wants no messages that a program sends.
    public borrowing func hasOptedOut(_ customer: Customer) throws(StorageError) -> Bool {
        try store.optOuts(of: [customer.phone, customer.email].compactMap { $0 }).contains(.all)
    }

    /// Whether a customer agreed to messages that want something of them, and has not taken it back.
    public borrowing func agreesToMarketing(_ customer: Customer) throws(StorageError) -> Bool {
        try store.hasConsent(customer.id, to: .marketing) ?? false
    }

    /// Takes back a message of this niche that has not gone yet.
    ///
    /// - Parameter key: what it was put on its way with.
    /// - Returns: whether there was one.
    @discardableResult
    public borrowing func takeBack(key: String) throws(StorageError) -> Bool {
        try store.cancelMessages(keyPrefix: "\(plugin)/\(key)") > 0
    }

    /// When each of these conversations was first answered.
    public borrowing func firstAnswers(
        in conversations: [ConversationID]
    ) throws(StorageError) -> [ConversationID: Date] {
        let answers = try all(
            """
            select conversation_id, min(sent_at) as answered_at from messages
            where tenant_id = \(tenant) and conversation_id = any (\(conversations)) and role = 'agent'
            group by conversation_id
            """
        ) { row throws(StorageError) in
            let conversation: ConversationID = try row.id("conversation_id")
            return (conversation, try row.date("answered_at"))
        }
        return Dictionary(answers) { $1 }
    }

    /// How many messages the business has written in a conversation.
    public borrowing func writtenCount(in conversation: ConversationID) throws(StorageError) -> Int {
        try count(
            """
            select count(*) as n from messages
            where tenant_id = \(tenant) and conversation_id = \(conversation) and role = 'agent'
            """)
    }

    /// Whether the business has said anything in a conversation, or drafted what to say.
    public borrowing func isAnswered(_ conversation: ConversationID) throws(StorageError) -> Bool {
        try count(
            """
            select (exists (select from messages where tenant_id = \(tenant) and conversation_id = \(conversation)
                    and role = 'agent')
                or exists (select from drafts where tenant_id = \(tenant) and conversation_id = \(conversation)))::int::bigint as n
            """) > 0
    }
}
