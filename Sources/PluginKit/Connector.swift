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
    /// What the last `receive` returned; `null` the first time.
    public let cursor: JSONValue
    public let now: Date

    package init(settings: JSONValue, cursor: JSONValue, now: Date) {
        self.settings = settings
        self.cursor = cursor
        self.now = now
    }
}
