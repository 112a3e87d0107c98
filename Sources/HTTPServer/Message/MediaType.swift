/// A `Content-Type` or `Content-Disposition` value: a word and its parameters (RFC 9110 §5.6.6).
struct MediaType: Equatable {
    /// Lower case, without parameters: `multipart/form-data`, `form-data`.
    let name: String
    /// Names in lower case; values with their quotes undone. The first of a repeated name counts.
    let parameters: [String: String]

    /// Works on scalars: a combining mark after a quote must not hide the quote.
    private typealias Scalars = Substring.UnicodeScalarView

    init(parsing text: String) {
        var rest: Scalars = text[...].unicodeScalars
        let word = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(word.count)
        name = MediaType.trimmed(word).lowercased()
        var found: [String: String] = [:]
        while rest.first == ";" {
            rest = rest.dropFirst()
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop(while: MediaType.isBlank)
            let value: String
            if rest.first == "\"" {
                value = MediaType.takeQuoted(&rest)
                rest = rest.drop { $0 != ";" }
            } else {
                let plain = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(plain.count)
                value = MediaType.trimmed(plain)
            }
            let lowerKey = MediaType.trimmed(key).lowercased()
            if found[lowerKey] == nil { found[lowerKey] = value }
        }
        parameters = found
    }

    /// `\"` and `\\` are undone and no other pair, because browsers of old sent whole Windows paths as they are.
    private static func takeQuoted(_ rest: inout Scalars) -> String {
        rest = rest.dropFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { break }
            if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(next)
                rest = rest.dropFirst()
            } else {
                value.append(scalar)
            }
        }
        return String(value)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func trimmed(_ text: Scalars) -> String {
        var trimmed = text.drop(while: isBlank)
        while let last = trimmed.last, isBlank(last) { trimmed = trimmed.dropLast() }
        return String(Substring(trimmed))
    }
}
