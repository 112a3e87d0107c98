/// Requests that wait, part by part: whoever had a turn goes to the end, so that a long request holds up no other.
struct Line: Sendable {
    private struct Turn {
        let request: Request
        var next = 0

        var part: Part { request.part(next) }
        var remaining: Int { request.partCount - next }
    }

    private var turns: [Turn] = []

    var isEmpty: Bool { turns.isEmpty }
    /// Parts, not requests.
    var count: Int { turns.reduce(0) { $0 + $1.remaining } }

    mutating func append(_ request: Request) { turns.append(Turn(request: request)) }

    /// The first that fits: its next part, and its next turn after all others.
    mutating func take(where fits: (Part) -> Bool) -> Part? {
        for index in turns.indices {
            let part = turns[index].part
            guard fits(part) else { continue }
            var turn = turns.remove(at: index)
            turn.next += 1
            if turn.remaining > 0 { turns.append(turn) }
            return part
        }
        return nil
    }

    mutating func remove(_ ticket: UInt64) -> Request? {
        turns.firstIndex { $0.request.ticket == ticket }.map { turns.remove(at: $0).request }
    }

    mutating func removeAll() -> [Request] {
        defer { turns = [] }
        return turns.map(\.request)
    }
}
