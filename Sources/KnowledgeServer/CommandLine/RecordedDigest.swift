import Foundation

/// How a file compares with the SHA-256 recorded beside it when it was fetched: `FILE.sha256`, as `sha256sum` writes it.
enum RecordedDigest: Equatable {
    case unrecorded
    case same
    case other(found: String, recorded: String)

    init(ofFile path: String) throws {
        let record = try? String(contentsOfFile: path + ".sha256", encoding: .utf8)
        guard let recorded = record?.split(whereSeparator: \.isWhitespace).first?.lowercased() else {
            self = .unrecorded
            return
        }
        let found = try FileDigest.sha256(of: path).hexadecimal
        self = found == recorded ? .same : .other(found: found, recorded: recorded)
    }
}
