import Foundation

/// What a niche fetches from another system now and then.
///
/// It has two halves, since nothing that waits for a network may hold a transaction: `fetch` asks, outside of any, and
/// `receive` writes what came, in one.
public struct Connector: Sendable {
    public let id: String
    public let title: LocalizedText
    public let every: Duration
    public let fetch: @Sendable (ConnectorCall) async throws -> JSONValue
    /// What it returns is the cursor of the next call.
    public let receive: @Sendable (JSONValue, borrowing PluginSession) throws -> JSONValue

    public init(
        _ id: String, tr: String, en: String, every: Duration,
        fetch: @escaping @Sendable (ConnectorCall) async throws -> JSONValue,
        receive: @escaping @Sendable (JSONValue, borrowing PluginSession) throws -> JSONValue
    ) {
        self.id = id
        title = LocalizedText(tr: tr, en: en)
        self.every = every
        self.fetch = fetch
        self.receive = receive
    }
}

/// One turn of a connector.
public struct ConnectorCall: Sendable {
    public let settings: JSONValue
    /// The accounts' secrets of this tenant by name, such as `trendyol.api_key`; never in settings, never logged.
    public let secrets: [String: String]
    /// Asks another system, within the host's limits of time and size and never an address inside its own network.
    public let send: @Sendable (ConnectorRequest) async throws -> ConnectorResponse
    /// What the last `receive` returned; `null` the first time.
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
