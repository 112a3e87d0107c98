import Knowledge

/// One way to read a text: as it stands, with look-alikes replaced, or decoded; it remembers where in the original each
/// scalar came from.
struct Reading: Sendable {
    enum Origins: Sendable {
        /// Scalar by scalar the original.
        case identity
        /// Everything came out of one place.
        case whole(Span)
        /// The span of each scalar.
        case each([Span])
    }

    let scalars: [Unicode.Scalar]
    let origins: Origins
    /// Whether the words were made unreadable on purpose, as encodings do and styles do not.
    let isVeiled: Bool
    /// Whether it differs from what a person sees.
    let isAltered: Bool

    init(
        _ scalars: [Unicode.Scalar], _ origins: Origins, isVeiled: Bool = false, isAltered: Bool = true
    ) {
        self.scalars = scalars
        self.origins = origins
        self.isVeiled = isVeiled
        self.isAltered = isAltered
    }

    init(_ text: String) { self.init(Array(text.unicodeScalars), .identity, isAltered: false) }

    var text: String { String(String.UnicodeScalarView(scalars)) }

    /// Where a stretch of this reading stands in the original.
    func original(_ span: Span) -> Span {
        switch origins {
        case .identity: span
        case .whole(let whole): whole
        case .each(let spans):
            spans.isEmpty || span.end <= span.start
                ? Span(0..<0)
                : Span(
                    spans[min(span.start, spans.count - 1)]
                        .start..<max(
                            spans[min(span.start, spans.count - 1)].start,
                            spans[min(span.end, spans.count) - 1].end))
        }
    }

    /// A reading of the same length in which scalars are replaced; `nil` where none is.
    func replacing(isVeiled: Bool = false, _ replacement: (Int) -> Unicode.Scalar?) -> Reading? {
        var result = scalars
        var isChanged = false
        for index in scalars.indices {
            if let scalar = replacement(index), scalar != scalars[index] {
                result[index] = scalar
                isChanged = true
            }
        }
        return isChanged ? Reading(result, origins, isVeiled: isVeiled || self.isVeiled) : nil
    }
}

extension Unicode.Scalar {
    /// As its properties say; most text is ASCII, where no table is asked.
    var isLetter: Bool {
        isASCII ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
    }

    var isSpace: Bool { isASCII ? self == " " || (9...13).contains(value) : properties.isWhitespace }
}
