import Foundation

/// A form in pieces; the first byte says how long they are. However it is cut, the parts are the same.
func fuzz(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let body = Array(input.dropFirst())
    let inPieces = parts(of: body, pieceLength: Int(first % 32) + 1)
    expect(inPieces == parts(of: body, pieceLength: max(1, body.count)))
}

/// Every part's header and content; `nil` for a malformed form.
private func parts(of body: [UInt8], pieceLength: Int) -> [String]? {
    guard var parser = MultipartParser(boundary: "b") else { return nil }
    var sink = Collector()
    do {
        var rest = body[...]
        while !rest.isEmpty {
            try rest.prefix(pieceLength).withUnsafeBytes { try parser.consume($0, into: &sink) }
            rest = rest.dropFirst(pieceLength)
        }
        try parser.finish()
        return sink.parts
    } catch {
        return nil
    }
}

private struct Collector: MultipartSink {
    var parts: [String] = []
    private var content: [UInt8] = []

    mutating func begin(_ header: PartHeader) { parts.append("\(header)") }
    mutating func write(_ bytes: UnsafeRawBufferPointer) { content += bytes }
    mutating func end() {
        parts.append(content.description)
        content = []
    }
}
