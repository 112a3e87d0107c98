import Foundation
import Knowledge
import PluginKit
import Storage

/// What nobody gets to see again of an account.
struct IntegrationSecrets: Codable, Sendable {
    /// By the fields' names.
    var fields: [String: String]
    /// What the other system proves itself with when it sends something by itself.
    var webhook: String

    /// Easy to enter in another system's form: letters and digits.
    static func newWebhookSecret() -> String { Signature.hexadecimal(Data(RandomBytes.make(24))) }
}

extension SecretBox {
    func seal(_ secrets: IntegrationSecrets, of id: IntegrationID) throws -> Data {
        try seal(JSONEncoder().encode(secrets), for: id.description)
    }

    func secrets(of integration: Integration) throws -> IntegrationSecrets {
        try JSONDecoder().decode(
            IntegrationSecrets.self, from: open(integration.secrets, for: integration.id.description))
    }
}

extension Connector {
    /// Everything an account was entered with, and what stands for what was not.
    func entered(_ fields: JSON, _ secrets: IntegrationSecrets) -> [String: String] {
        let shown = (try? fields.decode(as: [String: String].self)) ?? [:]
        let fallbacks = Dictionary(account.compactMap { field in field.fallback.map { (field.name, $0) } }) { $1 }
        return fallbacks.merging(shown) { $1 }.merging(secrets.fields) { $1 }
    }
}
