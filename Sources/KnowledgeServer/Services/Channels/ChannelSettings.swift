import Foundation
import Knowledge
import Storage

/// What is set of a channel: the open part is kept as it is, the secret part sealed.
struct ChannelSettings: Codable, Sendable, Equatable {
    /// WhatsApp: which business number.
    var phoneNumberID: String?
    /// WhatsApp: where the Graph API is; Meta's own where nothing is said.
    var graphURL: String?
    /// Chatwoot: where it is, and whose account.
    var baseURL: String?
    var accountID: Int?
    /// Any system: where messages to customers are posted, signed with the channel's secret.
    var outgoingURL: String?

    static let metaGraph = "https://graph.facebook.com/v21.0"

    enum CodingKeys: String, CodingKey {
        case phoneNumberID = "phone_number_id"
        case graphURL = "graph_url"
        case baseURL = "base_url"
        case accountID = "account_id"
        case outgoingURL = "outgoing_url"
    }
}

/// What nobody gets to see again, by name.
struct ChannelSecrets: Codable, Sendable, Equatable {
    /// WhatsApp: what the app signs its notifications with.
    var appSecret: String?
    /// WhatsApp: what Meta shows when the address is verified.
    var verifyToken: String?
    /// WhatsApp and Chatwoot: what opens their interface to us.
    var accessToken: String?
    /// Chatwoot: part of the address that it calls. Inbound: what requests are signed with.
    var webhookSecret: String?

    enum CodingKeys: String, CodingKey {
        case appSecret = "app_secret"
        case verifyToken = "verify_token"
        case accessToken = "access_token"
        case webhookSecret = "webhook_secret"
    }

    /// The names of those that are set.
    var names: [String] {
        [
            appSecret.map { _ in CodingKeys.appSecret.rawValue },
            verifyToken.map { _ in CodingKeys.verifyToken.rawValue },
            accessToken.map { _ in CodingKeys.accessToken.rawValue },
            webhookSecret.map { _ in CodingKeys.webhookSecret.rawValue },
        ].compactMap { $0 }
    }

    /// What is given stands in the place of what was.
    func with(_ given: ChannelSecrets) -> ChannelSecrets {
        ChannelSecrets(
            appSecret: given.appSecret ?? appSecret, verifyToken: given.verifyToken ?? verifyToken,
            accessToken: given.accessToken ?? accessToken, webhookSecret: given.webhookSecret ?? webhookSecret)
    }
}

extension SecretBox {
    func seal(_ secrets: ChannelSecrets, of channel: ChannelID) throws -> Data {
        try seal(JSONEncoder().encode(secrets), for: channel.description)
    }

    func secrets(of channel: Channel) throws -> ChannelSecrets {
        try JSONDecoder().decode(ChannelSecrets.self, from: open(channel.secrets, for: channel.id.description))
    }
}
