import Testing

@testable import Embeddings

/// The rules alone: a schedule is asked what its workers do, and time is what the test says.
@Suite struct `The schedule` {
    private let start = ContinuousClock.now

    /// One part of so many tokens each; an errand where there are none.
    private func request(
        _ ticket: UInt64, _ priority: TextEmbedder.Priority, _ tokens: [Int] = [10], _ mode: EncodingMode = .exact
    ) -> Request {
        let texts = tokens.map { [Int32](repeating: 0, count: $0) }
        let parts = texts.indices.map { $0..<$0 + 1 }
        return Request(
            ticket: ticket, priority: priority, work: .texts(texts, parts: parts, mode), dimension: 1, fail: { _ in })
    }

    private func errand(_ ticket: UInt64, _ priority: TextEmbedder.Priority) -> Request {
        Request(ticket: ticket, priority: priority, work: .errand { _ in {} }, fail: { _ in })
    }

    private func tickets(_ pass: Pass?) -> [UInt64]? { pass?.parts.map(\.request.ticket) }

    /// A schedule of one worker which runs an errand, so that all else has to wait.
    private func busy(with priority: TextEmbedder.Priority = .interactive) -> Schedule {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(errand(0, priority), at: start)
        return schedule
    }

    private func enter(_ requests: Request..., into schedule: inout Schedule) {
        for request in requests { #expect(schedule.enter(request, at: start).isEmpty) }
    }

    /// What the worker does, pass after pass, in no time, until nothing is left.
    private func remaining(_ schedule: inout Schedule) -> [[UInt64]] {
        var passes: [[UInt64]] = []
        schedule.finish(on: 0, at: start)
        while let pass = schedule.next(for: 0, at: start) {
            passes.append(pass.parts.map(\.request.ticket))
            schedule.finish(on: 0, at: start)
        }
        return passes
    }

    @Test func `puts interactive work before bulk work`() {
        var schedule = busy()
        enter(request(1, .bulk), request(2, .bulk), request(3, .interactive), into: &schedule)
        #expect(schedule.waiting == .init(interactive: 1, bulk: 2))
        #expect(remaining(&schedule) == [[3], [1], [2]])
    }

    @Test func `gives work to whoever is idle, and none of it twice`() {
        var schedule = Schedule(workers: 3)
        #expect(schedule.enter(request(1, .bulk), at: start).map { tickets($0.pass) } == [[1]])
        let second = schedule.enter(request(2, .bulk, [10, 10, 10]), at: start)
        #expect(second.map { tickets($0.pass) } == [[2], [2]])
        #expect(Set(second.map(\.worker)).count == 2)
        #expect(schedule.running == .init(interactive: 0, bulk: 3))
        #expect(schedule.waiting == .init(interactive: 0, bulk: 1))
    }

    @Test func `sends a query to the idle worker, not into the pass of the busy one`() {
        var schedule = Schedule(workers: 2)
        let bulk = schedule.enter(request(1, .bulk), at: start)
        let query = schedule.enter(request(2, .interactive), at: start)
        #expect(query.count == 1)
        #expect(query[0].worker != bulk[0].worker)
        #expect(tickets(schedule.next(for: bulk[0].worker, at: start)) == nil)
    }

    @Test func `lets queries into a bulk pass at its checkpoint, and goes on with it`() {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(request(1, .bulk), at: start)
        #expect(tickets(schedule.next(for: 0, at: start)) == nil)
        enter(request(2, .interactive, [400]), request(3, .interactive, [400]), request(4, .bulk), into: &schedule)
        #expect(tickets(schedule.next(for: 0, at: start)) == [2])
        #expect(schedule.running == .init(interactive: 1, bulk: 1))
        schedule.finish(on: 0, at: start)
        #expect(tickets(schedule.next(for: 0, at: start)) == [3])
        schedule.finish(on: 0, at: start)
        #expect(tickets(schedule.next(for: 0, at: start)) == nil)
        #expect(remaining(&schedule) == [[4]])
    }

    @Test func `lets only short work into a long interactive pass, and nothing into a short one`() {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(request(1, .interactive, [400]), at: start)
        enter(
            request(2, .interactive, [300]), errand(3, .interactive), request(4, .interactive, [20]),
            request(5, .bulk), into: &schedule)
        #expect(tickets(schedule.next(for: 0, at: start)) == [4])
        enter(request(6, .interactive), into: &schedule)
        #expect(tickets(schedule.next(for: 0, at: start)) == nil)
        schedule.finish(on: 0, at: start)
        #expect(tickets(schedule.next(for: 0, at: start)) == [6])
        schedule.finish(on: 0, at: start)
        #expect(tickets(schedule.next(for: 0, at: start)) == nil)
        #expect(remaining(&schedule) == [[2], [3], [5]])
    }

    @Test(arguments: [TextEmbedder.Priority.interactive, .bulk])
    func `lets requests of one priority take turns part by part`(priority: TextEmbedder.Priority) {
        var schedule = busy()
        // Too large to share a pass.
        enter(
            request(1, priority, [90, 90, 90]), request(2, priority, [90, 90]), request(3, priority, [90]),
            into: &schedule)
        #expect(remaining(&schedule) == [[1], [2], [3], [1], [2], [1]])
    }

    @Test func `packs short interactive work of one mode into one pass`() {
        var schedule = busy()
        enter(
            request(1, .interactive, [40]), request(2, .interactive, [40], .fast), errand(3, .interactive),
            request(4, .interactive, [60]), request(5, .interactive, [46, 20]), request(6, .interactive, [10]),
            request(7, .bulk, [5]), request(8, .bulk, [5]), into: &schedule)
        #expect(remaining(&schedule) == [[1, 5, 6], [2], [3], [4, 5], [7], [8]])
    }

    @Test func `forgets a request that leaves, and finds it while it runs`() {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(request(1, .bulk, [10, 10]), at: start)
        enter(request(2, .bulk), request(3, .interactive), into: &schedule)
        #expect(schedule.remove(2)?.ticket == 2)
        #expect(schedule.remove(2) == nil)
        #expect(schedule.remove(3)?.ticket == 3)
        #expect(schedule.remove(1)?.ticket == 1)
        #expect(schedule.waiting == .init())
        #expect(schedule.remove(1)?.ticket == 1)
        #expect(remaining(&schedule).isEmpty)
        #expect(schedule.remove(1) == nil)
    }

    @Test func `names everybody when it closes`() {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(request(1, .bulk), at: start)
        enter(request(2, .bulk), request(3, .interactive), into: &schedule)
        #expect(Set(schedule.close().map(\.ticket)) == [1, 2, 3])
        #expect(schedule.isClosed)
        #expect(schedule.waiting == .init())
    }

    /// Queries without end, each of so many milliseconds, against bulk passes of 24 blocks of so many milliseconds.
    private func flood(query: Int, block: Int, seconds: Int) -> (bulkShare: Double, longestHold: Duration) {
        var schedule = Schedule(workers: 1)
        var now = start
        var ticket: UInt64 = 0
        var bulkTime = Duration.zero
        var hold = Duration.zero
        var longestHold = Duration.zero
        func refill() {
            let waiting = schedule.waiting
            ticket += 2
            if waiting.interactive == 0 { _ = schedule.enter(request(ticket, .interactive, [97]), at: now) }
            if waiting.bulk == 0 { _ = schedule.enter(request(ticket + 1, .bulk, [192]), at: now) }
        }
        func run(_ pass: Pass) {
            if pass.priority == .interactive {
                now += .milliseconds(query)
                hold = .zero
            } else {
                for _ in 0..<24 {
                    refill()
                    while let guest = schedule.next(for: 0, at: now) {
                        run(guest)
                        refill()
                    }
                    now += .milliseconds(block)
                    bulkTime += .milliseconds(block)
                    hold += .milliseconds(block)
                    longestHold = max(longestHold, hold)
                }
            }
            schedule.finish(on: 0, at: now)
            refill()
        }
        _ = schedule.enter(errand(0, .interactive), at: now)
        refill()
        schedule.finish(on: 0, at: now)
        while now < start + .seconds(seconds), let pass = schedule.next(for: 0, at: now) { run(pass) }
        return (bulkTime / (now - start), longestHold)
    }

    @Test(arguments: [(query: 7, block: 5), (query: 2, block: 1), (query: 60, block: 5), (query: 400, block: 2)])
    func `leaves bulk work a fifth of the time under any number of queries`(query: Int, block: Int) {
        let (share, longestHold) = flood(query: query, block: block, seconds: 60)
        #expect(share > 0.19)
        // A query's time is paid back with a quarter of it, rounded up to whole blocks.
        #expect(longestHold <= .milliseconds(query / 4 + 2 * block))
    }

    @Test func `owes bulk work nothing for the time in which there was none`() {
        var schedule = Schedule(workers: 1)
        _ = schedule.enter(request(1, .interactive), at: start)
        schedule.finish(on: 0, at: start + .seconds(60))
        enter(request(2, .interactive), request(3, .bulk), into: &schedule)
        #expect(tickets(schedule.next(for: 0, at: start + .seconds(60))) == [2])
    }
}
