import Foundation
import HTTPServer
import Knowledge
import PluginKit
import Storage

/// Accounts at other systems that a niche fetches from. Which there can be, and what each is entered with, its
/// connectors say.
struct IntegrationEndpoints {
    let installation: Installation

    private var host: PluginHost { installation.plugins }
    private var runner: ConnectorRunner { installation.connectors }

    private static let root = "/v1/plugins/{plugin_id}/integrations"
    private static let one = root + "/{integration_id}"

    private static let input = Schema.object(
        [
            .required("connector", .string("of the list of providers")),
            .optional("name", .string("for several accounts of one provider; the provider's where it is missing")),
            .required("fields", .any("what the provider asks for, by name; secrets are sealed and never shown again")),
        ], "")

    private static let change = Schema.object(
        [
            .optional("name", .string("")),
            .optional("fields", .any("those that are given; the others stay as they are")),
        ], "")

    private static let provider = Schema.object(
        [
            .required("id", .string("")), .required("title", .string("")), .required("every_seconds", .integer("")),
            .required("takes_webhooks", .flag("the other system can send by itself")),
            .required("fields", .array(.any("name, title, kind: text, secret or address; required; default"), "")),
        ], "")

    private static let tried = Schema.object(
        [
            .required("ok", .flag("")), .required("problem", .optional(.string(""))),
            .required("detail", .string("what to do where it did not work")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/plugins/{plugin_id}/providers", area: "Integrations",
                summary: "What a niche can fetch from, and what an account of each is entered with",
                access: .key(.admin), answer: .object([.required("data", .array(Self.provider, ""))], ""),
                handle: providers),
            Endpoint(
                method: .get, path: Self.root, area: "Integrations", summary: "The accounts, and how each fares",
                access: .key(.admin), answer: .object([.required("data", .array(IntegrationBody.schema, ""))], ""),
                handle: list),
            Endpoint(
                method: .post, path: Self.root, area: "Integrations",
                summary: "Enters an account; its webhook secret is shown in this answer alone", access: .key(.admin),
                payload: .json(Self.input, limit: 16 << 10), status: 201, answer: IntegrationBody.schema,
                problems: ["invalid_body", "integration_exists", "too_many_integrations"], handle: create),
            Endpoint(
                method: .get, path: Self.one, area: "Integrations", summary: "One account", access: .key(.admin),
                answer: IntegrationBody.schema, handle: get),
            Endpoint(
                method: .patch, path: Self.one, area: "Integrations",
                summary: "Changes an account; secrets that are not given stay", access: .key(.admin),
                payload: .json(Self.change, limit: 16 << 10), answer: IntegrationBody.schema,
                problems: ["invalid_body", "integration_exists"], handle: update),
            Endpoint(
                method: .delete, path: Self.one, area: "Integrations",
                summary: "Forgets an account and its keys; what was fetched stays", access: .key(.admin), status: 204,
                handle: delete),
            Endpoint(
                method: .post, path: Self.one + ":test", area: "Integrations",
                summary: "Asks the other system whether it knows the account; nothing is stored",
                access: .key(.admin), answer: Self.tried, timeOut: .seconds(60), handle: test),
            Endpoint(
                method: .post, path: Self.one + ":run", area: "Integrations",
                summary: "Fetches at once, whatever went wrong before", access: .key(.admin), status: 202,
                answer: IntegrationBody.schema, problems: ["integration_paused"], handle: run),
            Endpoint(
                method: .post, path: Self.one + ":pause", area: "Integrations", summary: "Stops fetching",
                access: .key(.admin), answer: IntegrationBody.schema, handle: pause),
            Endpoint(
                method: .post, path: Self.one + ":resume", area: "Integrations", summary: "Goes on fetching",
                access: .key(.admin), answer: IntegrationBody.schema, handle: resume),
            Endpoint(
                method: .post, path: Self.one + ":renew-webhook-secret", area: "Integrations",
                summary: "Makes a new webhook secret, which is shown in this answer alone; the old one is void",
                access: .key(.admin), answer: IntegrationBody.schema, handle: renew),
            Endpoint(
                method: .post, path: Self.one + "/webhook", area: "Integrations",
                summary: "What the other system sends by itself: with the secret as x-api-key, as the password of "
                    + "Basic authentication, or signed as Standard Webhooks 1.0 says; the same thing may come twice",
                access: .open, payload: .json(.any("as the other system documents it"), limit: 2 << 20),
                answer: .object([.required("received", .integer("rows that were written"))], ""), handle: webhook),
        ]
    }

    // MARK: - Reading

    @Sendable func providers(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let language = call.request.language
        return try Wire.response(
            ["data": plugin.contributions.connectors.map { ProviderBody($0, language) }])
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let found = try await host.database.withReadOnlySession(for: call.tenant) { session in
            try session.integrations(of: plugin.id).map { Found(integration: $0.integration, run: $0.run) }
        }
        return try Wire.response(["data": found.map { body($0, plugin, call.request.language) }])
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        return try Wire.response(body(try await found(call, plugin), plugin, call.request.language))
    }

    private struct Found: Sendable {
        let integration: Integration
        let run: ConnectorRun
    }

    private func found(_ call: Call, _ plugin: HostedPlugin) async throws -> Found {
        let id: IntegrationID = try call.id("integration_id")
        let found = try await host.database.withReadOnlySession(for: call.tenant) { session -> Found? in
            guard let integration = try session.integration(id), integration.plugin == plugin.id,
                let run = try session.connectorRun(of: id)
            else { return nil }
            return Found(integration: integration, run: run)
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func body(
        _ found: Found, _ plugin: HostedPlugin, _ language: Language, shown: String? = nil
    ) -> IntegrationBody {
        let connector = plugin.contributions.connectors.first { $0.id == found.integration.connector }
        let secrets = try? installation.secrets.secrets(of: found.integration)
        return IntegrationBody(
            found.integration, found.run, connector, secretsSet: secrets?.fields.keys.sorted() ?? [],
            isStopped: connector.map { runner.isStopped($0, of: plugin) } ?? true, now: host.clock.now,
            webhookSecret: shown, language)
    }

    // MARK: - Writing

    private struct Input: Decodable {
        let connector: String?
        let name: String?
        let fields: [String: String]?
    }

    private static let most = 20

    @Sendable func create(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let input = try call.request.decode(Input.self)
        guard let connector = plugin.contributions.connectors.first(where: { $0.id == input.connector }) else {
            let known = plugin.contributions.connectors.map(\.id).joined(separator: ", ")
            throw APIProblem.field(
                "/connector", "invalid", tr: "Şunlardan biri olmalı: \(known).", en: "Must be one of \(known).")
        }
        let name = try BodyText.checked(
            input.name ?? connector.title.text(in: call.request.language), pointer: "/name", limit: 100)
        let given = try AccountEntry(input.fields ?? [:], of: connector, isNew: true)
        let id = IntegrationID()
        let secrets = IntegrationSecrets(fields: given.secrets, webhook: IntegrationSecrets.newWebhookSecret())
        let sealed = try installation.secrets.seal(secrets, of: id)
        let (actor, now, shown) = (call.actor, host.clock.now, given.shown)
        try await refusingDuplicates {
            try await host.database.withSession(for: call.tenant) { session in
                guard try session.integrations(of: plugin.id).count < Self.most else {
                    throw APIProblem.conflict(
                        "too_many_integrations", tr: "En çok \(Self.most) hesap olabilir; kullanılmayanı silin.",
                        en: "At most \(Self.most) accounts; delete one that is not used.")
                }
                try session.createIntegration(
                    id, of: plugin.id, connector: connector.id, name: name, fields: JSON(encoding: shown),
                    secrets: sealed, at: now)
                _ = try session.recordAudit(
                    actor.event(
                        "integration.created", "integration", id.description,
                        after: try JSON(encoding: ["connector": connector.id, "name": name])))
            }
        }
        return try await answer(id, call, plugin, status: 201, shown: connector.push == nil ? nil : secrets.webhook)
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let before = try await found(call, plugin).integration
        let input = try call.request.decode(Input.self)
        let name = try input.name.map { try BodyText.checked($0, pointer: "/name", limit: 100) }
        var fields: JSON?
        var sealed: Data?
        if let entered = input.fields,
            let connector = plugin.contributions.connectors.first(where: { $0.id == before.connector })
        {
            let given = try AccountEntry(entered, of: connector, isNew: false)
            let shown: [String: String] = try before.fields.decode()
            fields = try JSON(encoding: shown.merging(given.shown) { $1 })
            // Where the key is another by now, what is entered anew counts.
            let known = try? installation.secrets.secrets(of: before)
            sealed = try installation.secrets.seal(
                IntegrationSecrets(
                    fields: (known?.fields ?? [:]).merging(given.secrets) { $1 },
                    webhook: known?.webhook ?? IntegrationSecrets.newWebhookSecret()), of: before.id)
        }
        let (actor, now, shown, secrets) = (call.actor, host.clock.now, fields, sealed)
        try await refusingDuplicates {
            try await host.database.withSession(for: call.tenant) { session in
                guard
                    try session.updateIntegration(
                        before.id, of: plugin.id, name: name, fields: shown, secrets: secrets)
                else { throw Problem.notFound }
                if secrets != nil { try session.hurryConnector(of: before.id, at: now, anew: true) }
                _ = try session.recordAudit(
                    actor.event(
                        "integration.updated", "integration", before.id.description,
                        after: try JSON(encoding: ["fields": secrets == nil ? "kept" : "changed"])))
            }
        }
        return try await answer(before.id, call, plugin)
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let id: IntegrationID = try call.id("integration_id")
        let actor = call.actor
        try await host.database.withSession(for: call.tenant) { session in
            guard try session.deleteIntegration(id, of: plugin.id) else { throw Problem.notFound }
            _ = try session.recordAudit(actor.event("integration.deleted", "integration", id.description))
        }
        return Response(status: 204)
    }

    @Sendable func pause(_ call: Call) async throws -> Response { try await set(paused: true, call) }
    @Sendable func resume(_ call: Call) async throws -> Response { try await set(paused: false, call) }

    private func set(paused: Bool, _ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let id: IntegrationID = try call.id("integration_id")
        let (actor, now) = (call.actor, host.clock.now)
        try await host.database.withSession(for: call.tenant) { session in
            guard try session.updateIntegration(id, of: plugin.id, isPaused: paused) else { throw Problem.notFound }
            if !paused { try session.hurryConnector(of: id, at: now, anew: true) }
            _ = try session.recordAudit(
                actor.event(paused ? "integration.paused" : "integration.resumed", "integration", id.description))
        }
        return try await answer(id, call, plugin)
    }

    @Sendable func renew(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let integration = try await found(call, plugin).integration
        guard var secrets = try? installation.secrets.secrets(of: integration) else {
            throw APIProblem.conflict(
                "integration_sealed", tr: TurnFailure.detail(.sealed).tr, en: TurnFailure.detail(.sealed).en)
        }
        secrets.webhook = IntegrationSecrets.newWebhookSecret()
        let (sealed, actor) = (try installation.secrets.seal(secrets, of: integration.id), call.actor)
        try await host.database.withSession(for: call.tenant) { session in
            _ = try session.updateIntegration(integration.id, of: plugin.id, secrets: sealed)
            _ = try session.recordAudit(
                actor.event("integration.webhook_secret_renewed", "integration", integration.id.description))
        }
        return try await answer(integration.id, call, plugin, shown: secrets.webhook)
    }

    private func answer(
        _ id: IntegrationID, _ call: Call, _ plugin: HostedPlugin, status: Int = 200, shown: String? = nil
    ) async throws -> Response {
        let found = try await host.database.withReadOnlySession(for: call.tenant) { session -> Found? in
            guard let integration = try session.integration(id), let run = try session.connectorRun(of: id) else {
                return nil
            }
            return Found(integration: integration, run: run)
        }
        guard let found else { throw Problem.notFound }
        var response = try Wire.response(body(found, plugin, call.request.language, shown: shown), status: status)
        if shown != nil { response.headers["Cache-Control"] = "no-store" }
        return response
    }

    private func refusingDuplicates(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let error as StorageError where error.code == .duplicate {
            throw APIProblem.conflict(
                "integration_exists", tr: "Bu sağlayıcı için bu adda bir hesap var; başka bir ad verin.",
                en: "There is an account of this name at this provider; choose another name.")
        }
    }

    // MARK: - Running

    @Sendable func test(_ call: Call) async throws -> Response {
        struct Tried: Encodable {
            let ok: Bool
            let problem: String?
            let detail: String

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(ok, forKey: .ok)
                // Present even where there is none.
                try container.encode(problem, forKey: .problem)
                try container.encode(detail, forKey: .detail)
            }

            enum CodingKeys: CodingKey { case ok, problem, detail }
        }
        let plugin = try await enabled(in: call)
        let integration = try await found(call, plugin).integration
        guard let connector = plugin.contributions.connectors.first(where: { $0.id == integration.connector }) else {
            throw Problem.notFound
        }
        let language = call.request.language
        do {
            try await runner.check(integration, connector, plugin, call.tenant)
            let works = LocalizedText(tr: "Karşı sistem hesabı tanıdı.", en: "The other system knows the account.")
            return try Wire.response(Tried(ok: true, problem: nil, detail: works.text(in: language)))
        } catch let failure as TurnFailure {
            let detail = TurnFailure.detail(failure.problem).text(in: language)
            return try Wire.response(Tried(ok: false, problem: failure.problem.rawValue, detail: detail))
        }
    }

    @Sendable func run(_ call: Call) async throws -> Response {
        let plugin = try await enabled(in: call)
        let integration = try await found(call, plugin).integration
        guard !integration.isPaused else {
            throw APIProblem.conflict(
                "integration_paused", tr: "Bu hesap duraklatılmış; önce sürdürün.",
                en: "The account is paused; resume it first.")
        }
        let now = host.clock.now
        try await host.database.withSession(for: call.tenant) { session in
            try session.hurryConnector(of: integration.id, at: now)
        }
        return try await answer(integration.id, call, plugin, status: 202)
    }

    @Sendable func webhook(_ call: Call) async throws -> Response {
        // What is not proved is answered like what does not exist.
        let id: IntegrationID = try call.id("integration_id")
        guard let plugin = call.request.parameters["plugin_id"].flatMap(host.plugin),
            let tenant = try await host.database.tenant(ofIntegration: id),
            let integration = try await host.database.withReadOnlySession(for: tenant, { try $0.integration(id) }),
            integration.plugin == plugin.id,
            let connector = plugin.contributions.connectors.first(where: { $0.id == integration.connector }),
            let push = connector.push, let secrets = try? installation.secrets.secrets(of: integration),
            Self.isProved(call.request, by: secrets.webhook)
        else { throw Problem.notFound }
        var rows = 0
        // Marketplaces switch a webhook off that refuses: what is proved and unreadable would never be readable.
        if let value = try? JSONValue(json: call.request.body.data) {
            do { rows = try await host.push(value, by: push, to: integration, plugin, tenant) } catch let problem
                as PluginProblem
            { host.log.warning("webhook_unreadable", ["code": .text(problem.code)]) }
        }
        return try Wire.response(["received": rows])
    }

    private static func isProved(_ request: Request, by secret: String) -> Bool {
        if let key = request.headers["x-api-key"] { return Signature.isEqual(key, secret) }
        if let header = request.headers["Authorization"], header.lowercased().hasPrefix("basic "),
            let data = Data(base64Encoded: String(header.dropFirst(6)).trimmingCharacters(in: .whitespaces)),
            let colon = data.firstIndex(of: UInt8(ascii: ":"))
        {
            let password = String(decoding: data[data.index(after: colon)...], as: UTF8.self)
            return Signature.isEqual(password, secret)
        }
        return SignedRequest.isValid(
            id: request.headers["webhook-id"], timestamp: request.headers["webhook-timestamp"],
            signatures: request.headers["webhook-signature"], body: request.body.data, secret: secret)
    }

    /// The niche of the path, where the tenant has it enabled.
    private func enabled(in call: Call) async throws -> HostedPlugin {
        guard let plugin = call.request.parameters["plugin_id"].flatMap(host.plugin) else { throw Problem.notFound }
        let isEnabled = try await host.database.withReadOnlySession(for: call.tenant) { session in
            try session.plugin(plugin.id)?.isEnabled ?? false
        }
        guard isEnabled else { throw Problem.notFound }
        return plugin
    }
}

/// What somebody entered of an account, checked against what its connector asks for.
private struct AccountEntry {
    var shown: [String: String] = [:]
    var secrets: [String: String] = [:]

    init(_ fields: [String: String], of connector: Connector, isNew: Bool) throws(Problem) {
        let names = Set(connector.account.map(\.name))
        if let strange = fields.keys.sorted().first(where: { !names.contains($0) }) {
            throw APIProblem.field(
                "/fields/\(strange)", "unknown", tr: "Böyle bir alan yok; çıkarın.",
                en: "There is no such member; leave it out.")
        }
        for field in connector.account {
            let pointer = "/fields/\(field.name)"
            guard let text = fields[field.name], !text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
                if isNew, field.fallback == nil {
                    throw APIProblem.field(
                        pointer, "missing", tr: "“\(field.title.tr)” girilmeli.", en: "Enter “\(field.title.en)”.")
                }
                continue
            }
            let value = try BodyText.checked(text, pointer: pointer, limit: 500)
            // As it goes into a header or an address: nothing in it may end one.
            guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw APIProblem.field(
                    pointer, "control_character", tr: "Denetim karakteri içeremez.",
                    en: "Must not contain control characters.")
            }
            switch field.kind {
            case .secret: secrets[field.name] = value
            case .text: shown[field.name] = value
            case .address:
                if let problem = OutgoingClient.problem(of: value) {
                    throw APIProblem.field(
                        pointer, "invalid", tr: "Bu adres çağrılamaz; https://… ile başlayan bir adres girin.",
                        en: "This address cannot be called: \(problem). Enter one that begins with https://…")
                }
                shown[field.name] = value.hasSuffix("/") ? String(value.dropLast()) : value
            }
        }
    }
}
