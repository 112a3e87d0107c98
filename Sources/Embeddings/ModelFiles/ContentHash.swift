import CEmbeddingKernels

/// What a model is made of, as twelve digits: says which vectors belong together. It is no proof against a forger.
struct ContentHash {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func add(_ bytes: UnsafeRawBufferPointer) { state = ek_hash(state, bytes.baseAddress, bytes.count) }

    mutating func add(_ file: MappedFile) { withExtendedLifetime(file) { add(file.bytes) } }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// Of what is longer than a mebibyte, one kibibyte in 256: hundreds of megabytes cost a few milliseconds.
    mutating func add(samplesOf bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 1 << 20 else { return add(bytes) }
        for start in stride(from: 0, to: bytes.count, by: 1 << 18) {
            add(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 10, bytes.count)]))
        }
    }

    /// The first 48 of the 64 bits.
    var digits: String {
        let digits = String(state, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
    }
}
