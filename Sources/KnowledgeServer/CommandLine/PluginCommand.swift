import Foundation
import PluginKit

/// Writes a new niche: its folder, its line in the package, and its line in the catalogue.
enum PluginCommand: Command {
    static let name = "plugin"
    static let summary = "makes a new niche in a checkout, or lists those of this build"
    static let usage = "kaynak plugin list | kaynak plugin new NAME [--checkout DIR]"
    static let options: [Option] = [
        .value("checkout", "DIR", "the project's folder (default: the current one)")
    ]
    static let discussion = """
        The new niche answers one intent, keeps one table, has two routes, one job, one fact and one page of the console,
        and passes the plugin kit as it is. NAME is a Swift type's name; the niche's id is NAME in lower case.

        example: kaynak plugin new Florist && swift test --filter FloristTests
        """

    static func run(_ arguments: Arguments) async throws {
        switch arguments.positionals.first {
        case "list": for id in Niches.ids { Terminal.print(id) }
        case "new":
            guard arguments.positionals.count == 2 else { throw UsageError("the niche's NAME is missing") }
            let niche = try NewNiche(arguments.positionals[1], in: arguments["checkout"] ?? ".")
            for path in try niche.write() { Terminal.print(path) }
        default: throw UsageError("'plugin' takes 'list' or 'new NAME'")
        }
    }
}

/// A niche that is about to be written.
struct NewNiche {
    let name: String
    let id: String
    private let checkout: URL

    init(_ name: String, in checkout: String) throws {
        let letters = name.unicodeScalars
        guard let first = letters.first, ("A"..."Z").contains(first), (3...30).contains(letters.count),
            letters.allSatisfy({ ("a"..."z").contains($0) || ("A"..."Z").contains($0) })
        else { throw UsageError("'\(name)' is no name for a niche; take 3 to 30 letters like Florist") }
        self.name = name
        id = name.lowercased()
        guard !Niches.ids.contains(id) else { throw CommandError("there is a niche '\(id)' already") }
        self.checkout = URL(filePath: checkout)
    }

    /// - Returns: the files that were written or changed.
    func write() throws -> [String] {
        let folder = checkout.appending(path: "Sources/Plugins/\(name)")
        let package = checkout.appending(path: "Package.swift")
        let catalog = checkout.appending(path: "Sources/Plugins/Catalog/Catalog.swift")
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw CommandError("\(folder.path) is there already")
        }
        var manifest = try read(package)
        var list = try read(catalog)
        try replace(
            "        + [\n            .target(\n                name: \"Catalog\",",
            by: "        + niche(\"\(name)\")\n        + [\n            .target(\n                name: \"Catalog\",",
            in: &manifest)
        try replace(
            "                dependencies: [\n                    \"PluginKit\", ",
            by: "                dependencies: [\n                    \"PluginKit\", \"\(name)\", ", in: &manifest)
        try replace("import PluginKit\n", by: "import \(name)\nimport PluginKit\n", in: &list)
        try replace("[any Plugin.Type] = [", by: "[any Plugin.Type] = [\(name).self, ", in: &list)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Tests"), withIntermediateDirectories: true)
        let files = NicheTemplate.files.map { file in
            (folder.appending(path: filled(file.path)), filled(file.text))
        }
        for (url, text) in files { try Data(text.utf8).write(to: url) }
        try Data(manifest.utf8).write(to: package)
        try Data(list.utf8).write(to: catalog)
        return files.map(\.0.path) + [package.path, catalog.path]
    }

    private func filled(_ text: String) -> String { text.replacing("NAME", with: name).replacing("«id»", with: id) }

    private func read(_ url: URL) throws -> String {
        do { return try String(contentsOf: url, encoding: .utf8) } catch {
            throw CommandError("\(url.path) cannot be read; name the project's folder with --checkout")
        }
    }

    private func replace(_ mark: String, by text: String, in file: inout String) throws {
        guard let range = file.range(of: mark) else {
            throw CommandError("the checkout is of another version: “\(mark)” is missing")
        }
        file.replaceSubrange(range, with: text)
    }
}
