/// A path with named holes, cut at its slashes.
struct PathTemplate: Equatable {
    enum Segment: Equatable {
        /// Compared with the decoded segment.
        case literal(String)
        /// `{name}` and what follows it in the segment, such as `:resolve`; matches one non-empty segment.
        case parameter(name: String, suffix: String)
        /// `{name...}`, last only: matches one or more segments.
        case rest(name: String)
    }

    let segments: [Segment]

    /// `nil` where the template is malformed.
    init?(_ template: String) {
        guard template.hasPrefix("/") else { return nil }
        let parts = template.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var segments: [Segment] = []
        for (index, part) in parts.enumerated() {
            guard part.hasPrefix("{") else {
                guard !part.contains("{"), !part.contains("}"), parts.count == 1 || !part.isEmpty else { return nil }
                segments.append(.literal(String(part)))
                continue
            }
            let inner = part.dropFirst().prefix { $0 != "}" }
            guard inner.count + 1 < part.count else { return nil }
            let suffix = part.dropFirst(inner.count + 2)
            guard !suffix.contains("{"), !suffix.contains("}") else { return nil }
            if inner.hasSuffix("...") {
                guard index == parts.count - 1, suffix.isEmpty, inner.count > 3 else { return nil }
                segments.append(.rest(name: String(inner.dropLast(3))))
            } else {
                guard !inner.isEmpty, suffix.isEmpty || suffix.hasPrefix(":") else { return nil }
                segments.append(.parameter(name: String(inner), suffix: String(suffix)))
            }
        }
        self.segments = segments
    }

    /// Of the holes, left to right.
    var names: [String] {
        segments.compactMap { segment in
            switch segment {
            case .literal: nil
            case .parameter(let name, _), .rest(let name): name
            }
        }
    }
}
