import Foundation

extension EmbeddingReport {
    /// What a person reads at the terminal: one line a result, then the peaks and the memory.
    func rendered() -> String {
        let gigabytes = String(format: "%.1f", Double(hardware.memoryBytes) / 1e9)
        var lines = [
            "kaynak \(Version.current) · \(model)",
            "\(hardware.cpu) · \(hardware.cores) cores · \(gigabytes) GB · \(hardware.instructionSet)",
        ]
        if Version.build == "debug" { lines.append("a debug build: the figures that count are a release build's") }
        for table in [throughputTable, latencyTable, loadTable] where table.rows.count > 1 {
            lines += ["", table.rendered()]
        }
        lines += footer
        if wasBusy { lines.append("the machine was busy with other work: see CPU") }
        return lines.joined(separator: "\n")
    }

    private var throughputTable: TextTable {
        var table = TextTable([
            "workload", "mode", "threads", "tokens/s", "GFLOP/s", "of FMA peak", "of sgemm peak", "CPU",
        ])
        for result in results {
            guard case .throughput(let figures) = result.figures else { continue }
            table.rows.append([
                result.workload.rawValue, result.mode.rawValue, "\(result.threads)",
                String(format: "%.0f", figures.tokensPerSecond), String(format: "%.1f", figures.gflops),
                percent(figures.shareOfFMAPeak), percent(figures.shareOfSgemmPeak), percent(figures.shareOfCPU),
            ])
        }
        return table
    }

    private var latencyTable: TextTable {
        var table = TextTable(["workload", "mode", "threads", "p50 ms", "p95 ms", "p99 ms", "samples"])
        for result in results {
            guard case .latency(let figures) = result.figures else { continue }
            table.rows.append(
                [result.workload.rawValue, result.mode.rawValue, "\(result.threads)"] + cells(figures))
        }
        return table
    }

    private var loadTable: TextTable {
        var table = TextTable(["one query", "workers", "p50 ms", "p95 ms", "p99 ms", "samples", "p95 ratio"])
        for figures in underLoad {
            let ratio = String(format: "%.2f", figures.p95Ratio)
            table.rows.append(["idle", "\(figures.workers)"] + cells(figures.idle) + [""])
            table.rows.append(["beside bulk work", "\(figures.workers)"] + cells(figures.loaded) + [ratio])
        }
        return table
    }

    private func cells(_ latency: Latency) -> [String] {
        [latency.p50, latency.p95, latency.p99].map { String(format: "%.2f", $0) } + ["\(latency.samples)"]
    }

    private func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }

    /// Whether a tenth of the threads' time or more went to others.
    private var wasBusy: Bool {
        results.contains { result in
            if case .throughput(let figures) = result.figures { figures.shareOfCPU < 0.9 } else { false }
        }
    }

    private var footer: [String] {
        var lines: [String] = []
        if let peaks {
            lines += ["", String(format: "peak of one core   FMA %.1f GFLOP/s, sgemm %.1f", peaks.fma, peaks.sgemm)]
        }
        if let memory {
            let megabytes = [memory.total, memory.anonymous, memory.file].map { Double($0) / 1e6 }
            lines.append(
                String(
                    format: "resident memory    %.0f MB after 1,000 texts: %.0f its own, %.0f mapped files",
                    megabytes[0], megabytes[1], megabytes[2]))
        }
        return lines
    }
}

/// Columns as wide as their widest cell; words to the left, numbers to the right.
struct TextTable {
    var rows: [[String]]

    init(_ heading: [String]) { rows = [heading] }

    func rendered() -> String {
        guard let heading = rows.first else { return "" }
        let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let areNumbers = heading.indices.map { column in
            rows.dropFirst().allSatisfy { $0[column].isEmpty || $0[column].first?.isNumber == true }
        }
        return rows.map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return areNumbers[column] ? space + row[column] : row[column] + space
            }
            let line = cells.joined(separator: "   ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
