import Foundation

/// What a niche fetches from another system now and then, for each account that a tenant has there.
///
/// It has two halves, since nothing that waits for a network may hold a transaction: `fetch` asks, outside of any, and
/// `receive` writes what came, in one.
///
/// ```swift
/// Connector(
///     "market", tr: "Çiçek pazarı", en: "Flower market", every: .seconds(300),
///     account: [.text("shop_id", tr: "Mağaza no", en: "Shop id"), .secret("key", tr: "Anahtar", en: "Key")],
///     fetch: { call in try await Market.page(after: call.cursor, call) },
///     receive: { fetched, session in try Bouquets.store(fetched, session) })
/// ```
public struct Connector: Sendable {
    public typealias Fetch = @Sendable (ConnectorCall) async throws -> JSONValue
    public typealias Receive = @Sendable (JSONValue, borrowing PluginSession) throws -> ConnectorProgress
    public typealias Push = @Sendable (JSONValue, borrowing PluginSession) throws -> Int

    public let id: String
    public let title: LocalizedText
    public let every: Duration
    /// What an account is entered with, in the order of a form.
    public let account: [AccountField]
    /// Asks for as little as proves an account; `nil` fetches, and writes nothing.
    public let check: Fetch?
    public let fetch: Fetch
    public let receive: Receive
    /// Writes what the other system sent by itself, as often as it sends it. What it returns is how many rows.
    public let push: Push?

    public init(
        _ id: String, tr: String, en: String, every: Duration, account: [AccountField] = [], check: Fetch? = nil,
        push: Push? = nil, fetch: @escaping Fetch, receive: @escaping Receive
    ) {
        self.id = id
        title = LocalizedText(tr: tr, en: en)
        self.every = every
        self.account = account
        self.check = check
        self.push = push
        self.fetch = fetch
        self.receive = receive
    }
}

/// One thing that an account is entered with.
public struct AccountField: Sendable {
    public enum Kind: String, Sendable {
        case text
        /// Sealed, and shown to nobody again.
        case secret
        /// `https://…`
        case address
    }

    public let name: String
    public let title: LocalizedText
    public let kind: Kind
    /// What stands where it is left empty; `nil` has to be entered.
    public let fallback: String?

    public static func text(_ name: String, tr: String, en: String, default fallback: String? = nil) -> AccountField {
        AccountField(name: name, title: LocalizedText(tr: tr, en: en), kind: .text, fallback: fallback)
    }

    public static func secret(_ name: String, tr: String, en: String) -> AccountField {
        AccountField(name: name, title: LocalizedText(tr: tr, en: en), kind: .secret, fallback: nil)
    }

    public static func address(_ name: String, tr: String, en: String, default fallback: String) -> AccountField {
        AccountField(name: name, title: LocalizedText(tr: tr, en: en), kind: .address, fallback: fallback)
    }
}

/// How far a turn has come.
public struct ConnectorProgress: Sendable {
    /// What the next turn begins with: ``ConnectorCall/cursor``.
    public let cursor: JSONValue
    /// How many rows were written.
    public let rows: Int
    /// There is more to fetch already: the next turn follows at once.
    public let isBehind: Bool

    public init(cursor: JSONValue, rows: Int, isBehind: Bool = false) {
        self.cursor = cursor
        self.rows = rows
        self.isBehind = isBehind
    }
}

/// One turn of a connector.
public struct ConnectorCall: Sendable {
    public let settings: JSONValue
    /// What the account was entered with, by the fields' names; never in settings, never logged.
    public let secrets: [String: String]
    /// Asks another system, within the host's limits of time and size and never an address inside its own network.
    public let send: @Sendable (ConnectorRequest) async throws -> ConnectorResponse
    /// Of the last turn's ``ConnectorProgress``; `null` the first time.
    public let cursor: JSONValue
    public let now: Date

    package init(
        settings: JSONValue, secrets: [String: String], cursor: JSONValue, now: Date,
        send: @escaping @Sendable (ConnectorRequest) async throws -> ConnectorResponse
    ) {
        self.settings = settings
        self.secrets = secrets
        self.send = send
        self.cursor = cursor
        self.now = now
    }

    /// - Throws: ``ConnectorFailure`` for an answer that is no success.
    public func accepted(_ request: ConnectorRequest) async throws -> ConnectorResponse {
        let response = try await send(request)
        if let failure = ConnectorFailure(response, at: now) { throw failure }
        return response
    }
}

/// A request to another system.
public struct ConnectorRequest: Sendable {
    public let method: PluginRoute.Method
    /// Absolute, with its query.
    public let url: String
    public let headers: [String: String]
    public let body: [UInt8]

    public init(_ method: PluginRoute.Method, _ url: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What it answered, whatever its status.
public struct ConnectorResponse: Sendable {
    public let status: Int
    /// Names in lower case.
    public let headers: [String: String]
    public let body: [UInt8]

    public init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
