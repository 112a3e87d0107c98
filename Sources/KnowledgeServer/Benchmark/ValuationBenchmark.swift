import Embeddings
import Foundation
import RealEstate

/// `kaynak bench valuation`: error, ranges and speed of valuations over the synthetic market.
enum ValuationBenchmark {
    static let options: [Option] = [
        .value("sizes", "LIST", "numbers of comparables (default: 50,200,1000,5000,20000,100000)"),
        .value("seed", "N", "of the synthetic market (default: 34)"),
    ]

    private struct Report: Encodable {
        struct Settings: Encodable {
            let seed: Int
            let rounds: Int
            let data = SyntheticMarket.label
            let build = Version.build
        }

        let kaynak = Version.current
        let hardware: Hardware
        let settings: Settings
        var results: [ValuationMeasurement] = []
    }

    static func run(_ arguments: Arguments) async throws {
        let rounds = try arguments.number("rounds", in: 1...100, default: 3)
        let seed = try arguments.number("seed", in: 0...Int(Int32.max), default: 34)
        let sizes = try arguments.numbers(
            "sizes", in: 50...1_000_000, default: [50, 200, 1000, 5000, 20_000, 100_000])
        if let path = arguments["json"] { try OutputFile.checkWritable(path) }
        if let folder = arguments["workload-output"] {
            for size in sizes { try write(ValuationWorkload(size: size, seed: UInt64(seed)), to: folder) }
            return
        }
        var report = Report(
            hardware: Hardware(try Configuration(arguments).instructions),
            settings: Report.Settings(seed: seed, rounds: rounds))
        for size in sizes {
            let workload = ValuationWorkload(size: size, seed: UInt64(seed))
            guard let result = try ValuationMeasurement(workload, rounds: rounds) else { continue }
            report.results.append(result)
        }
        Terminal.print(rendered(report))
        if let path = arguments["json"] {
            let encoder = Wire.encoder()
            encoder.outputFormatting.insert(.prettyPrinted)
            let file = try OutputFile(path)
            try file.write(encoder.encode(report) + Data("\n".utf8))
            try file.finish()
        }
    }

    /// A folder for each size: `train.csv`, `test.csv` and `index.csv`.
    private static func write(_ workload: ValuationWorkload, to path: String) throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
            .appendingPathComponent("synthetic-\(workload.size)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = [
            "train.csv": SyntheticFiles.csv(workload.comparables), "test.csv": SyntheticFiles.csv(workload.subjects),
            "index.csv": workload.index,
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    }

    private static func rendered(_ report: Report) -> String {
        var table = TextTable([
            "comparables", "MdAPE", "PPE10", "PPE20", "COD", "PRD", "PRB", "cover 80", "cover 90", "width 80",
            "width 90", "refused", "fit s", "µs", "µs p99",
        ])
        for result in report.results {
            let numbers: [(Double, Int)] = [
                (result.mdape, 1), (result.ppe10, 0), (result.ppe20, 0), (result.cod, 1), (result.prd, 3),
                (result.prb, 3), (result.coverage80, 0), (result.coverage90, 0), (result.width80, 0),
                (result.width90, 0), (100 * Double(result.refused) / Double(max(1, result.subjects)), 1),
                (result.fitSeconds, 3), (result.microsecondsMedian, 0), (result.microsecondsP99, 0),
            ]
            table.rows.append(["\(result.comparables)"] + numbers.map { String(format: "%.\($0.1)f", $0.0) })
        }
        var lines = ["kaynak \(Version.current) · \(SyntheticMarket.label) · \(report.hardware.cpu)"]
        if Version.build == "debug" { lines.append("a debug build: the figures that count are a release build's") }
        return (lines + ["", table.rendered()]).joined(separator: "\n")
    }
}
