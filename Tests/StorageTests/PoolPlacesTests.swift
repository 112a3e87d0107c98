import Testing

@testable import Storage

@Suite struct `Pool places` {
    @Test func `are opened one by one up to the bound, then waited for in order`() {
        var places = PoolPlaces<String>(capacity: 2)
        #expect(isOpen(places.take(1)))
        #expect(isOpen(places.take(2)))
        #expect(isWait(places.take(3)))
        #expect(isWait(places.take(4)))
        let next = places.giveBack("a")
        #expect(next?.ticket == 3)
        #expect(reused(next?.grant) == "a")
        #expect(places.waiting == [4])
    }

    @Test func `use the warmest connection first`() {
        var places = PoolPlaces<String>(capacity: 2)
        _ = (places.take(1), places.take(2))
        _ = (places.giveBack("a"), places.giveBack("b"))
        guard case .granted(let grant) = places.take(3) else { return #expect(Bool(false), "had to wait") }
        #expect(reused(grant) == "b")
        #expect(places.idle == ["a"])
    }

    @Test func `pass the right to open on when a connection broke`() {
        var places = PoolPlaces<String>(capacity: 1)
        _ = (places.take(1), places.take(2))
        let next = places.giveBack(nil)
        #expect(next?.ticket == 2)
        #expect(next.map { reused($0.grant) == nil } == true)
        let nobody = places.giveBack(nil)
        #expect(nobody == nil)
        #expect(places.taken == 0)
    }

    @Test func `forget whoever gave up`() {
        var places = PoolPlaces<String>(capacity: 1)
        _ = (places.take(1), places.take(2))
        let left = (first: places.leave(2), again: places.leave(2))
        #expect(left == (true, false))
        let nobody = places.giveBack("a")
        #expect(nobody == nil)
        #expect(places.idle == ["a"])
    }

    private func isOpen(_ answer: PoolPlaces<String>.Answer) -> Bool {
        if case .granted(.open) = answer { true } else { false }
    }

    private func isWait(_ answer: PoolPlaces<String>.Answer) -> Bool { if case .wait = answer { true } else { false } }

    private func reused(_ grant: PoolPlaces<String>.Grant?) -> String? {
        if case .reuse(let resource) = grant { resource } else { nil }
    }
}
