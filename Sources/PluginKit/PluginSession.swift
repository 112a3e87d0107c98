import Foundation
import Storage

/// What a niche's code works with: one transaction of one tenant, the host's clock, and the tenant's settings.
///
/// A session is lent, and everything done with it happens together or not at all: rows, work that was scheduled, messages
/// that were put on their way, notices. So what a niche does is done once, whatever happens to the process.
public struct PluginSession: ~Copyable {
    /// The niche whose session it is.
    public let plugin: String
    /// The host's clock. Niches have no other: a test moves it.
    public let now: Date
    /// The tenant's, checked, with every default in its place.
    public let settings: JSONValue
    let store: TenantSession
    let contributions: Contributions
    private let outbox: Outbox

    package init(
        _ store: consuming TenantSession, of plugin: any Plugin.Type, settings: JSONValue, now: Date,
        outbox: Outbox = .notices
    ) {
        self.store = store
        self.plugin = plugin.manifest.id
        self.settings = settings
        self.now = now
        self.outbox = outbox
        contributions = plugin.contributions
    }

    public var tenantName: String { store.context.name }

    /// The settings as a value of the niche's own.
    public borrowing func settings<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try WireFormat.decode(settings, as: type)
    }

    /// The zone of the business's wall clock: the setting `time_zone`, Istanbul where there is none.
    public var timeZone: TimeZone {
        guard case .string(let name)? = settings["time_zone"], let zone = TimeZone(identifier: name) else {
            return BusinessCalendar.istanbul
        }
        return zone
    }

    public var today: CalendarDay { CalendarDay(now, in: timeZone) }

    /// Puts a message on its way to a customer, by one of the niche's templates.
    ///
    /// - Throws: ``PluginMistake`` where there is no such template, or a value is missing.
    public borrowing func send(_ message: TemplatedMessage) throws {
        guard let template = contributions.templates.first(where: { $0.id == message.template }) else {
            throw PluginMistake("there is no template '\(message.template)'")
        }
        let text = try template.text(message.values, in: message.language)
        try outbox.put(
            OutgoingNote(
                plugin: plugin, template: template, to: message.to, text: text, language: message.language,
                values: message.values, key: message.key, at: message.at ?? now,
                expires: message.expires), store)
    }

    /// Tells the tenant's webhooks of an event of this niche, and shows it on the console.
    ///
    /// - Throws: ``PluginMistake`` for an event that is not among the niche's.
    public borrowing func notify(_ event: String, _ data: some Encodable) throws {
        guard contributions.events.contains(where: { $0.id == event }) else {
            throw PluginMistake("there is no event '\(event)'")
        }
        let data = JSON(text: try WireFormat.encode(data).text)
        try store.addNotice(event, of: plugin, data, at: now)
        try store.publish("\(plugin).\(event)", data)
    }
}

/// A niche asked its session for something that it does not declare. Its own tests find it.
public struct PluginMistake: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
