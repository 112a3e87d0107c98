/// Reads little-endian values one after another; the fields after the piece texts are not aligned.
struct ByteReader {
    private let file: MappedFile
    private(set) var offset = 0

    init(_ file: MappedFile) { self.file = file }

    mutating func value<Value: BitwiseCopyable>(as type: Value.Type = Value.self) throws(EmbeddingError) -> Value {
        let range = try skip(MemoryLayout<Value>.size)
        return file.bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: type)
    }

    /// A 32-bit count or size: never negative.
    mutating func count(_ name: String) throws(EmbeddingError) -> Int {
        let value = try value(as: Int32.self)
        guard value >= 0 else { throw .tampered(file.path, part: "\(name) \(value)") }
        return Int(value)
    }

    mutating func ascii(_ length: Int) throws(EmbeddingError) -> String {
        let range = try skip(length)
        return String(decoding: file.bytes[range], as: UTF8.self)
    }

    /// Passes over `length` bytes and says where they lie.
    @discardableResult
    mutating func skip(_ length: Int) throws(EmbeddingError) -> Range<Int> {
        guard length <= file.bytes.count - offset else {
            let (needed, overflow) = offset.addingReportingOverflow(length)
            guard !overflow else { throw .tampered(file.path, part: "length \(length)") }
            throw .truncated(file.path, bytes: file.bytes.count, needed: needed)
        }
        defer { offset += length }
        return offset..<offset + length
    }
}
