import CSystem
import Embeddings
import Foundation
import Ingestion
import Storage

/// Looks at everything the server needs, and names the remedy for what is missing.
enum DoctorCommand: Command {
    static let name = "doctor"
    static let summary = "checks libraries, model, database, folders and limits; each line ok or the remedy"
    static let usage = "kaynak doctor [--data DIR] [--database URL]"
    static let options: [Option] = []
    static let discussion = """
        Exit status 1 where something has to be done before the server can run.

        example: kaynak doctor --data /srv/kaynak
        """

    static func run(_ arguments: Arguments) async throws {
        try arguments.noPositionals()
        var report = Report()
        let configuration = try Configuration(arguments)
        for setting in Setting.allCases {
            if let origin = configuration.origins[setting] {
                report.note("setting \(setting.rawValue) comes from \(origin)")
            }
        }
        checkFolder(configuration, &report)
        checkModel(configuration, &report)
        checkWorker(&report)
        await checkDatabase(configuration, &report)
        checkLimits(&report)
        if report.failed > 0 { throw CommandError("\(report.failed) thing(s) to mend") }
    }

    private struct Report {
        var failed = 0

        func ok(_ text: String) { Terminal.print("ok    \(text)") }
        func note(_ text: String) { Terminal.print("note  \(text)") }
        mutating func mend(_ what: String, _ remedy: String) {
            failed += 1
            Terminal.print("mend  \(what)\n      → \(remedy)")
        }
    }

    private static func checkFolder(_ configuration: Configuration, _ report: inout Report) {
        let reachable = PrivateCluster.reachableDataDirectory(preferred: configuration.dataDirectory)
        if let explanation = reachable.explanation { report.note(Failure.text(explanation)) }
        do {
            try FileManager.default.createDirectory(atPath: reachable.path, withIntermediateDirectories: true)
            let probe = reachable.path + "/.probe"
            guard FileManager.default.createFile(atPath: probe, contents: Data()) else {
                throw CommandError("it cannot be written to")
            }
            try FileManager.default.removeItem(atPath: probe)
            report.ok("data folder \(reachable.path)")
        } catch {
            report.mend(
                "data folder \(reachable.path): \(Failure.describe(error))",
                "choose another with --data, or give this user the right to write there")
        }
        var space = statvfs()
        if statvfs(reachable.path, &space) == 0 {
            let free = Int(space.f_bavail) * Int(space.f_frsize)
            if free < 1 << 30 {
                report.mend("only \(free >> 20) MB are free", "make room, or choose another disk with --data")
            } else {
                report.ok("\(free >> 30) GB free")
            }
        }
    }

    private static func checkModel(_ configuration: Configuration, _ report: inout Report) {
        let path = configuration.modelPath
        do {
            let model = try EmbeddingModel(contentsOf: path, instructions: configuration.instructions)
            report.ok(
                """
                model \(model.identifier), \(model.dimension) dimensions, \(model.maxTokens) tokens, \
                \(configuration.instructions.rawValue)
                """)
        } catch {
            return report.mend(
                "model \(path): \(Failure.text(error.detail))",
                "scripts/run --prepare fetches the default model; --model names another file or folder")
        }
        // Opening a model sees what cannot be right. A flipped bit in a weight only its digest shows, and that takes
        // too long for every start.
        switch try? RecordedDigest(ofFile: path) {
        case nil, .unrecorded: break
        case .same: report.ok("model file as it was fetched")
        case .other(let found, let recorded):
            report.mend(
                "model \(path) has SHA-256 \(found); what was fetched had \(recorded)",
                "remove it and run scripts/run --prepare")
        }
    }

    private static func checkWorker(_ report: inout Report) {
        if let worker = DocumentReader.locateWorker() {
            report.ok("document worker \(worker)")
        } else {
            report.mend(
                "kaynak-worker is not beside kaynak", "build it: swift build -c release --product kaynak-worker")
        }
    }

    private static func checkDatabase(_ configuration: Configuration, _ report: inout Report) async {
        do {
            if configuration.databaseURL == nil {
                guard let installed = PostgresInstallation.find() else {
                    return report.mend("PostgreSQL is not installed", "apt-get install postgresql-15")
                }
                report.ok("PostgreSQL \(installed.version) in \(installed.bin)")
            }
            let reachable = PrivateCluster.reachableDataDirectory(preferred: configuration.dataDirectory)
            if configuration.databaseURL == nil,
                !FileManager.default.fileExists(atPath: reachable.path + "/postgres/PG_VERSION")
            {
                return report.note("the private cluster will be made at the first start")
            }
            let cluster = configuration.databaseURL == nil ? PrivateCluster(dataDirectory: reachable.path) : nil
            let endpoints = try await cluster?.start() ?? Endpoints(url: configuration.databaseURL ?? "")
            let operations = Operator(endpoints.owner)
            do {
                let pending = try await operations.pendingMigrations(Niches.migrations)
                if pending.isEmpty {
                    report.ok("database is at this version")
                } else if cluster != nil {
                    report.note("\(pending.count) migration(s) will run at the next start")
                } else {
                    report.mend("\(pending.count) migration(s) are pending", "kaynak migrate")
                }
            } catch { report.mend("database: \(Failure.describe(error))", "see the log of the database") }
            await operations.close()
            try await cluster?.stop()
        } catch {
            report.mend("database: \(Failure.describe(error))", "check --database, or the log in the data folder")
        }
    }

    private static func checkLimits(_ report: inout Report) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        if limit.rlim_cur < 1024 {
            report.mend("only \(limit.rlim_cur) open files are allowed", "ulimit -n 4096")
        } else {
            report.ok("\(limit.rlim_cur) open files allowed")
        }
    }
}
