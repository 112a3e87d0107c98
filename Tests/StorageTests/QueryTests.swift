import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `A query` {
    @Test func `numbers its values through the fragments spliced into it`() {
        let condition: Query = "status = \("ready") and lang = \("tr")"
        let query: Query = "select 1 where id = \(1) and \(condition) limit \(2)"
        let rendered = query.rendered()
        #expect(rendered.sql == "select 1 where id = $1 and status = $2 and lang = $3 limit $4")
        #expect(rendered.bindings.count == 4)
    }

    @Test func `keeps an injection attempt a value`() async throws {
        let installation = try await Installation.of("queries")
        let tenant = try await installation.tenant("injection")
        let attack = "x'); delete from documents; reset role; select set_config('kaynak.tenant_id', '', false); --"
        let stored = try await installation.app.withSession(for: tenant) { session in
            let created = try session.createDocument(Samples.document(attack))
            return try session.document(created.id)
        }
        #expect(stored?.title == attack)
    }

    @Test func `brings every type back as it went`() async throws {
        let installation = try await Installation.of("queries")
        let tenant = try await installation.tenant("types")
        let id = UUID()
        let json = JSON(text: "{\"a\": [1, null]}")
        let moment = Timestamp(microseconds: 812_345_678_901_234)
        try await installation.app.withReadOnlySession(for: tenant) { session in
            let query: Query = """
                select \(Int.min) as whole, 7::smallint as small, \(true) as flag, \("ğüşİ🇹🇷") as text, \("") as empty,
                    \(Float(0.1)) as single, \(Double.pi) as double, \(Data([0, 255, 39])) as bytes, \(id) as uuid,
                    \(moment) as moment, \(["a", "ı,\"{}"]) as texts, \([id]) as uuids, \([String]()) as none,
                    \(nil as String?) as missing, \(json) as json, \(Language.arabic) as lang
                """
            try session.query(query) { rows throws(StorageError) in
                _ = try rows.first { row throws(StorageError) in
                    #expect(try row.integer("whole") == Int.min)
                    #expect(try row.integer("small") == 7)
                    #expect(try row.flag("flag"))
                    #expect(try row.text("text") == "ğüşİ🇹🇷")
                    #expect(try row.text("empty") == "")
                    #expect(try row.real("single") == 0.1)
                    #expect(try row.value("double", as: Double.self) == Double.pi)
                    #expect(try row.bytes("bytes") == Data([0, 255, 39]))
                    #expect(try row.value("uuid", as: UUID.self) == id)
                    #expect(try row.value("moment", as: Timestamp.self) == moment)
                    #expect(try row.texts("texts") == ["a", "ı,\"{}"])
                    #expect(try row.value("uuids", as: [UUID].self) == [id])
                    #expect(try row.texts("none") == [])
                    #expect(try row.value("missing", as: String?.self) == nil)
                    #expect(try row.json("json").decode(as: [String: [Int?]].self) == ["a": [1, nil]])
                    #expect(try row.value("lang", as: Language.self) == .arabic)
                }
            }
        }
    }

    @Test func `says which column is not what was asked for`() async throws {
        let installation = try await Installation.of("queries")
        let tenant = try await installation.tenant("columns")
        for query: Query in ["select 'text' as n", "select null::int as n", "select 1 as other"] {
            let error = await #expect(throws: StorageError.self) {
                try await installation.app.withReadOnlySession(for: tenant) { session in
                    try session.queryFirst(query) { row throws(StorageError) in try row.integer("n") }
                }
            }
            #expect(error?.code == .decoding)
            #expect(error?.subject?.contains("column n") == true)
        }
    }

    @Test func `says nothing of the value when PostgreSQL refuses one`() async throws {
        let installation = try await Installation.of("queries")
        let tenant = try await installation.tenant("refusals")
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                try session.execute("select \("gizli 555")::text::integer")
            }
        }
        #expect(error?.code == .invalidValue)
        #expect(error.map { !"\($0) \($0.detail)".contains("gizli") } == true)
        let null = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.createDocument(Samples.document("a\0b"))
            }
        }
        #expect(null?.code == .invalidValue)
    }
}
