import Foundation

/// What a form says of one of its parts.
struct PartHeader: Equatable {
    let name: String
    /// Present for files, possibly empty.
    let filename: String?
    let contentType: String?

    /// - Parameter block: header lines with a line break before each.
    init(parsing block: ArraySlice<UInt8>) throws(MultipartParser.Malformed) {
        var disposition: MediaType?
        var contentType: String?
        let text = String(decoding: block, as: UTF8.self)
        for line in text.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
            let name = line.prefix { $0 != ":" }
            let value = line.dropFirst(name.count + 1)
            switch String(Substring(name)).lowercased() {
            case "content-disposition": disposition = MediaType(parsing: String(Substring(value)))
            case "content-type": contentType = String(Substring(value.drop { $0 == " " || $0 == "\t" }))
            case "content-transfer-encoding":
                // RFC 7578 §4.7 retired the others, and their bytes would be stored undecoded.
                let encoding = MediaType(parsing: String(Substring(value))).name
                guard ["binary", "8bit", "7bit"].contains(encoding) else { throw MultipartParser.Malformed() }
            default: break
            }
        }
        guard let disposition, disposition.name == "form-data", let name = disposition.parameters["name"] else {
            throw MultipartParser.Malformed()
        }
        self.name = PartHeader.unescaped(name)
        self.contentType = contentType
        if let extended = disposition.parameters["filename*"], let name = PartHeader.decodeExtended(extended) {
            filename = PartHeader.cleaned(name)
        } else {
            filename = disposition.parameters["filename"].map { PartHeader.cleaned(PartHeader.unescaped($0)) }
        }
    }

    /// `UTF-8''s%C4%B1ra.pdf` (RFC 8187). UTF-8 is the only character set that is still sent.
    private static func decodeExtended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return PercentEncoding.decoded(parts[2])
    }

    /// The three characters that browsers escape in names (WHATWG HTML, multipart/form-data encoding).
    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// A name and never a path; composed, because a Mac sends `ş` as two scalars.
    private static func cleaned(_ filename: String) -> String {
        let last = filename.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last
        let kept = (last ?? Substring().unicodeScalars).filter { $0.properties.generalCategory != .control }
        let name = String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
        return name == "." || name == ".." ? "" : name
    }
}
