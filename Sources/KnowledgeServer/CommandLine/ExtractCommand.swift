import Foundation
import Ingestion

/// A document's pages, as ingestion reads them, without server or database.
enum ExtractCommand: Command {
    static let name = "extract"
    static let summary = "a document's pages as JSON, read in the same isolation as ingestion"
    static let usage = "kaynak extract FILE [--password P]"
    static let options: [Option] = [.value("password", "P", "the document's user password")]
    static let discussion = """
        Reads PDF, Word (.docx), Markdown (.md) and text (.txt), told apart by their bytes.
        Prints one JSON object: status, reason, pages with text, size and blocks. Exit status 0 for "ok".

        example: kaynak extract fiyat-listesi.pdf | jq -r '.pages[].text'
        """

    static func run(_ arguments: Arguments) async throws {
        let file = try arguments.onlyPositional("the file")
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw CommandError("\(file) cannot be read; is it there, and may you read it?")
        }
        let progress = Progress("reading")
        let document = try await DocumentReader().extract(file: file, password: arguments["password"]) { page, total in
            progress.update(page, of: total)
        }
        progress.finish()
        Terminal.print(String(decoding: document.json(in: Failure.language), as: UTF8.self))
        if document.status == .needsPassword {
            throw CommandError("\(file) is encrypted; give its password with --password")
        }
        if document.status != .ok {
            throw CommandError(document.problem.map { Failure.text($0.detail) } ?? "the document was rejected")
        }
    }
}
