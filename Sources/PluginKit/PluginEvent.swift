/// Something a niche tells the tenant's webhooks and console: `florist.bouquet_wilted` to programs.
public struct PluginEvent: Sendable {
    public let id: String
    public let title: LocalizedText
    /// Somebody has to look at once.
    public let isUrgent: Bool

    public init(_ id: String, tr: String, en: String, isUrgent: Bool = false) {
        self.id = id
        title = LocalizedText(tr: tr, en: en)
        self.isUrgent = isUrgent
    }
}
