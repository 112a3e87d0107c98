/// Who may use which connection: the pool's rules, without clock, thread or socket.
///
/// A place is the right to one connection. It is taken with an idle connection or with the task of opening one.
struct PoolPlaces<Resource> {
    typealias Ticket = Int

    enum Grant {
        case reuse(Resource)
        case open
    }

    enum Answer {
        case granted(Grant)
        case wait
    }

    let capacity: Int
    private(set) var idle: [Resource] = []
    private(set) var taken = 0
    private(set) var waiting: [Ticket] = []

    init(capacity: Int) { self.capacity = capacity }

    /// The connection used last comes first, so that a quiet pool keeps few warm.
    mutating func take(_ ticket: Ticket) -> Answer {
        if let resource = idle.popLast() {
            taken += 1
            return .granted(.reuse(resource))
        }
        guard taken < capacity else {
            waiting.append(ticket)
            return .wait
        }
        taken += 1
        return .granted(.open)
    }

    /// A place is free again. Whoever has waited longest gets it: with the connection, or, where that is broken
    /// (`nil`), to open another.
    mutating func giveBack(_ resource: Resource?) -> (ticket: Ticket, grant: Grant)? {
        guard waiting.isEmpty else {
            let grant: Grant = resource.map { .reuse($0) } ?? .open
            return (waiting.removeFirst(), grant)
        }
        taken -= 1
        if let resource { idle.append(resource) }
        return nil
    }

    /// - Returns: whether it was still waiting.
    mutating func leave(_ ticket: Ticket) -> Bool {
        guard let index = waiting.firstIndex(of: ticket) else { return false }
        waiting.remove(at: index)
        return true
    }

    mutating func drain() -> (idle: [Resource], waiting: [Ticket]) {
        defer { (idle, waiting) = ([], []) }
        return (idle, waiting)
    }
}
