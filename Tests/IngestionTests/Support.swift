import Foundation
import Ingestion
import Testing

/// A folder that goes away with the value.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ingestion-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String, _ data: Data) throws -> String {
        let file = path + "/" + name
        try data.write(to: URL(fileURLWithPath: file))
        return file
    }

    /// An executable that stands in for the worker.
    func script(_ body: String) throws -> String {
        let file = try file("worker.sh", Data("#!/bin/sh\n\(body)\n".utf8))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        return file
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The built worker, which lies beside the test bundle.
enum TestWorker {
    static let path: String = {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        for line in maps.split(separator: "\n") {
            guard let slash = line.firstIndex(of: "/"), line.hasSuffix(".xctest") else { continue }
            return URL(fileURLWithPath: String(line[slash...])).deletingLastPathComponent().path + "/kaynak-worker"
        }
        return "kaynak-worker"
    }()

    static func reader(_ limits: ExtractionLimits = .standard, concurrency: Int = 2) -> DocumentReader {
        DocumentReader(worker: path, limits: limits, concurrency: concurrency)
    }

    static func extract(
        _ data: Data, password: String? = nil, limits: ExtractionLimits = .standard
    ) async throws -> ExtractedDocument {
        let folder = try Folder()
        let file = try folder.file("upload.bin", data)
        return try await reader(limits).extract(file: file, password: password)
    }
}

/// Random numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension String {
    var scalarCount: Int { unicodeScalars.count }
    /// White space folded to single spaces.
    var folded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
