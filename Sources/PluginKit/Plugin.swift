/// A niche, as the host sees it: a manifest and contributions that can be listed, checked and documented without
/// running anything.
///
/// A niche is one folder that imports this kit and nothing else. It registers nothing by itself: the catalogue lists it,
/// and the host hands its contributions to the engines for the tenants that have it enabled.
///
/// ```swift
/// public enum Florist: Plugin {
///     public static let manifest = PluginManifest(id: "florist", …)
///     public static let contributions = Contributions(
///         intents: [.bouquet], guardrails: [.noFuneralJokes], routes: [.get("bouquets", Bouquets.list)])
/// }
/// ```
public protocol Plugin: Sendable {
    static var manifest: PluginManifest { get }
    static var contributions: Contributions { get }
}

/// What a niche is called, and what a tenant may set of it.
public struct PluginManifest: Sendable {
    /// Stable: names the niche in routes, tables, settings and on the command line.
    public let id: String
    public let name: LocalizedText
    public let summary: LocalizedText
    /// Semantic version of the niche itself.
    public let version: String
    /// What its customers write in.
    public let languages: [Language]
    /// An object; every member has a default or is optional, so that a niche can be enabled with one click.
    public let settings: JSONSchema

    public init(
        id: String, name: LocalizedText, summary: LocalizedText, version: String, languages: [Language],
        settings: JSONSchema = .empty
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.version = version
        self.languages = languages
        self.settings = settings
    }
}
