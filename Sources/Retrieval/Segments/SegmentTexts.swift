import Knowledge

/// The texts of a segment's passages: `UInt32 [passages × 4 + 1]` of where each begins behind these numbers, then the
/// titles, headings, questions and bodies, passage by passage.
struct SegmentTexts {
    private let bytes: UnsafeRawBufferPointer
    private let count: Int

    static func encoded(_ entries: [IndexEntry]) -> [UInt8] {
        encoded(entries.map { [$0.title, $0.heading, $0.question, $0.body] })
    }

    static func encoded(_ texts: [[String]]) -> [UInt8] {
        var ends: [UInt32] = [0]
        var letters: [UInt8] = []
        for text in texts.joined() {
            letters += text.utf8
            ends.append(UInt32(letters.count))
        }
        return ends.withUnsafeBytes(Array.init) + letters
    }

    init(_ bytes: UnsafeRawBufferPointer, count: Int) {
        self.bytes = bytes
        self.count = count
    }

    func texts(_ row: Int) -> [String] {
        (row * 4..<row * 4 + 4).map { index in
            let start = Int(bytes.load(fromByteOffset: index * 4, as: UInt32.self))
            let end = Int(bytes.load(fromByteOffset: index * 4 + 4, as: UInt32.self))
            let base = (count * 4 + 1) * 4
            return String(decoding: bytes[base + start..<base + end], as: UTF8.self)
        }
    }
}
