import Foundation

/// The figures of one run of `kaynak bench retrieval`, as `--json` writes them. Field names become snake_case in the
/// encoder.
struct RetrievalReport: Sendable, Encodable {
    struct Settings: Sendable, Encodable {
        let k: Int
        let scale: Double
        let rounds: Int
        let seed: UInt64
        let files: [String]?
        let build = Version.build
    }

    /// One way to search one scenario's data, or to do something else with it.
    struct Result: Sendable, Encodable {
        let scenario: String
        let rows: Int
        let tenants: Int
        let queries: Int
        /// How the index is asked: `default` is what it chooses itself.
        var point = "default"
        var latency: Percentiles?
        var quality: Quality?
        var size: Size?
        /// The bare scan over the rows of the tenants asked, in the same rounds.
        var bareScan: Percentiles?
        /// The latency's median over the bare scan's.
        var overBareScan: Double?
        var figures: [Figure] = []
    }

    struct Quality: Sendable, Encodable {
        let recall: Double
        let recallInSmallTenants: Double?
        let recallInLargeTenants: Double?
        let shortAnswers: Int
        let foreignIDs: Int

        init(_ quality: RetrievalQuality) {
            recall = quality.recall
            recallInSmallTenants = quality.recallInSmall
            recallInLargeTenants = quality.recallInLarge
            shortAnswers = quality.shortAnswers
            foreignIDs = quality.foreignIDs
        }

        enum CodingKeys: String, CodingKey {
            case recall, recallInSmallTenants, recallInLargeTenants, shortAnswers
            case foreignIDs = "foreignIds"
        }
    }

    struct Size: Sendable, Encodable {
        let buildSeconds: Double
        /// The vectors as float32.
        let rawBytes: Int
        let diskBytes: Int
        /// What the index itself holds in memory after its first searches.
        let memoryBytes: Int
        /// Pages of its files that lie in memory then.
        let mappedBytes: Int
        /// Memory and files without the float32 vectors: what the index adds to them.
        let bytesBesideVectors: Int
    }

    /// Something that only one scenario has.
    struct Figure: Sendable, Encodable, Equatable {
        let name: String
        let value: Double
        let unit: String

        init(_ name: String, _ value: Double, _ unit: String, places: Int = 3) {
            self.name = name
            self.value = value.rounded(toPlaces: places)
            self.unit = unit
        }
    }

    /// Of single calls, in microseconds.
    struct Percentiles: Sendable, Encodable, Equatable {
        let p50: Double
        let p95: Double
        let p99: Double
        let samples: Int

        init(seconds: [Double]) {
            let statistics = Statistics(seconds.map { $0 * 1e6 })
            p50 = statistics.percentile(50).rounded(toPlaces: 2)
            p95 = statistics.percentile(95).rounded(toPlaces: 2)
            p99 = statistics.percentile(99).rounded(toPlaces: 2)
            samples = statistics.count
        }

        enum CodingKeys: String, CodingKey {
            case p50 = "p50Us"
            case p95 = "p95Us"
            case p99 = "p99Us"
            case samples
        }
    }

    struct Versions: Sendable, Encodable {
        let kaynak = Version.current
    }

    let kaynak = Version.current
    let hardware: Hardware
    let versions = Versions()
    let settings: Settings
    var results: [Result] = []
    /// What a reader should know about the data.
    var notes: [String] = []

    func json() throws -> Data {
        let encoder = Wire.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
