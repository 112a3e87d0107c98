import Testing

@testable import HTTPServer

@Suite struct `Connections` {
    @Test func `of one address are limited, except the loopback's`() {
        let table = ConnectionTable(limit: 100, limitPerAddress: 2)
        let connections = (0..<3).map { Connection(socket: Int32($0), peer: PeerAddress(text: "203.0.113.9")) }
        #expect(connections.map(table.admit) == [true, true, false])
        #expect(table.admit(Connection(socket: 10, peer: PeerAddress(text: "203.0.113.10"))))
        for socket: Int32 in 20..<25 {
            #expect(table.admit(Connection(socket: socket, peer: PeerAddress(text: "127.0.0.1"))))
        }
        table.remove(connections[0])
        #expect(table.admit(connections[2]))
    }

    @Test func `are full at the limit`() {
        let table = ConnectionTable(limit: 2, limitPerAddress: 0)
        let first = Connection(socket: 1, peer: PeerAddress(text: "203.0.113.9"))
        #expect(table.admit(first))
        #expect(!table.isFull)
        #expect(table.admit(Connection(socket: 2, peer: PeerAddress(text: "203.0.113.9"))))
        #expect(table.isFull)
        // The same socket number again: the library dropped the first without a word.
        #expect(table.admit(Connection(socket: 1, peer: PeerAddress(text: "203.0.113.9"))))
        table.remove(first)
        #expect(table.isFull)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("::ffff:127.0.0.1", "127.0.0.1", true), ("::1", "::1", true),
        ("::ffff:203.0.113.9", "203.0.113.9", false), ("1270.example", "1270.example", false),
    ])
    func `know the loopback`(given: String, text: String, isLoopback: Bool) {
        let peer = PeerAddress(text: given)
        #expect(peer.text == text)
        #expect(peer.isLoopback == isLoopback)
    }
}
