import Foundation
import HTTPServer

/// The agent's page: static files that come with the executable, and nothing from anywhere else.
enum WebFolder {
    private static let policy =
        "default-src 'self'; img-src 'self' blob:; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png",
    ]

    /// One route a file, read at start: what is not in the list cannot be asked for.
    static func routes() throws -> [Route] {
        guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Web").path else { return [] }
        var routes: [Route] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            guard let type = types[(name as NSString).pathExtension],
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { continue }
            let response = page(data, type)
            routes.append(Route(.get, "/" + name) { _ in response })
            if name == "index.html" { routes.append(Route(.get, "/") { _ in response }) }
        }
        return routes
    }

    private static func page(_ data: Data, _ type: String) -> Response {
        Response(
            headers: [
                "Content-Type": type, "Cache-Control": "no-cache", "Content-Security-Policy": policy,
                "Referrer-Policy": "no-referrer",
            ], body: .data(data))
    }
}
