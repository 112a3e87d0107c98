import Foundation
import Knowledge
import Testing

@Suite struct `A span` {
    @Test func `is written as start and end, and read back`() throws {
        let json = try JSONEncoder().encode(Span(3..<7))
        #expect(String(decoding: json, as: UTF8.self) == "[3,7]")
        #expect(try JSONDecoder().decode(Span.self, from: json) == Span(3..<7))
    }

    @Test(arguments: ["[7,3]", "[-1,2]", "[1]", "{}"])
    func `is refused when it is no range`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Span.self, from: Data(json.utf8)) }
    }

    @Test func `counts Unicode scalars, not characters`() {
        let text = "a👨‍👩‍👧e\u{301}z"
        #expect(text.scalars(in: Span(0..<1)) == "a")
        #expect(text.scalars(in: Span(1..<6)) == "👨‍👩‍👧")
        #expect(text.scalars(in: Span(8..<9)) == "z")
        #expect(text.scalars(in: Span(0..<text.unicodeScalars.count)) == text)
    }

    @Test(arguments: [Span(0..<4), Span(4..<4), Span(9..<12)])
    func `finds nothing outside the text`(span: Span) {
        #expect("abc".scalars(in: span) == nil)
    }

    @Test func `may be empty at the end`() { #expect("abc".scalars(in: Span(3..<3)) == "") }
}

@Suite struct `A box` {
    @Test func `is written as its four edges, and read back`() throws {
        let box = Box(x0: 1, y0: 2.5, x1: 3, y1: 4)
        let json = try JSONEncoder().encode(box)
        #expect(String(decoding: json, as: UTF8.self) == "[1,2.5,3,4]")
        #expect(try JSONDecoder().decode(Box.self, from: json) == box)
    }
}

@Suite struct `A verdict` {
    @Test func `is ordered by severity`() {
        #expect(GuardVerdict.allCases.sorted() == [.allow, .warn, .approve, .handoff, .block])
    }
}
