import Foundation

/// The figures of one run of `kaynak bench reply`, as `--json` writes them. Field names become snake_case in the encoder.
struct ReplyReport: Sendable, Encodable {
    struct Settings: Sendable, Encodable {
        let tenants: Int
        let chunksPerTenant: Int
        let questions: Int
        let rounds: Int
        let build = Version.build
    }

    /// Replies asked for over HTTP in one way.
    struct Scenario: Sendable, Encodable {
        let name: String
        let clients: Int
        /// From the request's first byte to the answer's last.
        let latency: Latency
        /// The slowest that the 95th percentile may be.
        let limitMs: Double
        var isWithinLimit: Bool { latency.p95 <= limitMs }
        /// Of each stage inside the server, in milliseconds; the stages' percentiles do not add up to the whole's.
        let stages: [Stage]
        let decisions: [String: Int]
        /// How far ingestion was before and after.
        var ingestion: [String]?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(clients, forKey: .clients)
            try container.encode(latency, forKey: .latency)
            try container.encode(limitMs, forKey: .limitMs)
            try container.encode(isWithinLimit, forKey: .isWithinLimit)
            try container.encode(stages, forKey: .stages)
            try container.encode(decisions, forKey: .decisions)
            try container.encodeIfPresent(ingestion, forKey: .ingestion)
        }

        enum CodingKeys: String, CodingKey {
            case name, clients, latency, limitMs, isWithinLimit, stages, decisions, ingestion
        }
    }

    struct Stage: Sendable, Encodable {
        let name: String
        let p50Ms: Double
        let p95Ms: Double
    }

    let kaynak = Version.current
    let model: String
    let hardware: Hardware
    let settings: Settings
    var scenarios: [Scenario] = []

    func json() throws -> Data {
        let encoder = Wire.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// What a person reads at the terminal: the replies, then the stages that they went through.
    func rendered() -> String {
        let gigabytes = String(format: "%.1f", Double(hardware.memoryBytes) / 1e9)
        var lines = [
            "kaynak \(Version.current) · \(model)",
            "\(hardware.cpu) · \(hardware.cores) cores · \(gigabytes) GB · \(hardware.instructionSet)",
            "\(settings.tenants) tenants of \(settings.chunksPerTenant) passages",
        ]
        if Version.build == "debug" { lines.append("a debug build: the figures that count are a release build's") }
        var whole = TextTable(["scenario", "clients", "replies", "p50 ms", "p95 ms", "p99 ms", "limit ms", "within"])
        var parts = TextTable(["scenario", "stage", "p50 ms", "p95 ms"])
        for scenario in scenarios {
            let latency = scenario.latency
            whole.rows.append(
                [scenario.name, "\(scenario.clients)", "\(latency.samples)"]
                    + [latency.p50, latency.p95, latency.p99, scenario.limitMs].map { String(format: "%.1f", $0) }
                    + [scenario.isWithinLimit ? "yes" : "NO"])
            for stage in scenario.stages {
                let figures = [stage.p50Ms, stage.p95Ms].map { String(format: "%.1f", $0) }
                parts.rows.append([scenario.name, stage.name] + figures)
            }
        }
        let decisions = scenarios.map { scenario in
            "\(scenario.name): "
                + scenario.decisions.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                + (scenario.ingestion.map { " (" + $0.joined(separator: " → ") + ")" } ?? "")
        }
        return (lines + ["", whole.rendered(), "", parts.rendered(), ""] + decisions).joined(separator: "\n")
    }
}
