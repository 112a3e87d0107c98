import Foundation
import HTTPServer
import Knowledge
import Messaging
import Storage

/// Templates: what the business may write to a customer who has not written for a day.
struct MessageTemplateEndpoints {
    let database: Database

    private static let members: [Schema.Property] = [
        .optional("trigger_event", .string("which event it answers")),
        .optional("provider_name", .string("what WhatsApp calls it; default: its name")),
        .optional("approval", .choice(TemplateApproval.allCases.map(\.rawValue), "WhatsApp's webhook sets it too")),
    ]
    private static let input = Schema.object(
        [
            .required("name", .string("a–z, 0–9 and _; up to 100 characters")),
            .required("language", .choice(Language.allCases.map(\.rawValue), "")),
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")),
            .required("body", .string("with {{name}} in the places of its variables; 1 to 1,024 characters")),
        ] + members, "")
    private static let change = Schema.object(
        [
            .optional("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")), .optional("body", .string("")),
            .optional("active", .flag("")),
        ] + members, "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/message-templates", area: "Messages", summary: "Lists templates, newest first",
                access: .key(.assist), query: Paging.parameters, answer: .list(MessageTemplateBody.schema),
                problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .post, path: "/v1/message-templates", area: "Messages",
                summary: "Makes a template in one language",
                access: .key(.admin), payload: .json(Self.input, limit: 16 << 10), status: 201,
                answer: MessageTemplateBody.schema, problems: ["invalid_body", "template_exists"], handle: create),
            Endpoint(
                method: .get, path: "/v1/message-templates/{template_id}", area: "Messages", summary: "One template",
                access: .key(.assist), answer: MessageTemplateBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/message-templates/{template_id}", area: "Messages",
                summary: "Changes a template; a new text is a draft again until it is approved", access: .key(.admin),
                payload: .json(Self.change, limit: 16 << 10), answer: MessageTemplateBody.schema,
                problems: ["invalid_body"], handle: update),
            Endpoint(
                method: .delete, path: "/v1/message-templates/{template_id}", area: "Messages",
                summary: "Deletes a template", access: .key(.admin), status: 204, handle: delete),
        ]
    }

    private struct Input: Decodable {
        let name: String?
        let language: String?
        let purpose: String?
        let body: String?
        let triggerEvent: String?
        let providerName: String?
        let approval: String?
        let active: Bool?

        enum CodingKeys: String, CodingKey {
            case name, language, purpose, body, approval, active
            case triggerEvent = "trigger_event"
            case providerName = "provider_name"
        }

        /// As WhatsApp names templates.
        static func checkedName(_ name: String, pointer: String) throws(Problem) -> String {
            let name = try BodyText.checked(name, pointer: pointer, limit: 100)
            guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
                throw APIProblem.field(
                    pointer, "invalid", tr: "Yalnızca küçük a–z, rakam ve _ kullanın (WhatsApp böyle ister).",
                    en: "Use only a–z, digits and _, as WhatsApp asks.")
            }
            return name
        }

        static func checkedBody(_ body: String) throws(Problem) -> String {
            let body = try BodyText.checked(body, pointer: "/body", limit: 1_024)
            do {
                _ = try TemplateText(body).checked()
            } catch {
                throw APIProblem.field("/body", "invalid", tr: error.detail.tr, en: error.detail.en)
            }
            return body
        }

        func checkedApproval() throws(Problem) -> TemplateApproval? {
            guard approval != nil else { return nil }
            return try BodyChoice.read(approval, pointer: "/approval", default: .draft)
        }

        func checkedEvent() throws(Problem) -> String? {
            guard let triggerEvent else { return nil }
            return try BodyText.checked(triggerEvent, pointer: "/trigger_event", limit: 100)
        }

        func checkedProviderName() throws(Problem) -> String? {
            guard let providerName else { return nil }
            return try Self.checkedName(providerName, pointer: "/provider_name")
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.messageTemplates(limit: paging.limit, after: paging.cursor)
        }
        return try paging.response(listing, of: call.request, MessageTemplateBody.init)
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let new = NewMessageTemplate(
            name: try Input.checkedName(input.name ?? "", pointer: "/name"),
            language: try BodyLanguage.read(input.language, pointer: "/language"),
            purpose: try OutgoingInput.purpose(input.purpose), body: try Input.checkedBody(input.body ?? ""),
            triggerEvent: try input.checkedEvent(), providerName: try input.checkedProviderName(),
            approval: try input.checkedApproval() ?? .draft)
        let actor = call.actor
        do {
            let made = try await database.withSession(for: call.tenant) { session in
                let made = try session.createMessageTemplate(new)
                _ = try session.recordAudit(
                    actor.event("message_template.created", "message_template", made.id.description))
                return made
            }
            return try Wire.response(MessageTemplateBody(made), status: 201)
        } catch let error as StorageError where error.code == .duplicate {
            throw APIProblem.conflict(
                "template_exists", tr: "Bu adda ve dilde bir şablon zaten var; onu değiştirin.",
                en: "There is a template of this name in this language; change that one.")
        }
    }

    private func template(_ call: Call) async throws -> MessageTemplate {
        let id: MessageTemplateID = try call.id("template_id")
        guard let found = try await database.withReadOnlySession(for: call.tenant, { try $0.messageTemplate(id) })
        else { throw Problem.notFound }
        return found
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        try Wire.response(MessageTemplateBody(try await template(call)))
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let id = try await template(call).id
        let input = try call.request.decode(Input.self)
        let purpose = try input.purpose.map { try OutgoingInput.purpose($0) }
        let body = try input.body.map { try Input.checkedBody($0) }
        let (event, provider) = (try input.checkedEvent(), try input.checkedProviderName())
        let (approval, actor) = (try input.checkedApproval(), call.actor)
        let changed = try await database.withSession(for: call.tenant) { session in
            let changed = try session.updateMessageTemplate(
                id, purpose: purpose, body: body, triggerEvent: event, providerName: provider, approval: approval,
                isActive: input.active)
            guard let changed else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("message_template.updated", "message_template", id.description))
            return changed
        }
        return try Wire.response(MessageTemplateBody(changed))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: MessageTemplateID = try call.id("template_id")
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            guard try session.deleteMessageTemplate(id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("message_template.deleted", "message_template", id.description))
        }
        return Response(status: 204)
    }
}

extension TemplateText.Problem {
    fileprivate var detail: LocalizedText {
        switch self {
        case .unclosed:
            LocalizedText(
                tr: "Bir değişken açılmış, kapanmamış: {{ad}} biçiminde yazın.",
                en: "A variable is not closed: write {{name}}.")
        case .badName(let name):
            LocalizedText(
                tr: "'\(name)' değişken adı olamaz; küçük a–z, rakam ve _ kullanın, harfle başlatın.",
                en: "'\(name)' is no name of a variable; use a–z, digits and _, beginning with a letter.")
        case .variableAtEdge:
            LocalizedText(
                tr: "Metin değişkenle başlayamaz, bitemez; iki değişken yan yana gelemez (WhatsApp kabul etmez).",
                en: "WhatsApp takes no text that begins or ends with a variable, and no two side by side.")
        case .empty: LocalizedText(tr: "Metin boş olamaz.", en: "The text must not be empty.")
        }
    }
}

private struct MessageTemplateBody: Encodable {
    let id: MessageTemplateID
    let name: String
    let language: Language
    let purpose: MessagePurpose
    let body: String
    let variables: [String]
    /// As WhatsApp is shown it for approval.
    let numbered: String
    let triggerEvent: String?
    let providerName: String
    let approval: TemplateApproval
    let rejectionReason: String?
    let active: Bool
    let createdAt: Date
    let updatedAt: Date

    init(_ template: MessageTemplate) {
        let text = try? TemplateText(template.body)
        id = template.id
        name = template.name
        language = template.language
        purpose = template.purpose
        body = template.body
        variables = text?.variables ?? []
        numbered = text?.numbered ?? template.body
        triggerEvent = template.triggerEvent
        providerName = template.providerName
        approval = template.approval
        rejectionReason = template.rejectionReason
        active = template.isActive
        createdAt = template.createdAt
        updatedAt = template.updatedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("tpl_…")), .required("name", .string("")),
            .required("language", .choice(Language.allCases.map(\.rawValue), "")),
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")), .required("body", .string("")),
            .required("variables", .array(.string(""), "in the order in which WhatsApp numbers them")),
            .required("numbered", .string("as WhatsApp is shown it for approval")),
            .optional("trigger_event", .string("")), .required("provider_name", .string("")),
            .required("approval", .choice(TemplateApproval.allCases.map(\.rawValue), "")),
            .optional("rejection_reason", .string("")), .required("active", .flag("")),
            .required("created_at", .string("RFC 3339")), .required("updated_at", .string("RFC 3339")),
        ], "")
}
