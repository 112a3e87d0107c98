import Testing

@testable import HTTPServer

@Suite struct `A form's boundary` {
    private struct Ignoring: MultipartSink {
        mutating func begin(_ header: PartHeader) {}
        mutating func write(_ bytes: UnsafeRawBufferPointer) {}
        mutating func end() {}
    }

    private func isAccepted(_ body: String, pieceLength: Int) -> Bool {
        guard var parser = MultipartParser(boundary: "b") else { return false }
        var sink = Ignoring()
        do {
            var rest = Array(body.utf8)[...]
            while !rest.isEmpty {
                try rest.prefix(pieceLength).withUnsafeBytes { try parser.consume($0, into: &sink) }
                rest = rest.dropFirst(pieceLength)
            }
            try parser.finish()
            return true
        } catch {
            return false
        }
    }

    /// Found by fuzzing: blanks at the end of a piece were forgotten, and a closing mark after them was taken.
    @Test func `means the same however the body is cut`() {
        let head = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b"
        for (end, isForm) in [("--", true), ("--\r\n", true), ("   --", false), (" \t --b--", false), ("x", false)] {
            for length in [1, 2, 3, 7, 1_000] { #expect(isAccepted(head + end, pieceLength: length) == isForm) }
        }
        // Blanks without end do not fill the memory.
        #expect(!isAccepted(head + String(repeating: " ", count: 20_000) + "\r\n", pieceLength: 100))
    }
}
