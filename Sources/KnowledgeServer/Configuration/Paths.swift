import Foundation

/// Where things lie on disk.
enum Paths {
    /// The running executable, symbolic links resolved.
    static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// The checkout this executable was built in, else the one around the working folder; `nil` where there is neither.
    static var checkout: String? {
        checkout(around: URL(fileURLWithPath: executable).deletingLastPathComponent().path)
            ?? checkout(around: FileManager.default.currentDirectoryPath)
    }

    private static func checkout(around path: String) -> String? {
        var folder = URL(fileURLWithPath: path)
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return folder.path
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    /// The model in the data folder, else the one `scripts/run` fetched beside the checkout.
    static func defaultModel(dataDirectory: String) -> String {
        let name = "/models/e5-small-q4.bin"
        let own = dataDirectory + name
        if FileManager.default.fileExists(atPath: own) { return own }
        return checkout.map { $0 + "/var" + name } ?? own
    }

    /// The demo tenants that come with the checkout.
    static var corpora: String? { checkout.map { $0 + "/corpora" } }
}
