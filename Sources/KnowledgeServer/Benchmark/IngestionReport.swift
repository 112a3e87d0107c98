import Foundation

/// The figures of one run of `kaynak bench ingest`, as `--json` writes them. Field names become snake_case in the encoder.
struct IngestionReport: Sendable, Encodable {
    struct Settings: Sendable, Encodable {
        let rounds: Int
        let passages: Int
        let build = Version.build
    }

    struct Result: Sendable, Encodable {
        let file: String
        let pages: Int
        let characters: Int
        let chunks: Int
        var stages: [Stage] = []
        var memory: Memory?
    }

    /// Something that every page goes through.
    struct Stage: Sendable, Encodable, Equatable {
        let name: String
        let pagesPerSecond: Double
        /// What else says how fast it is.
        var tokensPerSecond: Double?

        init(_ name: String, pages: Double, seconds: Double, tokens: Int? = nil) {
            self.name = name
            pagesPerSecond = (pages / max(seconds, 1e-9)).rounded(toPlaces: 1)
            tokensPerSecond = tokens.map { (Double($0) / max(seconds, 1e-9)).rounded(toPlaces: 0) }
        }
    }

    /// While pages are read and cut into chunks that nobody keeps.
    struct Memory: Sendable, Encodable {
        let serverIdleBytes: Int
        let serverPeakBytes: Int
        let workerPeakBytes: Int
        var aboveIdleBytes: Int { serverPeakBytes - serverIdleBytes + workerPeakBytes }

        private enum CodingKeys: String, CodingKey {
            case serverIdleBytes, serverPeakBytes, workerPeakBytes, aboveIdleBytes
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(serverIdleBytes, forKey: .serverIdleBytes)
            try container.encode(serverPeakBytes, forKey: .serverPeakBytes)
            try container.encode(workerPeakBytes, forKey: .workerPeakBytes)
            try container.encode(aboveIdleBytes, forKey: .aboveIdleBytes)
        }
    }

    let kaynak = Version.current
    let model: String
    let hardware: Hardware
    let settings: Settings
    var results: [Result] = []

    func json() throws -> Data {
        let encoder = Wire.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

extension IngestionReport {
    /// What a person reads at the terminal: a line for every stage of every file, then the memory.
    func rendered() -> String {
        let gigabytes = String(format: "%.1f", Double(hardware.memoryBytes) / 1e9)
        var lines = [
            "kaynak \(Version.current) · \(model)",
            "\(hardware.cpu) · \(hardware.cores) cores · \(gigabytes) GB · \(hardware.instructionSet)",
        ]
        if Version.build == "debug" { lines.append("a debug build: the figures that count are a release build's") }
        var stages = TextTable(["file", "pages", "chunks", "stage", "pages/s", "tokens/s"])
        var memory = TextTable(["file", "server idle MB", "server peak MB", "worker peak MB", "above idle MB"])
        for result in results {
            for stage in result.stages {
                stages.rows.append([
                    result.file, "\(result.pages)", "\(result.chunks)", stage.name,
                    String(format: "%.1f", stage.pagesPerSecond),
                    stage.tokensPerSecond.map { String(format: "%.0f", $0) } ?? "",
                ])
            }
            if let used = result.memory {
                let values = [used.serverIdleBytes, used.serverPeakBytes, used.workerPeakBytes, used.aboveIdleBytes]
                memory.rows.append([result.file] + values.map { String(format: "%.1f", Double($0) / 1e6) })
            }
        }
        return (lines + ["", stages.rendered(), "", memory.rendered()]).joined(separator: "\n")
    }
}
