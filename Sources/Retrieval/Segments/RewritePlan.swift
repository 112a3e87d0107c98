/// Which segments a flush or a merge makes into one.
struct RewritePlan {
    /// Below it a segment is so soon rewritten that one more search of it costs more.
    static let smallRows = 1024

    let groups: [[Part]]
    /// The segments in the groups.
    let sources: Set<ObjectIdentifier>

    /// All that lies in memory goes into one segment, together with every file that is no larger than what is
    /// rewritten before it: so files grow at least twofold, few are left, and a row is rewritten about `log₂` of the
    /// number of rows times.
    /// - Parameter isDue: whether a file has to be rewritten.
    init(_ parts: [Part], isDue: (Part) -> Bool) {
        let files = parts.filter { !$0.isInMemory }.sorted { $0.liveCount < $1.liveCount }
        var merged = parts.filter(\.isInMemory)
        var alone: [[Part]] = []
        if !merged.isEmpty || files.contains(where: isDue) {
            var rows = merged.reduce(0) { $0 + $1.liveCount }
            var taken = 0
            for (number, file) in files.enumerated() {
                if file.liveCount <= max(rows, RewritePlan.smallRows) { taken = number + 1 }
                rows += file.liveCount
            }
            merged += files.prefix(taken)
            alone = files.dropFirst(taken).filter(isDue).map { [$0] }
        }
        groups = (merged.isEmpty ? [] : [merged]) + alone
        sources = Set(groups.joined().map { ObjectIdentifier($0.segment) })
    }
}
