import Foundation
import HTTPServer
import Knowledge
import Storage

/// Single pages of a document: their text with boxes, and their picture with words marked.
struct PageEndpoints {
    static let resolutions = 36...200
    static let mostHighlights = 200

    let installation: Installation

    static let schema = Schema.object(
        [
            .required("page", .integer("from 1")), .required("version", .integer("")),
            .required("width", .number("PDF points")), .required("height", .number("PDF points")),
            .required("text", .string("as printed, in reading order")),
            .required(
                "boxes", .array(.array(.number(""), "x0, y0, x1, y1"), "one for each Unicode scalar of the text")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/pages/{page}", area: "Knowledge",
                summary: "A page's text and boxes", access: .key(.knowledgeRead), query: [PublishedVersion.parameter],
                answer: Self.schema, problems: ["invalid_query"], handle: text),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/pages/{page}/image", area: "Knowledge",
                summary: "A page as a picture, with boxes highlighted", access: .key(.knowledgeRead),
                query: [
                    PublishedVersion.parameter, QueryParameter(name: "dpi", schema: .integer("36 to 200; default 110")),
                    QueryParameter(
                        name: "highlight", schema: .string("boxes x0,y0,x1,y1 in PDF points, joined by ';'")),
                ], contentType: "image/png", problems: ["invalid_query"], handle: image),
        ]
    }

    @Sendable func text(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let page: Int
            let version: Int
            let width: Float
            let height: Float
            let text: String
            let boxes: [Box]
        }
        let (page, version) = try await page(call)
        return try Wire.response(
            Body(
                page: page.number, version: version.number, width: page.width, height: page.height, text: page.text,
                boxes: page.boxes))
    }

    @Sendable func image(_ call: Call) async throws -> Response {
        var dpi = 110
        if let text = call.request.query["dpi"] {
            guard let number = Int(text), Self.resolutions.contains(number) else {
                throw Problem.unprocessable(
                    code: "invalid_query", errors: [.limitOutOfRange(Self.resolutions, name: "dpi")])
            }
            dpi = number
        }
        let boxes = try Self.boxes(call.request.query["highlight"])
        let (page, version) = try await page(call)
        let picture = try await installation.documents.image(
            of: version, page: page.number, dpi: dpi, highlights: boxes, tenant: call.tenant)
        var response = Response.data(picture, type: "image/png")
        response.headers["Cache-Control"] = "private, max-age=300"
        return response
    }

    private func page(_ call: Call) async throws -> (Page, DocumentVersion) {
        let version = try await PublishedVersion.named(in: call, installation.database)
        guard let number = Int(call.request.parameters["page"] ?? ""), number >= 1, number <= 100_000,
            let page = try await installation.database.withReadOnlySession(
                for: call.tenant, { try $0.page(number, of: version.document, version: version.number) })
        else { throw Problem.notFound }
        return (page, version)
    }

    private static func boxes(_ text: String?) throws -> [Box] {
        let parts = (text ?? "").split(separator: ";")
        let boxes = parts.compactMap { part -> Box? in
            let numbers = part.split(separator: ",").compactMap { Float($0) }.filter(\.isFinite)
            guard numbers.count == 4 else { return nil }
            return Box(x0: numbers[0], y0: numbers[1], x1: numbers[2], y1: numbers[3])
        }
        guard boxes.count == parts.count, boxes.count <= mostHighlights else {
            throw APIProblem.field(
                "highlight", "invalid", in: "invalid_query",
                tr: "x0,y0,x1,y1 biçiminde, ';' ile ayrılmış en çok \(mostHighlights) kutu olmalı.",
                en: "Must be at most \(mostHighlights) boxes as x0,y0,x1,y1, joined by ';'.")
        }
        return boxes
    }
}
