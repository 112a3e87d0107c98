import Foundation

/// A template's text, read: words and variables in their order.
public struct TemplateText: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case words(String)
        case variable(String)
    }

    public enum Problem: Error, Sendable, Equatable {
        /// `{{` without `}}`.
        case unclosed
        /// A variable's name has letters a–z, digits and `_`, and begins with a letter.
        case badName(String)
        /// WhatsApp takes neither a text that begins or ends with a variable nor two of them without a word between.
        case variableAtEdge
        case empty
    }

    public let parts: [Part]

    /// - Throws: ``Problem``.
    public init(_ text: String) throws(Problem) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.range(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.words(String(rest[..<open.lowerBound]))) }
            guard let close = rest.range(of: "}}", range: open.upperBound..<rest.endIndex) else { throw .unclosed }
            let name = rest[open.upperBound..<close.lowerBound].trimmingCharacters(in: .whitespaces)
            guard Self.isName(name) else { throw .badName(String(name.prefix(50))) }
            parts.append(.variable(name))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        guard !parts.isEmpty else { throw .empty }
        self.parts = parts
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return name.utf8.count <= 50
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
    }

    /// Each once, in the order of their first place: the order in which WhatsApp numbers them.
    public var variables: [String] {
        var names: [String] = []
        for case .variable(let name) in parts where !names.contains(name) { names.append(name) }
        return names
    }

    /// What WhatsApp would refuse of it.
    public func checked() throws(Problem) -> TemplateText {
        if case .variable = parts.first { throw .variableAtEdge }
        if case .variable = parts.last { throw .variableAtEdge }
        for (left, right) in zip(parts, parts.dropFirst()) {
            if case .variable = left, case .variable = right { throw .variableAtEdge }
        }
        return self
    }

    /// The text as WhatsApp is shown it for approval, with `{{1}}`, `{{2}}` in the places of its variables.
    public var numbered: String {
        let names = variables
        return parts.map { part in
            switch part {
            case .words(let words): words
            case .variable(let name): "{{\((names.firstIndex(of: name) ?? 0) + 1)}}"
            }
        }.joined()
    }

    /// Names of which there is no value, or an empty one.
    public func missing(in values: [String: String]) -> [String] {
        variables.filter { Self.tidied(values[$0] ?? "").isEmpty }
    }

    /// `nil` where a value is missing.
    public func filled(with values: [String: String]) -> String? {
        guard missing(in: values).isEmpty else { return nil }
        return parts.map { part in
            switch part {
            case .words(let words): words
            case .variable(let name): Self.tidied(values[name] ?? "")
            }
        }.joined()
    }

    /// The values in the order of ``variables``; `nil` where one is missing.
    public func parameters(from values: [String: String]) -> [String]? {
        guard missing(in: values).isEmpty else { return nil }
        return variables.map { Self.tidied(values[$0] ?? "") }
    }

    /// WhatsApp refuses values with line breaks, tabs or more than four spaces in a row.
    static func tidied(_ value: String) -> String {
        String(value.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(1_024))
    }
}
