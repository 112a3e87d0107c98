/// Reads `text/event-stream` (WHATWG HTML, section 9.2) as it comes: the data of each event.
struct ServerSentEvents: Sendable {
    /// Why a stream is given up.
    struct TooLong: Error {}

    /// In bytes; no event of a chat model needs more.
    private static let longestLine = 1 << 20

    private var line: [UInt8] = []
    private var data: [String] = []
    private var endsInReturn = false

    /// The events that these bytes complete.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(TooLong) -> [String] {
        var events: [String] = []
        for byte in bytes {
            // A line feed after a carriage return belongs to it.
            if byte == 0x0A, endsInReturn {
                endsInReturn = false
                continue
            }
            endsInReturn = byte == 0x0D
            if byte == 0x0A || byte == 0x0D {
                if let event = endLine() { events.append(event) }
            } else {
                line.append(byte)
                if line.count > Self.longestLine { throw TooLong() }
            }
        }
        return events
    }

    private mutating func endLine() -> String? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else {
            defer { data = [] }
            return data.isEmpty ? nil : data.joined(separator: "\n")
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("data:") else { return nil }
        let value = text.dropFirst(5)
        data.append(String(value.first == " " ? value.dropFirst() : value))
        return nil
    }
}
