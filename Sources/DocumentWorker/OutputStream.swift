import CSystem
import Foundation
import Glibc
import Ingestion

/// Standard output: JSON lines or the bytes of a picture.
struct OutputStream {
    private let encoder: JSONEncoder

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
    }

    mutating func write(_ line: WorkerLine) { encode(line) }

    mutating func write(_ line: SheetLine) { encode(line) }

    private func encode(_ line: some Encodable) {
        // Sound: lines hold strings, integers and finite floats only.
        guard var data = try? encoder.encode(line) else { return }
        data.append(0x0A)
        data.withUnsafeBytes { _ = Self.write($0) }
    }

    /// Writes all of it; false where nobody reads any more.
    static func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
