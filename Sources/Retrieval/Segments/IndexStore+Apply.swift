import Dispatch
import Knowledge

extension IndexStore {
    /// Applies changes in their order; all are seen at once, by whoever takes ``index`` from then on.
    ///
    /// Costs as much as the changes do, however large the index is.
    /// - Throws: ``RetrievalError`` for an entry that cannot be indexed; then nothing is changed.
    public func apply(_ changes: [IndexChange], upTo sequence: Int64) throws(RetrievalError) {
        // The last change of an id is the one that counts.
        var last: [RowKey: IndexEntry?] = [:]
        for change in changes {
            switch change {
            case .insert(let entry):
                try EntryContents.check(entry, dimension: dimension)
                last.updateValue(entry, forKey: RowKey(entry.id.uuid))
            case .delete(let id): last.updateValue(nil, forKey: RowKey(id.uuid))
            }
        }
        let entries = last.values.compactMap { $0 }
        let added = try entries.isEmpty ? nil : Part(.inMemory(EntryContents(entries, dimension: dimension)))
        writer.withLock { _ in
            var parts = index.allParts
            let now = ContinuousClock.now
            for key in last.keys { _ = parts.indices.contains { parts[$0].delete(key, at: now) } }
            parts.removeAll { $0.liveCount == 0 && $0.isInMemory }
            if let added { parts.append(added) }
            publish(parts, sequence)
        }
        compactSoon()
    }

    /// Takes these entries in the place of all there are.
    /// - Throws: as ``KnowledgeIndex/init(_:dimension:)``; then nothing is changed.
    public func replace(with entries: [IndexEntry], upTo sequence: Int64) throws(RetrievalError) {
        let added = try entries.isEmpty ? nil : Part(.inMemory(EntryContents(entries, dimension: dimension)))
        writer.withLock { _ in
            let now = ContinuousClock.now
            // Files stay listed until a flush has removed them.
            var parts = index.allParts.filter { !$0.isInMemory }.map { part in
                Part(part.segment, live: RowSet(none: part.segment.passages), since: part.holdsDeletedSince ?? now)
            }
            if let added { parts.append(added) }
            publish(parts, sequence)
        }
    }

    /// Called under the writer's lock.
    func publish(_ parts: [Part], _ sequence: Int64? = nil) {
        let index = KnowledgeIndex(parts, dimension: dimension, exactRows: exactRows)
        // What the old index held alone is freed outside of the lock.
        let old = state.withLock { state in
            let old = state.index
            state.index = index
            state.sequence = sequence ?? state.sequence
            return old
        }
        withExtendedLifetime(old) {}
    }

    // MARK: Tiers in memory

    /// So many segments of about one size become one. With more, rows are copied less often, and every search has more
    /// segments to look into.
    static let fanOut = 4
    /// From so many on the writer merges them itself, so that they cannot pile up.
    static let memoryLimit = 64

    private static let queue = DispatchQueue(label: "kaynak.retrieval.compaction", qos: .utility)

    private func compactSoon() {
        let (isDue, isLate) = state.withLock { state in
            let isLate = state.index.allParts.count(where: \.isInMemory) > IndexStore.memoryLimit
            guard !state.isCompactionDue, state.tier != nil else { return (false, isLate) }
            state.isCompactionDue = true
            return (true, isLate)
        }
        if isDue { IndexStore.queue.async { self.compact() } }
        if isLate { compact() }
    }

    private func compact() {
        compaction.withLock { _ in
            state.withLock { $0.isCompactionDue = false }
            while let group = state.withLock({ $0.tier }) {
                let merged = MergedContents(group, dimension: dimension)
                exchange([Exchange(merged, merged.passages == 0 ? nil : .inMemory(merged))], since: .now)
            }
        }
    }

    // MARK: Taking the place of segments

    /// A segment made of what others held some time ago.
    struct Exchange {
        let contents: MergedContents
        /// `nil` where nothing was left.
        let segment: Segment?

        init(_ contents: MergedContents, _ segment: Segment?) {
            self.contents = contents
            self.segment = segment
        }

        /// The rows that are left now.
        func live(given parts: [Part]) -> RowSet {
            var live = RowSet(all: contents.passages)
            for (source, newRows) in zip(contents.sources, contents.newRows) {
                let current = parts.first { $0.segment === source.segment }
                guard current?.liveCount != source.liveCount else { continue }
                for (row, newRow) in newRows.enumerated() where newRow >= 0 && current?.isLive(row) != true {
                    live.remove(Int(newRow))
                }
            }
            return live
        }
    }

    /// - Parameter since: when the contents were read; rows deleted after it are in the new segments.
    func exchange(_ exchanges: [Exchange], since: ContinuousClock.Instant) {
        writer.withLock { _ in
            let old = index.allParts
            var parts = old
            for exchange in exchanges {
                let sources = Set(exchange.contents.sources.map { ObjectIdentifier($0.segment) })
                parts.removeAll { sources.contains(ObjectIdentifier($0.segment)) }
                guard let segment = exchange.segment else { continue }
                let part = Part(segment, live: exchange.live(given: old), since: since)
                if part.liveCount > 0 || !part.isInMemory { parts.append(part) }
            }
            publish(parts)
        }
    }
}

extension IndexStore.State {
    /// The smallest segments in memory of which there are enough to be merged.
    fileprivate var tier: [Part]? {
        var tiers: [Int: [Part]] = [:]
        for part in index.allParts where part.isInMemory && !claimed.contains(ObjectIdentifier(part.segment)) {
            let bits = Int.bitWidth - part.liveCount.leadingZeroBitCount
            tiers[bits / IndexStore.fanOut.trailingZeroBitCount, default: []].append(part)
        }
        return tiers.filter { $0.value.count >= IndexStore.fanOut }.min { $0.key < $1.key }?.value
    }
}
