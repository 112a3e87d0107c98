import Knowledge

/// What stands between method and version of a request line (RFC 9112 §3.2).
struct RequestTarget: Equatable {
    /// As sent, without the query: begins with `/`, or is `*`.
    let path: String
    /// First values, decoded.
    let query: [String: String]

    /// Takes origin form, absolute form (as proxies send it) and `*`.
    init(parsing target: String) throws(Problem) {
        guard target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw RequestTarget.malformed }
        var rest = target[...]
        for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" && $0 != "#" }
            if rest.first != "/" { rest = "/" + rest }
        }
        let whole = rest.prefix { $0 != "#" }
        let path = whole.prefix { $0 != "?" }
        guard path.first == "/" || target == "*" else { throw RequestTarget.malformed }
        self.path = String(path)
        var query: [String: String] = [:]
        for pair in whole.dropFirst(path.count + 1).split(separator: "&") {
            let name = pair.prefix { $0 != "=" }
            guard let key = PercentEncoding.decoded(name, plusIsSpace: true),
                let value = PercentEncoding.decoded(pair.dropFirst(name.count + 1), plusIsSpace: true)
            else { throw RequestTarget.malformed }
            if query[key] == nil { query[key] = value }
        }
        self.query = query
    }

    private static var malformed: Problem {
        .badRequest(
            code: "malformed_target",
            detail: LocalizedText(tr: "Adres satırı okunamadı.", en: "The request target could not be read."))
    }
}
