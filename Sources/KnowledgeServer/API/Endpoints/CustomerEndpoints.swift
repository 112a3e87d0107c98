import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// Customers: who they are, what they agreed to, and their erasure.
struct CustomerEndpoints {
    let database: Database
    let plugins: PluginHost

    static let methods = ["message", "form", "phone", "paper", "import", "iys"]

    private static let input = Schema.object(
        [
            .optional("phone", .string("as people write it; kept as E.164")), .optional("email", .string("")),
            .optional("name", .string("up to 200 characters")),
            .optional("language", .choice(Language.allCases.map(\.rawValue), "")),
        ], "")
    private static let consent = Schema.object(
        [
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")),
            .required("granted", .flag("false: withdrawn")), .required("method", .choice(methods, "how it was given")),
            .required("wording", .string("what was agreed to, as it was shown or said; 1 to 2,000 characters")),
            .optional("given_at", .string("RFC 3339; default: now")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/customers", area: "Customers", summary: "Lists customers, newest first",
                access: .key(.assist),
                query: Paging.parameters + [
                    QueryParameter(name: "q", schema: .string("a phone, an address, or the beginning of a name"))
                ], answer: .list(CustomerBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .post, path: "/v1/customers", area: "Customers",
                summary: "Finds the customer with this phone or address, or makes one", access: .key(.assist),
                payload: .json(Self.input, limit: 4 << 10), answer: CustomerBody.schema, problems: ["invalid_body"],
                handle: findOrCreate),
            Endpoint(
                method: .get, path: "/v1/customers/{customer_id}", area: "Customers", summary: "One customer",
                access: .key(.assist), answer: CustomerBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/customers/{customer_id}", area: "Customers", summary: "Corrects a customer",
                access: .key(.assist), payload: .json(Self.input, limit: 4 << 10), answer: CustomerBody.schema,
                problems: ["invalid_body", "customer_exists"], handle: update),
            Endpoint(
                method: .post, path: "/v1/customers/{customer_id}:erase", area: "Customers",
                summary: "Erases a customer with all that is theirs; the answer is the receipt", access: .key(.admin),
                answer: ErasureBody.schema, handle: erase),
            Endpoint(
                method: .get, path: "/v1/customers/{customer_id}/consents", area: "Customers",
                summary: "What a customer agreed to or withdrew, newest first", access: .key(.assist),
                answer: .object([.required("data", .array(ConsentBody.schema, ""))], ""), handle: consents),
            Endpoint(
                method: .post, path: "/v1/customers/{customer_id}/consents", area: "Customers",
                summary: "Records a consent or its withdrawal", access: .key(.assist),
                payload: .json(Self.consent, limit: 16 << 10), status: 201, answer: ConsentBody.schema,
                problems: ["invalid_body"], handle: recordConsent),
        ]
    }

    private struct Input: Decodable {
        let phone: String?
        let email: String?
        let name: String?
        let language: String?

        func checkedPhone() throws(Problem) -> String? {
            guard let phone else { return nil }
            guard let normalised = PhoneNumber.normalised(phone) else {
                throw APIProblem.field(
                    "/phone", "invalid", tr: "Telefonu ülke koduyla yazın (örnek: +90 5xx xxx xx xx).",
                    en: "Write the phone with its country code.")
            }
            return normalised
        }

        func checkedEmail() throws(Problem) -> String? {
            guard let email else { return nil }
            guard let normalised = MailAddress.normalised(email) else {
                throw APIProblem.field(
                    "/email", "invalid", tr: "Bu bir e-posta adresi değil.", en: "This is no mail address.")
            }
            return normalised
        }

        func checkedName() throws(Problem) -> String? {
            guard let name else { return nil }
            return try BodyText.checked(name, pointer: "/name", limit: 200)
        }

        func checkedLanguage() throws(Problem) -> Language? {
            guard let language else { return nil }
            return try BodyLanguage.read(language, pointer: "/language")
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let text = call.request.query["q"].map { String($0.prefix(200)) }
        let actor = call.actor
        let listing = try await database.withSession(for: call.tenant) { session in
            let listing = try session.customers(limit: paging.limit, after: paging.cursor, matching: text)
            try Self.recordView(of: "customers", nil, listing.items, by: actor, in: session)
            return listing
        }
        return try paging.response(listing, of: call.request) { CustomerBody($0) }
    }

    @Sendable func findOrCreate(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let (phone, email) = (try input.checkedPhone(), try input.checkedEmail())
        let (name, language) = (try input.checkedName(), try input.checkedLanguage())
        guard phone != nil || email != nil else {
            throw APIProblem.field(
                "/phone", "missing", tr: "Telefon ya da e-posta gerekli.", en: "A phone or a mail address is required.")
        }
        let customer = try await database.withSession(for: call.tenant) { session in
            try session.findOrCreateCustomer(phone: phone, email: email, name: name, language: language)
        }
        guard let customer else { throw Problem.notFound }
        return try Wire.response(CustomerBody(customer))
    }

    private func customer(_ call: Call) async throws -> (Customer, Set<OptOutScope>) {
        let id: CustomerID = try call.id("customer_id")
        let found = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.customer(id).map { ($0, try session.optOuts(of: $0.addresses)) }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let (customer, optOuts) = try await customer(call)
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            try Self.recordView(of: "customer", customer.id.description, [customer], by: actor, in: session)
        }
        return try Wire.response(CustomerBody(customer, optOuts: optOuts))
    }

    private static func recordView(
        of resource: String, _ id: String?, _ customers: [Customer], by actor: AuditActor,
        in session: borrowing TenantSession
    ) throws {
        var types: Set<PIIType> = []
        if customers.contains(where: { $0.phone != nil }) { types.insert(.phone) }
        if customers.contains(where: { $0.email != nil }) { types.insert(.email) }
        if customers.contains(where: { $0.name != nil }) { types.insert(.person) }
        try PersonalDataService.recordView(of: resource, id, types: types, by: actor, in: session)
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let id = try await customer(call).0.id
        let input = try call.request.decode(Input.self)
        let (phone, email) = (try input.checkedPhone(), try input.checkedEmail())
        let (name, language) = (try input.checkedName(), try input.checkedLanguage())
        let actor = call.actor
        do {
            let changed = try await database.withSession(for: call.tenant) { session in
                let changed = try session.updateCustomer(
                    id, phone: phone, email: email, name: name, language: language)
                _ = try session.recordAudit(actor.event("customer.updated", "customer", id.description))
                return changed
            }
            guard let changed else { throw Problem.notFound }
            return try Wire.response(CustomerBody(changed))
        } catch let error as StorageError where error.code == .duplicate {
            throw APIProblem.conflict(
                "customer_exists", tr: "Bu telefon ya da e-posta başka bir müşteride kayıtlı; önce o kaydı düzeltin.",
                en: "Another customer has this phone or address; correct that one first.")
        }
    }

    @Sendable func erase(_ call: Call) async throws -> Response {
        let id: CustomerID = try call.id("customer_id")
        let actor = call.actor
        // A niche that is not enabled keeps its data, and is no place to hide in.
        let traces = plugins.plugins.flatMap(\.contributions.traces)
        let receipt = try await database.withSession(for: call.tenant) { session in
            guard let receipt = try session.eraseCustomer(id, traces: traces, actor: actor.name) else {
                throw Problem.notFound
            }
            _ = try session.recordAudit(
                actor.event(
                    "customer.erased", "customer", id.description, after: JSON(encoding: receipt.rowCounts)))
            return receipt
        }
        return try Wire.response(ErasureBody(receipt))
    }

    @Sendable func consents(_ call: Call) async throws -> Response {
        let id = try await customer(call).0.id
        let consents = try await database.withReadOnlySession(for: call.tenant) { try $0.consents(of: id) }
        return try Wire.response(["data": consents.map(ConsentBody.init)])
    }

    private struct ConsentInput: Decodable {
        let purpose: String?
        let granted: Bool?
        let method: String?
        let wording: String?
        let givenAt: String?

        enum CodingKeys: String, CodingKey {
            case purpose, granted, method, wording
            case givenAt = "given_at"
        }
    }

    @Sendable func recordConsent(_ call: Call) async throws -> Response {
        let id = try await customer(call).0.id
        let input = try call.request.decode(ConsentInput.self)
        let purpose = try OutgoingInput.purpose(input.purpose)
        guard let granted = input.granted else {
            throw APIProblem.field("/granted", "missing", tr: "Bu alan zorunludur.", en: "This member is required.")
        }
        guard let method = input.method, Self.methods.contains(method) else {
            let choices = Self.methods.joined(separator: ", ")
            throw APIProblem.field(
                "/method", "invalid", tr: "Şunlardan biri olmalı: \(choices).", en: "Must be one of \(choices).")
        }
        let wording = try BodyText.checked(input.wording ?? "", pointer: "/wording", limit: 2_000)
        let moment = try OutgoingInput.moment(input.givenAt, pointer: "/given_at") ?? Date()
        guard moment <= Date().addingTimeInterval(60) else {
            throw APIProblem.field(
                "/given_at", "out_of_range", tr: "İzin gelecekte verilmiş olamaz.",
                en: "A consent cannot have been given in the future.")
        }
        let actor = call.actor
        let consent = try await database.withSession(for: call.tenant) { session in
            let consent = try session.recordConsent(
                granted, of: id, for: purpose, method: method, wording: wording, actor: actor.name, at: moment)
            _ = try session.recordAudit(
                actor.event(
                    granted ? "consent.granted" : "consent.withdrawn", "customer", id.description,
                    after: JSON(encoding: ["purpose": purpose.rawValue, "method": method])))
            return consent
        }
        return try Wire.response(ConsentBody(consent), status: 201)
    }
}

struct CustomerBody: Encodable {
    let id: CustomerID
    let phone: String?
    let email: String?
    let name: String?
    let language: Language?
    /// What they want no more of; only where one customer is asked for.
    let optOuts: [OptOutScope]?
    let createdAt: Date
    let updatedAt: Date

    init(_ customer: Customer, optOuts: Set<OptOutScope>? = nil) {
        id = customer.id
        phone = customer.phone
        email = customer.email
        name = customer.name
        language = customer.language
        self.optOuts = optOuts?.sorted { $0.rawValue < $1.rawValue }
        createdAt = customer.createdAt
        updatedAt = customer.updatedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("cus_…")), .optional("phone", .string("E.164")), .optional("email", .string("")),
            .optional("name", .string("")), .optional("language", .choice(Language.allCases.map(\.rawValue), "")),
            .optional(
                "opt_outs", .array(.choice(OptOutScope.allCases.map(\.rawValue), ""), "what they want no more of")),
            .required("created_at", .string("RFC 3339")), .required("updated_at", .string("RFC 3339")),
        ], "")
}

private struct ErasureBody: Encodable {
    let customerID: CustomerID
    let rowCounts: [String: Int]
    let erasedAt: Date

    enum CodingKeys: String, CodingKey {
        case rowCounts, erasedAt
        case customerID = "customer_id"
    }

    init(_ erasure: CustomerErasure) {
        customerID = erasure.customer
        rowCounts = erasure.rowCounts
        erasedAt = erasure.erasedAt
    }

    static let schema = Schema.object(
        [
            .required("customer_id", .string("cus_…")), .required("row_counts", .any("rows that went, by table")),
            .required("erased_at", .string("RFC 3339")),
        ], "")
}

private struct ConsentBody: Encodable {
    let id: ConsentID
    let purpose: MessagePurpose
    let granted: Bool
    let method: String
    let wording: String
    let actor: String
    let givenAt: Date

    init(_ consent: Consent) {
        id = consent.id
        purpose = consent.purpose
        granted = consent.isGranted
        method = consent.method
        wording = consent.wording
        actor = consent.actor
        givenAt = consent.givenAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("cns_…")),
            .required("purpose", .choice(MessagePurpose.allCases.map(\.rawValue), "")),
            .required("granted", .flag("")), .required("method", .string("")), .required("wording", .string("")),
            .required("actor", .string("")), .required("given_at", .string("RFC 3339")),
        ], "")
}
