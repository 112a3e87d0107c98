import Foundation
import HTTPServer
import Synchronization

/// Another system on this machine: it remembers what it was asked, and answers as a test wants.
final class LocalMarket: Sendable {
    typealias Answer = @Sendable (Request) -> Response

    private let requests = Mutex<[Request]>([])
    private let answer: Mutex<Answer>
    private let server: HTTPServer
    let address: String

    init(_ paths: [String], method: Method = .get, _ answer: @escaping Answer) throws {
        self.answer = Mutex(answer)
        let box = Box()
        let routes = paths.map { path in
            Route(method, path, body: .data(limit: 1 << 20, types: ["*/*"])) { request in
                box.market?.answered(request) ?? Response(status: 500)
            }
        }
        server = try HTTPServer(configuration: .init(host: "127.0.0.1", port: 0), routes: routes)
        address = "http://127.0.0.1:\(try server.start())"
        box.keep(self)
    }

    var received: [Request] { requests.withLock { $0 } }

    func answers(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    func stop() async { await server.stop() }

    private func answered(_ request: Request) -> Response {
        requests.withLock { $0.append(request) }
        return answer.withLock { $0 }(request)
    }

    private final class Box: Sendable {
        private let kept = Mutex<LocalMarket?>(nil)
        var market: LocalMarket? { kept.withLock { $0 } }
        func keep(_ market: LocalMarket) { kept.withLock { $0 = market } }
    }
}

extension Response {
    static func json(_ text: String, status: Int = 200) -> Response {
        .text(text, type: "application/json", status: status)
    }
}
