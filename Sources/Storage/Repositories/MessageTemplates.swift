import Foundation
import Knowledge

/// A template in one language. `body` has `{{name}}` in the places of its variables.
public struct MessageTemplate: Sendable, Equatable {
    public let id: MessageTemplateID
    public let name: String
    public let language: Language
    public let purpose: MessagePurpose
    public let body: String
    /// Which event it answers, in the words of whoever raises it.
    public let triggerEvent: String?
    /// What WhatsApp calls it.
    public let providerName: String
    public let approval: TemplateApproval
    public let rejectionReason: String?
    public let isActive: Bool
    public let createdAt: Date
    public let updatedAt: Date
}

/// What is set of a template.
public struct NewMessageTemplate: Sendable, Equatable {
    public var name: String
    public var language: Language
    public var purpose: MessagePurpose
    public var body: String
    public var triggerEvent: String?
    /// Its own name where `nil`.
    public var providerName: String?
    public var approval: TemplateApproval

    public init(
        name: String, language: Language, purpose: MessagePurpose, body: String, triggerEvent: String? = nil,
        providerName: String? = nil, approval: TemplateApproval = .draft
    ) {
        self.name = name
        self.language = language
        self.purpose = purpose
        self.body = body
        self.triggerEvent = triggerEvent
        self.providerName = providerName
        self.approval = approval
    }
}

extension TenantSession {
    /// - Throws: ``StorageError`` with code `duplicate` where there is one of this name in this language.
    @discardableResult
    public borrowing func createMessageTemplate(
        _ new: NewMessageTemplate
    ) throws(StorageError) -> MessageTemplate {
        let template = try queryFirst(
            """
            insert into message_templates (tenant_id, id, name, language, purpose, body, trigger_event, provider_name,
                approval)
            values (\(tenant), \(MessageTemplateID()), \(new.name), \(new.language), \(new.purpose), \(new.body),
                \(new.triggerEvent), \(new.providerName ?? new.name), \(new.approval))
            returning *
            """, MessageTemplate.init(row:))
        guard let template else { throw StorageError(.notFound, subject: "message_templates") }
        return template
    }

    /// Puts a niche's template in place where the tenant has none of this name in this language; what the tenant made of
    /// it stays.
    ///
    /// - Returns: whether it was put in place.
    @discardableResult
    public borrowing func installMessageTemplate(_ new: NewMessageTemplate) throws(StorageError) -> Bool {
        try execute(
            """
            insert into message_templates (tenant_id, id, name, language, purpose, body, trigger_event, provider_name,
                approval)
            values (\(tenant), \(MessageTemplateID()), \(new.name), \(new.language), \(new.purpose), \(new.body),
                \(new.triggerEvent), \(new.providerName ?? new.name), \(new.approval))
            on conflict on constraint message_templates_name do nothing
            """) == 1
    }

    public borrowing func messageTemplate(_ id: MessageTemplateID) throws(StorageError) -> MessageTemplate? {
        try queryFirst(
            "select * from message_templates where tenant_id = \(tenant) and id = \(id)", MessageTemplate.init(row:))
    }

    public borrowing func messageTemplate(
        named name: String, in language: Language
    ) throws(StorageError) -> MessageTemplate? {
        try queryFirst(
            """
            select * from message_templates where tenant_id = \(tenant) and name = \(name) and language = \(language)
            """, MessageTemplate.init(row:))
    }

    /// Those of these names, in every language.
    public borrowing func messageTemplates(named names: Set<String>) throws(StorageError) -> [MessageTemplate] {
        if names.isEmpty { return [] }
        return try queryAll(
            "select * from message_templates where tenant_id = \(tenant) and name = any (\(names.sorted()))",
            MessageTemplate.init(row:))
    }

    /// Active ones that answer an event.
    public borrowing func messageTemplates(triggeredBy event: String) throws(StorageError) -> [MessageTemplate] {
        try queryAll(
            """
            select * from message_templates where tenant_id = \(tenant) and trigger_event = \(event) and is_active
            order by name, language
            """, MessageTemplate.init(row:))
    }

    public borrowing func messageTemplates(
        limit: Int, after cursor: Cursor? = nil
    ) throws(StorageError) -> Listing<MessageTemplate> {
        try listing(of: "message_templates", where: "", limit: limit, after: cursor, MessageTemplate.init(row:))
    }

    /// What is `nil` stays; `approval` follows a changed text unless it is given, because WhatsApp approved the old one.
    public borrowing func updateMessageTemplate(
        _ id: MessageTemplateID, purpose: MessagePurpose?, body: String?, triggerEvent: String?,
        providerName: String?, approval: TemplateApproval?, isActive: Bool?
    ) throws(StorageError) -> MessageTemplate? {
        try queryFirst(
            """
            update message_templates set purpose = coalesce(\(purpose), purpose),
                approval = coalesce(\(approval), case when \(body) <> body then 'draft' else approval end),
                body = coalesce(\(body), body), trigger_event = coalesce(\(triggerEvent), trigger_event),
                provider_name = coalesce(\(providerName), provider_name), is_active = coalesce(\(isActive), is_active),
                updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, MessageTemplate.init(row:))
    }

    /// What WhatsApp says of a template.
    public borrowing func noteApproval(
        _ approval: TemplateApproval, ofProviderTemplate name: String, language: Language, reason: String?
    ) throws(StorageError) {
        try execute(
            """
            update message_templates set approval = \(approval), rejection_reason = \(reason), updated_at = now()
            where tenant_id = \(tenant) and provider_name = \(name) and language = \(language)
            """)
    }

    public borrowing func deleteMessageTemplate(_ id: MessageTemplateID) throws(StorageError) -> Bool {
        try execute("delete from message_templates where tenant_id = \(tenant) and id = \(id)") == 1
    }
}

extension MessageTemplate {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        name = try row.text("name")
        language = try row.value("language")
        purpose = try row.value("purpose")
        body = try row.text("body")
        triggerEvent = try row.value("trigger_event")
        providerName = try row.text("provider_name")
        approval = try row.value("approval")
        rejectionReason = try row.value("rejection_reason")
        isActive = try row.flag("is_active")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}
