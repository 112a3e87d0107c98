/// A segment and which of its rows are left.
struct Part: Sendable {
    let segment: Segment
    /// `nil` where all are.
    private(set) var live: RowSet?
    private(set) var liveCount: Int
    /// Since when the segment's file holds a row that was deleted.
    private(set) var holdsDeletedSince: ContinuousClock.Instant?

    init(_ segment: Segment) {
        self.segment = segment
        liveCount = segment.passages
    }

    init(_ segment: Segment, live: RowSet, since: ContinuousClock.Instant) {
        self.init(segment)
        liveCount = live.count
        guard liveCount < segment.passages else { return }
        self.live = live
        if !isInMemory { holdsDeletedSince = since }
    }

    /// Whether it lies in memory only.
    var isInMemory: Bool { segment.name == nil }

    func isLive(_ row: Int) -> Bool { live?.contains(row) ?? true }

    func liveRow(of key: RowKey) -> Int? {
        guard let row = segment.row(of: key), isLive(row) else { return nil }
        return row
    }

    /// - Returns: whether the id was there.
    mutating func delete(_ key: RowKey, at now: ContinuousClock.Instant) -> Bool {
        guard let row = liveRow(of: key) else { return false }
        var rows = live ?? RowSet(all: segment.passages)
        // The only reference left, so that the bitmap is not copied again for each row.
        live = nil
        rows.remove(row)
        live = rows
        liveCount -= 1
        if !isInMemory, holdsDeletedSince == nil { holdsDeletedSince = now }
        return true
    }

    var memoryBytes: Int { (isInMemory ? segment.memory.bytes.count : 0) + (live?.words.count ?? 0) * 8 }

    /// `nil` where there is no file.
    var manifestEntry: Manifest.Entry? {
        segment.name.map { Manifest.Entry(name: $0, fingerprint: segment.fingerprint, live: live?.words ?? []) }
    }
}
