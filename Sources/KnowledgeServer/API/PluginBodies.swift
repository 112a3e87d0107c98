import Foundation
import Knowledge
import PluginKit
import Storage

/// A niche's manifest on the wire.
struct ManifestBody: Encodable {
    struct Intent: Encodable {
        let id: String
        let title: String
        let exampleCount: Int
    }

    struct Route: Encodable {
        let method: String
        let path: String
        let summary: String
    }

    struct Titled: Encodable {
        let id: String
        let title: String
    }

    struct Template: Encodable {
        let id: String
        let purpose: PluginKit.MessageTemplate.Purpose
        let text: String
        let variables: [String]
    }

    struct Event: Encodable {
        let id: String
        let title: String
        let urgent: Bool
    }

    let id: String
    let name: String
    let summary: String
    let version: String
    let languages: [Language]
    let settingsSchema: JSONValue
    let intents: [Intent]
    let routes: [Route]
    let jobs: [String]
    let connectors: [Titled]
    let templates: [Template]
    let events: [Event]
    let cards: [Titled]

    init(_ plugin: HostedPlugin, _ language: Language) {
        let (manifest, contributions) = (plugin.manifest, plugin.contributions)
        id = manifest.id
        name = manifest.name.text(in: language)
        summary = manifest.summary.text(in: language)
        version = manifest.version
        languages = manifest.languages
        settingsSchema = manifest.settings.document(in: language)
        intents = contributions.intents.map {
            Intent(id: $0.id, title: $0.title.text(in: language), exampleCount: $0.examples.count)
        }
        routes = contributions.routes.map {
            Route(method: $0.method.rawValue, path: "/v1/plugins/\(manifest.id)/\($0.path)", summary: $0.summary)
        }
        jobs = contributions.jobs.map(\.name)
        connectors = contributions.connectors.map { Titled(id: $0.id, title: $0.title.text(in: language)) }
        templates = contributions.templates.map {
            let text = $0.text.text(in: language)
            return Template(
                id: $0.id, purpose: $0.purpose, text: text, variables: MessageTemplate.variables(of: text).sorted())
        }
        events = contributions.events.map {
            Event(id: "\(manifest.id).\($0.id)", title: $0.title.text(in: language), urgent: $0.isUrgent)
        }
        cards = contributions.cards.map { Titled(id: $0.id, title: $0.title.text(in: language)) }
    }
}

/// Figures of a niche on the wire.
struct CardBody: Encodable {
    struct Figure: Encodable {
        let title: String
        let value: Double?
        let unit: DashboardCard.Figure.Unit

        enum CodingKeys: String, CodingKey { case title, value, unit }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(title, forKey: .title)
            // Present even where there is nothing to count yet.
            try container.encode(value, forKey: .value)
            try container.encode(unit, forKey: .unit)
        }
    }

    let id: String
    let title: String
    let figures: [Figure]

    init(_ card: DashboardCard, _ figures: [DashboardCard.Figure], _ language: Language) {
        id = card.id
        title = card.title.text(in: language)
        self.figures = figures.map { Figure(title: $0.title.text(in: language), value: $0.value, unit: $0.unit) }
    }
}

/// A notice on the wire.
struct NoticeBody: Encodable {
    let id: UUID
    let kind: String
    let title: String
    let urgent: Bool
    let data: JSONValue
    let createdAt: Date
    let seen: Bool

    init(_ notice: Notice, _ plugin: HostedPlugin, _ language: Language) {
        let event = plugin.contributions.events.first { $0.id == notice.kind }
        id = notice.id
        kind = notice.kind
        title = (event?.title ?? Self.titles[notice.kind])?.text(in: language) ?? notice.kind
        urgent = event?.isUrgent ?? ["fault", "connection"].contains(notice.kind)
        data = (try? JSONValue(json: Data(notice.data.text.utf8))) ?? .null
        createdAt = notice.createdAt
        seen = notice.seenAt != nil
    }

    /// Of what the host itself tells.
    private static let titles = [
        "fault": LocalizedText(tr: "Eklenti hata verdi", en: "The plugin failed"),
        "connection": LocalizedText(tr: "Bağlantı çalışmıyor", en: "A connection does not work"),
        "message": LocalizedText(tr: "Müşteriye giden mesaj", en: "Message to a customer"),
    ]
}
