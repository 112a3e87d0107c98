import Knowledge

/// Puts something else in the place of findings.
enum PIIRewriter {
    /// - Parameter origin: the scalar of the whole text at which `text` begins, where findings count from there.
    static func rewrite(
        _ text: String, _ findings: [PIIFinding], origin: Int = 0, with replacement: (PIIFinding, String) -> String
    ) -> String {
        var result = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        var place = scalars.startIndex
        var offset = origin
        for finding in findings {
            let start = scalars.index(place, offsetBy: finding.span.start - offset)
            let end = scalars.index(start, offsetBy: finding.span.end - finding.span.start)
            result.append(contentsOf: scalars[place..<start])
            let value = String(String.UnicodeScalarView(scalars[start..<end]))
            result.append(contentsOf: replacement(finding, value).unicodeScalars)
            place = end
            offset = finding.span.end
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }
}
