/// Finds the route of a method and a path.
///
/// Of several templates that fit a path the more specific wins, segment by segment from the left: literal text, then
/// `{id}:action` (longer actions first), then `{id}`, then `{rest...}`. The method is looked at afterwards, so that a
/// path which exists for other methods is a 405 and never falls through to a vaguer template.
public struct Router: Sendable {
    public enum Match: Sendable {
        /// Path parameters are decoded.
        case route(Route, parameters: [String: String])
        /// The path exists, for the methods of the `Allow` value.
        case otherMethods(template: String, allow: String)
        case none
    }

    /// As given.
    public let routes: [Route]
    /// Each route's parameter names, left to right.
    private let names: [[String]]
    private let root: Node

    public init(_ routes: [Route]) throws(RouteTableError) {
        self.routes = routes
        var root = Node()
        var names: [[String]] = []
        for (index, route) in routes.enumerated() {
            guard let template = PathTemplate(route.path) else {
                throw RouteTableError(code: .malformedTemplate, route: route.path)
            }
            guard root.insert(template.segments[...], method: route.method, index: index) else {
                throw RouteTableError(code: .duplicate, route: "\(route.method.rawValue) \(route.path)")
            }
            names.append(template.names)
        }
        self.names = names
        self.root = root
    }

    /// - Parameter path: percent-encoded, without the query.
    public func match(_ method: Method, _ path: String) -> Match {
        guard path.hasPrefix("/") else { return .none }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var decoded: [String] = []
        for segment in segments {
            guard let text = PercentEncoding.decoded(segment), text != ".", text != ".." else { return .none }
            decoded.append(text)
        }
        var values: [String] = []
        guard let byMethod = root.find(segments[...], decoded[...], &values) else { return .none }
        // HEAD is GET without its body, unless it has a route of its own.
        let found = byMethod[method] ?? (method == .head ? byMethod[.get] : nil)
        guard let found else {
            return .otherMethods(template: routes[byMethod.values.min()!].path, allow: Router.allow(byMethod))
        }
        let parameters = Dictionary(zip(names[found], values)) { first, _ in first }
        return .route(routes[found], parameters: parameters)
    }

    private static func allow(_ byMethod: [Method: Int]) -> String {
        var methods = Set(byMethod.keys)
        if methods.contains(.get) { methods.insert(.head) }
        methods.insert(.options)
        return Method.allCases.filter(methods.contains).map(\.rawValue).joined(separator: ", ")
    }
}

/// A template's beginning, shared by all templates of that shape.
private struct Node: Sendable {
    private var literals: [String: Node] = [:]
    /// Longest suffix first; the empty one is last.
    private var parameters: [(suffix: String, node: Node)] = []
    private var rest: [Method: Int] = [:]
    private var here: [Method: Int] = [:]

    /// False where the method is taken.
    mutating func insert(_ segments: ArraySlice<PathTemplate.Segment>, method: Method, index: Int) -> Bool {
        guard let segment = segments.first else { return Node.take(&here, method, index) }
        let tail = segments.dropFirst()
        switch segment {
        case .literal(let text):
            return literals[text, default: Node()].insert(tail, method: method, index: index)
        case .parameter(_, let suffix):
            if let place = parameters.firstIndex(where: { $0.suffix == suffix }) {
                return parameters[place].node.insert(tail, method: method, index: index)
            }
            var node = Node()
            let inserted = node.insert(tail, method: method, index: index)
            let place = parameters.firstIndex { $0.suffix.count < suffix.count } ?? parameters.endIndex
            parameters.insert((suffix, node), at: place)
            return inserted
        case .rest:
            return Node.take(&rest, method, index)
        }
    }

    private static func take(_ methods: inout [Method: Int], _ method: Method, _ index: Int) -> Bool {
        guard methods[method] == nil else { return false }
        methods[method] = index
        return true
    }

    /// Depth first in the order of specificity. `raw` decides suffixes, so that an encoded colon belongs to the value.
    func find(
        _ raw: ArraySlice<Substring>, _ decoded: ArraySlice<String>, _ values: inout [String]
    ) -> [Method: Int]? {
        guard let segment = raw.first, let text = decoded.first else { return here.isEmpty ? nil : here }
        if let node = literals[text], let found = node.find(raw.dropFirst(), decoded.dropFirst(), &values) {
            return found
        }
        for (suffix, node) in parameters where segment.hasSuffix(suffix) && segment.count > suffix.count {
            values.append(String(text.dropLast(suffix.count)))
            if let found = node.find(raw.dropFirst(), decoded.dropFirst(), &values) { return found }
            values.removeLast()
        }
        guard !rest.isEmpty, raw.contains(where: { !$0.isEmpty }) else { return nil }
        values.append(decoded.joined(separator: "/"))
        return rest
    }
}
