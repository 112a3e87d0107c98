/// A rectangle on a page in PDF points, origin top left, after the page's rotation.
public struct Box: Hashable, Sendable, Codable {
    public var x0: Float
    public var y0: Float
    public var x1: Float
    public var y1: Float

    public init(x0: Float, y0: Float, x1: Float, y1: Float) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    /// Encoded as `[x0, y0, x1, y1]`.
    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        x0 = try values.decode(Float.self)
        y0 = try values.decode(Float.self)
        x1 = try values.decode(Float.self)
        y1 = try values.decode(Float.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        for value in [x0, y0, x1, y1] { try values.encode(value) }
    }
}

/// A range of Unicode scalars, end exclusive: the unit of every offset that leaves this product.
public struct Span: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
    }

    public var range: Range<Int> { start..<end }
}

extension Span: Codable {
    /// Encoded as `[start, end]`.
    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        start = try values.decode(Int.self)
        end = try values.decode(Int.self)
        guard start >= 0, start <= end else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "start > end"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        try values.encode(start)
        try values.encode(end)
    }
}

extension String {
    /// The substring at a span of Unicode scalars; `nil` where the span leaves the text.
    public func scalars(in span: Span) -> String? {
        let scalars = unicodeScalars
        guard span.start >= 0, span.start <= span.end,
            let start = scalars.index(scalars.startIndex, offsetBy: span.start, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: span.end - span.start, limitedBy: scalars.endIndex)
        else { return nil }
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }
}
