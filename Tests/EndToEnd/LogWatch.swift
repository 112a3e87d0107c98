import Foundation

/// After the last test: nothing of a person whom the tests made up may stand in the log of any server they started.
///
/// What to look for is read from the tests themselves, so that a new test is watched without a word.
enum LogWatch {
    /// Telephones, identity numbers, accounts and addresses as tests write them.
    private static var personal: Regex<AnyRegexOutput>? {
        try? Regex(
            #"(?:\+90|0)5\d{2} ?\d{3} ?\d{2} ?\d{2}|\b\d{11}\b|\bTR\d{24}\b|[\w.]+@[\w-]+(?:\.[\w-]+)+"#)
    }

    /// - Returns: what was found, as a line each.
    static func leaks(in folders: Set<String>) -> [String] {
        let values = values()
        return folders.sorted().flatMap { folder in
            logs(in: folder).flatMap { name, text in
                values.filter { text.contains($0) }.map { "\(name) holds \($0)" }
            }
        }
    }

    private static func values() -> Set<String> {
        guard let personal else { return [] }
        let folder = RunningServer.checkout + "/Tests/EndToEnd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var values: Set<String> = []
        for name in names where name.hasSuffix(".swift") && !name.hasPrefix("LogWatch") {
            let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
            for match in text.matches(of: personal) {
                let value = String(text[match.range])
                values.formUnion([value, value.replacing(" ", with: ""), value.replacing(" ", with: "%20")])
            }
        }
        return values
    }

    private static func logs(in folder: String) -> [(name: String, text: String)] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".log") || $0.contains("/log/") }.compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                (name, String(decoding: $0, as: UTF8.self))
            }
        }
    }
}
