import Foundation
import HTTPServer
import Testing

private func route(_ method: Method, _ path: String) -> Route { Route(method, path) { _ in .text(path) } }

/// A generator with a seed, so that a failure can be repeated.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// The slow way: fits every template on its own and compares how specific they are, segment by segment.
private func slowMatch(_ templates: [String], _ path: String) -> (template: String, values: [String])? {
    func fit(_ template: String) -> (rank: [[Int]], values: [String])? {
        let pattern = template.dropFirst().components(separatedBy: "/")
        let segments = path.dropFirst().components(separatedBy: "/")
        var rank: [[Int]] = []
        var values: [String] = []
        for (index, part) in pattern.enumerated() {
            if part.hasSuffix("...}") {
                guard index < segments.count else { return nil }
                let rest = segments[index...]
                guard rest.contains(where: { !$0.isEmpty }) else { return nil }
                return (rank + [[3, 0]], values + [rest.map { $0.removingPercentEncoding! }.joined(separator: "/")])
            }
            guard index < segments.count else { return nil }
            if part.hasPrefix("{") {
                let suffix = String(part.drop { $0 != "}" }.dropFirst())
                guard segments[index].hasSuffix(suffix), segments[index].count > suffix.count else { return nil }
                rank.append(suffix.isEmpty ? [2, 0] : [1, -suffix.count])
                values.append(String(segments[index].dropLast(suffix.count)).removingPercentEncoding!)
            } else {
                guard segments[index].removingPercentEncoding == part else { return nil }
                rank.append([0, 0])
            }
        }
        return pattern.count == segments.count ? (rank, values) : nil
    }
    let fitting = templates.compactMap { template in fit(template).map { (template, $0.rank, $0.values) } }
    let best = fitting.min { left, right in
        for (a, b) in zip(left.1, right.1) where a != b { return a.lexicographicallyPrecedes(b) }
        return left.1.count < right.1.count
    }
    return best.map { ($0.0, $0.2) }
}

@Suite struct `Routing` {
    @Test(arguments: 0..<40) func `finds what trying every template finds`(seed: UInt64) throws {
        var dice = Dice(state: seed &* 7919 &+ 1)
        let parts = ["a", "b", "a:x", "{p}", "{p}:x", "{p}:yx", "{p}:x:yx", "{r...}"]
        let steps = ["a", "b", "c", "a:x", "c:x", "c:yx", ":x", "%61", "a%3Ax", "%C5%9F:x", "c:x:yx", ""]
        var templates: Set<String> = []
        for _ in 0..<12 {
            var path = ""
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let part = parts.randomElement(using: &dice)!
                path += "/" + part
                if part == "{r...}" { break }
            }
            templates.insert(path)
        }
        let list = templates.sorted()
        let router = try Router(list.map { route(.get, $0) })
        for _ in 0..<300 {
            let count = Int.random(in: 1...5, using: &dice)
            let path = (0..<count).map { _ in "/" + steps.randomElement(using: &dice)! }.joined()
            let expected = slowMatch(list, path)
            switch router.match(.get, path) {
            case .route(let found, let parameters):
                #expect(found.path == expected?.template, "\(path) in \(list)")
                // Names repeat in these templates; the first value stands.
                let names = found.path.contains("{p}") ? "p" : "r"
                #expect(parameters.isEmpty || parameters[names] == expected?.values.first, "\(path)")
            case .none: #expect(expected == nil, "\(path) in \(list)")
            case .otherMethods: Issue.record("every template has GET")
            }
        }
    }

    @Test func `an action belongs to its own operation and an encoded colon to the id`() throws {
        let router = try Router([
            route(.get, "/v1/drafts/{id}"), route(.post, "/v1/drafts/{id}:resolve"), route(.post, "/v1/faqs:import"),
            route(.get, "/v1/faqs"),
        ])
        guard case .route(let resolve, let parameters) = router.match(.post, "/v1/drafts/drf_1:resolve") else {
            Issue.record("no match")
            return
        }
        #expect(resolve.path == "/v1/drafts/{id}:resolve")
        #expect(parameters == ["id": "drf_1"])
        guard case .otherMethods(let template, let allow) = router.match(.get, "/v1/drafts/drf_1:resolve") else {
            Issue.record("GET fell through to the plain id")
            return
        }
        #expect(template == "/v1/drafts/{id}:resolve")
        #expect(allow == "POST, OPTIONS")
        guard case .route(let plain, let encoded) = router.match(.get, "/v1/drafts/a%3Aresolve") else {
            Issue.record("no match")
            return
        }
        #expect(plain.path == "/v1/drafts/{id}")
        #expect(encoded == ["id": "a:resolve"])
        guard case .route = router.match(.post, "/v1/faqs:import") else {
            Issue.record("no match")
            return
        }
    }

    @Test(arguments: [
        "", "v1", "/v1/", "//v1", "/v1/x/", "/v1//", "/v1/.", "/v1/..", "/v1/%2e%2e", "/v1/%zz", "/v1/%", "/v1/%4",
        "/v1/%ff", "/v1/a%00b",
    ])
    func `no route has this path`(path: String) throws {
        let router = try Router([route(.get, "/v1"), route(.get, "/v1/{id}"), route(.get, "/v1/{id}/{rest...}")])
        guard case .none = router.match(.get, path) else {
            Issue.record("\(path) was matched")
            return
        }
    }

    @Test func `HEAD takes GET's route unless it has its own`() throws {
        let router = try Router([route(.get, "/a"), route(.get, "/b"), route(.head, "/b"), route(.post, "/c")])
        guard case .route(let first, _) = router.match(.head, "/a"),
            case .route(let second, _) = router.match(.head, "/b"),
            case .otherMethods = router.match(.head, "/c")
        else {
            Issue.record("no match")
            return
        }
        #expect(first.method == .get)
        #expect(second.method == .head)
    }

    @Test func `two routes of one shape are a mistake, whatever their names`() {
        let error = #expect(throws: RouteTableError.self) {
            try Router([route(.get, "/a/{one}"), route(.get, "/a/{two}")])
        }
        #expect(error?.code == .duplicate)
        #expect(error?.route == "GET /a/{two}")
        #expect(throws: Never.self) { try Router([route(.get, "/a/{one}"), route(.put, "/a/{two}")]) }
    }

    @Test(arguments: ["", "a", "/{", "/{}", "/{a", "/a{b}", "/{a}b", "/{a...}/b", "/{...}", "/a//b", "/a/", "/{a}:{b}"])
    func `a template that means nothing is refused`(template: String) {
        let error = #expect(throws: RouteTableError.self) { try Router([route(.get, template)]) }
        #expect(error?.code == .malformedTemplate)
    }
}
