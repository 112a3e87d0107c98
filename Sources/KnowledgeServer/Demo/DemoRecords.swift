import Foundation
import Knowledge
import PluginKit
import Storage

/// What a demo tenant's niche keeps: calls of the niche's own routes, in `records.json` beside the tenant's documents.
///
/// The calls set rather than add, so making them again changes nothing but the days: `{day+2}` is the day after tomorrow,
/// `{moment-3}` this moment three days ago.
struct DemoRecords: Decodable {
    private struct Step: Decodable {
        let method: String
        let path: String
        let body: JSONValue
    }

    /// For a tenant that has set nothing yet.
    private let settings: JSONValue?
    private let steps: [Step]

    /// `nil` where the tenant has none.
    init?(path: String, at now: Date) throws {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let dated = Self.dated(String(decoding: data, as: UTF8.self), now)
        self = try JSONDecoder().decode(DemoRecords.self, from: Data(dated.utf8))
    }

    static func dated(_ text: String, _ now: Date) -> String {
        text.replacing(#/\{(day|moment)([+-][0-9]+)\}/#) { match in
            let moment = now.addingTimeInterval((Double(match.output.2) ?? 0) * 86_400)
            return match.output.1 == "day"
                ? CalendarDay(moment, in: BusinessCalendar.istanbul).description : moment.formatted(.iso8601)
        }
    }

    func write(for tenant: TenantContext, of niche: String, through host: PluginHost) async throws {
        guard let plugin = host.plugin(niche) else { return }
        if let settings, case .fits(let filled) = plugin.manifest.settings.check(settings) {
            try await host.database.withSession(for: tenant) { session in
                guard try session.plugin(niche)?.configuration == .empty else { return }
                try session.setPlugin(niche, enabled: true, configuration: JSON(text: filled.text))
            }
        }
        for step in steps {
            let route = plugin.contributions.routes.first {
                $0.method.rawValue == step.method && $0.path == step.path
            }
            guard let route, let schema = route.body, case .fits(let body) = schema.check(step.body) else {
                throw CommandError("records.json of \(tenant.slug): \(step.method) \(step.path) does not fit")
            }
            _ = try await host.withSession(of: plugin, for: tenant) { session in
                try route.handle(
                    PluginCall(parameters: [:], query: [:], body: body, language: .turkish), session)
            }
        }
    }
}
