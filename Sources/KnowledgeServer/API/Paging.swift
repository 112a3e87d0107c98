import Foundation
import HTTPServer
import Knowledge
import Storage

/// `?limit=&cursor=` of a list.
struct Paging: Sendable {
    static let limits = 1...200
    static let parameters = [
        QueryParameter(name: "limit", schema: .integer("1 to 200; default 50")),
        QueryParameter(name: "cursor", schema: .string("next_cursor of the page before")),
    ]

    let limit: Int
    let cursor: Cursor?

    /// - Throws: 422 naming the parameter; a limit is never clamped silently.
    init(_ request: Request) throws(Problem) {
        var errors: [FieldError] = []
        var limit = 50
        if let text = request.query["limit"] {
            if let number = Int(text), Self.limits.contains(number) {
                limit = number
            } else {
                errors.append(.limitOutOfRange(Self.limits, name: "limit"))
            }
        }
        var cursor: Cursor?
        if let text = request.query["cursor"] {
            cursor = Cursor(text)
            if cursor == nil {
                errors.append(
                    FieldError(
                        pointer: "cursor", code: "invalid_cursor",
                        detail: LocalizedText(
                            tr: "İmleç geçersiz; önceki sayfanın next_cursor değerini kullanın.",
                            en: "The cursor is not valid; use next_cursor of the page before.")))
            }
        }
        if !errors.isEmpty { throw .unprocessable(code: "invalid_query", errors: errors) }
        self.limit = limit
        self.cursor = cursor
    }

    /// `{data, next_cursor}` with `Link: rel="next"` where there is more.
    func response<Element, Body: Encodable>(
        _ listing: Listing<Element>, of request: Request, _ body: (Element) -> Body
    ) throws -> Response {
        let next = listing.next?.description
        var response = try Wire.response(ListBody(data: listing.items.map(body), nextCursor: next))
        if let next {
            var query = request.query.filter { $0.key != "cursor" }.sorted { $0.key < $1.key }
                .map { "\($0.key)=\(Self.escaped($0.value))" }
            query.append("cursor=\(next)")
            response.headers["Link"] = "<\(request.path)?\(query.joined(separator: "&"))>; rel=\"next\""
        }
        return response
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

struct ListBody<Element: Encodable>: Encodable {
    let data: [Element]
    let nextCursor: String?

    enum CodingKeys: String, CodingKey {
        case data, nextCursor
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(data, forKey: .data)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}

extension FieldError {
    static func limitOutOfRange(_ range: ClosedRange<Int>, name: String) -> FieldError {
        FieldError(
            pointer: name, code: "out_of_range",
            detail: LocalizedText(
                tr: "\(range.lowerBound) ile \(range.upperBound) arasında bir tam sayı olmalı.",
                en: "Must be a whole number from \(range.lowerBound) to \(range.upperBound)."))
    }
}
