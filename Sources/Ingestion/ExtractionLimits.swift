/// What one worker may use. The worker sets the first three on itself; the rest is counted on both sides.
public struct ExtractionLimits: Sendable, Codable, Equatable {
    /// Address space of the worker.
    public var memoryBytes: Int
    /// Processor time for opening a document, and for any one page.
    public var cpuSeconds: Int
    /// Processor time of all pages together, on the average: reading a printed one takes some milliseconds, recognising
    /// a scanned one a second or two.
    public var pageSeconds: Int
    /// Wall-clock time for opening a document, and for any one page, after which the worker is killed. A page that takes
    /// longer is passed over, and counts with what it took as processor time.
    public var wallSeconds: Double
    public var pages: Int
    /// Unicode scalars of the whole document.
    public var scalars: Int
    /// Bytes that the worker may write before it is killed.
    public var outputBytes: Int

    /// 1 GiB, 60 s of processor and 10 s for each page, 90 s of wall clock, 2,000 pages, 12 million characters.
    public static let standard = ExtractionLimits()

    public init(
        memoryBytes: Int = 1 << 30, cpuSeconds: Int = 60, pageSeconds: Int = 10, wallSeconds: Double = 90,
        pages: Int = 2_000, scalars: Int = 12_000_000, outputBytes: Int = 512 << 20
    ) {
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
        self.pageSeconds = pageSeconds
        self.wallSeconds = wallSeconds
        self.pages = pages
        self.scalars = scalars
        self.outputBytes = outputBytes
    }

    /// Processor time of a whole document.
    package func processorSeconds(pages: Int) -> Int { max(1, cpuSeconds) + pages * max(0, pageSeconds) }
}
