import Foundation
import PluginKit

/// A niche that takes files, gives files, and takes its time.
enum Librarian: Plugin {
    static let manifest = PluginManifest(
        id: "librarian", name: LocalizedText(tr: "Kütüphaneci", en: "Librarian"),
        summary: LocalizedText(tr: "Dosya alır, verir.", en: "Takes and gives files."), version: "1.0.0",
        languages: [.turkish])

    static let contributions = Contributions(
        routes: [
            PluginRoute(
                .post, "books", "Takes a table",
                query: [.optional("shelf", .text(1...9), LocalizedText(tr: "Raf", en: "Shelf"))],
                upload: PluginRoute.Upload([PluginRoute.Upload.csv, PluginRoute.Upload.xlsx], mostBytes: 100_000),
                status: 201
            ) { call, _ in
                try PluginReply(
                    [
                        "bytes": .integer(call.file.count), "name": .string(call.filename),
                        "shelf": .string(call.query["shelf"] ?? ""),
                        "sheets": .array(
                            call.sheets.map { sheet in
                                [
                                    "name": .string(sheet.name),
                                    "rows": .array(sheet.rows.map { .array($0.map(JSONValue.string)) }),
                                ]
                            }),
                    ] as [String: JSONValue])
            },
            PluginRoute(.get, "books/{book_id}/file", "Gives a file", document: "application/pdf") { call, _ in
                guard call.parameters["book_id"] == "bok_1" else { throw PluginProblem.notFound }
                return PluginReply(.init(Array("%PDF-ğ".utf8), type: "application/pdf", name: "Kitap 1.pdf"))
            },
            PluginRoute(.post, "counts", "Counts for long", within: .seconds(30)) { _, session in
                let before = try count(session)
                return Computation {
                    Thread.sleep(forTimeInterval: 1.5)
                    return { session in
                        try add("route", session)
                        return try PluginReply(["before": before, "after": count(session)])
                    }
                }
            },
            PluginRoute(.post, "snores", "Counts for too long", within: .seconds(1)) { _, _ in
                Computation {
                    Thread.sleep(forTimeInterval: 30)
                    return { _ in .none }
                }
            },
        ],
        jobs: [
            ScheduledJob("inventory", attempts: 3, within: .seconds(30)) { call, session in
                if call.key == "nothing" { return nil }
                let before = try count(session)
                return Computation {
                    if call.key == "broken" { throw Torn() }
                    Thread.sleep(forTimeInterval: 1.5)
                    return { session in try add("\(call.key) after \(before)", session) }
                }
            }
        ],
        migrations: [
            PluginMigration(
                of: "librarian", 1, "counts",
                tables: [NicheTable("counts", columns: "id uuid not null, what text not null")])
        ])

    private struct Torn: Error {}

    private static func count(_ session: borrowing PluginSession) throws -> Int {
        try session.count("select count(*) as n from librarian_counts where tenant_id = \(session.tenant)")
    }

    private static func add(_ what: String, _ session: borrowing PluginSession) throws {
        try session.execute(
            "insert into librarian_counts (tenant_id, id, what) values (\(session.tenant), \(UUID()), \(what))")
    }
}
