import Knowledge

/// Several ranked lists for one question, merged into one.
enum Ranking {
    /// Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with a weight for each list. A passage keeps the
    /// score parts of the list that ranked it best.
    static func merged(_ lists: [(evidence: Evidence, weight: Float)]) -> [ScoredPassage] {
        guard lists.count > 1 else { return lists.first?.evidence.passages ?? [] }
        var sums: [ChunkID: Float] = [:]
        var best: [ChunkID: (rank: Int, passage: ScoredPassage)] = [:]
        for list in lists {
            for (rank, scored) in list.evidence.passages.enumerated() {
                let id = scored.passage.id
                sums[id, default: 0] += list.weight / Float(constant + rank)
                if best[id].map({ rank < $0.rank }) ?? true { best[id] = (rank, scored) }
            }
        }
        return best.values.map(\.passage).sorted { left, right in
            (sums[right.passage.id]!, left.passage.id) < (sums[left.passage.id]!, right.passage.id)
        }
    }

    /// The first of each list, then the second of each, and so on: every part of a message has its say at the top.
    static func interleaved(_ lists: [[ScoredPassage]], limit: Int) -> [ScoredPassage] {
        var merged: [ScoredPassage] = []
        var seen: Set<ChunkID> = []
        for rank in 0..<(lists.map(\.count).max() ?? 0) {
            for list in lists where rank < list.count && seen.insert(list[rank].passage.id).inserted {
                merged.append(list[rank])
            }
        }
        return Array(merged.prefix(limit))
    }

    private static let constant = 10
}
