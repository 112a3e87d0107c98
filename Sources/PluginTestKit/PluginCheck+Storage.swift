import Foundation
import Knowledge
import PluginKit
import Storage

/// Promises that only a real database can tell.
extension PluginCheck {
    private static var steps: [PluginMigration] { Niche.contributions.migrations }

    /// Down and up again brings back the very same tables, walls and grants.
    static func reversible() async throws -> [String] {
        guard !steps.isEmpty else { return [] }
        return try await PluginBench<Niche>.with { try await revertedAndBack(on: $0) }
    }

    private static func revertedAndBack(on bench: PluginBench<Niche>) async throws -> [String] {
        let before = try await bench.catalog()
        var breaches = before.isEmpty ? ["its migrations make no table of its name"] : []
        do {
            for migration in steps.reversed() { try await bench.owner.revert(migration.migration, migration.revert) }
            let gone = try await bench.catalog()
            if !gone.isEmpty { breaches.append("reverting leaves \(gone[0])") }
        } catch { breaches.append("reverting fails: \(error)") }
        try await bench.owner.migrate(steps.map(\.migration))
        if try await bench.catalog() != before { breaches.append("after down and up the tables differ") }
        return breaches
    }

    /// Read routes work on empty tables, and whatever names an id finds nothing where there is none.
    static func routes() async throws -> [String] {
        let routes = Niche.contributions.routes
        let breaches = repeats(of: routes.map { "\($0.method.rawValue) \($0.path)" }).map { "route \($0) twice" }
        guard !routes.isEmpty else { return breaches }
        return try await breaches + PluginBench<Niche>.with { try await answers(on: $0) }
    }

    private static func answers(on bench: PluginBench<Niche>) async throws -> [String] {
        var breaches: [String] = []
        for route in Niche.contributions.routes where route.method == .get {
            let names = route.path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
            let parameters = Dictionary(names.map { (String($0), "xyz_01890a5d-ac96-774b-bcce-b302099a8057") }) { $1 }
            let call = PluginCall(parameters: parameters, query: [:], body: .null, language: .turkish)
            do {
                let reply = try await bench.withSession(of: bench.tenants[0], at: now) { try route.handle(call, $0) }
                if !names.isEmpty {
                    breaches.append("GET \(route.path) finds \(reply.status ?? 200) for an unknown id")
                }
            } catch let problem as PluginProblem {
                if names.isEmpty || problem.status != 404 {
                    breaches.append("GET \(route.path) answers \(problem.status) \(problem.code)")
                }
            } catch { breaches.append("GET \(route.path) throws \(error)") }
        }
        return breaches
    }

    /// What one tenant has done shows in no table of another.
    static func isolation() async throws -> [String] {
        guard !steps.isEmpty else { return [] }
        return try await PluginBench<Niche>.with { try await seenByAnother(on: $0) }
    }

    private static func seenByAnother(on bench: PluginBench<Niche>) async throws -> [String] {
        try await runJobs(on: bench)
        let shown = try await bench.rowCounts(of: bench.tenants[1]).filter { $0.value > 0 }
        let lines = try await bench.catalog()
        let tables = Set(lines.compactMap { $0.hasSuffix(" SELECT") ? String($0.dropLast(7)) : nil })
        let unwalled = tables.filter { table in !lines.contains { $0.hasPrefix("tenant_isolation on \(table) ") } }
        return shown.keys.sorted().map { "\($0) shows another tenant's rows" }
            + unwalled.sorted().map { "\($0) has no wall" }
    }

    /// A job that is run once more, with nothing to do, changes nothing.
    static func jobs() async throws -> [String] {
        let jobs = Niche.contributions.jobs
        let breaches =
            repeats(of: jobs.map(\.name)).map { "job \($0) twice" }
            + jobs.filter { $0.attempts < 1 }.map { "job \($0.name) has no attempt" }
        guard !jobs.isEmpty else { return breaches }
        return try await breaches + PluginBench<Niche>.with { try await doneAgain(on: $0) }
    }

    private static func doneAgain(on bench: PluginBench<Niche>) async throws -> [String] {
        try await runJobs(on: bench)
        let once = try await bench.rowCounts(of: bench.tenants[0])
        try await runJobs(on: bench)
        let twice = try await bench.rowCounts(of: bench.tenants[0])
        return once.keys.sorted().filter { once[$0] != twice[$0] }.map { "\($0) grows when jobs run again" }
    }

    private static var now: Date { Date(timeIntervalSince1970: 1_790_000_000) }

    /// Every job with an empty payload; one that needs more refuses, and nothing of it is left.
    private static func runJobs(on bench: PluginBench<Niche>) async throws {
        for job in Niche.contributions.jobs {
            let call = ScheduledCall(key: "kit", dueAt: now, payload: .object([:]))
            do {
                try await bench.withSession(of: bench.tenants[0], at: now) { session in try job.run(call, session) }
            } catch is DecodingError {}
        }
    }

    private static func repeats(of values: [String]) -> [String] {
        Dictionary(grouping: values) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}
