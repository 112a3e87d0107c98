import Foundation
import FoundationNetworking
import Knowledge
import PluginKit
import Schedule
import Storage
import Synchronization

@testable import KnowledgeServer

/// A clock that stands until a test moves it.
final class MovableClock: Sendable {
    private let moment: Mutex<Date>

    init(_ moment: Date) { self.moment = Mutex(moment) }

    var now: Date { moment.withLock { $0 } }
    var wall: WallClock { WallClock { self.now } }

    func move(to moment: Date) { self.moment.withLock { $0 = moment } }
    func advance(hours: Double) { moment.withLock { $0 += hours * 3_600 } }
}

/// A server in this process, with niches and a clock of the test's own, that can be stopped and started over its folder.
final class PluginLab {
    let clock: MovableClock
    private(set) var installation: KnowledgeServer.Installation
    private let server: APIServer
    private let folder: String
    private let niches: [any Plugin.Type]
    private let limits: PluginWall.Limits
    private let outbox: Outbox
    let address: String

    private init(
        _ folder: String, _ niches: [any Plugin.Type], _ clock: MovableClock, _ limits: PluginWall.Limits,
        _ outbox: Outbox
    ) async throws {
        (self.folder, self.niches, self.clock, self.limits, self.outbox) = (folder, niches, clock, limits, outbox)
        let configuration = try Configuration(Arguments(["--private-targets", "allow"], of: ServeCommand.self))
            .with(dataDirectory: folder)
            .onPrivateCluster().onFreePort()
        installation = try await KnowledgeServer.Installation.open(
            configuration, log: Log(path: folder + "/kaynak.log"), clock: clock.wall, niches: niches, limits: limits,
            outbox: outbox)
        server = try APIServer(installation, demo: nil)
        address = "http://\(try server.start())"
    }

    private func close() async {
        await server.stop()
        await installation.close()
    }

    static func with(
        _ niches: [any Plugin.Type], at moment: Date,
        limits: PluginWall.Limits = PluginWall.Limits(time: .seconds(60), waiting: .seconds(120)),
        outbox: Outbox = .queue, _ body: (inout PluginLab) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/kaynak-lab-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var lab = try await PluginLab(folder, niches, MovableClock(moment), limits, outbox)
        do { try await body(&lab) } catch {
            await lab.close()
            throw error
        }
        await lab.close()
    }

    /// The same data, another process as far as anybody can tell.
    static func restart(_ lab: inout PluginLab) async throws {
        await lab.close()
        lab = try await PluginLab(lab.folder, lab.niches, lab.clock, lab.limits, lab.outbox)
    }

    /// Does all that is due now.
    func work() async throws { try await installation.pluginScheduler.runOnce() }

    /// A tenant with niches enabled, and a key that may do everything.
    func tenant(_ slug: String, _ plugins: [String]) async throws -> LabTenant {
        let context = try await installation.operations.createTenant(
            slug: slug, name: slug, languages: [.turkish], plugins: plugins)
        let key = try await installation.operations.createKey(
            for: context, name: "test", scopes: Set(Scope.allCases.map(\.rawValue)))
        return LabTenant(context: context, key: key.secret)
    }

    func send(
        _ method: String, _ path: String, _ body: JSONValue? = nil, as tenant: LabTenant, language: String = "tr"
    ) async throws -> LabAnswer {
        guard let url = URL(string: address + path) else { throw LabFailure("no URL: \(path)") }
        var request = URLRequest(url: url, timeoutInterval: 120)
        request.httpMethod = method
        request.setValue("Bearer \(tenant.key)", forHTTPHeaderField: "Authorization")
        request.setValue(language, forHTTPHeaderField: "Accept-Language")
        if let body {
            request.httpBody = Data(body.text.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        return LabAnswer(
            status: (response as? HTTPURLResponse)?.statusCode ?? 0,
            body: data.isEmpty ? .null : (try? JSONValue(json: data)) ?? .null)
    }

    var logPath: String { folder + "/kaynak.log" }

    /// What another system sends, with nobody's key.
    func push(_ path: String, _ body: String, _ headers: [String: String]) async throws -> LabAnswer {
        guard let url = URL(string: address + path) else { throw LabFailure("no URL: \(path)") }
        var request = URLRequest(url: url, timeoutInterval: 120)
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        return LabAnswer(
            status: (response as? HTTPURLResponse)?.statusCode ?? 0,
            body: (try? JSONValue(json: data)) ?? .null)
    }

    /// Messages that left a niche, the oldest first.
    func messages(of plugin: String, _ tenant: LabTenant) async throws -> [JSONValue] {
        let notices = try await installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.notices(of: plugin, limit: 10_000)
        }
        return try notices.filter { $0.kind == "message" }.sorted { $0.createdAt < $1.createdAt }
            .map { try JSONValue(json: Data($0.data.text.utf8)) }
    }
}

struct LabTenant: Sendable {
    let context: TenantContext
    let key: String
}

struct LabAnswer: Sendable {
    let status: Int
    let body: JSONValue

    subscript(name: String) -> JSONValue { body[name] ?? .null }

    var list: [JSONValue] { if case .array(let values)? = body["data"] { values } else { [] } }
    var code: String { body["code"]?.string ?? "" }
}

extension JSONValue {
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}

struct LabFailure: Error {
    let description: String
    init(_ description: String) { self.description = description }
}
