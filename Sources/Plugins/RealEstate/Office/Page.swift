import Foundation
import PluginKit

/// `?limit=&cursor=` of a list.
struct Page {
    static let query: [JSONSchema.Member] = [
        .optional("limit", .text(1...3), LocalizedText(tr: "En çok (1–200)", en: "At most, 1 to 200")),
        .optional(
            "cursor", .text(1...80),
            LocalizedText(tr: "Önceki sayfanın next_cursor değeri", en: "next_cursor of the page before")),
    ]

    let limit: Int
    let cursor: String?

    init(_ call: PluginCall) throws {
        guard let limit = Int(call.query["limit"] ?? "50"), (1...200).contains(limit) else {
            throw PluginProblem.field(
                "limit", "out_of_range",
                LocalizedText(
                    tr: "1 ile 200 arasında bir tam sayı olmalı.", en: "Must be a whole number from 1 to 200."))
        }
        (self.limit, cursor) = (limit, call.query["cursor"])
    }

    static func refusal<Value>() throws -> Value {
        throw PluginProblem.field(
            "cursor", "invalid_cursor",
            LocalizedText(
                tr: "İmleç geçersiz; önceki sayfanın next_cursor değerini kullanın.",
                en: "The cursor is not valid; use next_cursor of the page before."))
    }

    /// - Parameters:
    ///   - read: a cursor's text as what rows are ordered by.
    ///   - rows: so many of those that follow it.
    ///   - cursor: of a row.
    func reply<Value: Encodable, Order>(
        _ read: (String) throws -> Order, _ rows: (Order?, Int) throws -> [Value], _ cursor: (Value) -> String
    ) throws -> PluginReply {
        let found = try rows(self.cursor.map(read), limit + 1)
        let shown = Array(found.prefix(limit))
        var members: [String: JSONValue] = ["data": try WireFormat.encode(shown)]
        if found.count > limit, let last = shown.last { members["next_cursor"] = .string(cursor(last)) }
        return try PluginReply(JSONValue.object(members))
    }
}

/// What tells one file from another.
enum Digest {
    /// FNV-1a of 64 bits, and the length: to notice a file that was sent twice, not to prove anything.
    static func text(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16) + "-\(bytes.count)"
    }
}
