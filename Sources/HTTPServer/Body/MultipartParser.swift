import Foundation

/// Cuts a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1) into its parts while it arrives.
///
/// The post-processor of libmicrohttpd is not used for this: it does not know `filename*`, cannot tell a part whose
/// first bytes are late from an empty part followed by another, and takes `charset` after the boundary for its end.
/// Memory: one delimiter or one part's headers, whatever the size of the body.
struct MultipartParser: Sendable {
    struct Malformed: Error {}

    private enum State {
        case preamble, delimiterSeen, headers, body, epilogue
    }

    private static let headerByteLimit = 8 << 10

    private let delimiter: [UInt8]
    private var state = State.preamble
    /// Bytes not yet understood. It begins with a line break that belongs to no content wherever a delimiter may
    /// follow at once; `skip` counts those bytes.
    private var pending: [UInt8] = [13, 10]
    private var skip = 2

    /// `nil` unless the boundary has 1 to 70 characters.
    init?(boundary: String) {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Tells the sink of every part, and of every byte of it that is certain to be content.
    mutating func consume(_ bytes: UnsafeRawBufferPointer, into sink: inout some MultipartSink) throws {
        pending.append(contentsOf: bytes)
        var used = 0
        while try step(&used, &sink) {}
        pending.removeSubrange(..<used)
    }

    /// To be called at the body's end.
    func finish() throws(Malformed) {
        guard state == .epilogue else { throw Malformed() }
    }

    /// One step from `pending[used...]`; false where more bytes are needed.
    private mutating func step(_ used: inout Int, _ sink: inout some MultipartSink) throws -> Bool {
        switch state {
        case .preamble, .body:
            let found = find(delimiter, from: used)
            // Without a delimiter, all but the bytes that may be its beginning.
            let end = found ?? max(used, pending.count - delimiter.count + 1)
            if state == .body, end > used + skip {
                try pending.withUnsafeBytes {
                    try sink.write(UnsafeRawBufferPointer(rebasing: $0[(used + skip)..<end]))
                }
            }
            skip = max(0, skip - (end - used))
            used = end
            guard found != nil else { return false }
            used += delimiter.count
            skip = 0
            if state == .body { try sink.end() }
            state = .delimiterSeen
            return true
        case .delimiterSeen:
            guard pending.count - used >= 2 else { return false }
            if pending[used] == UInt8(ascii: "-"), pending[used + 1] == UInt8(ascii: "-") {
                state = .epilogue
                return true
            }
            // Blanks may follow a boundary (RFC 2046 §5.1.1), nothing else.
            let end = pending[used...].firstIndex { $0 != 32 && $0 != 9 } ?? pending.count
            guard end - used <= MultipartParser.headerByteLimit else { throw Malformed() }
            guard pending.count - end >= 2 else { return false }
            guard pending[end] == 13, pending[end + 1] == 10 else { throw Malformed() }
            used = end
            state = .headers
            return true
        case .headers:
            // From the line break before the first header, so that no headers at all is seen too.
            guard let end = find([13, 10, 13, 10], from: used) else {
                guard pending.count - used <= MultipartParser.headerByteLimit else { throw Malformed() }
                return false
            }
            guard end - used <= MultipartParser.headerByteLimit else { throw Malformed() }
            try sink.begin(try PartHeader(parsing: pending[used..<end]))
            used = end + 2
            skip = 2
            state = .body
            return true
        case .epilogue:
            used = pending.count
            return false
        }
    }

    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var index = start
            while index + pattern.count <= bytes.count {
                let room = bytes.count - pattern.count + 1 - index
                guard let hit = memchr(base + index, Int32(pattern[0]), room) else { return nil }
                index = UnsafeRawPointer(hit) - base
                if memcmp(hit, pattern, pattern.count) == 0 { return index }
                index += 1
            }
            return nil
        }
    }
}

/// What becomes of a form's parts. `write` lends its bytes.
protocol MultipartSink {
    mutating func begin(_ header: PartHeader) throws
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
    mutating func end() throws
}
