import HTTPServer
import PluginKit

/// Pages of the console that every tenant has, in the shape of the niches' own; their paths are below `/v1/`.
struct ConsolePageEndpoints {
    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/pages", area: "Plugins",
                summary: "Pages of the console that every tenant has; paths are below /v1/",
                access: .key(.knowledgeRead), answer: PluginEndpoints.list(PluginEndpoints.page), handle: pages)
        ]
    }

    @Sendable func pages(_ call: Call) async throws -> Response {
        let language = call.request.language
        return try Wire.response(
            ["data": ConsolePages.all.map { NichePageBody($0, ConsolePages.forms, language) }])
    }
}
