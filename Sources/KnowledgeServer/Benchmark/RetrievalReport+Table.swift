import Foundation

extension RetrievalReport {
    /// What a person reads at the terminal: one line a search, then what single scenarios have besides.
    func rendered() -> String {
        let gigabytes = String(format: "%.1f", Double(hardware.memoryBytes) / 1e9)
        var lines = [
            "kaynak \(Version.current) · top \(settings.k)",
            "\(hardware.cpu) · \(hardware.cores) cores · \(gigabytes) GB · \(hardware.instructionSet)",
        ]
        if Version.build == "debug" { lines.append("a debug build: the figures that count are a release build's") }
        for table in [searchTable, sizeTable, figureTable] where table.rows.count > 1 {
            lines += ["", table.rendered()]
        }
        if !notes.isEmpty { lines += [""] + notes }
        return lines.joined(separator: "\n")
    }

    private var searchTable: TextTable {
        var table = TextTable([
            "scenario", "rows", "tenants", "point", "p50 µs", "p95 µs", "p99 µs", "recall", "small", "large", "short",
            "foreign", "bare scan µs", "ratio",
        ])
        for result in results {
            guard let latency = result.latency else { continue }
            let recalls = [
                result.quality?.recall, result.quality?.recallInSmallTenants, result.quality?.recallInLargeTenants,
            ]
            table.rows.append(
                [result.scenario, "\(result.rows)", "\(result.tenants)", result.point]
                    + [latency.p50, latency.p95, latency.p99].map { String(format: "%.1f", $0) }
                    + recalls.map { cell($0, "%.4f") }
                    + [
                        result.quality.map { "\($0.shortAnswers)" } ?? "",
                        result.quality.map { "\($0.foreignIDs)" } ?? "", cell(result.bareScan?.p50, "%.1f"),
                        cell(result.overBareScan, "%.2f"),
                    ])
        }
        return table
    }

    private var sizeTable: TextTable {
        var table = TextTable([
            "scenario", "build s", "raw MB", "disk MB", "of raw", "memory MB", "mapped MB", "beside vectors MB",
        ])
        for result in results {
            guard let size = result.size else { continue }
            let megabytes = [size.memoryBytes, size.mappedBytes, size.bytesBesideVectors].map {
                String(format: "%.1f", Double($0) / 1e6)
            }
            table.rows.append(
                [
                    result.scenario, String(format: "%.2f", size.buildSeconds),
                    String(format: "%.1f", Double(size.rawBytes) / 1e6),
                    String(format: "%.1f", Double(size.diskBytes) / 1e6),
                    String(format: "%.2f", Double(size.diskBytes) / Double(size.rawBytes)),
                ] + megabytes)
        }
        return table
    }

    private var figureTable: TextTable {
        var table = TextTable(["scenario", "figure", "value", "unit"])
        for result in results {
            for figure in result.figures {
                table.rows.append([
                    result.scenario, figure.name, String(format: "%.3f", figure.value), figure.unit,
                ])
            }
        }
        return table
    }

    private func cell(_ value: Double?, _ format: String) -> String {
        value.map { String(format: format, $0) } ?? ""
    }
}
