/// What one worker may use. The worker sets the first two on itself; the rest is counted on both sides.
public struct ExtractionLimits: Sendable, Codable, Equatable {
    /// Address space of the worker.
    public var memoryBytes: Int
    public var cpuSeconds: Int
    /// Wall-clock time, after which the worker is killed.
    public var wallSeconds: Double
    public var pages: Int
    /// Unicode scalars of the whole document.
    public var scalars: Int
    /// Bytes that the worker may write before it is killed.
    public var outputBytes: Int

    /// 1 GiB, 60 s of processor, 90 s of wall clock, 2,000 pages, 12 million characters.
    public static let standard = ExtractionLimits()

    public init(
        memoryBytes: Int = 1 << 30, cpuSeconds: Int = 60, wallSeconds: Double = 90, pages: Int = 2_000,
        scalars: Int = 12_000_000, outputBytes: Int = 512 << 20
    ) {
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
        self.wallSeconds = wallSeconds
        self.pages = pages
        self.scalars = scalars
        self.outputBytes = outputBytes
    }
}
