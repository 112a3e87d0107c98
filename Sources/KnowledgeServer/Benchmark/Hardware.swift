import Embeddings
import Foundation

/// The machine that figures belong to.
struct Hardware: Sendable, Encodable {
    let cpu: String
    let cores: Int
    let memoryBytes: UInt64
    let instructionSet: String

    /// This machine, and what embeddings use of it.
    init(_ instructions: InstructionSet) {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        cpu = Self.field("model name", in: information) ?? "unknown"
        cores = ProcessInfo.processInfo.activeProcessorCount
        memoryBytes = ProcessInfo.processInfo.physicalMemory
        instructionSet = instructions.rawValue
    }

    /// The value of the first `name : value`.
    static func field(_ name: String, in text: String) -> String? {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2, parts[0] == name { return parts[1] }
        }
        return nil
    }
}

/// The pages of this process that lie in memory, in bytes.
struct ResidentMemory: Sendable, Encodable {
    let total: Int
    /// Its own: weights, activations, tables.
    let anonymous: Int
    /// Mapped files: the model, this program and its libraries. The kernel takes them back when it needs room.
    let file: Int

    /// - Parameter status: `/proc/self/status`.
    init?(status: String) {
        func bytes(_ name: String) -> Int? {
            Hardware.field(name, in: status)?.split(separator: " ").first.flatMap { Int($0) }.map { $0 << 10 }
        }
        guard let total = bytes("VmRSS"), let anonymous = bytes("RssAnon"), let file = bytes("RssFile") else {
            return nil
        }
        self.total = total
        self.anonymous = anonymous
        self.file = file
    }

    static var now: ResidentMemory? {
        (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)).flatMap { ResidentMemory(status: $0) }
    }
}
