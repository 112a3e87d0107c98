/// Opens the installation for the length of a command, and closes it however the command ends.
enum CommandInstallation {
    static func with<Value>(_ arguments: Arguments, _ body: (Installation) async throws -> Value) async throws -> Value
    {
        let configuration = try Configuration(arguments)
        let log = Log(path: configuration.dataDirectory + "/kaynak.log")
        let installation = try await Installation.open(configuration, log: log)
        do {
            let value = try await body(installation)
            await installation.closeEvenWhenCancelled()
            return value
        } catch {
            await installation.closeEvenWhenCancelled()
            throw error
        }
    }
}
