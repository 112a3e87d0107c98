/// Loads the demo tenants.
enum DemoCommand: Command {
    static let name = "demo"
    static let summary = "loads the demo tenants of corpora/ and prints their API keys"
    static let usage = "kaynak demo [--records] [--data DIR]"
    static let options: [Option] = [
        .flag("records", "fill the niches' own tables too: catalogues, leads; replies then quote these records first")
    ]
    static let discussion = """
        Works beside a running server of the same data folder, or on its own. Loading twice changes nothing.

        example: kaynak demo && kaynak ask --tenant yumakkoy "Kargo ücretsiz mi?"
        """

    static func run(_ arguments: Arguments) async throws {
        try arguments.noPositionals()
        try await CommandInstallation.with(arguments) { installation in
            let withRecords = arguments.has("records")
            let tenants = try await installation.whileRunningJobs {
                try await DemoLoader(installation).load(withRecords: withRecords)
            }
            for tenant in tenants { Terminal.print("\(tenant.slug)  \(tenant.key)  \(tenant.name)") }
        }
    }
}

extension Installation {
    /// Runs jobs for as long as the body lasts: a command has no server beside it that would.
    func whileRunningJobs<Value>(_ body: () async throws -> Value) async throws -> Value {
        let runner = jobRunner(name: "command-\(ProcessIdentity.current)")
        let work = Task { await runner.run() }
        do {
            let value = try await body()
            work.cancel()
            await work.value
            return value
        } catch {
            work.cancel()
            await work.value
            throw error
        }
    }
}
