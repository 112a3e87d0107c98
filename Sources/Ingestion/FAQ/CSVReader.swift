/// Reads comma-separated values as RFC 4180 has them, with any separator and any line ending.
struct CSVReader {
    /// A quote that was opened and never closed, by the line where its record starts.
    struct UnterminatedQuote: Error {
        let line: Int
    }

    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var position = 0
    private var line = 1

    init(_ text: String, separator: Unicode.Scalar) {
        scalars = Array(text.unicodeScalars)
        self.separator = separator
    }

    /// The character among `,`, `;` and tab that parts the first line into most fields.
    static func separator(of text: String) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [:]
        var isQuoted = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if !isQuoted && (scalar == "\n" || scalar == "\r") { break }
            if !isQuoted { counts[scalar, default: 0] += 1 }
        }
        let candidates: [Unicode.Scalar] = [",", ";", "\t"]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ","
    }

    /// The next record, or `nil` at the end. Empty lines come as records of one empty field.
    mutating func next() throws(UnterminatedQuote) -> TableRecord? {
        guard position < scalars.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try field(recordLine: start))
            guard position < scalars.count else { break }
            if scalars[position] == separator {
                position += 1
                // A separator at the very end of the file opens one more, empty field.
                if position == scalars.count { fields.append("") }
                continue
            }
            endLine()
            break
        }
        return TableRecord(line: start, fields: fields)
    }

    private mutating func field(recordLine: Int) throws(UnterminatedQuote) -> String {
        var text = String.UnicodeScalarView()
        if position < scalars.count, scalars[position] == "\"" {
            position += 1
            while true {
                guard position < scalars.count else { throw UnterminatedQuote(line: recordLine) }
                let scalar = scalars[position]
                position += 1
                if scalar == "\"" {
                    guard position < scalars.count, scalars[position] == "\"" else { break }
                    position += 1
                }
                if scalar == "\n" || (scalar == "\r" && !isNext("\n")) { line += 1 }
                text.append(scalar)
            }
        }
        // Also what follows a closing quote: nothing that was written is dropped.
        while position < scalars.count, scalars[position] != separator, scalars[position] != "\n",
            scalars[position] != "\r"
        {
            text.append(scalars[position])
            position += 1
        }
        return String(text)
    }

    private func isNext(_ scalar: Unicode.Scalar) -> Bool { position < scalars.count && scalars[position] == scalar }

    /// Steps over `\r\n`, `\n` or `\r`.
    private mutating func endLine() {
        let scalar = scalars[position]
        position += 1
        if scalar == "\r" && isNext("\n") { position += 1 }
        line += 1
    }
}
