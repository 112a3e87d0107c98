import Knowledge

/// A kind of personal data that can be told by its form; the raw values are the names that findings carry.
public enum PIIType: String, Sendable, Codable, CaseIterable {
    case tckn = "TCKN"
    case iban = "IBAN"
    case card = "CARD"
    case phone = "PHONE"
    case email = "EMAIL"

    /// What must never leave in a reply.
    public var isSecret: Bool { self == .tckn || self == .iban || self == .card }

    /// What stands in a log in its place.
    var mask: String { "[\(rawValue)]" }
}

/// Personal data found in a text.
public struct PIIFinding: Hashable, Sendable {
    public let type: PIIType
    /// In Unicode scalars of the text.
    public let span: Span

    public init(type: PIIType, span: Span) {
        self.type = type
        self.span = span
    }
}

/// Finds identity numbers, IBANs, payment cards, telephone numbers and e-mail addresses.
///
/// Check digits decide where there are any, so an order number of eleven digits is no identity number. Digits may be of
/// any script and stand in groups. One pass over the text, without backtracking.
public struct PIIScanner: Sendable {
    public init() {}

    /// The findings in the order of the text; they do not overlap.
    public func findings(in text: String) -> [PIIFinding] {
        let scalars = Array(text.unicodeScalars)
        var findings: [PIIFinding] = []
        var position = 0
        while position < scalars.count {
            switch Recognisers.read(at: position, in: scalars) {
            case .found(let type, let end):
                findings.append(PIIFinding(type: type, span: Span(position..<end)))
                position = end
            case .nothing(let next):
                position = next
            }
        }
        return findings
    }

    /// The text with every finding replaced by its type, for logs.
    public func masked(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for finding in findings(in: text).reversed() {
            scalars.replaceSubrange(finding.span.range, with: Array(finding.type.mask.unicodeScalars))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
