import PluginKit

/// One promise that every niche keeps. A niche's test runs them all:
///
/// ```swift
/// @Test(arguments: PluginCheck<Florist>.all)
/// func `keeps the plugin promise`(_ check: PluginCheck<Florist>) async throws { try await check.run() }
/// ```
public struct PluginCheck<Niche: Plugin>: Sendable, CustomStringConvertible {
    public let description: String
    private let breaches: @Sendable () async throws -> [String]

    private init(_ description: String, _ breaches: @escaping @Sendable () async throws -> [String]) {
        self.description = description
        self.breaches = breaches
    }

    /// Throws ``PluginBreach`` with everything that is wrong.
    public func run() async throws {
        let found = try await breaches()
        if !found.isEmpty { throw PluginBreach(promise: description, breaches: found) }
    }

    public static var all: [PluginCheck] {
        [
            PluginCheck("has an id of lower-case letters, a version and a name in both languages", manifest),
            PluginCheck("names every intent, rule and migration once", identifiers),
            PluginCheck("writes what a person reads in Turkish and in English", texts),
            PluginCheck("shows every intent by eight examples at least, none of them twice", examples),
            PluginCheck("stops with every guardrail what it should, and lets the rest by", guardrails),
            PluginCheck("fires every signal where it should, and nowhere else", signals),
            PluginCheck("numbers its migrations from 1 without gaps, in its own group", migrations),
            PluginCheck("has settings with defaults, and takes no others", settings),
            PluginCheck("says the same in both languages", words),
            PluginCheck("declares what it uses", declarations),
            PluginCheck("shows pages whose rows and actions are its own routes", pages),
            PluginCheck("talks and listens on empty tables without a fault", talks),
            PluginCheck("makes tables that go and come back as they were", reversible),
            PluginCheck("answers on empty tables, and finds no unknown id", routes),
            PluginCheck("shows no tenant another's rows", isolation),
            PluginCheck("forgets a customer who is erased", erasure),
            PluginCheck("has jobs that do nothing twice", jobs),
            PluginCheck("understands its evaluation set as well as it promises", evaluation),
        ]
    }
}

/// A promise that was not kept, and where.
public struct PluginBreach: Error, CustomStringConvertible {
    public let promise: String
    public let breaches: [String]

    public var description: String { "\(promise): \(breaches.joined(separator: "; "))" }
}
