/// Fictional rows that show what a niche does, for a tenant that is only there to be tried.
public struct DemoRows: Sendable {
    public typealias Fill = @Sendable (borrowing PluginSession) throws -> Void

    public let id: String
    /// Does nothing where there are rows already.
    public let fill: Fill

    public init(_ id: String, _ fill: @escaping Fill) {
        self.id = id
        self.fill = fill
    }
}
