import Foundation
import HTTPServer
import Knowledge
import Storage

/// The chat model that may put a tenant's replies into other words. There is none until somebody sets one.
struct ChatModelEndpoints {
    let installation: Installation

    private static let firstTokenMS = 2_500
    private static let totalMS = 6_000

    private static let input = Schema.object(
        [
            .required("base_url", .string("what /chat/completions is appended to: https://…/v1")),
            .required("model", .string("as the endpoint calls it")),
            .optional("api_key", .string("sealed and never shown again; the one before stays where this is missing")),
            .optional("enabled", .flag("true where it is missing")),
            .optional("first_token_ms", .integer("how long its first word may take: 200 to 10,000; default 2,500")),
            .optional(
                "total_ms",
                .integer(
                    "how long its whole answer may take, a second attempt included: 500 to "
                        + "20,000; default 6,000")),
        ], "")

    private static let answer = Schema.object(
        [
            .required("configured", .flag("")), .required("enabled", .flag("")),
            .optional("base_url", .string("")), .optional("model", .string("")),
            .required("has_api_key", .flag("")), .required("first_token_ms", .integer("")),
            .required("total_ms", .integer("")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/policies/chat-model", area: "Assist",
                summary: "The chat model that rephrases replies; its key is not shown", access: .key(.admin),
                answer: Self.answer, handle: read),
            Endpoint(
                method: .put, path: "/v1/policies/chat-model", area: "Assist",
                summary: "Sets the chat model; what it says is checked against the sources, sentence by sentence",
                access: .key(.admin), payload: .json(Self.input, limit: 16 << 10), answer: Self.answer,
                problems: ["invalid_body"], handle: write),
            Endpoint(
                method: .delete, path: "/v1/policies/chat-model", area: "Assist",
                summary: "Forgets the chat model and its key", access: .key(.admin), status: 204, handle: delete),
            Endpoint(
                method: .post, path: "/v1/policies/chat-model:test", area: "Assist",
                summary: "Asks the stored chat model for one fixed sentence", access: .key(.admin),
                answer: .object(
                    [
                        .required("ok", .flag("whether it answered")),
                        .required("believed", .flag("whether what it said was its source's")),
                        .required("milliseconds", .number("")),
                        .required("detail", .string("what to do where it did not work")),
                    ], ""), problems: ["no_chat_model"], timeOut: .seconds(30), handle: test),
        ]
    }

    private struct Body: Encodable {
        let configured: Bool
        let enabled: Bool
        let baseURL: String?
        let model: String?
        let hasAPIKey: Bool
        let firstTokenMS: Int
        let totalMS: Int

        init(_ stored: StoredChatModel?) {
            configured = stored != nil
            enabled = stored?.isEnabled ?? false
            baseURL = stored?.baseURL
            model = stored?.model
            hasAPIKey = stored?.apiKey != nil
            firstTokenMS = stored?.firstTokenMS ?? ChatModelEndpoints.firstTokenMS
            totalMS = stored?.totalMS ?? ChatModelEndpoints.totalMS
        }

        enum CodingKeys: String, CodingKey {
            case configured, enabled, model
            case baseURL = "base_url"
            case hasAPIKey = "has_api_key"
            case firstTokenMS = "first_token_ms"
            case totalMS = "total_ms"
        }
    }

    private struct Input: Decodable {
        let baseURL: String
        let model: String
        let apiKey: String?
        let enabled: Bool?
        let firstTokenMS: Int?
        let totalMS: Int?

        enum CodingKeys: String, CodingKey {
            case model, enabled
            case baseURL = "base_url"
            case apiKey = "api_key"
            case firstTokenMS = "first_token_ms"
            case totalMS = "total_ms"
        }
    }

    @Sendable func read(_ call: Call) async throws -> Response {
        try Wire.response(
            Body(try await installation.database.withReadOnlySession(for: call.tenant) { try $0.chatModel() }))
    }

    @Sendable func write(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let tenant = try call.tenant
        let wanted = try Self.checked(input)
        let key = try Self.checkedKey(input.apiKey)
        let sealed = try key.flatMap { $0.isEmpty ? nil : try installation.rephrasing.sealed($0, of: tenant) }
        let actor = call.actor
        let stored = try await installation.database.withSession(for: tenant) { session in
            let before = try session.chatModel()
            var chat = wanted
            chat.apiKey = key == nil ? before?.apiKey : sealed
            // A key goes to nobody but whom it was given for.
            if key == nil, before?.apiKey != nil, before?.baseURL != chat.baseURL {
                throw APIProblem.field(
                    "/api_key", "required",
                    tr: "Adres değişti; API anahtarını yeniden girin (yoksa boş bırakılmış metin).",
                    en: "The address has changed; enter the API key again (or an empty string for none).")
            }
            try session.setChatModel(chat)
            _ = try session.recordAudit(
                actor.event(
                    "policy.chat_model.updated", "policy", "chat-model", before: try before.map(Self.audited),
                    after: try Self.audited(chat)))
            return chat
        }
        installation.rephrasing.forget(tenant)
        return try Wire.response(Body(stored))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let actor = call.actor
        try await installation.database.withSession(for: call.tenant) { session in
            guard let before = try session.chatModel() else { return }
            _ = try session.deleteChatModel()
            _ = try session.recordAudit(
                actor.event(
                    "policy.chat_model.deleted", "policy", "chat-model", before: try Self.audited(before)))
        }
        installation.rephrasing.forget(try call.tenant)
        return Response(status: 204)
    }

    @Sendable func test(_ call: Call) async throws -> Response {
        struct Result: Encodable {
            let ok: Bool
            let believed: Bool
            let milliseconds: Double
            let detail: String
        }
        let tenant = try call.tenant
        guard let stored = try await installation.database.withReadOnlySession(for: tenant, { try $0.chatModel() })
        else {
            throw APIProblem.conflict(
                "no_chat_model", tr: "Önce bir sohbet modeli kaydedin.", en: "Save a chat model first.")
        }
        let language = call.request.language
        let start = ContinuousClock.now
        do {
            let tried = try await installation.rephrasing.tried(stored, tenant: tenant)
            let believed = tried.accepted > 0
            let detail = believed ? Self.works : Self.isNotBelieved
            return try Wire.response(
                Result(
                    ok: true, believed: believed, milliseconds: (tried.seconds * 1000).rounded(toPlaces: 1),
                    detail: detail.text(in: language)))
        } catch let failure as ChatModelFailure {
            let milliseconds = (ContinuousClock.now - start) / .seconds(1) * 1000
            return try Wire.response(
                Result(
                    ok: false, believed: false, milliseconds: milliseconds.rounded(toPlaces: 1),
                    detail: failure.detail.text(in: language)))
        }
    }

    /// What the trail keeps: all but the key.
    private static func audited(_ chat: StoredChatModel) throws -> JSON {
        try JSON(encoding: [
            "base_url": chat.baseURL, "model": chat.model, "enabled": String(chat.isEnabled),
            "has_api_key": String(chat.apiKey != nil), "first_token_ms": String(chat.firstTokenMS),
            "total_ms": String(chat.totalMS),
        ])
    }

    private static func checked(_ input: Input) throws(Problem) -> StoredChatModel {
        let url = try BodyText.checked(input.baseURL, pointer: "/base_url", limit: 2_000)
        if let problem = OutgoingClient.problem(of: url) {
            throw APIProblem.field(
                "/base_url", "invalid", tr: "Bu adres çağrılamaz; https://… ile başlayan bir adres girin.",
                en: "This address cannot be called: \(problem). Enter one that begins with https://…")
        }
        let first = input.firstTokenMS ?? firstTokenMS
        let total = input.totalMS ?? max(totalMS, first)
        guard (200...10_000).contains(first) else {
            throw APIProblem.field(
                "/first_token_ms", "out_of_range", tr: "200 ile 10.000 arasında olmalı.", en: "Must be 200 to 10,000.")
        }
        guard (500...20_000).contains(total), total >= first else {
            throw APIProblem.field(
                "/total_ms", "out_of_range", tr: "500 ile 20.000 arasında ve ilk söz süresinden uzun olmalı.",
                en: "Must be 500 to 20,000 and not less than first_token_ms.")
        }
        return StoredChatModel(
            baseURL: url, model: try BodyText.checked(input.model, pointer: "/model", limit: 200), apiKey: nil,
            isEnabled: input.enabled ?? true, firstTokenMS: first, totalMS: total)
    }

    /// As it goes into a header: nothing in it may end one.
    private static func checkedKey(_ key: String?) throws(Problem) -> String? {
        guard let key else { return nil }
        guard key.utf8.count <= 1_000, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw APIProblem.field(
                "/api_key", "invalid", tr: "Anahtar en çok 1.000 harf, rakam ve işaret olabilir; boşluk içeremez.",
                en: "The key is at most 1,000 letters, digits and signs without white space.")
        }
        return key
    }

    private static let works = LocalizedText(
        tr: "Model yanıt verdi ve söyledikleri kaynağa uydu.", en: "It answered, and kept to its source.")
    private static let isNotBelieved = LocalizedText(
        tr:
            "Model yanıt verdi ama söyledikleri kaynağa uymadı; cevaplar alıntı olarak kalır. Daha büyük bir model deneyin.",
        en: "It answered but did not keep to its source; replies stay as quoted. Try a larger model.")
}

extension ChatModelFailure {
    /// What a person may do about it.
    var detail: LocalizedText {
        switch reason {
        case .address:
            LocalizedText(
                tr: "Bu adres çağrılamaz. Özel ağdaki bir adres için sunucu private-targets ayarıyla başlatılmalı.",
                en: "The address cannot be called. For one in a private network the operator sets private-targets.")
        case .network:
            LocalizedText(tr: "Adrese bağlanılamadı; adresi denetleyin.", en: "No connection; check the address.")
        case .status:
            LocalizedText(
                tr: "Uç nokta HTTP \(status ?? 0) yanıtı verdi; anahtarı ve model adını denetleyin.",
                en: "The endpoint answered HTTP \(status ?? 0); check the key and the model's name.")
        case .contentType, .unreadable, .incomplete, .tooLong:
            LocalizedText(
                tr: "Yanıt, OpenAI uyumlu bir akış değil; adresin /v1 ile bittiğini denetleyin.",
                en: "The answer is no stream in OpenAI's form; check that the address ends in /v1.")
        case .silent, .slow:
            LocalizedText(
                tr: "Model süresinde yanıt vermedi; süreyi uzatın ya da daha hızlı bir model seçin.",
                en: "The model did not answer in time; allow more, or choose a faster one.")
        }
    }
}
