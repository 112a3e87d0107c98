import Glibc

/// Writes a segment from front to back, into memory or through a buffer into a file.
///
/// Not thread-safe; one writer writes one segment.
final class SegmentWriter {
    private var buffer: UnsafeMutableRawBufferPointer
    private var used = SegmentHeader.size
    /// How far into the buffer the section's checksum has come.
    private var checked = SegmentHeader.size
    private var checksum = Checksum()
    /// Of what was written up to now.
    private(set) var header = SegmentHeader()

    private let files: (any FileOperations)?
    private let descriptor: Int32
    /// Bytes that have left the buffer for the file.
    private var written = 0

    /// - Parameter capacity: about how many bytes it will be.
    init(capacity: Int) {
        files = nil
        descriptor = -1
        buffer = SegmentWriter.allocate(max(SegmentHeader.padded(capacity), SegmentHeader.size))
        clearHeader()
    }

    init(to descriptor: Int32, files: any FileOperations) {
        self.files = files
        self.descriptor = descriptor
        buffer = SegmentWriter.allocate(max(SegmentHeader.padded(files.bufferSize), SegmentHeader.size))
        clearHeader()
    }

    deinit { free(buffer.baseAddress) }

    func begin(_ contents: some SegmentContents) {
        header.dimension = contents.dimension
        header.passages = contents.passages
        header.questions = contents.questions
    }

    /// Every section is written once, in the order of ``SegmentSection``; one left out is empty.
    func section(_ section: SegmentSection, _ body: () throws -> Void) throws {
        let offset = written + used
        checksum = Checksum()
        checked = used
        try body()
        let length = written + used - offset
        let padding = SegmentHeader.padded(length) - length
        try append([UInt8](repeating: 0, count: padding))
        catchUp()
        header[section] = SegmentHeader.Place(offset: offset, length: length, checksum: checksum.value)
    }

    /// Adds to the section that is being written.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            if used == buffer.count { try makeRoom(for: rest.count) }
            let part = rest.prefix(buffer.count - used)
            UnsafeMutableRawBufferPointer(rebasing: buffer[used...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
            used += part.count
            rest = rest.dropFirst(part.count)
        }
    }

    func append<Value: BitwiseCopyable>(_ values: [Value]) throws {
        try values.withUnsafeBytes { bytes in try append(bytes) }
    }

    /// Hands all sections over to the file, where they can be read.
    func flush() throws {
        catchUp()
        try hand(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
        (used, checked) = (0, 0)
    }

    /// Ends the file: every byte has been handed over. Returns the header's fingerprint.
    func finishFile() throws -> UInt64 {
        let words = finishedHeader()
        let isWhole = written == 0
        if isWhole { words.withUnsafeBytes { buffer.copyMemory(from: $0) } }
        try hand(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
        if !isWhole {
            try words.withUnsafeBytes { bytes in
                try files?.overwriteStart(with: bytes, in: descriptor)
            }
        }
        return SegmentHeader.fingerprint(of: words)
    }

    /// Ends a segment in memory.
    func finishMemory() -> SegmentMemory {
        let words = finishedHeader()
        words.withUnsafeBytes { buffer.copyMemory(from: $0) }
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<used])
        buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        return SegmentMemory(owning: bytes)
    }

    private func finishedHeader() -> [UInt64] {
        header.fileLength = written + used
        return header.encoded()
    }

    private func makeRoom(for count: Int) throws {
        if files != nil {
            try flush()
        } else {
            let larger = SegmentWriter.allocate(max(buffer.count * 2, SegmentHeader.padded(buffer.count + count)))
            larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
            free(buffer.baseAddress)
            buffer = larger
        }
    }

    private func hand(_ bytes: UnsafeRawBufferPointer) throws {
        try files?.append(bytes, to: descriptor)
        written += bytes.count
    }

    private func catchUp() {
        checksum.add(UnsafeRawBufferPointer(rebasing: buffer[checked..<used]))
        checked = used
    }

    private func clearHeader() {
        buffer.baseAddress?.initializeMemory(as: UInt8.self, repeating: 0, count: SegmentHeader.size)
    }

    private static func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
        var start: UnsafeMutableRawPointer?
        let code = posix_memalign(&start, Checksum.blockSize, count)
        precondition(code == 0, "out of memory")
        return UnsafeMutableRawBufferPointer(start: start, count: count)
    }
}
