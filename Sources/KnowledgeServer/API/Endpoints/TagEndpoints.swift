import Foundation
import HTTPServer
import Knowledge
import Storage

/// Tags: what groups a tenant's documents, and narrows a search to some of them.
struct TagEndpoints {
    let database: Database

    static let input = Schema.object([.required("name", .string("1 to 50 characters, once a tenant"))], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/tags", area: "Knowledge", summary: "Lists tags by name",
                access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(TagBody.schema, ""))], ""), handle: list),
            Endpoint(
                method: .post, path: "/v1/tags", area: "Knowledge", summary: "Makes a tag",
                access: .key(.knowledgeWrite), payload: .json(Self.input, limit: 4 << 10), status: 201,
                answer: TagBody.schema, problems: ["invalid_body", "duplicate"], handle: create),
            Endpoint(
                method: .patch, path: "/v1/tags/{tag_id}", area: "Knowledge", summary: "Renames a tag",
                access: .key(.knowledgeWrite), payload: .json(Self.input, limit: 4 << 10), answer: TagBody.schema,
                problems: ["invalid_body", "duplicate"], handle: rename),
            Endpoint(
                method: .delete, path: "/v1/tags/{tag_id}", area: "Knowledge",
                summary: "Deletes a tag; documents lose it and stay", access: .key(.knowledgeWrite), status: 204,
                handle: delete),
        ]
    }

    private struct Input: Decodable { let name: String }

    @Sendable func list(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [TagBody] }
        let tags = try await database.withReadOnlySession(for: call.tenant) { try $0.tags() }
        return try Wire.response(Body(data: tags.map(TagBody.init)))
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let name = try TagName.checked(try call.request.decode(Input.self).name, pointer: "/name")
        let actor = call.actor
        let tag = try await database.withSession(for: call.tenant) { session in
            let tag = try session.createTag(name)
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.tag.created", "tag", tag.id.description, after: try JSON(encoding: ["name": name])))
            return tag
        }
        return try Wire.response(TagBody(tag), status: 201)
    }

    @Sendable func rename(_ call: Call) async throws -> Response {
        let id: TagID = try call.id("tag_id")
        let name = try TagName.checked(try call.request.decode(Input.self).name, pointer: "/name")
        let actor = call.actor
        let tag = try await database.withSession(for: call.tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.tag(id), let after = try session.renameTag(id, to: name) else {
                throw Problem.notFound
            }
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.tag.updated", "tag", id.description,
                    before: try JSON(encoding: ["name": before.name]), after: try JSON(encoding: ["name": name])))
            return after
        }
        return try Wire.response(TagBody(tag))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: TagID = try call.id("tag_id")
        let actor = call.actor
        try await database.withSession(for: call.tenant) { session in
            try session.lockKnowledge()
            guard let before = try session.tag(id), try session.deleteTag(id) else { throw Problem.notFound }
            _ = try session.recordAudit(
                actor.event(
                    "knowledge.tag.deleted", "tag", id.description, before: try JSON(encoding: ["name": before.name])))
        }
        return Response(status: 204)
    }
}

private struct TagBody: Encodable {
    let id: TagID
    let name: String
    let documentCount: Int
    let createdAt: Date

    init(_ tag: Tag) {
        id = tag.id
        name = tag.name
        documentCount = tag.documentCount
        createdAt = tag.createdAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("tag_…")), .required("name", .string("")),
            .required("document_count", .integer("")), .required("created_at", .string("RFC 3339")),
        ], "")
}

/// Checks on names of tags that people send.
enum TagName {
    static let mostOfOneDocument = 20

    static func checked(_ name: String, pointer: String) throws(Problem) -> String {
        try BodyText.checked(name, pointer: pointer, limit: 50)
    }

    /// Each once, in the order of the list.
    static func list(_ names: [String], pointer: String) throws(Problem) -> [String] {
        guard names.count <= mostOfOneDocument else {
            throw APIProblem.field(
                pointer, "too_many", tr: "Bir belgenin en çok \(mostOfOneDocument) etiketi olabilir.",
                en: "A document has at most \(mostOfOneDocument) tags.")
        }
        var list: [String] = []
        for (index, name) in names.enumerated() {
            let name = try checked(name, pointer: "\(pointer)/\(index)")
            if !list.contains(name) { list.append(name) }
        }
        return list
    }
}
