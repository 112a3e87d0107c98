import Foundation
import Testing

@testable import KnowledgeServer

@Suite struct `A recorded digest` {
    /// SHA-256 of `abc` (FIPS 180-4, example 1).
    static let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    private func check(_ contents: String, record: String?) throws -> RecordedDigest {
        let path = FileManager.default.temporaryDirectory.path + "/kaynak-\(UUID())"
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
        if let record { try Data(record.utf8).write(to: URL(fileURLWithPath: path + ".sha256")) }
        defer { for end in ["", ".sha256"] { try? FileManager.default.removeItem(atPath: path + end) } }
        return try RecordedDigest(ofFile: path)
    }

    @Test(arguments: ["\(digest)  model.bin\n", digest, digest.uppercased()])
    func `tells a file that is as it was from one that changed`(record: String) throws {
        #expect(try check("abc", record: record) == .same)
        let changed = try check("abd", record: record)
        guard case .other(let found, let recorded) = changed else {
            Issue.record("\(changed)")
            return
        }
        #expect(found != recorded)
        #expect(recorded == Self.digest)
    }

    @Test(arguments: [nil, "", "\n"])
    func `may not be there`(record: String?) throws {
        #expect(try check("abc", record: record) == .unrecorded)
    }
}
