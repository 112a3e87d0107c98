/// Figures of a niche that the console shows.
public struct DashboardCard: Sendable {
    public typealias Reader = @Sendable (borrowing PluginSession) throws -> [Figure]

    public let id: String
    public let title: LocalizedText
    public let read: Reader

    public init(_ id: String, tr: String, en: String, _ read: @escaping Reader) {
        self.id = id
        title = LocalizedText(tr: tr, en: en)
        self.read = read
    }

    /// One number, and what it counts.
    public struct Figure: Sendable {
        public enum Unit: String, Sendable, Encodable {
            case count
            /// Of one.
            case share
        }

        public let title: LocalizedText
        /// `nil` where there is nothing to count yet.
        public let value: Double?
        public let unit: Unit

        public init(tr: String, en: String, _ value: Double?, _ unit: Unit = .count) {
            title = LocalizedText(tr: tr, en: en)
            self.value = value
            self.unit = unit
        }
    }
}
